"""Generic widgets: they know no domain."""

"""Glue, one module per screen: picks form, query and action."""

"""The settings: one module for each section, each a widget the page puts up when it is chosen."""

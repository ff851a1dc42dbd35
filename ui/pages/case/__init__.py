"""One case: its header, and a module for each of its tabs and cards."""

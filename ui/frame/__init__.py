"""The window around the pages: rail, top bar, foot, and the keys that belong to it."""

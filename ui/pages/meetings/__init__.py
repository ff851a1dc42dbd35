"""Möten: the week, the people called, and what follows."""

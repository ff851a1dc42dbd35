"""Idag: the week and the work queue."""

"""Registering a case."""

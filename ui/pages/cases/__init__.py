"""Ärenden: every case in one table."""

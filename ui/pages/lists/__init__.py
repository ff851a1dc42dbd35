"""Listor: each list exactly as in Excel."""

"""Booking a meeting for a case."""

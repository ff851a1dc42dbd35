"""Brev: the outbox, what was sent, and the page beside it."""

"""Inskrivning: the routine's questions, and the suggestion beside them."""

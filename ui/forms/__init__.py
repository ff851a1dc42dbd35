"""Forms as data: no Qt, no database."""

"""What the caseworker sees."""

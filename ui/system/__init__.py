"""What each operating system tells of the session: one module a system, one way to hear of it."""

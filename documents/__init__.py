"""What leaves the office: letters and sheets. Turns frozen values into bytes; never sees a session or Qt."""

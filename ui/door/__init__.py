"""The door: making, unlocking, recovering and restoring a vault, before anything of it is in memory."""

"""The verbs: one logged transaction each, named as the log names it."""

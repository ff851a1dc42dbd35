"""What can be done by key: the table that makes the shortcuts and the list of them in the help."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do: its name in the table, what it is called (a msgid), its keys and what it does."""

    key: str
    text: str
    shortcut: str  # as QKeySequence reads it: "Ctrl+K"
    handler: Callable[[], object]
    icon: str = ""

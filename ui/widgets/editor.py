"""What every editor of a form is: a value, and a sign when a person changed it."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Editor(QWidget):
    """Holds one widget to type or choose in. `edited` is a person's doing, never the program's."""

    edited = Signal()
    labels_itself: ClassVar[bool] = False  # its text is its label
    asks: ClassVar[bool] = False  # its label is a question, and stands at its left

    def hold(self, held: QWidget) -> None:
        """Show the widget that is typed in; the focus goes to it."""
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(held)
        self.setFocusProxy(held.focusProxy() or held)

    @property
    def value(self) -> object:
        """What the draft holds of it; None where nothing is typed, or nothing it can hold."""
        raise NotImplementedError

    @property
    def unread(self) -> str:
        """What was typed that it cannot hold, else nothing."""
        return ""

    @property
    def sentence(self) -> str:
        """What is wrong with what it cannot hold; empty where there is no more to say than that."""
        return ""

    def show_value(self, value: object) -> None:
        """Show what the draft holds; this is no edit."""
        raise NotImplementedError

    def show_unread(self, text: str) -> None:
        """Show text it cannot hold, as it was typed."""

    def tidy(self) -> None:
        """Write what was typed as it is written: one has left the field."""

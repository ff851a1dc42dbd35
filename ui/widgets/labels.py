"""Words in one of the roles of the look."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from ui.look.look import Look

_TINTS = {"small": "text2"}


def label(
    look: Look, text: str, role: str = "body", *, wrap: bool = False, color: str = ""
) -> QLabel:
    """Return a label, its text taken as it stands; color is the name of a token."""
    return _dressed(QLabel(text), look, role, wrap=wrap, color=color)


def whole(look: Look, text: str, role: str = "body") -> QLabel:
    """Return a label over several lines that no layout squeezes."""
    return _dressed(_Whole(text), look, role, wrap=True, color="")


def _dressed(made: QLabel, look: Look, role: str, *, wrap: bool, color: str) -> QLabel:
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(look.font(role))
    made.setProperty("role", role)
    made.setProperty("tint", color or _TINTS.get(role, "text"))
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


class _Whole(QLabel):
    """At each width it asks for the lines it then has."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask_for_height()

    @override
    def setText(self, arg__1: str) -> None:
        super().setText(arg__1)
        self._ask_for_height()

    def _ask_for_height(self) -> None:
        needed = max(self.heightForWidth(self.width()), 0)
        if needed != self.minimumHeight():
            self.setMinimumHeight(needed)


def tint(made: QLabel, color: str) -> None:
    """Give a label the colour of a token."""
    if made.property("tint") != color:
        made.setProperty("tint", color)
        made.style().unpolish(made)
        made.style().polish(made)

"""Words in one of the roles of the look."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.look.look import Look

_TINTS = {"small": "text2"}


def label(
    look: Look, text: str, role: str = "body", *, wrap: bool = False, color: str = ""
) -> QLabel:
    """Return a label, its text taken as it stands; color is the name of a token."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(look.font(role))
    made.setProperty("role", role)
    made.setProperty("tint", color or _TINTS.get(role, "text"))
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def tint(made: QLabel, color: str) -> None:
    """Give a label the colour of a token."""
    if made.property("tint") != color:
        made.setProperty("tint", color)
        made.style().unpolish(made)
        made.style().polish(made)

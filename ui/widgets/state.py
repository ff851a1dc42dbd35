"""What state a thing is in: icon and word, never colour alone."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.look.icons import pixmap
from ui.look.look import Look
from ui.widgets.labels import label


@dataclass(frozen=True, slots=True)
class State:
    """How a state is drawn: its icon, the token of its colour, its soft plate."""

    icon: str
    color: str
    plate: str


_CHIP = 24
STATES = {
    "late": State("late", "late", "late"),
    "warn": State("warn", "warn", "warn"),
    "ok": State("done", "ok", "ok"),
    "info": State("info", "accent", "info"),
    "clock": State("clock", "accent", "info"),
    "shield": State("shield", "warn", "warn"),
}


def state(look: Look, kind: str, text: str) -> QWidget:
    """Return the icon and the word of a state, in its colour."""
    made = QWidget()
    _fill(made, look, kind, text, 0)
    return made


def chip(look: Look, kind: str, text: str) -> QFrame:
    """Return the icon and the word of a state on its soft plate."""
    made = QFrame()
    made.setProperty("plate", STATES[kind].plate)
    _fill(made, look, kind, text, look.px(8))
    return made


def picture(look: Look, name: str, color: str, size: float = 16) -> QLabel:
    """Return an icon as a widget beside a word that says the same, so it is not read aloud."""
    made = QLabel()
    made.setPixmap(pixmap(look, name, color, size, made.devicePixelRatioF()))
    made.setFixedSize(look.px(size), look.px(size))
    return made


def _fill(made: QWidget, look: Look, kind: str, text: str, margin: int) -> None:
    drawn = STATES[kind]
    row = QHBoxLayout(made)
    row.setContentsMargins(margin, 0, margin + margin // 4, 0)
    made.setMinimumHeight(look.px(_CHIP if margin else 0))
    row.setSpacing(look.px(6))
    row.addWidget(picture(look, drawn.icon, drawn.color), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(label(look, text, "strong", color=drawn.color))
    made.setAccessibleName(text)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

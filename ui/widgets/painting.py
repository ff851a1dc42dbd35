"""Words painted by hand: one line in a role and a colour of the look, shortened where it does not fit."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from ui.look.look import Look

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
CENTRE = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text, the role it is set in and the token of its colour."""

    text: str
    role: str = "body"
    color: str = "text"


def write(painter: QPainter, look: Look, place: QRect, words: Words, align: int = LEFT) -> None:
    """Write one line; what does not fit ends in an ellipsis."""
    font = look.font(words.role)
    painter.setFont(font)
    painter.setPen(look.color(words.color))
    room = place.width()
    shown = QFontMetrics(font).elidedText(words.text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(place, align, shown)


def write_two(painter: QPainter, look: Look, place: QRect, upper: Words, lower: Words) -> None:
    """Write two lines, each in a half of the place."""
    half = place.height() // 2
    write(painter, look, place.adjusted(0, 0, 0, -half), upper)
    write(painter, look, place.adjusted(0, half, 0, 0), lower)


def width_of(look: Look, words: Words) -> int:
    """Return how wide a line is when nothing is left out."""
    return QFontMetrics(look.font(words.role)).horizontalAdvance(words.text)

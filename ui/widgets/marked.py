"""A line of text in which some letters are marked: bold and underlined, so that no colour is needed."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from ui.look.look import Look
from ui.widgets.painting import LEFT, Words

Spans = tuple[tuple[int, int], ...]


def write_marked(painter: QPainter, look: Look, place: QRect, words: Words, marks: Spans) -> None:
    """Write one line with its marks; what does not fit ends in an ellipsis."""
    fonts = {marked: _font(look, words.role, marked=marked) for marked in (False, True)}
    painter.setPen(look.color(words.color))
    left, right = place.left(), place.right() + 1
    for text, marked in _parts(words.text, marks):
        metrics = QFontMetrics(fonts[marked])
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(right - left, 0))
        painter.setFont(fonts[marked])
        painter.drawText(QRect(left, place.top(), right - left, place.height()), LEFT, shown)
        left += metrics.horizontalAdvance(shown)
        if shown != text:
            break


def _font(look: Look, role: str, *, marked: bool) -> QFont:
    font = look.font(role)
    if marked:
        font.setWeight(QFont.Weight.DemiBold)
        font.setUnderline(True)
    return font


def _parts(text: str, marks: Spans) -> Iterator[tuple[str, bool]]:
    """Yield the text in pieces, each with whether it is marked."""
    at = 0
    for start, end in marks:
        yield text[at:start], False
        yield text[start:end], True
        at = end
    yield text[at:], False

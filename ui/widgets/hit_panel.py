"""The plate under the search field: how much was found, the rows, and which keys do what."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from ui.look.icons import paint as paint_icon
from ui.look.look import Look
from ui.widgets.hit_list import HitList, HitRow
from ui.widgets.labels import label

_SIDE, _RADIUS = 18, 8


class HitPanel(QFrame):
    """Lies over the page; it takes no focus, so that one can go on typing."""

    def __init__(
        self, look: Look, name: str, keys: Sequence[str], note: str, holder: QWidget
    ) -> None:
        super().__init__(holder)
        self._look, self._holder = look, holder
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._count = label(look, "", "small")
        self._count.setContentsMargins(look.px(_SIDE), look.px(10), look.px(_SIDE), look.px(6))
        self.list = HitList(look, name)
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(look.px(_SIDE), look.px(10), look.px(_SIDE), look.px(12))
        line.setSpacing(look.px(14))
        line.addLayout(_arrows(look, keys[0]))
        for key in keys[1:]:
            line.addWidget(label(look, key, "small"))
        line.addStretch()
        line.addWidget(label(look, note, "small"))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(look.tokens.edge, 0, look.tokens.edge, look.tokens.edge)
        lines.setSpacing(0)
        lines.addWidget(self._count)
        lines.addWidget(self.list)
        lines.addSpacing(look.px(8))
        lines.addWidget(_rule(look))
        lines.addWidget(foot)
        self.hide()

    @property
    def count(self) -> QLabel:
        """What is said of how much was found."""
        return self._count

    def show_hits(self, count: str, rows: Sequence[HitRow]) -> None:
        """Show what was found; the first row is the current one."""
        self._count.setText(count)
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))

    def place_under(self, field: QWidget) -> None:
        """Lie under a field, as wide and as high as what is shown, and no further than the window."""
        holder, look = self._holder, self._look
        corner = field.mapTo(holder, field.rect().bottomLeft())
        self.list.setFixedHeight(self.list.wanted_height())
        left, top = corner.x(), corner.y() + look.px(8)
        room = holder.height() - top - look.px(16)
        width = min(max(self.sizeHint().width(), look.px(560)), holder.width() - left - look.px(8))
        over = self.sizeHint().height() - room
        if over > 0:
            self.list.setFixedHeight(max(self.list.height() - over, look.px(50)))
        self.setGeometry(left, top, width, min(self.sizeHint().height(), room))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, edge = QPainter(self), self._look.tokens.edge
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("control"), edge))
        painter.setBrush(self._look.color("surface"))
        half, radius = edge / 2, self._look.px(_RADIUS)
        plate = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(plate, radius, radius)
        painter.end()


def _arrows(look: Look, word: str) -> QHBoxLayout:
    """Return the two arrow keys and what they do."""
    line = QHBoxLayout()
    line.setSpacing(look.px(6))
    for arrow in ("up", "down"):
        line.addWidget(_KeyCap(look, arrow))
    line.addWidget(label(look, word, "small"))
    return line


class _KeyCap(QWidget):
    """An arrow key as it lies on the keyboard."""

    def __init__(self, look: Look, arrow: str) -> None:
        super().__init__()
        self._look, self._arrow = look, arrow
        self.setFixedSize(look.px(22), look.px(22))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, edge = QPainter(self), self._look, self._look.tokens.edge
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("control"), edge))
        half, inner = edge / 2, look.px(4)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), inner, inner
        )
        place = QRectF(self.rect()).adjusted(inner, inner, -inner, -inner)
        paint_icon(painter, place, look, self._arrow, "text")
        painter.end()


def _rule(look: Look) -> QFrame:
    rule = QFrame()
    rule.setProperty("kind", "rule")
    rule.setFixedHeight(look.tokens.edge)
    return rule

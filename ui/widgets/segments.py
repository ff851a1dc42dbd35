"""One strip of answers: chosen is filled, ticked and bold; unanswered is nothing chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.look.icons import paint
from ui.look.look import Look
from ui.widgets.buttons import plain

_HEIGHT, _NARROWEST, _SIDE, _TICK, _GAP, _RADIUS = 32, 72, 14, 16, 6, 6


class Segment(QRadioButton):
    """One answer; a radio button in all but its looks, so keys and readers know it."""

    def __init__(self, look: Look, text: str, *, first: bool, last: bool) -> None:
        super().__init__(plain(text))
        self._look, self._text, self._first, self._last = look, text, first, last
        self.setFont(look.font("strong"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._text)
        around = self._look.px(2 * _SIDE + _TICK + _GAP)
        return QSize(max(self._look.px(_NARROWEST), words + around), self._look.px(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_plate(painter)
        self._paint_words(painter)
        painter.end()

    def _paint_plate(self, painter: QPainter) -> None:
        edge = self._look.tokens.edge
        lined = "accent" if self.isChecked() else "control"
        off = "off" if self._look.tokens.high_contrast else "line"
        edge_color = lined if self.isEnabled() else off
        painter.setPen(QPen(self._look.color(edge_color), edge))
        painter.setBrush(self._look.color(self._ground()))
        painter.drawPath(self._outline(edge / 2))

    def _ground(self) -> str:
        if not self.isEnabled():
            return "head"
        if self.isChecked():
            return "accent"
        return "hover" if self.underMouse() else "surface"

    def _outline(self, inset: float) -> QPainterPath:
        left = inset if self._first else -2 * inset  # the line between two is drawn by the left one
        rect = QRectF(self.rect()).adjusted(left, inset, -inset, -inset)
        return _rounded(rect, self._look.px(_RADIUS), left=self._first, right=self._last)

    def _paint_words(self, painter: QPainter) -> None:
        look, chosen = self._look, self.isChecked()
        color = ("on_accent" if chosen else "text") if self.isEnabled() else "off"
        painter.setFont(look.font("strong" if chosen else "body"))
        painter.setPen(look.color(color))
        words = painter.fontMetrics().horizontalAdvance(self._text)
        tick = look.px(_TICK) if chosen else 0
        left = (self.width() - words - tick - (look.px(_GAP) if chosen else 0)) / 2
        if chosen:
            top = (self.height() - tick) / 2
            paint(painter, QRectF(left, top, tick, tick), look, "tick", color)
            left += tick + look.px(_GAP)
        room = QRectF(left, 0, words + 2, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._text)


class Segments(QWidget):
    """A question's answers side by side; choosing from the program tells nobody."""

    chosen = Signal(object)

    def __init__(
        self,
        look: Look,
        name: str,
        options: Sequence[tuple[object, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values = tuple(value for value, _ in options)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for number, (_, text) in enumerate(options):
            segment = Segment(look, text, first=number == 0, last=number == len(options) - 1)
            segment.setAccessibleName(f"{name} {text}")
            self._group.addButton(segment, number)
            row.addWidget(segment)
        self._keep_one_stop()
        self._group.idToggled.connect(self._toggled)

    @property
    def value(self) -> object:
        """The value chosen, or None."""
        number = self._group.checkedId()
        return None if number < 0 else self._values[number]

    def choose(self, value: object) -> None:
        """Show a value as chosen, None as nothing chosen; this is no choice of the user's."""
        self._group.blockSignals(True)  # noqa: FBT003
        self._group.setExclusive(False)
        for number, button in enumerate(self._group.buttons()):
            button.setChecked(value is not None and self._values[number] == value)
        self._group.setExclusive(True)
        self._group.blockSignals(False)  # noqa: FBT003
        self._keep_one_stop()

    def _toggled(self, number: int, on: bool) -> None:  # noqa: FBT001
        if on:
            self._keep_one_stop()
            self.chosen.emit(self._values[number])

    def _keep_one_stop(self) -> None:
        """One Tab stop: the answer chosen, or the first; the arrows go on from there."""
        buttons = self._group.buttons()
        stop = self._group.checkedButton() or buttons[0]
        for button in buttons:
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        self.setFocusProxy(stop)


def _rounded(rect: QRectF, radius: float, *, left: bool, right: bool) -> QPainterPath:
    """Return a rectangle round only at the ends of the strip."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    if not left:
        path = path.united(_square(rect.left(), rect, radius))
    if not right:
        path = path.united(_square(rect.right() - radius, rect, radius))
    return path


def _square(left: float, rect: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(left, rect.top(), radius, rect.height()))
    return path

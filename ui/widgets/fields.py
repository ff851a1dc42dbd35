"""Fields to fill in, each with its name for readers; `labelled` says the rest about one."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from ui.look.icons import paint
from ui.look.look import Look
from ui.widgets.buttons import HEIGHT, plain
from ui.widgets.labelled import Labelled

_ARROW, _BOX, _GAP, _LOWEST = 16, 18, 8, 24
_FEWEST, _MOST = 3, 12  # lines


def line(look: Look, name: str, placeholder: str = "") -> QLineEdit:
    """Return a field of one line."""
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(placeholder)
    made.setMinimumHeight(look.px(HEIGHT))
    return made


def area(look: Look, name: str, placeholder: str = "") -> QPlainTextEdit:
    """Return a field of several lines; Tab leaves it."""
    made = Area(look)
    made.setAccessibleName(name)
    made.setPlaceholderText(placeholder)
    return made


class Area(QPlainTextEdit):
    """Grows with what is written, to a limit, and lets Tab go on to the next field."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grown)

    @override
    def sizeHint(self) -> QSize:
        lines = min(max(int(self.document().size().height()), _FEWEST), _MOST)
        around = self._look.px(16)
        return QSize(self._look.px(256), lines * self.fontMetrics().lineSpacing() + around)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(96), self.sizeHint().height())

    def _grown(self) -> None:
        self.updateGeometry()


class Combo(QComboBox):
    """A choice of one among many; it holds values, shows texts, and tells what a person chose."""

    chosen = Signal(object)

    def __init__(
        self,
        look: Look,
        name: str,
        options: Sequence[tuple[object, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._values: tuple[object, ...] = ()
        self.setAccessibleName(name)
        self.setMinimumHeight(look.px(HEIGHT))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.offer(options)
        self.activated.connect(self._activated)

    @property
    def values(self) -> tuple[object, ...]:
        """Everything that is offered."""
        return self._values

    @property
    def value(self) -> object:
        """The value shown, or None."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    def offer(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer other values; nothing is chosen among them but the first."""
        self.clear()
        self._values = tuple(value for value, _ in options)
        self.addItems([text for _, text in options])

    def choose(self, value: object) -> None:
        """Show a value, or none if it is not offered; this is no choice of the user's."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def _activated(self, index: int) -> None:
        self.chosen.emit(self._values[index])

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling past a field must not change it."""
        e.ignore()

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        painter = QPainter(self)
        side = self._look.px(_ARROW)
        left, top = self.width() - side - self._look.px(10), (self.height() - side) / 2
        color = "text2" if self.isEnabled() else "off"
        paint(painter, QRectF(left, top, side, side), self._look, "down", color)
        painter.end()


def combo(look: Look, name: str, options: Sequence[tuple[object, str]]) -> Combo:
    """Return a choice of one among many: value and text of each."""
    return Combo(look, name, options)


class Tick(QCheckBox):
    """A tick box, drawn by the look."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(plain(text), parent)
        self._look, self._words = look, text
        self.setFont(look.font())
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._words)
        return QSize(self._look.px(_BOX + _GAP + 4) + words, max(_LOWEST, self._look.px(_LOWEST)))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: object) -> bool:
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._paint_box(painter)
        painter.setPen(self._look.color("text" if self.isEnabled() else "off"))
        words = QRectF(self.rect()).adjusted(box.right() + self._look.px(_GAP), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.end()

    def _paint_box(self, painter: QPainter) -> QRectF:
        look, side = self._look, self._look.px(_BOX)
        edge, on = look.tokens.edge, self.isChecked()
        box = QRectF(edge / 2, (self.height() - side) / 2 + edge / 2, side - edge, side - edge)
        ground, lined = ("accent", "accent") if on else ("surface", "control")
        if not self.isEnabled():
            ground, lined = "head", "off"
        painter.setPen(QPen(look.color(lined), edge))
        painter.setBrush(look.color(ground))
        painter.drawRoundedRect(box, look.px(4), look.px(4))
        if on:
            color = "on_accent" if self.isEnabled() else "off"
            paint(painter, box.adjusted(1, 1, -1, -1), look, "tick", color)
        return box


def tick(look: Look, text: str) -> Tick:
    """Return a tick box."""
    return Tick(look, text)


def labelled(look: Look, text: str, field: QWidget, help: str = "") -> Labelled:  # noqa: A002
    """Return a field with its label above, its hint below and room for what is wrong with it."""
    return Labelled(look, text, field, help)

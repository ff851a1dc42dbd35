"""The field one searches in: a glass before it, its shortcut behind it, and the keys of the list below."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy
from typing_extensions import override

from ui.look.icons import paint as paint_icon
from ui.look.look import Look
from ui.widgets.buttons import HEIGHT
from ui.widgets.painting import RIGHT, Words, width_of, write

_WIDTH, _LEAST, _ICON, _SIDE, _PAGE = 440, 200, 16, 12, 5


class SearchField(QLineEdit):
    """Arrows, Enter and Esc are told as what they mean; everything else is typing."""

    stepped = Signal(int)  # rows down, or up
    accepted = Signal()
    escaped = Signal()

    def __init__(self, look: Look, name: str, placeholder: str, shortcut: str) -> None:
        super().__init__()
        self._look, self._shortcut = look, Words(shortcut, "small", "text2")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(look.font())
        self.setFixedHeight(look.px(HEIGHT))
        self.setMinimumWidth(look.px(_LEAST))
        self.setMaximumWidth(look.px(_WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextMargins(
            look.px(_ICON + _SIDE), 0, width_of(look, self._shortcut) + look.px(8), 0
        )
        self.setMaxLength(200)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_WIDTH), self._look.px(HEIGHT))

    @override
    def event(self, event: QEvent) -> bool:
        # While one types, Esc closes the list before it means anything to the window.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _PAGE,
            Qt.Key.Key_PageUp: -_PAGE,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.stepped.emit(steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.accepted.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, look = QPainter(self), self._look
        side = look.px(_ICON)
        glass = QRectF(look.px(_SIDE), (self.height() - side) / 2, side, side)
        paint_icon(painter, glass, look, "search", "text2")
        write(painter, look, self.rect().adjusted(0, 0, -look.px(_SIDE), 0), self._shortcut, RIGHT)
        painter.end()

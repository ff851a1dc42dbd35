"""The mark of Stegvis: three steps on a plate, with the name beside it or without."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.look.look import Look

_STEPS = (
    (0.23, 0.60),
    (0.43, 0.42),
    (0.63, 0.24),
)  # left edge and top of each, in parts of the plate
_BREADTH, _GROUND = 0.15, 0.76


class Mark(QWidget):
    """Drawn, so that it is sharp at any size and takes the theme's accent."""

    def __init__(self, look: Look, name: str = "", size: int = 24) -> None:
        super().__init__()
        self._look, self._name, self._size = look, name, look.px(size)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    @override
    def sizeHint(self) -> QSize:
        return QSize(
            self._size + self._look.px(130 if self._name else 0), self._size + self._look.px(4)
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, size = QPainter(self), self._look, self._size
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left = look.px(8) if self._name else (self.width() - size) / 2
        plate = QRectF(left, (self.height() - size) / 2, size, size)
        painter.setBrush(look.color("accent"))
        painter.drawRoundedRect(plate, size / 5, size / 5)
        painter.setBrush(look.color("on_accent"))
        for x, top in _STEPS:
            step = QRectF(
                plate.x() + x * size,
                plate.y() + top * size,
                _BREADTH * size,
                (_GROUND - top) * size,
            )
            painter.drawRoundedRect(step, size / 24, size / 24)
        if self._name:
            painter.setPen(look.color("text"))
            painter.setFont(look.font("strong"))
            words = self.rect().adjusted(int(plate.right()) + look.px(10), 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._name)
        painter.end()

"""A quiet list of places to choose among, one of them shown: the lists, the sections of the settings."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ui.look.look import Look
from ui.widgets.rows import Index

_ROW, _SIDE, _END, _ROUND, _AIR = 36, 12, 4, 6, 14
_TALL = 10_000  # higher than any words
_WRAP = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)


class Picker(QListWidget):
    """Words under each other; the chosen one lies on a plate of its own. The arrow keys choose at once."""

    chosen = Signal(int)

    def __init__(self, look: Look, name: str, words: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("kind", "page")
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)  # words break anew in another width
        self.setMouseTracking(True)
        self.setItemDelegate(_Words(look, self))
        self._quiet = False
        self.offer(words)
        self.currentRowChanged.connect(self._changed)

    @property
    def at(self) -> int:
        """The number of what is chosen."""
        return self.currentRow()

    def offer(self, words: Sequence[str]) -> None:
        """Offer other words; what is chosen keeps its number where there is one."""
        at, self._quiet = self.currentRow(), True
        self.clear()
        self.addItems(list(words))
        self.setCurrentRow(min(max(at, 0), len(words) - 1))
        self._quiet = False

    def choose(self, number: int) -> None:
        """Show one as chosen; this is no choice of the user's."""
        self._quiet = True
        self.setCurrentRow(number)
        self._quiet = False

    def _changed(self, number: int) -> None:
        if not self._quiet and number >= 0:
            self.chosen.emit(number)


class _Words(QStyledItemDelegate):
    def __init__(self, look: Look, picker: Picker) -> None:
        super().__init__(picker)
        self._look, self._picker = look, picker

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look = self._look
        width = self._picker.viewport().width()
        room = QRect(0, 0, width - look.px(_SIDE + _END) - 2, _TALL)
        words = QFontMetrics(look.font("strong")).boundingRect(room, _WRAP, str(index.data()))
        return QSize(look.px(80), max(look.px(_ROW), words.height() + look.px(_AIR)))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, here = self._look, index.row() == self._picker.currentRow()
        plate = QRectF(option.rect).adjusted(1, 1, -1, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if here:
            ringed = self._picker.hasFocus() or look.tokens.high_contrast
            painter.setPen(look.color("accent" if ringed else "line"))
            painter.setBrush(look.color("surface"))
            painter.drawRoundedRect(plate, _ROUND, _ROUND)
        painter.setFont(look.font("strong" if here else "body"))
        painter.setPen(look.color("accent" if here else "text"))
        room = plate.adjusted(look.px(_SIDE), 0, -look.px(_END), 0)
        painter.drawText(room, _WRAP, str(index.data()))
        painter.restore()

"""A quiet list of places to choose among, one of them shown: the lists, the sections of the settings."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ui.look.look import Look
from ui.widgets.rows import Index

_ROW, _SIDE, _ROUND = 36, 12, 6


class Picker(QListWidget):
    """Words under each other; the chosen one lies on a plate of its own. The arrow keys choose at once."""

    chosen = Signal(int)

    def __init__(self, look: Look, name: str, words: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("kind", "page")
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        return QSize(self._look.px(80), self._look.px(_ROW))

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
        room = plate.adjusted(look.px(_SIDE), 0, -look.px(4), 0)
        words = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

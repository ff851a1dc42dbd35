"""How the rows of a table are drawn: a line under each, a frame around the current one."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from ui.look.icons import paint
from ui.look.look import Look
from ui.widgets.state import STATES

STATE_ROLE = Qt.ItemDataRole.UserRole + 1
ROW = 36
_SIDE, _ICON, _GAP, _FRAME = 8, 16, 6, 2
Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints cells so that a row reads as one thing."""

    def __init__(self, look: Look, table: QTableView) -> None:
        super().__init__(table)
        self._look, self._table = look, table
        self._metrics = QFontMetrics(look.font("strong"))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        icon = self._look.px(_ICON + _GAP) if index.data(STATE_ROLE) else 0
        words = self._metrics.horizontalAdvance(str(index.data() or ""))
        return QSize(words + icon + self._look.px(2 * _SIDE + _SIDE), self._look.px(ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        painter.save()
        self._paint_ground(painter, rect, index)
        self._paint_words(painter, rect, index)
        if self._is_current(index) and self._table.hasFocus():
            self._paint_frame(painter, rect, index)
        painter.restore()

    def _is_current(self, index: Index) -> bool:
        return index.row() == self._table.currentIndex().row()

    def _ground(self, index: Index) -> str:
        if not self._is_current(index):
            return "surface"
        return "accent_soft" if self._table.hasFocus() else "hover"

    def _paint_ground(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        look, edge = self._look, self._look.tokens.edge
        painter.fillRect(rect, look.color(self._ground(index)))
        under = QRectF(rect.left(), rect.bottom() - edge, rect.width(), edge)
        painter.fillRect(under, look.color("line"))

    def _paint_words(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        look, kind = self._look, str(index.data(STATE_ROLE) or "")
        room = rect.adjusted(look.px(_SIDE), 0, -look.px(_SIDE), 0)
        if kind:
            side = look.px(_ICON)
            place = QRectF(room.left(), room.center().y() - side / 2, side, side)
            paint(painter, place, look, STATES[kind].icon, STATES[kind].color)
            room.setLeft(place.right() + look.px(_GAP))
        strong = index.column() == 0 or kind == "late"
        painter.setFont(look.font("strong" if strong else "body"))
        painter.setPen(self._pen(kind))
        words = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, _alignment(index), words)

    def _pen(self, kind: str) -> QColor:
        return self._look.color(STATES[kind].color if kind else "text")

    def _paint_frame(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """Paint this cell's part of the frame around its whole row."""
        model, half = index.model(), _FRAME / 2
        first, last = index.column() == 0, index.column() == model.columnCount() - 1
        frame = rect.adjusted(half, half, -half, -half)
        frame.setLeft(frame.left() if first else rect.left() - 8)
        frame.setRight(frame.right() if last else rect.right() + 8)
        painter.setClipRect(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("accent"), _FRAME))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 4, 4)


def _alignment(index: Index) -> Qt.AlignmentFlag:
    aligned = index.data(Qt.ItemDataRole.TextAlignmentRole)
    if isinstance(aligned, Qt.AlignmentFlag):
        return aligned
    return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

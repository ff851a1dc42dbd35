"""A list of what was found: two lines a row, the letters that match marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from ui.look.icons import paint as paint_icon
from ui.look.look import Look
from ui.widgets.marked import Spans, write_marked
from ui.widgets.painting import RIGHT, Words, width_of, write

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HIT_ROLE = Qt.ItemDataRole.UserRole + 1
_ROW, _SIDE, _EDGE, _ICON, _GAP, _FRAME = 50, 12, 8, 16, 6, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class HitRow:
    """What one row shows, in words; `marks` are the letters of the title that match."""

    title: str
    under: str
    what: str
    when: str = ""
    marks: Spans = ()
    under_marks: Spans = ()
    late: bool = False
    shield: bool = False  # the title is a case number, since the person is protected

    @property
    def spoken(self) -> str:
        """The whole row, as it is read aloud."""
        return ", ".join(part for part in (self.title, self.under, self.what, self.when) if part)


class HitModel(QAbstractListModel):
    """Rows as a list that can be read aloud."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[HitRow] = ()

    def show_rows(self, rows: Sequence[HitRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row if role == _HIT_ROLE else None


class HitDelegate(QStyledItemDelegate):
    """Draws a row: who at the left, what waits and when at the right."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._look.px(_ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        px, row = self._look.px, index.data(_HIT_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.row() == self._view.currentIndex().row():
            self._paint_ground(painter, rect)
        side = px(_EDGE + _SIDE)
        inner = rect.adjusted(side, px(6), -side, -px(6))
        half = inner.height() // 2
        self._paint_upper(painter, inner.adjusted(0, 0, 0, -half), row)
        self._paint_lower(painter, inner.adjusted(0, half, 0, 0), row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect) -> None:
        look = self._look
        inset = look.px(_EDGE) - _FRAME / 2
        plate = QRectF(rect).adjusted(inset, _FRAME / 2, -inset, -_FRAME / 2)
        painter.setBrush(look.color("accent_soft"))
        painter.setPen(QPen(look.color("accent"), _FRAME))
        painter.drawRoundedRect(plate, look.px(6), look.px(6))

    def _paint_upper(self, painter: QPainter, place: QRect, row: HitRow) -> None:
        look, what = self._look, Words(row.what)
        write(painter, look, place, what, RIGHT)
        room = place.adjusted(0, 0, -width_of(look, what) - look.px(_SIDE), 0)
        if row.shield:
            side = look.px(_ICON)
            icon = QRectF(room.left(), room.center().y() - side / 2, side, side)
            paint_icon(painter, icon, look, "shield", "warn")
            room.setLeft(room.left() + side + look.px(_GAP))
        write_marked(painter, look, room, Words(row.title), row.marks)

    def _paint_lower(self, painter: QPainter, place: QRect, row: HitRow) -> None:
        look = self._look
        role, color = ("small_strong", "late") if row.late else ("small", "text2")
        when = Words(row.when, role, color)
        write(painter, look, place, when, RIGHT)
        room = place.adjusted(0, 0, -width_of(look, when) - look.px(_SIDE), 0)
        under = Words(row.under, "small", "warn" if row.shield else "text2")
        write_marked(painter, look, room, under, row.under_marks)


class HitList(QListView):
    """The rows; the keys stay with the field above, so it takes no focus of its own."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look, self._rows = look, HitModel(self)
        self.setAccessibleName(name)
        self.setModel(self._rows)
        self.setItemDelegate(HitDelegate(look, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "page")
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def rows(self) -> Sequence[HitRow]:
        """The rows shown."""
        return self._rows.rows

    def show_rows(self, rows: Sequence[HitRow]) -> None:
        """Show other rows; the first is the current one."""
        self._rows.show_rows(rows)
        if rows:
            self.setCurrentIndex(self._rows.index(0))

    def current_row(self) -> int:
        """Return the number of the current row, -1 where there is none."""
        return self.currentIndex().row()

    def step(self, by: int) -> None:
        """Go down, or up, that many rows and no further than the last."""
        if self.rows:
            row = min(max(self.current_row() + by, 0), len(self.rows) - 1)
            self.setCurrentIndex(self._rows.index(row))

    def wanted_height(self) -> int:
        """Return the height at which every row is seen."""
        return len(self.rows) * self._look.px(_ROW)

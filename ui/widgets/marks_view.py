"""A table of people with marks that never move: one key a person, and the chosen one says its word."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem
from typing_extensions import override

from documents.sheet import TEXT, Column
from ui.i18n import Translator
from ui.look.icons import paint as paint_icon
from ui.look.look import Look
from ui.widgets.painting import CENTRE, Words, width_of, write
from ui.widgets.rows import RowDelegate
from ui.widgets.table import ListTable, TableModel

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
MARK_ROLE = int(Qt.ItemDataRole.UserRole) + 8
_ROW, _WIDTH, _HEIGHT, _GAP, _SIDE = 40, 32, 28, 4, 8
_ICON = 16
_SHORTEST = 90  # of the names' column


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its key, what it means, and how the word is drawn."""

    letter: str
    word: str
    icon: str
    color: str


class MarksModel(TableModel[R], Generic[R]):
    """The columns about each person, and last the marks; `chosen` tells the letter of a row's mark."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        marks: Sequence[Mark],
        chosen: Callable[[R], str],
        translate: Translator,
        *,
        heading: str,
    ) -> None:
        words = {mark.letter: mark.word for mark in marks}
        last: Column[R] = Column(heading, lambda row: words.get(chosen(row), ""), TEXT)
        super().__init__((*columns, last), translate)
        self._chosen, self._heading = chosen, translate(heading)
        self._missing = translate("not marked")

    @property
    def rows(self) -> Sequence[R]:
        """The rows shown."""
        return self._rows

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role == MARK_ROLE:
            return self._chosen(self._rows[index.row()])
        if index.isValid() and role == Qt.ItemDataRole.AccessibleTextRole and not index.column():
            return self._spoken(index.row())
        return super().data(index, role)

    def _spoken(self, row: int) -> str:
        """Return the whole row as it is read aloud, its mark at the end."""
        cells = [
            f"{self.headerData(at, Qt.Orientation.Horizontal)} {text}"
            for at in range(1, self.columnCount() - 1)
            if (text := self._text(row, at))
        ]
        mark = self._text(row, self.columnCount() - 1) or self._missing
        return ", ".join((self._text(row, 0), *cells, f"{self._heading}: {mark}"))

    def _text(self, row: int, column: int) -> str:
        return str(self.data(self.index(row, column)) or "")


class MarksView(ListTable):
    """Letters mark the current row; `marked` tells row and letter, an empty one where the mark is taken back."""

    marked = Signal(int, str)

    def __init__(
        self,
        look: Look,
        name: str,
        marks: Sequence[Mark],
        hint: str,
        *,
        give_way: Sequence[int] = (),
    ) -> None:
        """Columns that `give_way` are hidden, in that order, where the marks would not be in sight."""
        super().__init__(look, name)
        self._give_way = tuple(give_way)
        self._marks = tuple(marks)
        self._letters = {mark.letter for mark in marks}
        self._delegate = _MarksDelegate(look, self, self._marks, hint)
        self.setItemDelegate(self._delegate)
        self.setProperty("kind", "in_card")
        self.verticalHeader().setDefaultSectionSize(look.px(_ROW))
        self.setMinimumHeight(look.px(5 * _ROW))

    def move_down(self) -> None:
        """Go on to the next person."""
        self.choose_row(self.current_row() + 1)

    @override
    def fit(self) -> None:
        super().fit()
        header = self.horizontalHeader()
        header.setMinimumSectionSize(self._look.px(48))
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._make_room()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Hide what gives way, as little of it as will do."""
        last = self.model().columnCount() - 1
        widths = {n: self._width(n) for n in range(last)}
        needed = sum(widths.values()) + self._delegate.least_width
        for column in self._give_way:
            hidden = needed > self.viewport().width()
            self.setColumnHidden(column, hidden)
            needed -= widths[column] if hidden else 0
        self._shorten_names(widths)

    def _shorten_names(self, widths: dict[int, int]) -> None:
        """Let the first column give up what the bare marks lack: where words no longer fit, letters do."""
        shown = sum(width for n, width in widths.items() if not self.isColumnHidden(n))
        lacking = shown + self._delegate.marks_width - self.viewport().width()
        least = self._look.px(_SHORTEST)
        self.setColumnWidth(0, max(least, widths[0] - max(0, lacking)))

    def _width(self, column: int) -> int:
        head = self.horizontalHeader().sectionSizeHint(column)
        return max(head, self.sizeHintForColumn(column))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        plain = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain == Qt.KeyboardModifier.NoModifier and letter in self._letters:
            self._mark(self.current_row(), letter)
        elif event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self._clear(self.current_row())
        else:
            super().keyPressEvent(event)

    @override
    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go by rows: Home and End lead to the first and the last person."""
        ends = {_Move.MoveHome: 0, _Move.MoveEnd: self.model().rowCount() - 1}
        if cursorAction in ends:
            return self.model().index(ends[cursorAction], 0)
        return super().moveCursor(cursorAction, modifiers)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Take no other letter for the beginning of a name: a slip would move one to another person."""

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        last = index.isValid() and index.column() == self.model().columnCount() - 1
        if not last or event.button() != Qt.MouseButton.LeftButton:
            return
        letter = self._delegate.letter_at(self.visualRect(index), place)
        if letter:
            self.choose_row(index.row())
            self._mark(index.row(), letter)

    def _mark(self, row: int, letter: str) -> None:
        if row >= 0:
            again = self._chosen(row) == letter
            self.marked.emit(row, "" if again else letter)

    def _clear(self, row: int) -> None:
        if row >= 0 and self._chosen(row):
            self.marked.emit(row, "")

    def _chosen(self, row: int) -> str:
        return str(self.model().index(row, 0).data(MARK_ROLE) or "")


_Move = QAbstractItemView.CursorAction


class _MarksDelegate(RowDelegate):
    """Paints the marks of the last column; the other columns are as in every table."""

    def __init__(self, look: Look, table: MarksView, marks: tuple[Mark, ...], hint: str) -> None:
        super().__init__(look, table)
        self._marks, self._hint = marks, hint

    def letter_at(self, cell: QRect, place: QPoint) -> str:
        """Return the letter of the mark under the mouse, or nothing."""
        boxes = zip(self._marks, self._boxes(cell), strict=True)
        return next((mark.letter for mark, box in boxes if box.contains(place)), "")

    @property
    def marks_width(self) -> int:
        """The width of the marks alone."""
        return self._look.px(len(self._marks) * (_WIDTH + _GAP) + 2 * _SIDE)

    @property
    def least_width(self) -> int:
        """The width of the marks and the longest of their words."""
        words = max(width_of(self._look, Words(mark.word, "strong")) for mark in self._marks)
        return self.marks_width + self._look.px(8 + _ICON + 6) + words

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.column() < index.model().columnCount() - 1:
            size = super().sizeHint(option, index)
            return QSize(size.width(), self._look.px(_ROW))
        return QSize(self.least_width, self._look.px(_ROW))

    @override
    def _paint_words(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        if index.column() < index.model().columnCount() - 1:
            super()._paint_words(painter, rect, index)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = rect.toRect()
        chosen, current = index.data(MARK_ROLE), self._is_current(index)
        for mark, box in zip(self._marks, self._boxes(cell), strict=True):
            self._paint_mark(painter, box, mark, chosen=mark.letter == chosen, current=current)
        room = cell.adjusted(self._look.px(_SIDE + len(self._marks) * (_WIDTH + _GAP) + 8), 0, 0, 0)
        self._paint_said(painter, room, chosen, current=current)

    def _boxes(self, cell: QRect) -> list[QRect]:
        px = self._look.px
        top = cell.top() + (cell.height() - px(_HEIGHT)) // 2
        left = cell.left() + px(_SIDE)
        step = px(_WIDTH + _GAP)
        return [
            QRect(left + n * step, top, px(_WIDTH), px(_HEIGHT)) for n in range(len(self._marks))
        ]

    def _paint_mark(
        self, painter: QPainter, box: QRect, mark: Mark, *, chosen: bool, current: bool
    ) -> None:
        look, edge = self._look, self._look.tokens.edge
        lined = mark.color if chosen else "control" if current else "line"
        painter.setPen(QPen(look.color(lined), edge))
        painter.setBrush(look.color(mark.color if chosen else "surface"))
        half = edge / 2
        plate = QRectF(box).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(plate, look.px(6), look.px(6))
        strong = chosen or current
        color = "surface" if chosen else "text" if current else "text2"
        write(painter, look, box, Words(mark.letter, "strong" if strong else "body", color), CENTRE)

    def _paint_said(self, painter: QPainter, room: QRect, chosen: str, *, current: bool) -> None:
        """Write what is chosen with its icon, or in the current row which keys there are."""
        mark = next((m for m in self._marks if m.letter == chosen), None)
        if mark is None:
            if current:
                write(painter, self._look, room, Words(self._hint, "small", "text2"))
            return
        side = self._look.px(_ICON)
        icon = QRectF(room.left(), room.center().y() - side / 2 + 0.5, side, side)
        paint_icon(painter, icon, self._look, mark.icon, mark.color)
        after = room.adjusted(side + self._look.px(6), 0, 0, 0)
        write(painter, self._look, after, Words(mark.word, "strong"))

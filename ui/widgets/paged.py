"""A table that reads its rows as they are scrolled to, and again in another order when its head is pressed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from documents.sheet import Column
from ui.i18n import Translator
from ui.widgets.table import TableModel

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
PAGE = 100  # rows read at a time
Read = Callable[[int, int], Sequence[R]]  # how many, from which on


class PagedModel(TableModel[R]):
    """Rows in pages; `sort_wanted` tells which column to sort by, and whether from its end."""

    sort_wanted = Signal(int, bool)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        translate: Translator,
        parent: QObject | None = None,
        *,
        states: Mapping[int, Callable[[R], str]] | None = None,
    ) -> None:
        super().__init__(columns, translate, parent=parent, states=states)
        self._read: Read[Any] = lambda _limit, _offset: ()
        self._whole = True

    @property
    def rows(self) -> Sequence[R]:
        """The rows read so far."""
        return self._rows

    def read_from(self, read: Read[R]) -> None:
        """Show rows of another source, as many as were read before."""
        wanted = max(PAGE, -(-len(self._rows) // PAGE) * PAGE)
        self._read = read
        rows = read(wanted, 0)
        self._whole = len(rows) < wanted
        self.show_rows(rows)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._whole

    @override
    def fetchMore(self, parent: Index) -> None:
        first = len(self._rows)
        more = self._read(PAGE, first)
        self._whole = len(more) < PAGE
        if more:
            self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
            self._rows = [*self._rows, *more]
            self.endInsertRows()

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column >= 0:
            self.sort_wanted.emit(column, order == Qt.SortOrder.DescendingOrder)

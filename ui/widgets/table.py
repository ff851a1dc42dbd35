"""One table for every list: rows are frozen values, columns are data, Enter opens a row."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from documents.sheet import Column
from ui.i18n import Translator
from ui.look.look import Look
from ui.widgets.rows import ROW, STATE_ROLE, RowDelegate

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ALIGNED = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}
_HEAD, _SEEN = 34, 60


class TableModel(QAbstractTableModel, Generic[R]):
    """Shows rows through the very columns a list is written with."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        translate: Translator,
        rows: Sequence[R] = (),
        parent: QObject | None = None,
        *,
        states: Mapping[int, Callable[[R], str]] | None = None,
    ) -> None:
        """Take columns and rows; `states` gives a column of them an icon and colour by its state's name."""
        super().__init__(parent)
        self._columns, self._translate, self._rows = columns, translate, rows
        self._states = states or {}

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self._columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row, self._translate)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED[column.kind.align] | Qt.AlignmentFlag.AlignVCenter
        if role == STATE_ROLE and index.column() in self._states:
            return self._states[index.column()](row)
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._translate(column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED[column.kind.align] | Qt.AlignmentFlag.AlignVCenter
        return None


class ListTable(QTableView):
    """Rows by keyboard and mouse; `opened` tells the number of the row to open."""

    opened = Signal(int)

    def __init__(self, look: Look, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setFont(look.font())
        self.setItemDelegate(RowDelegate(look, self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._set_heads()
        self.doubleClicked.connect(self._open)

    def _set_heads(self) -> None:
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setDefaultSectionSize(self._look.px(ROW))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setFont(self._look.font("small_strong"))
        heads.setFixedHeight(self._look.px(_HEAD))
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        heads.setStretchLastSection(True)
        heads.setResizeContentsPrecision(_SEEN)

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self.fit)
            self.fit()

    def fit(self) -> None:
        """Give each column the width of what the first rows hold."""
        self.resizeColumnsToContents()

    def current_row(self) -> int:
        """Return the number of the current row, or -1."""
        return self.currentIndex().row()

    def choose_row(self, row: int) -> None:
        """Make a row the current one, if there is such a row."""
        if 0 <= row < self.model().rowCount():
            self.setCurrentIndex(self.model().index(row, 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and plain == Qt.KeyboardModifier.NoModifier:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.row())

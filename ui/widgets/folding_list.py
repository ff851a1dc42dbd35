"""A list in groups that fold: the arrows run through all of it, Enter opens a row or folds its group."""

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from ui.look.look import Look
from ui.widgets.folding_rows import LINE_ROLE, FoldGroup, FoldingDelegate, FoldItem, Kind, Line

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class FoldingModel(QAbstractListModel):
    """Headings and rows as one list; what is folded is not in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        spoken = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return line.spoken if role in spoken else None


class FoldingList(QListView):
    """The list by keyboard and mouse; the page hears which row is current and which is opened."""

    current_changed = Signal(object)  # the key of the current row, None on a heading
    opened = Signal(object)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[FoldGroup, ...] = ()
        self._folded: set[object] = set()
        self._whole: set[object] = set()
        self._rows = FoldingModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(FoldingDelegate(look, self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMinimumHeight(look.px(200))
        self.verticalScrollBar().setSingleStep(look.px(20))
        self.selectionModel().currentChanged.connect(self._tell_current)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._open)

    @property
    def current_key(self) -> object:
        """The key of the current row; None where there is none, or a heading is."""
        line = self._current()
        return line.item.key if line is not None and line.item else None

    @property
    def keys(self) -> tuple[object, ...]:
        """The keys of the rows that are not folded, in their order."""
        return tuple(line.item.key for line in self._rows.lines if line.item)

    def show_groups(self, groups: Sequence[FoldGroup]) -> None:
        """Show other groups; the row one was at stays, or the one that has come in its place."""
        self._groups = tuple(groups)
        self._lay()

    def choose(self, key: object) -> bool:
        """Make a row the current one, its group unfolded for it; tell whether there is such a row."""
        for group in self._groups:
            if any(item.key == key for item in group.items):
                self._folded.discard(group.key)
                if key not in {item.key for item in group.items[: group.shown]}:
                    self._whole.add(group.key)
                self._lay(key)
                return True
        return False

    def _lay(self, wanted: object = None) -> None:
        """Show the rows as they are folded, and go to the one that was current or has come in its place."""
        line, before = self._current(), self.currentIndex().row()
        at = wanted if wanted is not None else (line.key if line else None)
        scrolled = self.verticalScrollBar().value()
        self._rows.show_lines(tuple(self._lines()))
        rows = [number for number, one in enumerate(self._rows.lines) if one.item]
        same = (number for number, one in enumerate(self._rows.lines) if one.key == at)
        near = (number for number in rows if number >= before)
        row = next(same, next(near, rows[-1] if rows else -1))
        self.verticalScrollBar().setValue(scrolled)
        self.setCurrentIndex(self._rows.index(row, 0))

    def _lines(self) -> Iterator[Line]:
        for group in self._groups:
            spoken = f"{group.heading}, {group.under}, {group.count}"
            is_open = group.key not in self._folded
            yield Line(Kind.HEADING, spoken, group, open=is_open)
            if is_open:
                shown = self._shown(group)
                yield from (Line(Kind.ITEM, item.spoken, group, item) for item in shown)
                if len(shown) < len(group.items):
                    yield Line(Kind.MORE, group.more, group)

    def _shown(self, group: FoldGroup) -> tuple[FoldItem, ...]:
        return group.items if group.key in self._whole else group.items[: group.shown]

    def _current(self) -> Line | None:
        index = self.currentIndex()
        return self._rows.lines[index.row()] if index.isValid() else None

    def _tell_current(self) -> None:
        self.current_changed.emit(self.current_key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, line = event.key(), self._current()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._open(self.currentIndex())
        elif line is not None and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._fold(line.group, folded=key == Qt.Key.Key_Left)
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        if self._rows.lines[index.row()].item is None:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        line = self._rows.lines[index.row()]
        if line.kind is Kind.HEADING:
            self._fold(line.group, folded=line.open)
        elif line.item is None:
            self._whole.add(line.group.key)
            self._lay(line.group.items[line.group.shown].key)
        else:
            self.opened.emit(line.item.key)

    def _fold(self, group: FoldGroup, *, folded: bool) -> None:
        if folded == (group.key in self._folded):
            return
        (self._folded.add if folded else self._folded.discard)(group.key)
        self._lay((Kind.HEADING, group.key))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.scheduleDelayedItemsLayout()  # in a narrow window the rows are higher
        return super().viewportEvent(event)

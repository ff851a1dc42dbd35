"""A list of things to do in groups: one button a row, Enter presses that of the current row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget
from typing_extensions import override

from ui.look.look import Look
from ui.widgets.queue_rows import LINE_ROLE, Kind, Line, QueueDelegate

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueItem:
    """One thing to do. `action` is the verb on its button, `key` what is told when it is pressed."""

    key: object
    icon: str
    color: str
    title: str
    under: str
    what: str
    why: str
    when: str
    left: str
    action: str
    late: bool = False
    shield: bool = False  # the title is a case number, since the person is protected


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueGroup:
    """Things to do under a heading; `empty` is said where there are none, `more` where not all are shown."""

    heading: str
    count: int
    items: tuple[QueueItem, ...]
    empty: str = ""
    note: str = ""
    more: str = ""
    late: bool = False


class QueueModel(QAbstractListModel):
    """Headings and things to do as rows of one list, so that the arrows run through all groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show_groups(self, groups: Sequence[QueueGroup]) -> None:
        """Show other groups."""
        self.beginResetModel()
        self.lines = tuple(line for group in groups for line in _lines(group))
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.lines[index.row()].kind is Kind.ITEM:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return line.spoken
        return line.spoken if role == Qt.ItemDataRole.ToolTipRole and line.item else None


class QueueView(QListView):
    """The queue by keyboard and mouse; `acted` tells the key of the row whose button was pressed."""

    acted = Signal(object)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look, self._pressed = look, _NOWHERE
        self._rows = QueueModel(self)
        self._delegate = QueueDelegate(look, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setProperty("kind", "queue")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMinimumHeight(look.px(240))
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().setSingleStep(look.px(23))

    def show_groups(self, groups: Sequence[QueueGroup]) -> None:
        """Show other groups; the row one was at stays, or the one that has come in its place."""
        at, before = self._current_key(), self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        self._delegate.make_room_for(
            action for g in groups for action in (i.action for i in g.items)
        )
        self._rows.show_groups(groups)
        rows = [number for number, line in enumerate(self._rows.lines) if line.item]
        same = (n for n in rows if self._key(n) == at)
        near = (n for n in rows if n >= before)
        row = next(same, next(near, rows[-1] if rows else -1))
        self.setCurrentIndex(self._rows.index(row, 0))
        self.verticalScrollBar().setValue(scrolled)

    def _key(self, row: int) -> object:
        item = self._rows.lines[row].item
        return None if item is None else item.key

    def _current_key(self) -> object:
        index = self.currentIndex()
        return self._key(index.row()) if index.isValid() else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._act(self.currentIndex())
            return
        super().keyPressEvent(event)
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_PageUp} and self._at_first():
            self.scrollToTop()

    @override
    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        found = super().moveCursor(action, modifiers)
        if not found.isValid() or self._rows.flags(found) & Qt.ItemFlag.ItemIsEnabled:
            return found
        back = action in {_Move.MoveUp, _Move.MoveEnd, _Move.MoveLeft, _Move.MovePrevious}
        onwards, backwards = (self._next_item(found.row(), step) for step in (1, -1))
        first, second = (backwards, onwards) if back else (onwards, backwards)
        return first if first.isValid() else second

    def _next_item(self, row: int, step: int) -> QModelIndex:
        """Return the nearest thing to do from a row in one direction, invalid where there is none."""
        lines = self._rows.lines
        while 0 <= row < len(lines):
            if lines[row].item:
                return self._rows.index(row, 0)
            row += step
        return QModelIndex()

    def _at_first(self) -> bool:
        first = self._next_item(0, 1)
        return first.isValid() and first.row() == self.currentIndex().row()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._button_at(event)
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        released = self._button_at(event)
        if released.isValid() and released == self._pressed:
            self._act(released)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if not self._button_at(event).isValid():
            self._act(self.indexAt(event.position().toPoint()))

    def _button_at(self, event: QMouseEvent) -> QModelIndex:
        place = event.position().toPoint()
        index = self.indexAt(place)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and index.isValid() and self._rows.lines[index.row()].item:
            button = self._delegate.button(self.visualRect(index))
            return index if button.contains(place) else QModelIndex()
        return QModelIndex()

    def _act(self, index: QModelIndex) -> None:
        if index.isValid() and self._key(index.row()) is not None:
            self.acted.emit(self._key(index.row()))

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self._look.tokens.edge
        painter.setPen(QPen(self._look.color("line"), edge))
        painter.setBrush(self._look.color("surface"))
        for first, last in self._cards():
            card = self.visualRect(first).united(self.visualRect(last)).toRectF()
            if card.intersects(e.rect().toRectF()):
                half = edge / 2
                plate = card.adjusted(half, half, -half, -half)
                painter.drawRoundedRect(plate, self._look.px(8), self._look.px(8))
        painter.end()
        super().paintEvent(e)

    def _cards(self) -> list[tuple[QModelIndex, QModelIndex]]:
        lines, cards, first = self._rows.lines, [], 0
        for row, line in enumerate(lines):
            first = row if line.first else first
            if line.last:
                cards.append((self._rows.index(first, 0), self._rows.index(row, 0)))
        return cards

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


_Move = QAbstractItemView.CursorAction


def _lines(group: QueueGroup) -> list[Line]:
    spoken = f"{group.heading}, {group.count}"
    lines = [Line(Kind.HEADING, spoken, group.heading, group=group)]
    lines += [Line(Kind.ITEM, _spoken(item), "", item=item) for item in group.items]
    lines += [Line(Kind.NOTE, text, text) for text in (group.empty, group.more) if text]
    first, last = 1, len(lines) - 1
    return [line.placed(first=n == first, last=n == last) for n, line in enumerate(lines)]


def _spoken(item: QueueItem) -> str:
    """Return the whole row and its action, as it is read aloud."""
    parts = (item.title, item.under, item.what, item.why, item.when, item.left)
    return f"{', '.join(part for part in parts if part)}. {item.action}"

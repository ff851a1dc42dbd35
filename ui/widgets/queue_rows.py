"""How the rows of a queue are drawn: heading, thing to do, or a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ui.look.icons import paint as paint_icon
from ui.widgets.painting import CENTRE, RIGHT, Words, width_of, write, write_two

if TYPE_CHECKING:
    from ui.look.look import Look
    from ui.widgets.queue_view import QueueGroup, QueueItem

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_ROW, _HEADING, _NOTE, _STACKED = 46, 40, 46, 84
_TEXT_AT, _SIDE, _GAP, _DATE, _BUTTON = 50, 12, 16, 120, 136
_NARROW = 350  # with less for name and what, they stand below each other


class Kind(Enum):
    """What a row of the list is."""

    HEADING = auto()
    ITEM = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list; the first and the last of a card know it."""

    kind: Kind
    spoken: str
    text: str
    item: QueueItem | None = None
    group: QueueGroup | None = None
    first: bool = False
    last: bool = False

    def placed(self, *, first: bool, last: bool) -> Line:
        """Return the row as it lies in its card."""
        return replace(self, first=first, last=last)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the parts of a row are."""

    name: QRect
    what: QRect
    date: QRect
    button: QRect


class QueueDelegate(QStyledItemDelegate):
    """Paints the rows; `button` says where a row's button is, for the mouse."""

    def __init__(self, look: Look, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._look, self._view = look, view
        self._button_width = look.px(_BUTTON)

    def make_room_for(self, actions: Iterable[str]) -> None:
        """Let all buttons be as wide as the longest word needs."""
        words = (Words(action, "strong") for action in set(actions))
        widest = max((width_of(self._look, word) for word in words), default=0)
        self._button_width = max(self._look.px(_BUTTON), widest + self._look.px(28))

    def button(self, row: QRect) -> QRect:
        """Return where the button of a row is."""
        width, height = self._button_width, self._look.px(32)
        right = row.right() - self._look.px(_SIDE)
        return QRect(right - width + 1, row.top() + (row.height() - height) // 2, width, height)

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = self._view.viewport().width()
        line: Line = index.data(LINE_ROLE)
        heights = {Kind.HEADING: _HEADING, Kind.NOTE: _NOTE, Kind.ITEM: _ROW}
        stacked = line.kind is Kind.ITEM and self._is_narrow(width)
        return QSize(width, self._look.px(_STACKED if stacked else heights[line.kind]))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line: Line = index.data(LINE_ROLE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.group is not None:
            self._paint_heading(painter, rect, line.group)
        elif line.item is not None:
            self._paint_item(painter, option, line, line.item)
        else:
            room = rect.adjusted(self._look.px(_SIDE), 0, -self._look.px(_SIDE), 0)
            write(painter, self._look, room, Words(line.text, color="text2"))
        painter.restore()

    def _is_narrow(self, width: int) -> bool:
        return self._room(width) < self._look.px(_NARROW)

    def _room(self, width: int) -> int:
        px = self._look.px
        return width - px(_TEXT_AT + _DATE + 2 * _SIDE + _GAP) - self._button_width

    def _places(self, row: QRect) -> _Place:
        px, room, button = self._look.px, self._room(row.width()), self.button(row)
        top, height = row.top() + px(4), px(38)
        left, gap = row.left() + px(_TEXT_AT), px(_GAP)
        date = QRect(button.left() - px(_GAP + _DATE), top, px(_DATE), height)
        if self._is_narrow(row.width()):
            name = QRect(left, top, date.left() - left - gap, height)
            what = QRect(left, top + height, button.left() - left - gap, height)
        else:
            width = min(px(268), room * 42 // 100)
            name = QRect(left, top, width - gap, height)
            what = QRect(left + width, top, room - width - gap, height)
        return _Place(name, what, date, button)

    def _paint_heading(self, painter: QPainter, rect: QRect, group: QueueGroup) -> None:
        px = self._look.px
        line = rect.adjusted(px(_SIDE), px(6), -px(_SIDE), 0)
        if group.late and group.items:
            side = px(16)
            icon = QRectF(line.left(), line.center().y() - side / 2 + 1, side, side)
            paint_icon(painter, icon, self._look, "late", "late")
            line.setLeft(line.left() + px(24))
        heading = Words(group.heading, "group", "late" if group.late and group.items else "text")
        write(painter, self._look, line, heading)
        count = line.adjusted(width_of(self._look, heading) + px(10), 0, 0, 0)
        write(painter, self._look, count, Words(str(group.count), color="text2"))
        write(painter, self._look, line, Words(group.note, "small", "text2"), RIGHT)

    def _paint_item(
        self, painter: QPainter, option: QStyleOptionViewItem, line: Line, item: QueueItem
    ) -> None:
        rect: QRect = option.rect
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        current = selected and self._view.hasFocus()
        hovered = selected or bool(state & QStyle.StateFlag.State_MouseOver)
        self._paint_ground(painter, rect, line, current=current, hovered=hovered)
        at, px = self._places(rect), self._look.px
        side = px(20)
        icon = QRectF(rect.left() + px(14), rect.center().y() - side / 2 + 0.5, side, side)
        paint_icon(painter, icon, self._look, item.icon, item.color)
        self._paint_name(painter, at.name, item)
        why, when = Words(item.why, "small", "text2"), Words(item.when)
        write_two(painter, self._look, at.what, Words(item.what), why)
        role, color = ("small_strong", "late") if item.late else ("small", "text2")
        write_two(painter, self._look, at.date, when, Words(item.left, role, color))
        self._paint_button(painter, at.button, item.action, primary=current)

    def _paint_ground(
        self, painter: QPainter, rect: QRect, line: Line, *, current: bool, hovered: bool
    ) -> None:
        look, edge = self._look, self._look.tokens.edge
        if hovered or current:
            thick = 2 if current else 0
            inset = thick / 2 if current else edge
            painter.setBrush(look.color("accent_soft" if current else "hover"))
            painter.setPen(QPen(look.color("accent"), 2) if current else Qt.PenStyle.NoPen)
            plate = QRectF(rect).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(plate, look.px(7), look.px(7))
        if not line.last and not current:
            side = look.px(10)
            under = QRectF(
                rect.left() + side, rect.bottom() + 1 - edge, rect.width() - 2 * side, edge
            )
            painter.fillRect(under, look.color("line"))

    def _paint_name(self, painter: QPainter, place: QRect, item: QueueItem) -> None:
        if item.shield:
            side = self._look.px(16)
            icon = QRectF(place.left(), place.top() + self._look.px(2), side, side)
            paint_icon(painter, icon, self._look, "shield", "warn")
            upper = place.adjusted(side + self._look.px(6), 0, 0, -place.height() // 2)
            write(painter, self._look, upper, Words(item.title, "strong"))
            lower = place.adjusted(0, place.height() // 2, 0, 0)
            write(painter, self._look, lower, Words(item.under, "small", "warn"))
            return
        under = Words(item.under, "small", "text2")
        write_two(painter, self._look, place, Words(item.title, "strong"), under)

    def _paint_button(self, painter: QPainter, place: QRect, action: str, *, primary: bool) -> None:
        look, edge = self._look, max(1, self._look.tokens.edge)
        painter.setBrush(look.color("accent" if primary else "surface"))
        painter.setPen(QPen(look.color("accent" if primary else "control"), edge))
        half = edge / 2
        plate = QRectF(place).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(plate, look.px(6), look.px(6))
        words = Words(action, "strong", "on_accent") if primary else Words(action)
        write(painter, look, place, words, CENTRE)

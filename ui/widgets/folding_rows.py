"""How the rows of a folding list are drawn: heading, item, and the row that shows the rest of a group."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ui.look.icons import paint as paint_icon
from ui.look.look import Look
from ui.widgets.painting import RIGHT, Words, width_of, write

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_ROW, _HEADING, _LINE = (
    40,
    48,
    28,
)  # a row in columns, a heading, and a line where they stand below each other
_TEXT_AT, _SIDE, _ICON, _GAP = 40, 16, 16, 8
_BORN, _HOW, _STATE, _NAME = 92, 132, 196, 150  # the columns, and the least that is left for a name
_MOST_LINES = 3
_COLUMNS = _TEXT_AT + _NAME + _BORN + _HOW + _STATE + _SIDE
_TWO_LINES = _TEXT_AT + _NAME + _GAP + _STATE + _SIDE


class Kind(Enum):
    """What a row of the list is."""

    HEADING = auto()
    ITEM = auto()
    MORE = auto()


# By kind: the height in one, two and three lines.
_HEIGHTS: Mapping[Kind, tuple[int, int, int]] = MappingProxyType(
    {
        Kind.HEADING: (_HEADING, _HEADING, 2 * _LINE + 12),
        Kind.ITEM: (_ROW, 2 * _LINE + 8, 3 * _LINE + 8),
        Kind.MORE: (_ROW, _ROW, _ROW),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldItem:
    """One row: who or what, and the state it is in as icon, word and colour. `key` is what the page knows it by."""

    key: object
    name: str
    born: str
    how: str
    icon: str
    color: str
    state: str
    strong: bool = False  # the state wants to be seen

    @property
    def spoken(self) -> str:
        """Return the whole row as it is read aloud."""
        return ", ".join(filter(None, (self.name, self.born, self.how, self.state)))


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldGroup:
    """Rows under a heading. Those beyond `shown` are folded behind a row that says `more`."""

    key: object
    heading: str
    under: str
    count: str
    items: tuple[FoldItem, ...]
    shown: int
    more: str = ""
    more_state: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list as it stands now."""

    kind: Kind
    spoken: str
    group: FoldGroup
    item: FoldItem | None = None
    open: bool = True

    @property
    def key(self) -> object:
        """What tells the row from all others."""
        return self.item.key if self.item else (self.kind, self.group.key)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the parts of a row are."""

    name: QRect
    born: QRect
    how: QRect
    state: QRect


class FoldingDelegate(QStyledItemDelegate):
    """Paints the rows: in columns, or in two lines where there is no room for those."""

    def __init__(self, look: Look, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = self._view.viewport().width()
        line: Line = index.data(LINE_ROLE)
        return QSize(width, self._look.px(_HEIGHTS[line.kind][self._lines(width) - 1]))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line: Line = index.data(LINE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, line)
        if line.kind is Kind.HEADING:
            self._paint_heading(painter, option.rect, line)
        elif line.item is None:
            self._paint_more(painter, option.rect, line.group)
        else:
            self._paint_item(painter, option.rect, line.item)
        painter.restore()

    def _lines(self, width: int) -> int:
        """Return in how many lines there is room for a row of this width: one, two or three."""
        room = width / self._look.scale
        return 1 if room >= _COLUMNS else 2 if room >= _TWO_LINES else _MOST_LINES

    def _places(self, row: QRect) -> _Place:
        px, lines = self._look.px, self._lines(row.width())
        left, right = row.left() + px(_TEXT_AT), row.right() - px(_SIDE)
        if lines == 1:
            state = QRect(right - px(_STATE), row.top(), px(_STATE), row.height())
            how = QRect(state.left() - px(_HOW), row.top(), px(_HOW - _GAP), row.height())
            born = QRect(how.left() - px(_BORN), row.top(), px(_BORN - _GAP), row.height())
            name = QRect(left, row.top(), born.left() - left - px(_GAP), row.height())
            return _Place(name, born, how, state)
        name = QRect(left, row.top() + px(4), right - left, px(_LINE))
        under = name.translated(0, px(_LINE))
        born, how = under.adjusted(0, 0, 0, 0), under.adjusted(px(_BORN), 0, 0, 0)
        born.setWidth(px(_BORN))
        if lines == _MOST_LINES:
            return _Place(name, born, how, under.translated(0, px(_LINE)))
        state = name.adjusted(name.width() - px(_STATE), 0, 0, 0)
        name.setWidth(name.width() - px(_STATE + _GAP))
        return _Place(name, born, how, state)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
        look, rect = self._look, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        current = selected and self._view.hasFocus()
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            plate = QRectF(rect).adjusted(1.5, 1, -1.5, -2)
            painter.setBrush(look.color("accent_soft" if current else "hover"))
            framed = current or (selected and look.tokens.high_contrast)
            pen = QPen(look.color("accent" if current else "control"), 2)
            painter.setPen(pen if framed else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(plate, look.px(6), look.px(6))
        if not current:
            left = 0 if line.kind is Kind.HEADING else look.px(_TEXT_AT)
            under = QRectF(rect.left() + left, rect.bottom(), rect.width() - left, look.tokens.edge)
            painter.fillRect(under, look.color("line"))

    def _paint_heading(self, painter: QPainter, rect: QRect, line: Line) -> None:
        px, group, side = self._look.px, line.group, self._look.px(_ICON)
        arrow = QRectF(rect.left() + px(_SIDE), rect.center().y() - side / 2, side, side)
        paint_icon(painter, arrow, self._look, "down" if line.open else "right", "text2")
        place = rect.adjusted(px(_TEXT_AT), 0, -px(_SIDE), 0)
        count, heading = Words(group.count, color="text2"), Words(group.heading, "section")
        below = self._lines(rect.width()) == _MOST_LINES
        if below:
            place = QRect(place.left(), place.top() + px(8), place.width(), px(_LINE))
        room = place.adjusted(0, 0, 0 if below else -width_of(self._look, count) - px(_GAP), 0)
        write(painter, self._look, room, heading)
        beside = room.adjusted(width_of(self._look, heading) + px(12), 0, 0, 0)
        last = place.translated(0, px(_LINE)) if below else place
        write(painter, self._look, last, count, RIGHT)
        under = last.adjusted(0, 0, -width_of(self._look, count) - px(_GAP), 0) if below else beside
        if under.width() > 0:
            write(painter, self._look, under, Words(group.under, color="text2"))

    def _paint_item(self, painter: QPainter, rect: QRect, item: FoldItem) -> None:
        at = self._places(rect)
        write(painter, self._look, at.name, Words(item.name, "strong"))
        write(painter, self._look, at.born, Words(item.born, color="text2"))
        write(painter, self._look, at.how, Words(item.how))
        self._paint_state(painter, at.state, item.icon, item.color, self._state(item))

    def _state(self, item: FoldItem) -> Words:
        return (
            Words(item.state, "strong", item.color)
            if item.strong
            else Words(item.state, color="text2")
        )

    def _paint_more(self, painter: QPainter, rect: QRect, group: FoldGroup) -> None:
        px, words = self._look.px, Words(group.more, "strong", "accent")
        place = rect.adjusted(px(_TEXT_AT), 0, -px(_SIDE), 0)
        write(painter, self._look, place, words)
        if self._lines(rect.width()) == 1:
            state = Words(group.more_state, color="text2")
            self._paint_state(painter, self._places(rect).state, "done", "ok", state)

    def _paint_state(
        self, painter: QPainter, place: QRect, icon: str, color: str, words: Words
    ) -> None:
        side = self._look.px(_ICON)
        sign = QRectF(place.left(), place.center().y() - side / 2 + 0.5, side, side)
        paint_icon(painter, sign, self._look, icon, color)
        room = place.adjusted(side + self._look.px(_GAP), 0, 0, 0)
        write(painter, self._look, room, words)

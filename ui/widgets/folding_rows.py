"""How the rows of a folding list are drawn: heading, item, and the row that shows the rest of a group."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ui.look.icons import paint as paint_icon
from ui.look.look import Look
from ui.widgets.painting import RIGHT, Words, width_of, write

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_ROW, _HEADING, _STACKED = 40, 48, 64
_TEXT_AT, _SIDE, _ICON, _GAP = 40, 16, 16, 8
_BORN, _HOW, _STATE, _NAME = 92, 132, 196, 150  # the columns, and the least that is left for a name


class Kind(Enum):
    """What a row of the list is."""

    HEADING = auto()
    ITEM = auto()
    MORE = auto()


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
        height = _HEADING if line.kind is Kind.HEADING else _ROW
        stacked = line.kind is Kind.ITEM and self._is_narrow(width)
        return QSize(width, self._look.px(_STACKED if stacked else height))

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

    def _is_narrow(self, width: int) -> bool:
        columns = _TEXT_AT + _NAME + _BORN + _HOW + _STATE + _SIDE
        return width < self._look.px(columns)

    def _places(self, row: QRect) -> _Place:
        px = self._look.px
        left, right = row.left() + px(_TEXT_AT), row.right() - px(_SIDE)
        if self._is_narrow(row.width()):
            half, middle = row.height() // 2, left + (right - left) * 45 // 100
            upper = QRect(left, row.top() + px(4), right - left, half - px(4))
            lower = upper.translated(0, half - px(4))
            return _Place(
                upper.adjusted(0, 0, middle - right, 0),
                lower.adjusted(0, 0, left + px(_BORN) - right, 0),
                lower.adjusted(px(_BORN), 0, 0, 0),
                upper.adjusted(middle - left, 0, 0, 0),
            )
        state = QRect(right - px(_STATE), row.top(), px(_STATE), row.height())
        how = QRect(state.left() - px(_HOW), row.top(), px(_HOW - _GAP), row.height())
        born = QRect(how.left() - px(_BORN), row.top(), px(_BORN - _GAP), row.height())
        name = QRect(left, row.top(), born.left() - left - px(_GAP), row.height())
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
        count = Words(group.count, color="text2")
        write(painter, self._look, place, count, RIGHT)
        room = place.adjusted(0, 0, -width_of(self._look, count) - px(_GAP), 0)
        heading = Words(group.heading, "section")
        write(painter, self._look, room, heading)
        under = room.adjusted(width_of(self._look, heading) + px(12), 0, 0, 0)
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
        at = self._places(QRect(rect.left(), rect.top(), rect.width(), rect.height()))
        write(painter, self._look, at.name, Words(group.more, "strong", "accent"))
        if not self._is_narrow(rect.width()):
            words = Words(group.more_state, color="text2")
            self._paint_state(painter, at.state, "done", "ok", words)

    def _paint_state(
        self, painter: QPainter, place: QRect, icon: str, color: str, words: Words
    ) -> None:
        side = self._look.px(_ICON)
        sign = QRectF(place.left(), place.center().y() - side / 2 + 0.5, side, side)
        paint_icon(painter, sign, self._look, icon, color)
        room = place.adjusted(side + self._look.px(_GAP), 0, 0, 0)
        write(painter, self._look, room, words)

"""The week as a strip of days with their meetings as cards."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.look.icons import paint as paint_icon
from ui.look.look import Look
from ui.widgets.clearing import clear
from ui.widgets.painting import Words, width_of, write

_HEADING = 26
_LARGE_TEXT = 1.2  # above it a card has a line for each thing it tells
_STATES = {"done": ("done", "ok"), "warn": ("warn", "warn"), "late": ("late", "late")}


@dataclass(frozen=True, slots=True, kw_only=True)
class StripCard:
    """One meeting: what its card shows, and `spoken` for those who hear it. `key` is told when it is chosen."""

    key: object
    time: str
    until: str = ""  # what follows the time where there is room for it
    title: str
    note: str
    spoken: str
    state: str = ""  # "done", "warn", "late" or none
    past: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StripDay:
    """One day: `heading` is a weekday in words and `day` its date; `today` adds the word for that."""

    heading: str
    day: str
    today: str = ""
    cards: tuple[StripCard, ...] = ()
    more: str = ""  # how many more there are than are shown
    more_key: object = None


class WeekStrip(QWidget):
    """Days side by side; the arrows go from card to card, and one Tab leads past them all."""

    chosen = Signal(object)

    def __init__(self, look: Look, name: str, *, tall_up_to: int = 0, keeps: bool = False) -> None:
        """Cards are tall in large text, and where no day has more than `tall_up_to` of them.

        With `keeps`, a card that is chosen stays framed.
        """
        super().__init__()
        self._look, self._tall_up_to, self._keeps = look, tall_up_to, keeps
        self._tall = False
        self.setAccessibleName(name)
        self._columns: list[list[_Card]] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look.px(12))

    def show_days(self, days: Sequence[StripDay], selected: object = None) -> None:
        """Show other days, with the card of a key selected; the focus stays where it was."""
        focused = self._focused_key()
        clear(self._row)
        self._columns = []
        most = max((len(day.cards) for day in days), default=0)
        self._tall = self._look.scale > _LARGE_TEXT or most <= self._tall_up_to
        for day in days:
            self._add_day(day)
        self.select(selected)
        if focused is not None:
            self._focus_on(focused)

    def select(self, key: object) -> None:
        """Frame the card of a key, and let Tab come to it."""
        cards = [card for column in self._columns for card in column]
        stop = next((c for c in cards if c.key == key), cards[0] if cards else None)
        for card in cards:
            card.setChecked(self._keeps and card.key == key)
            card.setFocusPolicy(_STOP if card is stop else _NO_STOP)
        if stop is not None:
            self.setFocusProxy(stop)

    def card(self, key: object) -> QWidget | None:
        """Return the card of a key, to scroll to."""
        return next((c for column in self._columns for c in column if c.key == key), None)

    def leave_right(self, room: int) -> None:
        """Leave room at the right, where a scroll bar may lie."""
        self._row.setContentsMargins(0, 0, room, 0)

    @property
    def needed_height(self) -> int:
        """The height that shows every card."""
        gap, heading = self._look.px(6), self._look.px(_HEADING)
        heights = (sum(gap + card.height() for card in column) for column in self._columns)
        return heading + max(heights, default=0)

    def move_focus(self, card: "_Card", key: int) -> None:
        """Move from a card to the one beside, above or below it."""
        at = next(i for i, column in enumerate(self._columns) if card in column)
        row = self._columns[at].index(card)
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            column, row = self._columns[at], row + (1 if key == Qt.Key.Key_Down else -1)
        else:
            step = 1 if key == Qt.Key.Key_Right else -1
            ahead = self._columns[at + step :] if step > 0 else self._columns[:at][::-1]
            column = next((c for c in ahead if c), [])
            row = min(row, len(column) - 1)
        if 0 <= row < len(column):
            column[row].setFocus(Qt.FocusReason.TabFocusReason)

    def _add_day(self, day: StripDay) -> None:
        column = QWidget()
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self._look.px(6))
        box.addWidget(_Heading(self._look, day))
        cards = [_Card(self._look, card, self, tall=self._tall) for card in day.cards]
        if day.more:
            more = StripCard(key=day.more_key, time="", title="", note=day.more, spoken=day.more)
            cards.append(_Card(self._look, more, self, tall=False))
        for card in cards:
            card.clicked.connect(self._choose)
            box.addWidget(card)
        box.addStretch()
        self._columns.append(cards)
        self._row.addWidget(column, 1)

    def _choose(self) -> None:
        card = self.sender()
        if isinstance(card, _Card):
            self.select(card.key)
            self.chosen.emit(card.key)

    def _focused_key(self) -> object:
        return next((c.key for column in self._columns for c in column if c.hasFocus()), None)

    def _focus_on(self, key: object) -> None:
        card = self.card(key) or self.focusProxy()
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)


_STOP, _NO_STOP = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})


class _Heading(QWidget):
    """A day over a line; today's is in the accent colour and says so."""

    def __init__(self, look: Look, day: StripDay) -> None:
        super().__init__()
        self._look, self._day = look, day
        self.setAccessibleName(" ".join(filter(None, (day.heading, day.day, day.today))))
        self.setFixedHeight(look.px(_HEADING))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(100), self._look.px(_HEADING))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, day = self._look, self._day
        painter = QPainter(self)
        color = "accent" if day.today else "text2"
        words = f"{day.day} · {day.today}" if day.today else day.day
        heading = Words(day.heading + " ", "strong" if day.today else "body", color)
        line = self.rect().adjusted(0, 0, 0, -look.px(6))
        write(painter, look, line, heading)
        after = line.adjusted(width_of(look, heading), 0, 0, 0)
        write(painter, look, after, Words(words, "strong", color))
        thick = 3 if day.today else look.tokens.edge
        under = QRectF(0, self.height() - thick, self.width(), thick)
        painter.fillRect(under, look.color("accent" if day.today else "control"))


class _Card(QAbstractButton):
    """One meeting; its word is what it shows, so that it can be pressed by name."""

    def __init__(self, look: Look, card: StripCard, strip: WeekStrip, *, tall: bool) -> None:
        super().__init__()
        self._look, self._card, self._strip = look, card, strip
        self._tall = tall
        self.key = card.key
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setAccessibleName(card.spoken)
        self.setToolTip(card.spoken)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.sizeHint().height())

    @override
    def sizeHint(self) -> QSize:
        bare = not self._card.title
        height = 26 if bare else 76 if self._tall else 46
        return QSize(self._look.px(120), self._look.px(height))

    @override
    def nextCheckState(self) -> None:
        """Leave to the strip which card is selected."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            self._strip.move_focus(self, event.key())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_plate(painter)
        if not self._card.title:
            words = Words(self._card.note, "small", "accent")
            write(painter, self._look, self.rect().adjusted(*self._pad), words)
            return
        inner = self.rect().adjusted(*self._pad)
        inner.setRight(inner.right() - self._paint_state(painter, inner))
        (self._paint_tall if self._tall else self._paint_compact)(painter, inner)

    @property
    def _pad(self) -> tuple[int, int, int, int]:
        x, y = self._look.px(10), self._look.px(4)
        return x, y, -x, -y

    def _paint_plate(self, painter: QPainter) -> None:
        look, edge = self._look, self._look.tokens.edge
        framed = self.isChecked() or self.hasFocus()
        bare = not self._card.title and not framed
        fill = "accent_soft" if self.isChecked() else "hover" if self.underMouse() else "surface"
        thick = 2 if framed else edge
        pen = QPen(look.color("accent" if framed else "line"), thick)
        painter.setPen(Qt.PenStyle.NoPen if bare else pen)
        painter.setBrush(look.color("window" if bare and fill == "surface" else fill))
        half = thick / 2
        plate = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(plate, look.px(6), look.px(6))

    def _paint_state(self, painter: QPainter, inner: QRect) -> int:
        """Paint the state at the top right; return the width it takes."""
        if self._card.state not in _STATES:
            return 0
        icon, color = _STATES[self._card.state]
        side = self._look.px(16)
        place = QRectF(inner.right() - side + 1, inner.top() + self._look.px(3), side, side)
        paint_icon(painter, place, self._look, icon, color)
        return side + self._look.px(4)

    def _paint_compact(self, painter: QPainter, inner: QRect) -> None:
        look, card, half = self._look, self._card, inner.height() // 2
        upper = QRect(inner.left(), inner.top(), inner.width(), half)
        width = width_of(look, Words(card.time)) + look.px(8)
        write(painter, look, upper, Words(card.time, "body", self._time_color))
        write(painter, look, upper.adjusted(width, 0, 0, 0), Words(card.title, "strong"))
        write(painter, look, upper.translated(0, half), Words(card.note, "small", "text2"))

    def _paint_tall(self, painter: QPainter, inner: QRect) -> None:
        card, third = self._card, inner.height() // 3
        whole = Words(card.time + card.until)
        times = whole.text if width_of(self._look, whole) <= inner.width() else card.time
        line = QRect(inner.left(), inner.top(), inner.width(), third)
        write(painter, self._look, line, Words(times, "body", self._time_color))
        write(painter, self._look, line.translated(0, third), Words(card.title, "strong", "text"))
        write(
            painter, self._look, line.translated(0, 2 * third), Words(card.note, "small", "text2")
        )

    @property
    def _time_color(self) -> str:
        return "text2" if self._card.past else "accent"

"""The week over the meetings page: which one it is, the way to the others, and its meetings as cards."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.queries.week import WeekMeeting, week_meetings
from models.text import N_
from ui.application import Workplace
from ui.commands import Command
from ui.pages.meetings.words import monday_of, strip_days
from ui.widgets.buttons import push
from ui.widgets.head_row import head_row
from ui.widgets.labels import label
from ui.widgets.scroll import scrolled
from ui.widgets.week_strip import WeekStrip
from ui.wording import week_of, work_week

_WEEK, _SUNDAY = timedelta(days=7), timedelta(days=6)
_MOST_TALL = 1  # cards a day: with more they are compact, so that the people below have room
_BAR = 12  # the width of a scroll bar: it lies in the margin
_HIGHEST = 206  # three cards, and that there are more


class MeetingsWeek(QWidget):
    """`chosen` tells the meeting of a card, `moved` that another week is shown."""

    chosen = Signal(object)
    moved = Signal()

    def __init__(self, workplace: Workplace, monday: date, action: QPushButton) -> None:
        super().__init__()
        self._workplace, self.monday = workplace, monday
        self._look, self._translate = workplace.look, workplace.translate
        self._which = label(self._look, "", color="text2")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(self._look.px(16))
        self._lines.addLayout(self._head(action))
        self.strip = WeekStrip(
            self._look,
            self._translate("The meetings of the week"),
            tall_up_to=_MOST_TALL,
            keeps=True,
        )
        self.strip.chosen.connect(self._choose)
        self._scroll = scrolled(self.strip)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines.addWidget(self._scroll)

    def _head(self, action: QPushButton) -> QHBoxLayout:
        look, translate = self._look, self._translate
        titles = (label(look, translate("Meetings"), "title"), self._which)
        self._now = push(look, translate("This week"), self.go_to_now)
        back = self._arrow(N_("Previous week"), "left", self.go_back)
        on = self._arrow(N_("Next week"), "right", self.go_on)
        row = head_row(look, titles, (back, self._now, on, action))
        row.setContentsMargins(0, 0, look.px(_BAR), 0)
        return row

    def _arrow(self, text: str, icon: str, go: Callable[[], None]) -> QPushButton:
        button = push(self._look, "", go, icon=icon)
        button.setAccessibleName(self._translate(text))
        button.setToolTip(self._translate(text))
        return button

    def read_again(self, selected: UUID | None) -> tuple[WeekMeeting, ...]:
        """Show the week as the records have it by now; return its meetings."""
        work, monday = self._workplace.work, self.monday
        held = self._workplace.read(lambda s: week_meetings(s, monday, monday + _SUNDAY))
        words = self._translate("week {number}, {days}")
        days = work_week(monday, self._translate)
        self._which.setText(words.format(number=week_of(monday), days=days))
        self._now.setEnabled(monday != monday_of(work.today))
        self.strip.show_days(strip_days(monday, held, work.now, self._translate), selected)
        self._fit(selected)
        return held

    def select(self, meeting_id: UUID | None) -> None:
        """Frame the card of a meeting."""
        self.strip.select(meeting_id)

    def commands(self) -> tuple[Command, ...]:
        """Return the keys for going from week to week."""
        return (
            Command("week_back", N_("Previous week"), "Ctrl+PgUp", self.go_back, "left"),
            Command("week_on", N_("Next week"), "Ctrl+PgDown", self.go_on, "right"),
        )

    def go_back(self) -> None:
        """Show the week before."""
        self._go_to(self.monday - _WEEK)

    def go_on(self) -> None:
        """Show the week after."""
        self._go_to(self.monday + _WEEK)

    def go_to_now(self) -> None:
        """Show the week it is."""
        self._go_to(monday_of(self._workplace.today))

    def _go_to(self, monday: date) -> None:
        self.monday = monday
        self.moved.emit()

    def _choose(self, key: object) -> None:
        self.chosen.emit(key)

    def _fit(self, selected: UUID | None) -> None:
        """Let the strip be as high as its cards, within reason; the selected one is in sight."""
        needed, highest = self.strip.needed_height, self._look.px(_HIGHEST)
        self._scroll.setFixedHeight(min(needed, highest))
        self.strip.leave_right(0 if needed > highest else self._look.px(_BAR))
        card = self.strip.card(selected)
        if card is not None:
            self._scroll.ensureWidgetVisible(card, 0, self._look.px(8))

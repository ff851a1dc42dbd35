"""Idag: the week as a strip, and below it the queue of what waits, the oldest first."""

from datetime import timedelta
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy.orm import Session
from typing_extensions import override

from models.actions.office import save_setting
from models.queries.letters import outbox_size
from models.queries.office import caseworker_at_work, setting
from models.queries.today import todays_queue
from models.queries.week import week_meetings
from models.text import N_
from ui.application import Workplace
from ui.commands import Command
from ui.pages.meetings.words import monday_of, strip_days
from ui.pages.page import Page
from ui.pages.today.lines import queue_groups
from ui.places import Place
from ui.widgets.buttons import push
from ui.widgets.head_row import head_row
from ui.widgets.labels import label
from ui.widgets.queue_view import QueueView
from ui.widgets.row_follower import RowFollower
from ui.widgets.scroll import scrolled
from ui.widgets.segments import Segments
from ui.widgets.week_strip import WeekStrip
from ui.wording import long_day, week_of

_SETTING = "today"  # whose cases are shown: kept in the vault, for it is about the work in it
_MINE, _ALL = "mine", "all"
_LARGE = 1.2  # text beyond it leaves room for one card a day
_MOST_CARDS = 2  # a day; the rest are counted, so that ten things to do are seen without scrolling
_WEEKEND = 5


class TodayPage(Page):
    """The next thing to do stands first and is done with Enter."""

    def __init__(self, workplace: Workplace, place: Place) -> None:
        super().__init__(workplace, place)
        self.title = self.translate("Today")
        self._me: UUID | None = workplace.read(self._find_me)
        self._strip = WeekStrip(self.look, self.translate("The meetings of the week"))
        self._strip.chosen.connect(self._open_meeting)
        self.queue = QueueView(self.look, self.translate("What waits"))
        self.queue.acted.connect(workplace.go)
        self._whose = self._make_filter()
        self._letters = push(self.look, "", self._open_letters, kind="primary", icon="mail")
        self._build()
        self.read_again()

    def _find_me(self, session: Session) -> UUID | None:
        return caseworker_at_work(session, self.workplace.store.who)

    def _make_filter(self) -> Segments:
        options = ((_MINE, self.translate("Mine")), (_ALL, self.translate("All")))
        made = Segments(self.look, self.translate("Cases shown"), options)
        kept = self.workplace.read(lambda session: setting(session, _SETTING).get("whose"))
        made.choose(_MINE if kept == _MINE and self._me else _ALL)
        if self._me is None:  # only ever hidden: shown before it has a place it would be a window
            made.hide()
        made.chosen.connect(self._keep_filter)
        return made

    def _build(self) -> None:
        body, px = QWidget(), self.look.px
        lines = QVBoxLayout(body)
        lines.setContentsMargins(px(32), px(16), px(32), px(12))
        lines.setSpacing(0)
        lines.addLayout(self._head())
        lines.addSpacing(px(16))
        lines.addWidget(self._strip)
        lines.addWidget(self.queue, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        page = scrolled(body)
        whole.addWidget(page)
        RowFollower(self.queue, page)

    def _head(self) -> QHBoxLayout:
        look, today = self.look, self.workplace.today
        when = self.translate("{day}, week {number}").format(
            day=long_day(today, self.translate), number=week_of(today)
        )
        titles = (label(look, self.title, "title"), label(look, when, color="text2"))
        lists = push(look, self.translate("The week's lists"), self._open_lists, icon="table")
        return head_row(look, titles, (self._whose, lists, self._letters))

    @override
    def read_again(self) -> None:
        work = self.workplace.work
        mine = self._me if self._whose.value == _MINE else None
        queue = self.workplace.read(lambda s: todays_queue(s, work.today, caseworker=mine))
        self.queue.show_groups(queue_groups(queue, work.now, self.translate))
        self._show_week()
        waiting = self.workplace.read(lambda s: outbox_size(s, work.today))
        words = (
            self.translate("The week's letters ({count})")
            if waiting
            else self.translate("The week's letters")
        )
        self._letters.setText(words.format(count=waiting))

    def _show_week(self) -> None:
        work = self.workplace.work
        ahead = timedelta(days=7) if work.today.weekday() >= _WEEKEND else timedelta()
        monday = monday_of(work.today) + ahead
        held = self.workplace.read(lambda s: week_meetings(s, monday, monday + timedelta(days=6)))
        most = _MOST_CARDS if self.look.scale <= _LARGE else 1
        self._strip.show_days(strip_days(monday, held, work.now, self.translate, most=most))

    @override
    def areas(self) -> tuple[QWidget, ...]:
        return (self.queue, self._strip)

    @override
    def commands(self) -> tuple[Command, ...]:
        return (Command("new_case", N_("New case"), "Ctrl+N", self._begin_case, "plus"),)

    def _begin_case(self) -> None:
        self.workplace.go(Place("new_case"))

    def _keep_filter(self, whose: object) -> None:
        self.workplace.do(
            lambda work: save_setting(work.store, _SETTING, {"whose": str(whose)}), undoable=False
        )
        self.read_again()

    def _open_meeting(self, key: object) -> None:
        self.workplace.go(key if isinstance(key, Place) else Place("meetings", _id(key)))

    def _open_letters(self) -> None:
        self.workplace.go(Place("letters"))

    def _open_lists(self) -> None:
        self.workplace.go(Place("lists"))


def _id(key: object) -> UUID | None:
    return key if isinstance(key, UUID) else None

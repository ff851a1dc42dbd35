"""Möten: a week of meetings, the people of one of them, and what follows for those who did not come."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from models.queries.attendance import MeetingFile, meeting_file
from models.queries.week import WeekMeeting, next_meeting_day
from models.routine import GROUPS
from models.text import N_
from ui.application import Workplace
from ui.commands import Command
from ui.pages.meetings.after import AfterMeeting
from ui.pages.meetings.attendance import AttendancePanel
from ui.pages.meetings.call import CallPanel
from ui.pages.meetings.cancel import CancelPanel
from ui.pages.meetings.form import MeetingForm
from ui.pages.meetings.list_to_print import ListToPrint
from ui.pages.meetings.side_panel import SidePanel
from ui.pages.meetings.week import MeetingsWeek
from ui.pages.meetings.words import monday_of
from ui.pages.page import Page
from ui.places import Place
from ui.widgets.buttons import push
from ui.widgets.clearing import clear
from ui.widgets.empty import Empty
from ui.widgets.row_follower import RowFollower
from ui.widgets.scroll import scrolled
from ui.wording import long_day

_NARROW = 980  # with less, what follows stands below the people
_SIDE, _PANEL = 276, 352  # a scroll bar's width with them
_BAR = 12


class MeetingsPage(Page):
    """Chosen on arrival: the meeting one came for, else the next one of today or later."""

    def __init__(self, workplace: Workplace, place: Place) -> None:
        super().__init__(workplace, place)
        self.title = self.translate("Meetings")
        self.file = self._find(place.record)
        self.panel: SidePanel | None = None
        day = self.file.day if self.file else workplace.today
        new = push(self.look, self.translate("New meeting"), self.plan, kind="primary", icon="plus")
        self.week = MeetingsWeek(workplace, monday_of(day), new)
        self._export = ListToPrint(workplace, self)
        self._actions = self._make_actions()
        self.people = AttendancePanel(workplace, tuple(self._actions.values()))
        self.after = AfterMeeting(workplace)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side, self._empty = QWidget(), QVBoxLayout()
        self._beside = QVBoxLayout(self._side)
        self._beside_people = scrolled(self._side)
        self._beside_people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build()
        self.week.chosen.connect(self.choose)
        self.week.moved.connect(self._show_another_week)
        self.read_again()
        self._take_aim(place.aim)

    def _make_actions(self) -> dict[str, QPushButton]:
        wanted = (
            ("call", N_("Call somebody"), self.call, "person-plus"),
            ("change", N_("Change the meeting"), self.change, "pen"),
            ("cancel", N_("Cancel the meeting"), self.cancel, "calendar-off"),
            ("list", N_("Save the attendance list"), self.save_list, "table"),
        )
        return {
            key: push(self.look, self.translate(text), acted, icon=icon)
            for key, text, acted, icon in wanted
        }

    def _build(self) -> None:
        body, px = QWidget(), self.look.px
        lines = QVBoxLayout(body)
        lines.setContentsMargins(px(32), px(16), px(32 - _BAR), px(16))
        lines.setSpacing(px(16))
        lines.addWidget(self.week)
        lines.addLayout(self._parts, 1)
        lines.addLayout(self._empty)
        self._parts.setSpacing(px(16))
        self._parts.addWidget(self.people, 1)
        self._parts.addWidget(self._beside_people)
        self._beside.setContentsMargins(0, 0, px(_BAR), 0)
        self._beside.addWidget(self.after)
        self._beside.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        page = scrolled(body)
        whole.addWidget(page)
        RowFollower(self.people.people, page)

    @override
    def read_again(self) -> None:
        wanted = self.file.meeting_id if self.file else None
        held = self.week.read_again(wanted)
        self.file = self._find(wanted) or self._find(self._first(held))
        self._show_file()

    def choose(self, key: object) -> None:
        """Show the meeting of a card."""
        if isinstance(key, UUID):
            self.file = self._find(key)
            self._show_file()
            self.people.people.setFocus()

    def _find(self, meeting_id: UUID | None) -> MeetingFile | None:
        """Return a meeting that is held; a cancelled one is looked for in its people's cases."""
        if meeting_id is None:
            return None
        work = self.workplace.work
        found = self.workplace.read(
            lambda session: meeting_file(session, meeting_id, work.routines, work.today)
        )
        return found if found is not None and found.cancelled_on is None else None

    def _first(self, held: Sequence[WeekMeeting]) -> UUID | None:
        ahead = (m.meeting_id for m in held if m.day >= self.workplace.today)
        return next(ahead, held[-1].meeting_id if held else None)

    def _show_another_week(self) -> None:
        self.file = None
        self.read_again()

    def _show_file(self) -> None:
        file = self.file
        clear(self._empty)
        self.people.setVisible(file is not None)
        self.after.setVisible(file is not None and self.panel is None)
        self._beside_people.setVisible(file is not None or self.panel is not None)
        self._share_room()
        if file is None:
            self._empty.addWidget(self._nothing())
            return
        self.week.select(file.meeting_id)
        self.people.show_file(file)
        self.after.show_file(file)
        self._actions["list"].setVisible(file.kind in GROUPS)
        if self.panel is not None:
            self.panel.show_file(file)

    def _nothing(self) -> Empty:
        day = self.workplace.read(lambda session: next_meeting_day(session, self.week.monday))
        sentence = ""
        if day is not None:
            words = self.translate("The next meeting is on {day}.")
            sentence = words.format(day=long_day(day, self.translate))
        heading = self.translate("No meetings this week")
        return Empty(self.look, "calendar", heading, sentence)

    def _take_aim(self, aim: str) -> None:
        """Open again what was open beside the people."""
        opened = {
            "plan": self.plan,
            "change": self.change,
            "cancel": self.cancel,
            "call": self.call,
        }
        if aim in opened:
            opened[aim]()

    def plan(self) -> None:
        """Open the form for a new meeting."""
        self._open(MeetingForm(self.workplace))

    def change(self) -> None:
        """Open the form for the meeting shown."""
        if self.file is not None:
            self._open(MeetingForm(self.workplace, self.file))

    def cancel(self) -> None:
        """Ask how the meeting shown is to be called off."""
        if self.file is not None:
            self._open(CancelPanel(self.workplace, self.file))

    def call(self) -> None:
        """Look for somebody to call to the meeting shown."""
        if self.file is not None:
            self._open(CallPanel(self.workplace, self.file))

    def save_list(self) -> None:
        """Write the attendance list of the meeting shown."""
        if self.file is not None:
            self._export.save(self.file)

    def _open(self, panel: SidePanel) -> None:
        self._let_go_of_panel()
        self.panel = panel
        panel.closed.connect(self._close)
        self.after.hide()
        self._beside_people.show()
        self._beside.insertWidget(0, panel)
        self._share_room()
        panel.first().setFocus()

    def _close(self, meeting_id: object) -> None:
        self._let_go_of_panel()
        if isinstance(meeting_id, UUID):
            self.file = self._find(meeting_id)
            if self.file is not None:
                self.week.monday = monday_of(self.file.day)
        self.read_again()
        self.people.people.setFocus()

    def _let_go_of_panel(self) -> None:
        if self.panel is not None:
            self.panel.leave()
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None

    @override
    def place(self) -> Place:
        aim = self.panel.aim if self.panel is not None else ""
        return Place("meetings", self.file.meeting_id if self.file else None, aim=aim)

    @override
    def leave(self) -> None:
        if self.panel is not None:
            self.panel.leave()

    @override
    def areas(self) -> tuple[QWidget, ...]:
        after = self.panel.first() if self.panel is not None else self.after.first()
        parts = (self.people.people if self.file else None, self.week.strip, after)
        return tuple(part for part in parts if part is not None)

    @override
    def commands(self) -> tuple[Command, ...]:
        return (
            *self.week.commands(),
            Command("new_meeting", N_("New meeting"), "Ctrl+N", self.plan, "plus"),
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Let what follows stand beside the people and scroll by itself; in a narrow window, below them."""
        narrow, side = self.width() < self.look.px(_NARROW), self._beside_people
        ways = QBoxLayout.Direction
        self._parts.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        width = self.look.px(_PANEL if self.panel is not None else _SIDE)
        side.setMinimumWidth(0 if narrow else width)
        side.setMaximumWidth(_ANY if narrow else width)
        side.setMinimumHeight(self._side.sizeHint().height() if narrow else 0)


_ANY = 16_777_215  # Qt's own: no limit

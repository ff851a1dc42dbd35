"""What can be done about each next step: at most one primary button, that does it."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from typing_extensions import override

from models.actions.cases import reopen_case
from models.actions.meetings import record_attendance
from models.queries.case_file import CaseFile, HeldMeeting
from models.routine import GROUPS
from models.text import N_
from models.vocabulary import Attendance, NextStep, Outcome
from ui.application import Workplace
from ui.desk.booking import book_slot
from ui.desk.week import OVER_A_WEEK
from ui.pages.booking.panel import BookingPanel
from ui.pages.case.ending import close_here
from ui.pages.case.next_step_base import StepActions
from ui.pages.case.next_step_forms import DecisionActions, FollowUpActions, PositionActions
from ui.pages.case.next_step_offer import BOOKINGS, Offered
from ui.pages.case.words import ahead, unmarked
from ui.places import Place
from ui.wording import clock, short_day


class BookingActions(StepActions):
    """The first time with room at one press; any other in the panel that opens under it."""

    def __init__(self, workplace: Workplace, file: CaseFile, offered: Offered) -> None:
        self._offered = offered
        self._panel: BookingPanel | None = None
        super().__init__(workplace, file)

    @override
    def build(self) -> None:
        words = self._offered.button(self.translate)
        if words:
            self.add(words, self._book, "primary", "calendar-check")
        self.add(N_("Choose another time …"), self._open_panel)
        self.add_excuse()

    @override
    def leave(self) -> None:
        if self._panel is not None:
            self._panel.save()

    @override
    def take_aim(self, aim: str) -> None:
        if aim == "other_time":
            self._open_panel()

    def _book(self) -> None:
        slot = self._offered.slot
        if slot is None:
            return
        reason = self.translate(OVER_A_WEEK)
        day = short_day(slot.day, self.translate)
        said = self.translate("{meeting} booked {day} {time}").format(
            meeting=self.translate(slot.kind.label), day=day, time=clock(slot.starts)
        )
        self.workplace.do(lambda work: book_slot(work, self.file.case_id, slot, reason), said)

    def _open_panel(self) -> None:
        if self._panel is None:
            self._panel = BookingPanel(self.workplace, self.file.case_id)
            self.lines.addWidget(self._panel)
        self._panel.setFocus()


class AnswerActions(StepActions):
    """The way to the routine's questions and its suggestion."""

    @override
    def build(self) -> None:
        step = NextStep.CHOOSE_ROUTE
        words = (
            N_("Look at the suggestion")
            if self.file.next_step is step
            else N_("Answer the questions")
        )
        self.add(words, self.go_to_answers, "primary", "right")
        self.add_excuse()


class LetterActions(StepActions):
    """The way to the letter that is to be sent."""

    @override
    def build(self) -> None:
        self.add(N_("Go to the letter"), self._go, "primary", "mail")

    def _go(self) -> None:
        meeting = ahead(self.file, self.workplace.today)
        self.workplace.go(Place("letters", meeting.meeting_id if meeting else None))


class MeetingActions(StepActions):
    """The way to the meeting that is to be held."""

    @override
    def build(self) -> None:
        self.add(N_("Show the meeting"), self._go, "secondary", "people")

    def _go(self) -> None:
        meeting = ahead(self.file, self.workplace.today)
        self.workplace.go(Place("meetings", meeting.meeting_id if meeting else None))


class AttendanceActions(StepActions):
    """How a meeting went: marked here for one person, at the meeting for a group."""

    @override
    def build(self) -> None:
        meeting = unmarked(self.file, self.workplace.today)
        if meeting is None:
            return
        if meeting.kind in GROUPS:
            self.add(N_("Record attendance"), lambda: self._go(meeting), "primary", "people")
        else:
            self._marks(meeting)

    def _marks(self, meeting: HeldMeeting) -> None:
        for attendance in Attendance:
            kind = "primary" if attendance is Attendance.PRESENT else "secondary"
            self.add(attendance.label, partial(self._mark, meeting, attendance), kind)

    def _mark(self, meeting: HeldMeeting, attendance: Attendance) -> None:
        said = self.translate("{attendance}: {meeting} {day}").format(
            attendance=self.translate(attendance.label),
            meeting=self.translate(meeting.kind.label),
            day=short_day(meeting.day, self.translate),
        )
        self.workplace.do(
            lambda work: record_attendance(work, meeting.booking_id, attendance), said
        )

    def _go(self, meeting: HeldMeeting) -> None:
        self.workplace.go(Place("meetings", meeting.meeting_id))


class NoActions(StepActions):
    """A case that waits for nothing is closed, or opened again."""

    @override
    def build(self) -> None:
        if self.file.closed_on is None:
            self.add(N_("Close the case"), self._close)
        else:
            self.add(N_("Open the case again"), self._reopen)

    def _close(self) -> None:
        close_here(self.workplace, self.file.case_id, self.file.case_number)

    def _reopen(self) -> None:
        said = self.translate("Case {number} opened again").format(number=self.file.case_number)
        self.workplace.do(lambda work: reopen_case(work, self.file.case_id), said)


_ACTIONS: Mapping[NextStep, type[StepActions]] = MappingProxyType(
    {
        NextStep.RECORD_DECISION: DecisionActions,
        NextStep.TAKE_POSITION: PositionActions,
        NextStep.FOLLOW_UP: FollowUpActions,
        NextStep.ANSWER_QUESTIONS: AnswerActions,
        NextStep.CHOOSE_ROUTE: AnswerActions,
        NextStep.REVIEW_EXEMPTION: AnswerActions,
        NextStep.SEND_INVITATION: LetterActions,
        NextStep.HOLD_MEETING: MeetingActions,
        NextStep.RECORD_ATTENDANCE: AttendanceActions,
        NextStep.NOTHING: NoActions,
    }
)


def actions_for(
    workplace: Workplace, file: CaseFile, step: NextStep, offered: Offered
) -> StepActions:
    """Return what can be done about a step."""
    if step in BOOKINGS:
        return BookingActions(workplace, file, offered)
    if step is NextStep.FOLLOW_UP and file.chosen is Outcome.OUTSIDE:
        return AnswerActions(workplace, file)
    return _ACTIONS[step](workplace, file)

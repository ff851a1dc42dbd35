"""The attendance history of a case list: real meetings, real places at them and how each went."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from models.actions.invitations import record_earlier_letter
from models.actions.meetings import (
    MeetingDraft,
    book,
    cancel_meeting,
    plan_meeting,
    record_attendance,
)
from models.actions.places import in_the_way
from models.actions.work import Work, find
from models.case import Case
from models.errors import NotFound, NotYetHeld
from models.meeting import Booking, Meeting
from models.queries.case_state import routine_of
from models.queries.meetings import meetings_between
from models.routine import GROUPS, Routine
from models.rules.days_off import working_days_before
from models.rules.facts import PastMeeting
from models.text import N_
from models.vocabulary import LetterKind, MeetingKind, Term

_AT = time(9)  # where the routine sets no clock time. *Ours*


class Untold(Term):
    """What was done with a meeting beyond what the list says, or could not be done with it."""

    SAME_PURPOSE = (
        "same_purpose",
        N_("A meeting was left out: the person has a place that day or for the same purpose."),
    )
    NOT_YET_HELD = "not_yet_held", N_("The meeting is not held yet: its outcome was left out.")
    WAITED = "meeting_waited", N_("Who waits for a place has no outcome: it was left out.")
    TIME_PUT_IN = (
        "meeting_time_put_in",
        N_("The list has no time for a meeting ahead: 09.00 was put in."),
    )
    WAITS = "meeting_full_waits", N_("The meeting is full: the person stands in its waiting list.")


@dataclass(slots=True)
class PastMeetings:
    """The meetings of a list as they are met row by row; those in groups are shared."""

    work: Work
    groups: dict[tuple[MeetingKind, date], UUID] = field(default_factory=dict)

    def carry(
        self, case_id: UUID, caseworker_id: UUID | None, meeting: PastMeeting
    ) -> tuple[Term, ...]:
        """Give a case its place at a meeting and mark how it went; return what could not be done."""
        with self.work.store.read() as session:
            case = find(session, Case, case_id)
            routine = routine_of(case, self.work.routines, self.work.today)
            draft = _draft(routine, caseworker_id, meeting)
            if _has_place(case, draft, self.work):
                return (Untold.SAME_PURPOSE,)
        meeting_id = self._meeting(draft, meeting)
        booking_id = book(self.work, case_id, meeting_id)
        self._letter(booking_id, routine, meeting)
        told = (*self._put_in(booking_id, routine, meeting), *self._mark(booking_id, meeting))
        if meeting.called_off:
            cancel_meeting(self.work, meeting_id)
        return told

    def _meeting(self, draft: MeetingDraft, meeting: PastMeeting) -> UUID:
        """Return the group of that day; what is called off, or not a group, is a meeting of its own."""
        if meeting.kind not in GROUPS or meeting.called_off:
            return plan_meeting(self.work, draft)
        key = (meeting.kind, meeting.day)
        if key not in self.groups:
            self.groups[key] = self._planned(*key) or plan_meeting(self.work, draft)
        return self.groups[key]

    def _planned(self, kind: MeetingKind, day: date) -> UUID | None:
        with self.work.store.read() as session:
            that_day = meetings_between(session, day, day)
        return next((m.meeting_id for m in that_day if m.kind is kind), None)

    def _letter(self, booking_id: UUID, routine: Routine, meeting: PastMeeting) -> None:
        """Record the letter that did not call the person fairly; of any other the list says nothing (A5)."""
        came_back = meeting.invitation_returned or meeting.undelivered
        if not (came_back or meeting.called_too_late):
            return
        lead = routine.letter_lead_working_days
        in_time = working_days_before(meeting.day, lead, routine.closures)
        sent_on = meeting.day if meeting.called_too_late else in_time
        returned_on = min(meeting.day, self.work.today) if came_back else None
        letter = _letter(meeting.kind)
        record_earlier_letter(
            self.work, booking_id, letter, min(sent_on, self.work.today), returned_on
        )

    def _put_in(self, booking_id: UUID, routine: Routine, meeting: PastMeeting) -> tuple[Term, ...]:
        if meeting.day < self.work.today or meeting.called_off:
            return ()
        with self.work.store.read() as session:
            waits = find(session, Booking, booking_id).waiting
        untimed = routine.meeting(meeting.kind).starts is None
        return (*([Untold.WAITS] if waits else []), *([Untold.TIME_PUT_IN] if untimed else []))

    def _mark(self, booking_id: UUID, meeting: PastMeeting) -> tuple[Term, ...]:
        if meeting.attendance is None:
            return ()
        try:
            record_attendance(self.work, booking_id, meeting.attendance)
        except NotYetHeld:
            return (Untold.NOT_YET_HELD,)
        except NotFound:
            return (Untold.WAITED,)
        return ()


def _has_place(case: Case, draft: MeetingDraft, work: Work) -> bool:
    """Tell whether the case has been at such a meeting that day, or has a place ahead in its way."""
    same_day = ((b.meeting.kind, b.meeting.day) == (draft.kind, draft.day) for b in case.bookings)
    wanted = Meeting(kind=draft.kind, day=draft.day, ends=draft.ends)
    return any(same_day) or in_the_way(case, wanted, work) is not None


def _draft(routine: Routine, caseworker_id: UUID | None, meeting: PastMeeting) -> MeetingDraft:
    rule = routine.meeting(meeting.kind)
    starts = rule.starts or _AT
    ends = (datetime.combine(date.min, starts) + timedelta(minutes=rule.minutes)).time()
    group = meeting.kind in GROUPS
    return MeetingDraft(
        kind=meeting.kind,
        day=meeting.day,
        starts=starts,
        ends=rule.ends or ends,
        place=rule.place,
        place_hint=rule.place_hint,
        capacity=rule.capacity if group else 1,
        caseworker_id=None if group else caseworker_id,
    )


def _letter(kind: MeetingKind) -> LetterKind:
    three_party = kind is MeetingKind.THREE_PARTY_HIGH_RISK
    return LetterKind.THREE_PARTY if three_party else LetterKind(kind.value)

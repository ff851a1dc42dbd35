"""One meeting with the people called to it: who came, and what the routine suggests for those who did not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from models.case import Case
from models.meeting import Booking, Invitation, Meeting
from models.person import Person
from models.queries.case_state import facts_of, is_called, routine_of
from models.queries.lists import list_name
from models.queries.today import Who
from models.routine import Routine
from models.rules.enrolment import route
from models.rules.explain import Sentence, sentences
from models.rules.facts import Facts
from models.rules.situation import Situation
from models.vocabulary import Attendance, Channel, MeetingKind, NextStep, Outcome

_NOT_COMING = frozenset({Attendance.EXCUSED, Attendance.CANCELLED})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Where the routine leads after an absence; `asks` while it must be asked whether planning goes on."""

    absences: int  # this one with them
    limit: int
    outcome: Outcome
    asks: bool
    words: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """One person with a place at the meeting, or in its waiting list; `listed` is the name as lists sort it."""

    booking_id: UUID
    who: Who
    listed: str
    channel: Channel | None
    sent: bool
    returned: bool
    called: bool  # what went out still holds
    absences: int  # before this meeting
    interpreter_language: str
    attendance: Attendance | None
    next_step: NextStep
    next_day: date | None  # of the next meeting booked
    suggestion: Suggestion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFile:
    """A meeting with its people by name, and those who wait for a place, the longest first."""

    meeting_id: UUID
    kind: MeetingKind
    day: date
    starts: time
    ends: time
    place: str
    place_hint: str
    capacity: int | None
    caseworker_id: UUID | None
    officer_id: UUID | None
    interpreter_language: str
    cancelled_on: date | None
    people: tuple[Called, ...]
    waiting: tuple[Called, ...]

    @property
    def marked(self) -> int:
        """Return how many places are marked."""
        return sum(one.attendance is not None for one in self.people)

    @property
    def is_full(self) -> bool:
        """Tell whether whoever is called now must wait for a place."""
        coming = [one for one in self.people if one.attendance not in _NOT_COMING]
        return self.capacity is not None and len(coming) >= self.capacity


def meeting_file(
    session: Session, meeting_id: UUID, routines: Sequence[Routine], today: date
) -> MeetingFile | None:
    """Return a meeting and its people; None where there is none."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None or meeting.gone is not None:
        return None
    places = _places(session, meeting_id)
    read = _Reader(tuple(routines), today, meeting)
    waiting = sorted((b for b in places if b.waiting), key=lambda b: b.id)
    return MeetingFile(
        meeting_id=meeting.id,
        kind=meeting.kind,
        day=meeting.day,
        starts=meeting.starts,
        ends=meeting.ends,
        place=meeting.place,
        place_hint=meeting.place_hint,
        capacity=meeting.capacity,
        caseworker_id=meeting.caseworker_id,
        officer_id=meeting.officer_id,
        interpreter_language=meeting.interpreter_language,
        cancelled_on=meeting.cancelled_on,
        people=tuple(read.called(b) for b in places if not b.waiting),
        waiting=tuple(map(read.called, waiting)),
    )


def _places(session: Session, meeting_id: UUID) -> Sequence[Booking]:
    return session.scalars(
        select(Booking)
        .join(Booking.case)
        .join(Case.person)
        .where(
            Booking.meeting_id == meeting_id,
            Booking.cancelled_on.is_(None),
            Booking.gone.is_(None),
            Case.gone.is_(None),
        )
        .order_by(Person.sort_key, Booking.id)
        .options(
            selectinload(Booking.case).selectinload(Case.decisions),
            selectinload(Booking.case).selectinload(Case.routes),
            selectinload(Booking.case).selectinload(Case.bookings),
        )
    ).all()


@dataclass(frozen=True, slots=True)
class _Reader:
    routines: tuple[Routine, ...]
    today: date
    meeting: Meeting

    def called(self, booking: Booking) -> Called:
        case, person = booking.case, booking.case.person
        routine = routine_of(case, self.routines, self.today)
        facts = facts_of(case, routine)
        message = _latest(booking)
        stayed_away = booking.attendance is Attendance.ABSENT
        return Called(
            booking_id=booking.id,
            who=_who(case),
            listed=case.number if person.protected is not None else list_name(person),
            channel=message.channel if message else None,
            sent=message is not None and message.sent_at is not None,
            returned=message is not None and message.returned_on is not None,
            called=is_called(booking),
            absences=self.absences_before(facts, routine),
            interpreter_language=person.interpreter_language,
            attendance=booking.attendance,
            next_step=case.next_step,
            next_day=self.next_day(booking),
            suggestion=self.suggestion(facts, routine) if stayed_away else None,
        )

    def absences_before(self, facts: Facts, routine: Routine) -> int:
        earlier = tuple(m for m in facts.meetings if m.day < self.meeting.day)
        return Situation(replace(facts, meetings=earlier), routine, self.today).absences

    def suggestion(self, facts: Facts, routine: Routine) -> Suggestion:
        found = route(facts, routine, self.today)
        (words,) = sentences(found.quotes[:1], routine)
        return Suggestion(
            absences=found.absences,
            limit=routine.absence_limit,
            outcome=found.preliminary or found.outcome,
            asks=found.outcome is Outcome.ASK,
            words=words,
        )

    def next_day(self, booking: Booking) -> date | None:
        ahead = [
            b.meeting.day
            for b in booking.case.bookings
            if b is not booking
            and b.attendance is None
            and b.cancelled_on is None
            and b.gone is None
            and b.meeting.cancelled_on is None
            and b.meeting.day >= self.meeting.day
        ]
        return min(ahead, default=None)


def _latest(booking: Booking) -> Invitation | None:
    """Return the message about the place that tells most: one that was sent, the newest."""
    found = [i for i in booking.invitations if i.gone is None]
    return max(found, key=lambda i: (i.sent_at is not None, i.rev), default=None)


def _who(case: Case) -> Who:
    person = case.person
    return Who(case.id, case.number, person.name, person.birth_date, person.protected is not None)

"""The rows of the weekly lists. Protected persons are left out and counted, except where a list says otherwise.

High risk never leaves the case: in every list such a meeting is a three-party meeting like any other.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session, selectinload

from models.case import Case
from models.meeting import Booking, Invitation, Meeting
from models.person import Person
from models.queries.case_state import facts_of, routine_of
from models.queries.list_rows import (
    AbsenceRow,
    AttendanceRow,
    FollowUpRow,
    MeetingListRow,
    OverdueRow,
)
from models.routine import GROUPS, Routine
from models.rules.facts import PastMeeting
from models.rules.situation import Situation
from models.rules.work_queue import shown_step
from models.vocabulary import Answer, Attendance, MeetingKind, NextStep

R = TypeVar("R")
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Listed(Generic[R]):
    """A list's rows and how many protected persons are not among them."""

    rows: tuple[R, ...]
    left_out: int = 0


def coming_meetings(
    session: Session, first: date, last: date, signed_by: UUID | None = None
) -> Listed[MeetingListRow]:
    """Return everyone called to a meeting from one day up to and with another, or a caseworker's own."""
    bookings = session.scalars(
        _of(signed_by, _places())
        .where(Meeting.day.between(first, last))
        .order_by(Meeting.day, Meeting.starts, Person.sort_key, Booking.id)
    )
    return _listed(bookings, lambda b: b.case.person, _meeting_row)


def attendance_list(session: Session, meeting_id: UUID) -> Listed[AttendanceRow]:
    """Return those with a place at a group.

    A protected person who may attend a group stands there by case number only; others are left out.
    """
    bookings = session.scalars(
        _places().where(Meeting.id == meeting_id).order_by(Person.sort_key, Booking.id)
    ).all()
    shown = [b for b in bookings if b.case.person.protected is None or _may_attend(b.case)]
    return Listed(tuple(map(_attendance_row, shown)), len(bookings) - len(shown))


def absences(
    session: Session, today: date, routines: Sequence[Routine], signed_by: UUID | None = None
) -> Listed[AbsenceRow]:
    """Return those who stayed away, though called in time, and have something to be done about it."""
    cases = session.scalars(
        _of(signed_by, _open_cases())
        .where(Case.bookings.any(Booking.attendance == Attendance.ABSENT))
        .order_by(Case.due.asc().nulls_last(), Person.sort_key)
        .options(selectinload(Case.bookings).selectinload(Booking.meeting))
        .options(selectinload(Case.bookings).selectinload(Booking.invitations))
    )
    found = [(case, _absent_from(case, today, routines)) for case in cases]
    return _listed(
        [one for one in found if one[1]],
        lambda one: one[0].person,
        lambda one: _absence_row(one[0], one[1], today),
    )


def overdue(session: Session, today: date, signed_by: UUID | None = None) -> Listed[OverdueRow]:
    """Return the deadlines that have passed, the oldest first."""
    cases = _due(session, Case.due < today, signed_by)
    return _listed(
        cases,
        lambda case: case.person,
        lambda case: OverdueRow(
            case_number=case.number,
            name=list_name(case.person),
            rule=case.rule,
            next_step=shown_step(case.next_step, case.due, today),
            due=_day(case.due),
            days_left=(_day(case.due) - today).days,
            caseworker=_signs(case),
        ),
    )


def weekly_follow_up(
    session: Session, today: date, until: date, signed_by: UUID | None = None
) -> Listed[FollowUpRow]:
    """Return what every open case waits for up to and with a day, the oldest first; or a caseworker's own."""
    cases = _due(session, Case.due <= until, signed_by)
    return _listed(cases, lambda case: case.person, lambda case: _follow_up_row(case, today))


def list_name(person: Person) -> str:
    """Return a name as lists sort and show it: family name first."""
    return ", ".join(filter(None, (person.family_name, person.given_name)))


def _due(
    session: Session, condition: ColumnElement[bool], signed_by: UUID | None
) -> Iterable[Case]:
    return session.scalars(
        _of(signed_by, _open_cases())
        .where(condition, Case.next_step != NextStep.NOTHING)
        .order_by(Case.due.asc().nulls_last(), Person.sort_key)
    )


def _open_cases() -> Select[Case]:
    return (
        select(Case)
        .join(Case.person)
        .where(Case.closed_on.is_(None), Case.gone.is_(None))
        .options(selectinload(Case.person), selectinload(Case.caseworker))
    )


def _of(signed_by: UUID | None, query: Select[R]) -> Select[R]:
    """Return the query for one caseworker's cases, or for all."""
    return query if signed_by is None else query.where(Case.caseworker_id == signed_by)


def _places() -> Select[Booking]:
    return (
        select(Booking)
        .join(Booking.meeting)
        .join(Booking.case)
        .join(Case.person)
        .where(
            Booking.cancelled_on.is_(None),
            Booking.waiting.is_(False),
            Booking.gone.is_(None),
            Case.gone.is_(None),
            Meeting.cancelled_on.is_(None),
            Meeting.gone.is_(None),
        )
        .options(
            selectinload(Booking.meeting),
            selectinload(Booking.case).selectinload(Case.person),
            selectinload(Booking.invitations),
        )
    )


def _listed(found: Iterable[S], person: Callable[[S], Person], row: Callable[[S], R]) -> Listed[R]:
    everyone = list(found)
    shown = [one for one in everyone if person(one).protected is None]
    return Listed(tuple(map(row, shown)), len(everyone) - len(shown))


def _meeting_row(booking: Booking) -> MeetingListRow:
    meeting, person = booking.meeting, booking.case.person
    sent = _latest(booking)
    return MeetingListRow(
        day=meeting.day,
        start=meeting.starts,
        end=meeting.ends,
        kind=_shown_kind(meeting.kind),
        place=meeting.place,
        case_number=booking.case.number,
        name=list_name(person),
        interpreter_language=person.interpreter_language,
        sent=sent.sent_at.date() if sent and sent.sent_at else None,
        channel=sent.channel if sent else None,
        returned=bool(sent and sent.returned_on),
        attendance=booking.attendance,
    )


def _latest(booking: Booking) -> Invitation | None:
    sent = [i for i in booking.invitations if i.gone is None]
    return max(sent, key=lambda i: (i.sent_at is not None, i.rev), default=None)


def _shown_kind(kind: MeetingKind) -> MeetingKind:
    high_risk = kind is MeetingKind.THREE_PARTY_HIGH_RISK
    return MeetingKind.THREE_PARTY if high_risk else kind


def _attendance_row(booking: Booking) -> AttendanceRow:
    person = booking.case.person
    return AttendanceRow(
        case_number=booking.case.number,
        name=list_name(person) if person.protected is None else "",
        attendance=booking.attendance,
        noted=booking.attendance is not None,
    )


def _may_attend(case: Case) -> bool:
    return case.answers is not None and case.answers.may_attend_group is Answer.YES


def _absent_from(case: Case, today: date, routines: Sequence[Routine]) -> list[PastMeeting]:
    """Return the meetings that count as absences; none once the person is enrolled."""
    routine = routine_of(case, routines, today)
    facts = facts_of(case, routine)
    if Situation(facts, routine, today).enrolled:
        return []
    absent = (m for m in facts.meetings if m.attendance is Attendance.ABSENT)
    return [m for m in absent if m.fairly_called and m.day <= today]


def _absence_row(case: Case, absent: list[PastMeeting], today: date) -> AbsenceRow:
    return AbsenceRow(
        case_number=case.number,
        name=list_name(case.person),
        absences=sum(m.kind in GROUPS for m in absent) or len(absent),
        latest=max(m.day for m in absent),
        excused=Answer.UNKNOWN,
        next_step=shown_step(case.next_step, case.due, today),
        due=case.due,
        caseworker=_signs(case),
    )


def _follow_up_row(case: Case, today: date) -> FollowUpRow:
    return FollowUpRow(
        case_number=case.number,
        name=list_name(case.person),
        born=case.person.birth_date,
        next_step=shown_step(case.next_step, case.due, today),
        due=case.due,
        days_left=(case.due - today).days if case.due else None,
        rule=case.rule,
        last_contact=case.last_contact,
        caseworker=_signs(case),
    )


def _signs(case: Case) -> str:
    return case.caseworker.name if case.caseworker else ""


def _day(due: date | None) -> date:
    if due is None:
        message = "the query asked for cases with a date"
        raise ValueError(message)
    return due

"""The rows of the weekly lists. Protected persons are left out and counted, except where a list says otherwise.

High risk never leaves the case: in every list such a meeting is a three-party meeting like any other.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session, selectinload

from models.case import Case
from models.meeting import Booking, Invitation, Meeting
from models.person import Person
from models.queries.list_rows import (
    AbsenceRow,
    AttendanceRow,
    FollowUpRow,
    MeetingListRow,
    OverdueRow,
)
from models.routine import GROUPS
from models.vocabulary import Answer, Attendance, MeetingKind, NextStep

R = TypeVar("R")
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Listed(Generic[R]):
    """A list's rows and how many protected persons are not among them."""

    rows: tuple[R, ...]
    left_out: int = 0


def coming_meetings(session: Session, first: date, last: date) -> Listed[MeetingListRow]:
    """Return everyone called to a meeting from one day up to and with another."""
    bookings = session.scalars(
        _places()
        .where(Meeting.day.between(first, last))
        .order_by(Meeting.day, Meeting.starts, Person.sort_key, Booking.id)
    )
    return _listed(bookings, lambda b: b.case.person, _meeting_row)


def attendance_list(session: Session, meeting_id: UUID) -> Listed[AttendanceRow]:
    """Return those with a place at a group; a protected person stands there by case number only."""
    bookings = session.scalars(
        _places().where(Meeting.id == meeting_id).order_by(Person.sort_key, Booking.id)
    )
    return Listed(tuple(map(_attendance_row, bookings)))


def absences(session: Session, today: date) -> Listed[AbsenceRow]:
    """Return those who stayed away and have something to be done about it."""
    cases = session.scalars(
        _open_cases()
        .where(Case.bookings.any(Booking.attendance == Attendance.ABSENT))
        .order_by(Case.due.asc().nulls_last(), Person.sort_key)
        .options(selectinload(Case.bookings).selectinload(Booking.meeting))
    )
    rows = [case for case in cases if _absent_from(case, today) and not _is_enrolled(case)]
    return _listed(rows, lambda case: case.person, lambda case: _absence_row(case, today))


def overdue(session: Session, today: date) -> Listed[OverdueRow]:
    """Return the deadlines that have passed, the oldest first."""
    cases = _due(session, Case.due < today)
    return _listed(
        cases,
        lambda case: case.person,
        lambda case: OverdueRow(
            case_number=case.number,
            name=list_name(case.person),
            rule=case.rule,
            next_step=case.next_step,
            due=_day(case.due),
            days_left=(_day(case.due) - today).days,
            caseworker=_signs(case),
        ),
    )


def weekly_follow_up(session: Session, today: date, until: date) -> Listed[FollowUpRow]:
    """Return what every open case waits for up to and with a day, the oldest first."""
    cases = _due(session, Case.due <= until)
    return _listed(cases, lambda case: case.person, lambda case: _follow_up_row(case, today))


def list_name(person: Person) -> str:
    """Return a name as lists sort and show it: family name first."""
    return ", ".join(filter(None, (person.family_name, person.given_name)))


def _due(session: Session, condition: ColumnElement[bool]) -> Iterable[Case]:
    return session.scalars(
        _open_cases()
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
            Meeting.cancelled_on.is_(None),
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


def _absent_from(case: Case, today: date) -> list[Booking]:
    return [
        b
        for b in case.bookings
        if b.attendance is Attendance.ABSENT and b.meeting.day <= today and b.gone is None
    ]


def _is_enrolled(case: Case) -> bool:
    came = (b for b in case.bookings if b.attendance is Attendance.PRESENT)
    return any(b.meeting.kind is not MeetingKind.FIRST_VISIT for b in came)


def _absence_row(case: Case, today: date) -> AbsenceRow:
    absent = _absent_from(case, today)
    return AbsenceRow(
        case_number=case.number,
        name=list_name(case.person),
        absences=sum(b.meeting.kind in GROUPS for b in absent) or len(absent),
        latest=max(b.meeting.day for b in absent),
        excused=Answer.UNKNOWN,
        next_step=case.next_step,
        due=case.due,
        caseworker=_signs(case),
    )


def _follow_up_row(case: Case, today: date) -> FollowUpRow:
    return FollowUpRow(
        case_number=case.number,
        name=list_name(case.person),
        born=case.person.birth_date,
        next_step=case.next_step,
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

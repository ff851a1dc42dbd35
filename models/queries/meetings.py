"""Meetings as the week strip and the booking need them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from models.case import Case
from models.meeting import Booking, Meeting
from models.routine import GROUPS
from models.vocabulary import Attendance, MeetingKind

# They have told beforehand that they do not come: the chair is free for someone else.
_NOT_COMING = (Attendance.EXCUSED, Attendance.CANCELLED)


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting with how many have a place and how many wait."""

    meeting_id: UUID
    kind: MeetingKind
    day: date
    starts: time
    ends: time
    place: str
    capacity: int | None
    called: int
    waiting: int


def meetings_between(session: Session, first: date, last: date) -> tuple[MeetingRow, ...]:
    """Return the meetings that are held from one day up to and with another, in order."""
    places = _booked(session, first, last, waiting=False)
    waits = _booked(session, first, last, waiting=True)
    meetings = session.scalars(
        select(Meeting)
        .where(
            Meeting.day.between(first, last), Meeting.cancelled_on.is_(None), Meeting.gone.is_(None)
        )
        .order_by(Meeting.day, Meeting.starts, Meeting.id)
    )
    return tuple(
        MeetingRow(
            meeting_id=m.id,
            kind=m.kind,
            day=m.day,
            starts=m.starts,
            ends=m.ends,
            place=m.place,
            capacity=m.capacity,
            called=places[m.id],
            waiting=waits[m.id],
        )
        for m in meetings
    )


def _booked(session: Session, first: date, last: date, *, waiting: bool) -> Counter[UUID]:
    rows = session.execute(
        select(Booking.meeting_id, func.count().label("number"))
        .join(Booking.meeting)
        .join(Booking.case)
        .where(
            Meeting.day.between(first, last),
            Booking.cancelled_on.is_(None),
            Booking.waiting.is_(waiting),
            Booking.gone.is_(None),
            Booking.attendance.is_(None) | Booking.attendance.not_in(_NOT_COMING),
            Case.gone.is_(None),
        )
        .group_by(Booking.meeting_id)
    )
    return Counter({row.meeting_id: row.number for row in rows})


def booked_by_day(session: Session, kind: MeetingKind, first: date, last: date) -> dict[date, int]:
    """Return how many have a place at meetings of a kind, day by day."""
    found: Counter[date] = Counter()
    for row in meetings_between(session, first, last):
        if row.kind is kind:
            found[row.day] += row.called
    return dict(found)


def places_by_day(
    session: Session, kind: MeetingKind, first: date, last: date
) -> dict[date, int | None]:
    """Return how many places the planned meetings of a kind have, day by day; None without a limit."""
    planned = [row for row in meetings_between(session, first, last) if row.kind is kind]
    limits = {
        day: [m.capacity for m in planned if m.day == day] for day in {m.day for m in planned}
    }
    return {
        day: None if None in those else sum(filter(None, those)) for day, those in limits.items()
    }


def days_called_off(
    session: Session, kind: MeetingKind, first: date, last: date
) -> frozenset[date]:
    """Return the days on which every meeting of a kind was cancelled."""
    rows = session.execute(
        select(Meeting.day, Meeting.cancelled_on).where(
            Meeting.day.between(first, last), Meeting.kind == kind, Meeting.gone.is_(None)
        )
    ).all()
    held = {row.day for row in rows if row.cancelled_on is None}
    return frozenset(row.day for row in rows) - held


def taken_times(session: Session, day: date, starts: time, ends: time) -> frozenset[UUID | None]:
    """Return the staff who have a meeting of their own in those hours; None when it is nobody's yet."""
    rows = session.execute(
        select(Meeting.kind, Meeting.caseworker_id, Meeting.officer_id).where(
            Meeting.day == day,
            Meeting.starts < ends,
            Meeting.ends > starts,
            Meeting.cancelled_on.is_(None),
            Meeting.gone.is_(None),
        )
    ).all()
    own = {row.caseworker_id for row in rows if row.caseworker_id or row.kind not in GROUPS}
    return frozenset(own | {row.officer_id for row in rows if row.officer_id})


def places_on(session: Session, day: date) -> tuple[tuple[UUID, UUID | None], ...]:
    """Return the places at a day's meetings whose attendance is not marked, each with a letter to it."""
    bookings = session.scalars(
        select(Booking)
        .join(Booking.meeting)
        .join(Booking.case)
        .where(
            Meeting.day == day,
            Meeting.cancelled_on.is_(None),
            Meeting.gone.is_(None),
            Case.gone.is_(None),
            Booking.gone.is_(None),
            Booking.cancelled_on.is_(None),
            Booking.waiting.is_(False),
            Booking.attendance.is_(None),
        )
        .order_by(Meeting.starts, Booking.id)
        .options(selectinload(Booking.invitations))
    )
    return tuple((b.id, next((i.id for i in b.invitations), None)) for b in bookings)


def attended_between(session: Session, first: date, last: date) -> tuple[UUID, ...]:
    """Return the places of those who came to a meeting in those days and may ask for a certificate."""
    return tuple(
        session.scalars(
            select(Booking.id)
            .join(Booking.meeting)
            .where(
                Meeting.day.between(first, last),
                Booking.attendance == Attendance.PRESENT,
                Booking.gone.is_(None),
            )
            .order_by(Meeting.day, Meeting.starts, Booking.id)
        )
    )

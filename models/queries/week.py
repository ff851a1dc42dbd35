"""The meetings of a week as their cards show them: how many are called, came and are still to be marked."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.case import Case
from models.meeting import Booking, Meeting
from models.person import Person
from models.queries.today import Who
from models.routine import GROUPS
from models.vocabulary import Attendance, MeetingKind

_CAME = frozenset({Attendance.PRESENT, Attendance.PARTLY})
_NOT_COMING = frozenset({Attendance.EXCUSED, Attendance.CANCELLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekMeeting:
    """One meeting. `called` have a place and have not said that they do not come."""

    meeting_id: UUID
    kind: MeetingKind
    day: date
    starts: time
    ends: time
    place: str
    capacity: int | None
    called: int = 0
    waiting: int = 0
    came: int = 0
    unmarked: int = 0
    interpreters: int = 0  # those called who need one
    without_interpreter: int = 0  # of them, those whose language is not the one booked
    who: Who | None = None  # the person of a meeting that is for one


def week_meetings(session: Session, first: date, last: date) -> tuple[WeekMeeting, ...]:
    """Return the meetings that are held from one day up to and with another, in order; groups first."""
    meetings = session.execute(
        select(
            Meeting.id,
            Meeting.kind,
            Meeting.day,
            Meeting.starts,
            Meeting.ends,
            Meeting.place,
            Meeting.capacity,
            Meeting.interpreter_language,
        ).where(
            Meeting.day.between(first, last), Meeting.cancelled_on.is_(None), Meeting.gone.is_(None)
        )
    ).all()
    places = _places(session, first, last)
    found = (_meeting(row, places[row.id]) for row in meetings)
    return tuple(sorted(found, key=_order))


def next_meeting_day(session: Session, day: date) -> date | None:
    """Return the day of the first meeting after a day."""
    return session.scalar(
        select(Meeting.day)
        .where(Meeting.day > day, Meeting.cancelled_on.is_(None), Meeting.gone.is_(None))
        .order_by(Meeting.day.asc().nulls_first())
        .limit(1)
    )


def _order(meeting: WeekMeeting) -> tuple[date, time, bool, UUID]:
    return meeting.day, meeting.starts, meeting.kind not in GROUPS, meeting.meeting_id


def _places(session: Session, first: date, last: date) -> defaultdict[UUID, list[Any]]:
    rows = session.execute(
        select(
            Booking.meeting_id,
            Booking.waiting,
            Booking.attendance,
            Case.id,
            Case.number,
            Person.given_name,
            Person.family_name,
            Person.birth_date,
            Person.protected,
            Person.interpreter_language,
        )
        .join(Booking.meeting)
        .join(Booking.case)
        .join(Case.person)
        .where(
            Meeting.day.between(first, last),
            Booking.cancelled_on.is_(None),
            Booking.gone.is_(None),
            Case.gone.is_(None),
        )
    )
    found: defaultdict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.meeting_id].append(row)
    return found


def _meeting(row: Any, places: Sequence[Any]) -> WeekMeeting:
    seated = [p for p in places if not p.waiting]
    coming = [p for p in seated if p.attendance not in _NOT_COMING]
    foreign = [p.interpreter_language for p in coming if p.interpreter_language]
    alone = row.kind not in GROUPS and len(seated) == 1
    return WeekMeeting(
        meeting_id=row.id,
        kind=row.kind,
        day=row.day,
        starts=row.starts,
        ends=row.ends,
        place=row.place,
        capacity=row.capacity,
        called=len(coming),
        waiting=sum(p.waiting for p in places),
        came=sum(p.attendance in _CAME for p in seated),
        unmarked=sum(p.attendance is None for p in seated),
        interpreters=len(foreign),
        without_interpreter=sum(tongue != row.interpreter_language for tongue in foreign),
        who=_who(seated[0]) if alone else None,
    )


def _who(row: Any) -> Who:
    return Who(
        case_id=row.id,
        case_number=row.number,
        name=f"{row.given_name} {row.family_name}".strip(),
        born=row.birth_date,
        protected=row.protected is not None,
    )

"""Today's queue: what waits for someone, with the days its rule counts from. A meeting is one line."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from models.case import Case, Decision
from models.meeting import Booking, Meeting
from models.person import Person
from models.rules.work_queue import Bucket, bucket
from models.vocabulary import Attendance, MeetingKind, NextStep

# Whoever waits for a meeting stands in the queue with the meeting, from its own day on.
_AT_MEETINGS = (NextStep.HOLD_MEETING, NextStep.RECORD_ATTENDANCE)
_CAME = frozenset({Attendance.PRESENT, Attendance.PARTLY})
_SUNDAY = 6

Found = Any  # a row of the columns asked for, by their names


@dataclass(frozen=True, slots=True)
class Who:
    """The person of a line; a protected one is shown by case number only."""

    case_id: UUID
    case_number: str
    name: str
    born: date | None
    protected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingCase:
    """A case that waits for someone, and the latest days of what its rule may count from."""

    who: Who
    step: NextStep
    due: date
    rule: str
    contacted_on: date
    decided_on: date | None = None
    missed_on: date | None = None  # a meeting that came to nothing
    met_on: date | None = None
    meets_on: date | None = None  # a meeting not yet marked
    meeting_id: UUID | None = None  # that meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingMeeting:
    """A meeting from today or before with attendance still to be marked; `who` where it is for one person."""

    meeting_id: UUID
    kind: MeetingKind
    due: date
    starts: time
    ends: time
    place: str
    missing: int
    who: Who | None = None


Waiting = WaitingCase | WaitingMeeting


@dataclass(frozen=True, slots=True)
class Group:
    """One group of the queue, the oldest first; `count` counts also what is not among the lines."""

    bucket: Bucket
    lines: tuple[Waiting, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Queue:
    """What is late, what is for today and for the rest of the week, and the first day after that."""

    groups: tuple[Group, ...]
    next_day: date | None

    @property
    def late(self) -> int:
        """Return how much is late."""
        return self.groups[0].count


def todays_queue(
    session: Session, today: date, *, caseworker: UUID | None = None, limit: int = 100
) -> Queue:
    """Return the queue of a day, everyone's or one caseworker's; at most `limit` lines of each kind in a group."""
    mine = _open(caseworker)
    sunday = today + timedelta(days=_SUNDAY - today.weekday())
    spans = {
        Bucket.LATE: Case.due < today,
        Bucket.TODAY: Case.due == today,
        Bucket.THIS_WEEK: Case.due.between(today + timedelta(days=1), sunday),
    }
    rows = {which: _rows(session, [*mine, span], limit) for which, span in spans.items()}
    meetings = _meetings(session, mine, today)
    cases = _with_days(session, [row for found in rows.values() for row in found])
    groups = []
    for which, span in spans.items():
        held = [m for m in meetings if bucket(m.due, today) is which]
        waiting = [c for c in cases if bucket(c.due, today) is which]
        whole = len(waiting) < limit
        count = len(waiting) if whole else _count(session, [*mine, span])
        groups.append(Group(which, _oldest_first(waiting, held[:limit]), count + len(held)))
    return Queue(tuple(groups), _first_after(session, mine, sunday))


def late_count(session: Session, today: date, caseworker: UUID | None = None) -> int:
    """Return how much is late, as the navigation tells it."""
    mine = _open(caseworker)
    held = [m for m in _meetings(session, mine, today) if m.due < today]
    return _count(session, [*mine, Case.due < today]) + len(held)


def _open(caseworker: UUID | None) -> list[ColumnElement[bool]]:
    mine = [] if caseworker is None else [Case.caseworker_id == caseworker]
    return [Case.closed_on.is_(None), Case.gone.is_(None), *mine]


def _rows(session: Session, conditions: Iterable[ColumnElement[bool]], limit: int) -> list[Found]:
    return list(
        session.execute(
            select(
                *_WHO,
                Case.next_step,
                Case.due,
                Case.rule,
                Case.contact_date,
            )
            .join(Case.person)
            .where(*conditions, Case.next_step.not_in(_AT_MEETINGS))
            .order_by(Case.due.asc().nulls_first(), Case.id)  # as the index lies
            .limit(limit)
        )
    )


def _count(session: Session, conditions: Iterable[ColumnElement[bool]]) -> int:
    found = select(func.count()).select_from(Case)
    return session.scalar(found.where(*conditions, Case.next_step.not_in(_AT_MEETINGS))) or 0


def _first_after(session: Session, mine: Iterable[ColumnElement[bool]], day: date) -> date | None:
    return session.scalar(
        select(Case.due)
        .where(*mine, Case.due > day)
        .order_by(Case.due.asc().nulls_first(), Case.id)
        .limit(1)
    )


def _meetings(
    session: Session, mine: Iterable[ColumnElement[bool]], today: date
) -> list[WaitingMeeting]:
    """Return the meetings some of these cases wait for, found from the cases' own index."""
    rows = session.execute(
        select(
            Meeting.id,
            Meeting.kind,
            Meeting.day,
            Meeting.starts,
            Meeting.ends,
            Meeting.place,
            func.count().label("missing"),
            func.min(Case.id).label("someone"),
        )
        .select_from(Case)
        .join(Case.bookings)
        .join(Booking.meeting)
        .where(*mine, Case.due <= today, Case.next_step.in_(_AT_MEETINGS), *_UNMARKED)
        .where(Meeting.day == Case.due)
        .group_by(Meeting.id)
        .order_by(Meeting.day, Meeting.starts, Meeting.id)
    ).all()
    people = _people(session, [row.someone for row in rows if row.missing == 1])
    return [
        WaitingMeeting(
            meeting_id=row.id,
            kind=row.kind,
            due=row.day,
            starts=row.starts,
            ends=row.ends,
            place=row.place,
            missing=row.missing,
            who=people.get(row.someone) if row.missing == 1 else None,
        )
        for row in rows
    ]


def _people(session: Session, case_ids: Collection[UUID]) -> dict[UUID, Who]:
    found = select(*_WHO).join(Case.person).where(Case.id.in_(case_ids))
    return {row.id: _who(row) for row in session.execute(found)} if case_ids else {}


def _with_days(session: Session, rows: list[Found]) -> list[WaitingCase]:
    ids = [row.id for row in rows]
    decided = _decided(session, ids)
    places = _places(session, ids)
    return [
        WaitingCase(
            who=_who(row),
            step=row.next_step,
            due=row.due,
            rule=row.rule,
            contacted_on=row.contact_date,
            decided_on=decided.get(row.id),
            **_days_of(places[row.id]),
        )
        for row in rows
    ]


def _decided(session: Session, ids: Collection[UUID]) -> dict[UUID, date]:
    found = (
        select(Decision.case_id, func.max(Decision.decided_on).label("day"))
        .where(Decision.case_id.in_(ids), Decision.gone.is_(None))
        .group_by(Decision.case_id)
    )
    return {row.case_id: row.day for row in session.execute(found)}


def _places(session: Session, ids: Collection[UUID]) -> defaultdict[UUID, list[Found]]:
    """Return the places of each case at meetings, the earliest first."""
    rows = session.execute(
        select(
            Booking.case_id,
            Booking.attendance,
            Booking.cancelled_on,
            Booking.meeting_id,
            Meeting.day,
        )
        .join(Booking.meeting)
        .where(
            Booking.case_id.in_(ids),
            Booking.gone.is_(None),
            Booking.waiting.is_(False),
            Meeting.gone.is_(None),
            Meeting.cancelled_on.is_(None),
        )
        .order_by(Meeting.day)
    )
    found: defaultdict[UUID, list[Found]] = defaultdict(list)
    for row in rows:
        found[row.case_id].append(row)
    return found


def _days_of(places: Iterable[Found]) -> dict[str, Any]:
    days: dict[str, Any] = {}
    for place in places:
        if place.attendance in _CAME:
            days["met_on"] = place.day
        elif place.attendance is not None:
            days["missed_on"] = min(place.day, place.cancelled_on or date.max)
        elif place.cancelled_on is None and "meets_on" not in days:
            days |= {"meets_on": place.day, "meeting_id": place.meeting_id}
    return days


def _oldest_first(
    cases: Iterable[WaitingCase], meetings: Iterable[WaitingMeeting]
) -> tuple[Waiting, ...]:
    """Return both in the order of their days; of one day the meetings stand first."""
    lines: list[Waiting] = [*meetings, *cases]
    return tuple(sorted(lines, key=lambda line: line.due))


def _who(row: Found) -> Who:
    return Who(
        case_id=row.id,
        case_number=row.number,
        name=f"{row.given_name} {row.family_name}".strip(),
        born=row.birth_date,
        protected=row.protected is not None,
    )


_WHO = (
    Case.id,
    Case.number,
    Person.given_name,
    Person.family_name,
    Person.birth_date,
    Person.protected,
)
_UNMARKED = (
    Booking.attendance.is_(None),
    Booking.cancelled_on.is_(None),
    Booking.waiting.is_(False),
    Booking.gone.is_(None),
    Meeting.cancelled_on.is_(None),
    Meeting.gone.is_(None),
)

"""A day somebody asks for: what can be booked on it, or why nothing can and which day comes next."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from models.actions.work import Work
from models.case import Case
from models.queries.case_state import routine_of
from models.routine import GROUPS
from models.rules.days_off import DayOff, day_off
from models.rules.slots import Slot, slots_on
from models.vocabulary import MeetingKind
from ui.desk.booking import request_for
from ui.desk.seats import Seat, seats

_LOOKED_AHEAD = 91  # days after the day that was asked for


@dataclass(frozen=True, slots=True)
class AskedDay:
    """A day that was asked for. Without seats: `off` says why, or `busy` that nobody is free then."""

    day: date
    seats: tuple[Seat, ...]
    off: DayOff | None
    busy: bool
    weekday: int | None  # the day of the week such meetings are held, where there is one
    next_day: date | None  # the next day on which one can be booked, where this one has none

    @property
    def full(self) -> bool:
        """Whether one can only stand in a waiting list that day."""
        return bool(self.seats) and all(seat.slot.waiting for seat in self.seats)


def ask_for_day(
    work: Work,
    session: Session,
    case: Case,
    kind: MeetingKind,
    day: date,
    *,
    at: time | None = None,
) -> AskedDay:
    """Return what can be booked that day; `at` is an hour of one's own for a meeting on agreement."""
    last = max(day, work.today) + timedelta(days=_LOOKED_AHEAD)
    routine = routine_of(case, work.routines, work.today)
    request = request_for(work, session, case, kind, last)
    slots = _at(slots_on(day, request, routine), at)
    found = tuple(seats(session, slots, case))
    later = (slots_on(other, request, routine) for other in _days(day, last))
    free = (s for slots in later for s in slots if not s.waiting)
    following = next(seats(session, free, case), None) if _is_none_left(found) else None
    return AskedDay(
        day=day,
        seats=found,
        off=day_off(day, routine.closures),
        busy=bool(slots) and not found,
        weekday=routine.meeting(kind).weekday,
        next_day=following.slot.day if following else None,
    )


def _is_none_left(found: tuple[Seat, ...]) -> bool:
    return all(seat.slot.waiting for seat in found)


def _days(day: date, last: date) -> Iterator[date]:
    return (day + timedelta(days=n) for n in range(1, (last - day).days))


def _at(slots: tuple[Slot, ...], at: time | None) -> tuple[Slot, ...]:
    """Return the meeting on agreement at an hour of one's own; a group's time is the routine's."""
    if at is None or not slots or slots[0].kind in GROUPS:
        return slots
    first = slots[0]
    begins = datetime.combine(first.day, first.starts)
    length = datetime.combine(first.day, first.ends) - begins
    ends = (datetime.combine(first.day, at) + length).time()
    return (replace(first, starts=at, ends=ends),)

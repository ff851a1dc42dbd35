"""The next meetings a person can be called to, and why other days were passed over.

A letter must arrive in time (A13). Where the letter alone keeps the routine's week, only such meetings
are offered; where it does not, the next meeting by telephone or SMS is offered beside the later one (A11).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import islice

from models.routine import Counted, MeetingRule, Routine
from models.rules.channels import is_quick
from models.rules.days_off import (
    DayOff,
    DayOffReason,
    day_off,
    days_from,
    is_working_day,
    working_days_after,
)
from models.text import N_
from models.vocabulary import Channel, MeetingKind, StaffRole, Term

_HORIZON = 91  # days looked ahead: a quarter
# Where the routine sets no clock time, meetings on agreement are proposed then. *Ours*.
_PROPOSED = (time(9), time(13))
_THREE_PARTY = (MeetingKind.THREE_PARTY, MeetingKind.THREE_PARTY_HIGH_RISK)


class SlotWarning(Term):
    """What to heed before booking."""

    OVER_A_WEEK = "over_a_week", N_("The meeting is held after the deadline. Write down why.")
    LETTER_TOO_LATE = (
        "letter_too_late",
        N_("A letter comes too late: telephone or send an SMS too."),
    )
    DAY_OFF = "meeting_day_off", N_("A meeting before the deadline falls on a day off.")
    FULL = "meeting_full", N_("A meeting before the deadline is full.")
    NO_SLOT = "no_slot", N_("No meeting was found in the next three months.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotRequest:
    """Who is to be called to what. `now` is the office's own clock; its time zone is not looked at.

    `channels` are those open to the person; `taken` is how many places are booked on each day; `places` is
    how many a meeting that is planned has, None without a limit: other days have as many as the routine says;
    `cancelled` are days on which this kind of meeting has been called off. No deadline, no hurry.
    """

    kind: MeetingKind
    now: datetime
    channels: tuple[Channel, ...]
    deadline: date | None = None
    taken: Mapping[date, int] = field(default_factory=dict)
    places: Mapping[date, int | None] = field(default_factory=dict)
    cancelled: Collection[date] = ()
    count: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A meeting that can be booked; `free` is None where places are not counted.

    `over_a_week` says that it is held after the deadline day, even where booking is what counts (A10).
    """

    kind: MeetingKind
    day: date
    starts: time
    ends: time
    place: str
    within_deadline: bool
    over_a_week: bool
    letter_in_time: bool
    free: int | None = None

    @property
    def waiting(self) -> bool:
        """Whether one can only stand in the waiting list (A14)."""
        return self.free == 0

    @property
    def warnings(self) -> tuple[SlotWarning, ...]:
        """What to heed about this meeting."""
        late = (SlotWarning.OVER_A_WEEK,) if self.over_a_week else ()
        return late if self.letter_in_time else (*late, SlotWarning.LETTER_TOO_LATE)


@dataclass(frozen=True, slots=True)
class Choice:
    """The choice of A11: soon, told by telephone or SMS with the letter sent as well, or later by letter."""

    sooner: Slot
    later: Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The meetings offered, the full ones before the last of them, and the days that fell away."""

    slots: tuple[Slot, ...]
    full: tuple[Slot, ...]
    days_off: tuple[DayOff, ...]
    warnings: tuple[SlotWarning, ...]

    @property
    def choice(self) -> Choice | None:
        """Return the conflict between the week and the letter, where there is one."""
        later = next((slot for slot in self.slots if slot.letter_in_time), None)
        if later is None or self.slots[0].letter_in_time:
            return None
        return Choice(self.slots[0], later)


def next_slots(request: SlotRequest, routine: Routine) -> tuple[Slot, ...]:
    """Return the next meetings on offer, at most `request.count`, the soonest first."""
    return offer(request, routine).slots


def offer(request: SlotRequest, routine: Routine) -> Offer:
    """Return the next meetings with what stands in their way."""
    rule = routine.meeting(request.kind)
    days = tuple(_meeting_days(rule, request.now.date()))
    off = tuple(found for day in days if (found := _day_off(day, request, routine)))
    lost = {found.day for found in off}
    meetings = tuple(_meetings(rule, (day for day in days if day not in lost), request, routine))
    slots = tuple(islice(_within_reach(meetings, request), request.count))
    last = slots[-1].day if slots else date.max
    full = tuple(meeting for meeting in meetings if meeting.waiting and meeting.day <= last)
    days_off = tuple(found for found in off if found.day <= last)
    return Offer(
        slots=slots,
        full=full,
        days_off=days_off,
        warnings=_warnings(slots, full, days_off if rule.weekday is not None else (), request),
    )


def slots_on(day: date, request: SlotRequest, routine: Routine) -> tuple[Slot, ...]:
    """Return the meetings the routine has that day, within a letter's reach or not, the full ones too.

    None on a day off, on another weekday than the routine's and on a day that is not ahead.
    """
    rule = routine.meeting(request.kind)
    is_held = rule.weekday in {None, day.weekday()} and not _day_off(day, request, routine)
    ahead = day > request.now.date()
    return tuple(_meetings(rule, (day,), request, routine)) if is_held and ahead else ()


def missing_staff(kind: MeetingKind, booked: Collection[StaffRole]) -> tuple[StaffRole, ...]:
    """Return who must still be booked: a three-party meeting needs both sides (seed 002)."""
    needed = tuple(StaffRole) if kind in _THREE_PARTY else ()
    return tuple(role for role in needed if role not in booked)


def _day_off(day: date, request: SlotRequest, routine: Routine) -> DayOff | None:
    called_off = DayOff(day, DayOffReason.CALLED_OFF) if day in request.cancelled else None
    return day_off(day, routine.closures) or called_off


def _meeting_days(rule: MeetingRule, today: date) -> Iterator[date]:
    """Yield the routine's weekdays from tomorrow; a meeting on agreement can be any day but a weekend.

    Nobody is called to a meeting of the same day (*ours*; A11 speaks of the next).
    """
    weekdays = range(5) if rule.weekday is None else (rule.weekday,)
    ahead = (today + timedelta(days=n) for n in range(1, _HORIZON + 1))
    return (day for day in ahead if day.weekday() in weekdays)


def _meetings(
    rule: MeetingRule, days: Iterable[date], request: SlotRequest, routine: Routine
) -> Iterator[Slot]:
    by_letter = first_day_by_letter(request.now.date(), routine)
    for day in days:
        for starts, ends in _times(rule):
            yield Slot(
                kind=rule.kind,
                day=day,
                starts=starts,
                ends=ends,
                place=rule.place,
                within_deadline=_within_deadline(day, request, routine),
                over_a_week=request.deadline is not None and day > request.deadline,
                letter_in_time=day >= by_letter,
                free=_free(request.places.get(day, rule.capacity), request.taken.get(day, 0)),
            )


def first_day_by_letter(today: date, routine: Routine) -> date:
    """Return the first day a letter sent today, or on the next working day, comes in time for."""
    sent = next(day for day in days_from(today) if is_working_day(day, routine.closures))
    return working_days_after(sent, routine.letter_lead_working_days, routine.closures)


def _times(rule: MeetingRule) -> tuple[tuple[time, time], ...]:
    if rule.starts and rule.ends:
        return ((rule.starts, rule.ends),)
    length = timedelta(minutes=rule.minutes)
    return tuple((at, (datetime.combine(date.min, at) + length).time()) for at in _PROPOSED)


def _within_deadline(day: date, request: SlotRequest, routine: Routine) -> bool:
    """Tell whether the deadline is kept by holding the meeting that day, or by booking it now (A10)."""
    first_visit = request.kind is MeetingKind.FIRST_VISIT
    counts = routine.first_visit_counts if first_visit else routine.enrolment_counts
    done = request.now.date() if counts is Counted.BOOKED else day
    return request.deadline is None or done <= request.deadline


def _free(places: int | None, taken: int) -> int | None:
    return None if places is None else max(0, places - taken)


def _within_reach(meetings: tuple[Slot, ...], request: SlotRequest) -> Iterator[Slot]:
    """Return the meetings with places that the person can be told of in time."""
    with_places = [meeting for meeting in meetings if not meeting.waiting]
    by_letter = [meeting for meeting in with_places if meeting.letter_in_time]
    letter_keeps_the_week = any(meeting.within_deadline for meeting in by_letter)
    told_at_once = is_quick(request.channels) and not letter_keeps_the_week
    return iter(with_places if told_at_once else by_letter)


def _warnings(
    slots: tuple[Slot, ...],
    full: tuple[Slot, ...],
    days_off: tuple[DayOff, ...],
    request: SlotRequest,
) -> tuple[SlotWarning, ...]:
    deadline = request.deadline or date.min
    found = list(slots[0].warnings if slots else (SlotWarning.NO_SLOT,))
    if any(lost.day <= deadline for lost in days_off):
        found.append(SlotWarning.DAY_OFF)
    if any(meeting.day <= deadline for meeting in full):
        found.append(SlotWarning.FULL)
    return tuple(found)

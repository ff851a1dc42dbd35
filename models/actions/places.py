"""Places at meetings: who has one, who waits for one, and what follows when one is left.

Nobody has two places for one purpose. Who gets a place leaves every other one and every waiting list
for the same purpose; a place that is left goes to whoever has waited longest.
"""

from collections.abc import Iterable
from datetime import datetime

from models.actions.work import Work
from models.case import Case
from models.errors import AlreadyBooked
from models.meeting import Booking, Meeting
from models.vocabulary import Attendance, MeetingKind

# Told beforehand: the chair is free for someone else.
_NOT_COMING = {Attendance.EXCUSED, Attendance.CANCELLED}


def is_over(meeting: Meeting, work: Work) -> bool:
    """Tell whether a meeting has ended by the office's clock."""
    return datetime.combine(meeting.day, meeting.ends) <= work.now.replace(tzinfo=None)


def is_held(meeting: Meeting) -> bool:
    """Tell whether a meeting stands in the calendar: neither cancelled nor binned."""
    return meeting.cancelled_on is None and meeting.gone is None


def stands(booking: Booking) -> bool:
    """Tell whether a booking is neither cancelled nor binned."""
    return booking.cancelled_on is None and booking.gone is None


def is_full(meeting: Meeting) -> bool:
    """Tell whether every chair is taken; a meeting without a limit never is."""
    return meeting.capacity is not None and _taken(meeting) >= meeting.capacity


def is_overfull(meeting: Meeting) -> bool:
    """Tell whether more have a chair than there are chairs."""
    return meeting.capacity is not None and _taken(meeting) > meeting.capacity


def open_bookings(case: Case, work: Work) -> list[Booking]:
    """Return the places of a case that are still ahead, and the waiting lists it stands in."""
    return [b for b in case.bookings if _is_open(b, work)]


def in_the_way(
    case: Case, meeting: Meeting, work: Work, besides: Iterable[Booking] = ()
) -> Booking | None:
    """Return a booking of the case at the same meeting, or a place ahead for the same purpose.

    `besides` are bookings that do not count: those that give way.
    """
    here = [b for b in case.bookings if b.meeting is meeting and stands(b)]
    ahead = [b for b in _same_purpose(case, meeting, work) if not b.waiting]
    counted = here if is_over(meeting, work) else [*here, *ahead]
    return next((b for b in counted if b not in besides), None)


def check_free(case: Case, meeting: Meeting, work: Work, besides: Iterable[Booking] = ()) -> None:
    """Raise AlreadyBooked when a booking of the case is in the way of another one."""
    found = in_the_way(case, meeting, work, besides)
    if found is not None:
        raise AlreadyBooked(found.meeting.day)


def take_place(booking: Booking, work: Work) -> list[Case]:
    """Give a booking its place; return the cases whose bookings were changed by it."""
    booking.waiting = False
    booking.booked_on = work.today
    others = _same_purpose(booking.case, booking.meeting, work)
    left = [leave(other, work) for other in others if other is not booking]
    return [booking.case, *(case for cases in left for case in cases)]


def leave(booking: Booking, work: Work) -> list[Case]:
    """End a place or a wait beforehand; return the cases whose bookings were changed by it."""
    booking.cancelled_on = work.today
    if booking.waiting:
        return [booking.case]
    booking.attendance = Attendance.CANCELLED
    return [booking.case, *move_up(booking.meeting, work)]


def come_back(booking: Booking, work: Work) -> None:
    """Make room for a booking that is about to stand again: it waits where the room is full by now.

    Beside another place it stays left.
    """
    settled = booking.attendance is not None or booking.cancelled_on is not None
    if settled or booking.waiting or is_over(booking.meeting, work):
        return
    if in_the_way(booking.case, booking.meeting, work, (booking,)):
        leave(booking, work)
    else:
        booking.waiting = is_full(booking.meeting)


def move_up(meeting: Meeting, work: Work) -> list[Case]:
    """Give the free chairs of a coming meeting to those who wait, the longest first; return their cases."""
    if not is_held(meeting) or is_over(meeting, work):
        return []
    changed: list[Case] = []
    waiting = (b for b in meeting.bookings if b.waiting and stands(b) and b.case.gone is None)
    for booking in sorted(waiting, key=lambda b: b.id):
        if is_full(meeting):
            break
        changed += take_place(booking, work)
    return changed


def _taken(meeting: Meeting) -> int:
    return sum(map(_takes_a_chair, meeting.bookings))


def _takes_a_chair(booking: Booking) -> bool:
    comes = booking.attendance not in _NOT_COMING and booking.case.gone is None
    return stands(booking) and not booking.waiting and comes


def _is_open(booking: Booking, work: Work) -> bool:
    meeting = booking.meeting
    ahead = is_held(meeting) and not is_over(meeting, work)
    return stands(booking) and booking.attendance is None and ahead


def _same_purpose(case: Case, meeting: Meeting, work: Work) -> list[Booking]:
    """Return the open bookings that serve what the meeting serves: the first visit, or the enrolment."""
    visit = meeting.kind is MeetingKind.FIRST_VISIT
    return [
        b for b in open_bookings(case, work) if (b.meeting.kind is MeetingKind.FIRST_VISIT) == visit
    ]

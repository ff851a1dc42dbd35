"""Meetings: planned, changed, cancelled; places at them; who came."""

from dataclasses import dataclass, fields
from datetime import date, time
from uuid import UUID

from models.actions.work import Work, changing_case, find, settle
from models.case import Case
from models.errors import NotFound
from models.meeting import Booking, Meeting
from models.vocabulary import Attendance, MeetingKind

# Seed 002: those who stayed away count as met only when they came.
_MET = {Attendance.PRESENT, Attendance.PARTLY}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDraft:
    """A meeting as planned; `capacity` None is a room with no limit."""

    kind: MeetingKind
    day: date
    starts: time
    ends: time
    place: str
    place_hint: str = ""
    capacity: int | None = None
    caseworker_id: UUID | None = None
    officer_id: UUID | None = None
    interpreter_language: str = ""


def plan_meeting(work: Work, draft: MeetingDraft) -> UUID:
    """Put a meeting in the calendar; return its id."""
    with work.store.change("plan_meeting") as session:
        meeting = Meeting(bookings=[])
        _write(meeting, draft)
        session.add(meeting)
        session.flush()
        return meeting.id


def change_meeting(work: Work, meeting_id: UUID, draft: MeetingDraft) -> None:
    """Move or describe a meeting anew; everyone with a place gets their next step from it."""
    with work.store.change("change_meeting") as session:
        meeting = find(session, Meeting, meeting_id)
        _write(meeting, draft)
        for booking in meeting.bookings:
            settle(session, booking.case, work)


def cancel_meeting(work: Work, meeting_id: UUID) -> None:
    """Cancel a meeting: we do, so nobody's absence is counted."""
    with work.store.change("cancel_meeting") as session:
        meeting = find(session, Meeting, meeting_id)
        meeting.cancelled_on = work.today
        for booking in meeting.bookings:
            settle(session, booking.case, work)


def book(
    work: Work,
    case_id: UUID,
    meeting_id: UUID,
    *,
    over_a_week_reason: str = "",
    replaces: UUID | None = None,
) -> UUID:
    """Give a case a place at a meeting, or in its waiting list when the room is full."""
    with changing_case(work, "book_meeting", case_id) as (session, case):
        meeting = find(session, Meeting, meeting_id)
        if meeting.cancelled_on is not None:
            raise NotFound("Meeting")
        booking = Booking(
            case=case,
            meeting=meeting,
            booked_on=work.today,
            waiting=_is_full(meeting),
            over_a_week_reason=over_a_week_reason,
            replaces_id=replaces,
            invitations=[],
        )
        session.add(booking)
        session.flush()
        return booking.id


def cancel_booking(work: Work, booking_id: UUID) -> None:
    """Take a person off a meeting beforehand; the first in its waiting list gets the place."""
    with work.store.change("cancel_booking") as session:
        booking = find(session, Booking, booking_id)
        booking.cancelled_on = work.today
        booking.attendance = Attendance.CANCELLED
        settle(session, booking.case, work)
        for moved in _fill(booking.meeting):
            settle(session, moved.case, work)


def record_attendance(
    work: Work,
    booking_id: UUID,
    attendance: Attendance | None,
    times: tuple[time, time] | None = None,
) -> None:
    """Record how a person took part; None takes the mark back. `times` are for a certificate."""
    with work.store.change("record_attendance") as session:
        booking = find(session, Booking, booking_id)
        booking.attendance = attendance
        booking.attended_from, booking.attended_to = times or (None, None)
        case: Case = booking.case
        if attendance in _MET:
            case.last_contact = max(case.last_contact or booking.meeting.day, booking.meeting.day)
        settle(session, case, work)


def _write(meeting: Meeting, draft: MeetingDraft) -> None:
    for field in fields(draft):
        setattr(meeting, field.name, getattr(draft, field.name))


def _places(meeting: Meeting) -> list[Booking]:
    return [b for b in meeting.bookings if b.cancelled_on is None and not b.waiting]


def _is_full(meeting: Meeting) -> bool:
    return meeting.capacity is not None and len(_places(meeting)) >= meeting.capacity


def _fill(meeting: Meeting) -> list[Booking]:
    """Move people from the waiting list while there is room, those who came first first."""
    waiting = [b for b in meeting.bookings if b.waiting and b.cancelled_on is None]
    moved = []
    for booking in sorted(waiting, key=lambda b: b.id):
        if _is_full(meeting):
            break
        booking.waiting = False
        moved.append(booking)
    return moved

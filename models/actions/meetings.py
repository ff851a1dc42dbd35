"""Meetings: planned, changed, cancelled; places at them; who came."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.actions.places import (
    check_free,
    in_the_way,
    is_full,
    is_held,
    is_over,
    leave,
    move_up,
    stands,
    take_place,
)
from models.actions.work import Work, changing_case, find, settle, settle_all
from models.case import Case
from models.errors import NotFound, NotYetHeld, TooLate
from models.meeting import Booking, Meeting
from models.note import Note
from models.vocabulary import Attendance, LetterKind, MeetingKind

# Seed 002: those who stayed away count as met only when they came.
_MET = {Attendance.PRESENT, Attendance.PARTLY}
_SEEN_ONLY_THERE = {*_MET, Attendance.ABSENT}
# What a letter says of a meeting: with any of it changed the letter no longer holds.
_TOLD = ("kind", "day", "starts", "ends", "place")


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
    """Move or describe a meeting anew; with more chairs those who wait move up.

    A letter that told another time or place no longer calls anyone: those called get a new one.
    """
    with work.store.change("change_meeting") as session:
        meeting = find(session, Meeting, meeting_id)
        before = [getattr(meeting, name) for name in _TOLD]
        _write(meeting, draft)
        moved = before != [getattr(meeting, name) for name in _TOLD]
        if moved and not is_over(meeting, work):
            _overtake_letters(meeting.bookings, work.today)
        settle_all(session, [*move_up(meeting, work), *_cases(meeting)], work)


def cancel_meeting(work: Work, meeting_id: UUID) -> None:
    """Cancel a meeting: we do, so nobody's absence is counted. It can be taken back."""
    with work.store.change("cancel_meeting") as session:
        meeting = find(session, Meeting, meeting_id)
        meeting.cancelled_on = meeting.cancelled_on or work.today
        settle_all(session, _cases(meeting), work)


def reinstate_meeting(work: Work, meeting_id: UUID) -> None:
    """Take back that a meeting was cancelled. Who was given another time since then keeps that one.

    Those who were told that it was cancelled are to be called again.
    """
    with work.store.change("reinstate_meeting") as session:
        meeting = find(session, Meeting, meeting_id)
        meeting.cancelled_on = None
        for booking in filter(stands, meeting.bookings):
            if in_the_way(booking.case, meeting, work, (booking,)):
                leave(booking, work)
        _overtake_letters(filter(_told_of_cancelling, meeting.bookings), work.today)
        settle_all(session, [*move_up(meeting, work), *_cases(meeting)], work)


def book(
    work: Work,
    case_id: UUID,
    meeting_id: UUID,
    *,
    over_a_week_reason: str = "",
    replaces: UUID | None = None,
) -> UUID:
    """Give a case a place at a meeting, or in its waiting list when the room is full; return the booking.

    A place that is replaced is left once the new one is certain. Raises AlreadyBooked when the case has
    a place for the same purpose that is not replaced, NotFound when the meeting is cancelled.
    """
    with changing_case(work, "book_meeting", case_id) as (session, case):
        meeting = find(session, Meeting, meeting_id)
        if not is_held(meeting):
            raise NotFound("Meeting")
        replaced = _replaced(case, replaces)
        check_free(case, meeting, work, replaced)
        booking = Booking(
            case=case,
            meeting=meeting,
            booked_on=work.today,
            waiting=not is_over(meeting, work) and is_full(meeting),
            over_a_week_reason=over_a_week_reason,
            replaces_id=replaces,
            invitations=[],
        )
        session.add(booking)
        session.flush()
        if not booking.waiting and not is_over(meeting, work):
            settle_all(session, take_place(booking, work), work)
        return booking.id


def cancel_booking(work: Work, booking_id: UUID) -> None:
    """Take a person off a meeting beforehand; the first in its waiting list gets the place.

    Raises TooLate once attendance is marked: that mark is taken back first.
    """
    with work.store.change("cancel_booking") as session:
        booking = find(session, Booking, booking_id)
        if booking.cancelled_on is not None:
            return
        if booking.attendance is not None:
            raise TooLate("Booking")
        settle_all(session, leave(booking, work), work)


def reinstate_booking(work: Work, booking_id: UUID) -> None:
    """Take back that a person was taken off a meeting; where it is full by now they wait.

    Raises AlreadyBooked when the person has another place since then, NotFound when the meeting is cancelled.
    """
    with work.store.change("reinstate_booking") as session:
        booking = find(session, Booking, booking_id)
        meeting = booking.meeting
        if not is_held(meeting):
            raise NotFound("Meeting")
        if booking.cancelled_on is None:
            return
        _sit_down_again(booking, work)
        booking.cancelled_on = None
        settle(session, booking.case, work)


def record_attendance(
    work: Work,
    booking_id: UUID,
    attendance: Attendance | None,
    times: tuple[time, time] | None = None,
) -> None:
    """Record how a person took part; None takes the mark back. `times` are for a certificate.

    A chair that somebody has said they do not come to goes to the waiting list. Raises TooLate on a
    place that was cancelled, NotYetHeld before the day of the meeting, AlreadyBooked when a mark is taken
    back beside another place.
    """
    with work.store.change("record_attendance") as session:
        booking = find(session, Booking, booking_id)
        meeting = booking.meeting
        _check_can_be_marked(booking, attendance, work.today)
        if booking.waiting and attendance in _MET:
            settle_all(session, take_place(booking, work), work)
        if attendance is None:
            _sit_down_again(booking, work)
        booking.attendance = attendance
        booking.attended_from, booking.attended_to = times or (None, None)
        booking.case.last_contact = _last_contact(session, booking.case)
        settle_all(session, [booking.case, *move_up(meeting, work)], work)


def _write(meeting: Meeting, draft: MeetingDraft) -> None:
    for field in fields(draft):
        if getattr(meeting, field.name) != getattr(draft, field.name):
            setattr(meeting, field.name, getattr(draft, field.name))


def _cases(meeting: Meeting) -> list[Case]:
    return [booking.case for booking in meeting.bookings]


def _replaced(case: Case, booking_id: UUID | None) -> tuple[Booking, ...]:
    """Return the booking of that id, which must be the case's own."""
    found = tuple(b for b in case.bookings if b.id == booking_id)
    if booking_id is not None and not found:
        raise NotFound("Booking")
    return found


def _overtake_letters(bookings: Iterable[Booking], day: date) -> None:
    """Note on the letters that called to these places that they no longer hold."""
    for booking in filter(stands, bookings):
        for invitation in booking.invitations:
            if invitation.reaches:
                invitation.outdated_on = day


def _told_of_cancelling(booking: Booking) -> bool:
    return any(
        i.letter is LetterKind.CANCELLED and i.sent_at is not None for i in booking.invitations
    )


def _sit_down_again(booking: Booking, work: Work) -> None:
    """Take away the mark of a person who was not to come; a chair given to someone else is waited for.

    Raises AlreadyBooked when the person has another place by now.
    """
    was_coming = stands(booking) and booking.attendance not in {
        Attendance.EXCUSED,
        Attendance.CANCELLED,
    }
    if not was_coming:
        check_free(booking.case, booking.meeting, work, (booking,))
        booking.waiting = is_full(booking.meeting) and not is_over(booking.meeting, work)
    booking.attendance = None


def _check_can_be_marked(booking: Booking, attendance: Attendance | None, today: date) -> None:
    if not (stands(booking) and is_held(booking.meeting)):
        raise TooLate("Booking")
    if booking.waiting and attendance not in _MET:
        raise NotFound("Booking")
    if attendance in _SEEN_ONLY_THERE and booking.meeting.day > today:
        raise NotYetHeld(booking.meeting.day)


def _last_contact(session: Session, case: Case) -> date:
    """Return the day the person was last met or written about."""
    met = [b.meeting.day for b in case.bookings if b.attendance in _MET and stands(b)]
    noted: datetime | None = session.scalar(
        select(func.max(Note.written_at)).where(Note.case_id == case.id, Note.gone.is_(None))
    )
    return max([case.contact_date, *met, *([noted.date()] if noted else [])])

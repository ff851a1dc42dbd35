"""From a chosen route to a place at a meeting: what is offered, what is taken, what is sent."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from models.actions.invitations import InvitationDraft, prepare_invitations
from models.actions.meetings import book, cancel_meeting, plan_meeting
from models.actions.work import Work, find
from models.case import Case
from models.errors import NotFound
from models.meeting import Booking, Meeting
from models.person import Person
from models.queries.case_state import facts_of, is_called, routine_of
from models.queries.meetings import booked_by_day, days_called_off, places_by_day
from models.queries.reach import reach_of
from models.routine import GROUPS, Routine
from models.rules.channels import ORDER, QUICK, channels
from models.rules.deadlines import enrolment_deadline, first_visit_deadline
from models.rules.letters import CALLS
from models.rules.slots import Offer, Slot, SlotRequest, first_day_by_letter, offer
from models.vocabulary import (
    Attendance,
    Channel,
    LetterKind,
    MeetingKind,
    NextStep,
    Outcome,
)
from ui.desk.seats import Seat, seat_at, seats

_AHEAD = 91  # days: a quarter, as far as meetings are offered
_MANY = 60
_KINDS = {
    Outcome.GENERAL: MeetingKind.ENROLMENT_GENERAL,
    Outcome.SFI: MeetingKind.ENROLMENT_SFI,
    Outcome.THREE_PARTY: MeetingKind.THREE_PARTY,
    Outcome.THREE_PARTY_HIGH_RISK: MeetingKind.THREE_PARTY_HIGH_RISK,
}


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be booked for a case: the channels open to the person and the meetings in reach."""

    kind: MeetingKind
    deadline: date | None
    channels: tuple[Channel, ...]
    offer: Offer


def kind_for(outcome: Outcome) -> MeetingKind | None:
    """Return the kind of meeting an outcome leads to, None where it leads to none."""
    return _KINDS.get(outcome)


def offered(work: Work, session: Session, case: Case, kind: MeetingKind, count: int = 3) -> Offered:
    """Return the next meetings of a kind for a case, each with whether a letter is in time."""
    routine = routine_of(case, work.routines, work.today)
    last = work.today + timedelta(days=_AHEAD)
    request = request_for(work, session, case, kind, last)
    found = offer(replace(request, count=count), routine)
    return Offered(kind, request.deadline, request.channels, found)


def request_for(
    work: Work, session: Session, case: Case, kind: MeetingKind, last: date
) -> SlotRequest:
    """Return who is to be called to what, as far ahead as that day.

    The deadline is the one in the work queue where the case waits for this very booking.
    """
    routine = routine_of(case, work.routines, work.today)
    deadline = case.due if wanted_kind(case) is kind else deadline_of(case, kind, routine)
    group = kind in GROUPS
    called_off = days_called_off(session, kind, work.today, last) if group else ()
    return SlotRequest(
        kind=kind,
        now=work.now,
        channels=channels(reach_of(case.person), work.today),
        deadline=deadline,
        taken=booked_by_day(session, kind, work.today, last) if group else {},
        places=places_by_day(session, kind, work.today, last) if group else {},
        cancelled=(*called_off, *_days_declined(case, kind)),
    )


def _days_declined(case: Case, kind: MeetingKind) -> tuple[date, ...]:
    """Return the days of meetings of the kind the person has been called to already and will not attend."""
    return tuple(
        b.meeting.day
        for b in case.bookings
        if b.meeting.kind is kind and b.attendance in {Attendance.EXCUSED, Attendance.CANCELLED}
    )


def deadline_of(case: Case, kind: MeetingKind, routine: Routine) -> date | None:
    """Return the day the routine sets for a meeting of that kind, None where it sets none."""
    if kind is MeetingKind.FIRST_VISIT:
        return first_visit_deadline(case.contact_date, routine).due
    decided = facts_of(case).decision_date
    found = enrolment_deadline(decided, case.kind, routine) if decided else None
    return found.due if found else None


def wanted_kind(case: Case) -> MeetingKind | None:
    """Return the kind of meeting the case waits to have booked, None when it waits for something else."""
    if case.next_step is NextStep.BOOK_FIRST_VISIT:
        return MeetingKind.FIRST_VISIT
    if case.next_step in {NextStep.BOOK_ENROLMENT, NextStep.BOOK_THREE_PARTY}:
        return kind_for(case.routes[-1].outcome)
    return None


def first_offer(work: Work, session: Session, case: Case) -> Slot | None:
    """Return the first meeting in reach of the kind the case waits for, None where there is none."""
    kind = wanted_kind(case)
    return first_of(work, session, case, kind) if kind else None


def first_of(work: Work, session: Session, case: Case, kind: MeetingKind) -> Slot | None:
    """Return the first meeting of a kind that the case can have a seat at, None where there is none."""
    found = offered(work, session, case, kind, _MANY)
    seat = _first_free(session, found.offer.slots, case)
    return seat.slot if seat else None


def book_next(
    work: Work, case_id: UUID, reason: str = "", *, instead_of: UUID | None = None
) -> UUID | None:
    """Book the first meeting in reach and make its invitations ready; return the booking.

    None where the case waits for no booking or no meeting is in reach. `reason` stands with a meeting
    over the week. A place given instead of a cancelled one is told of in the letter about that. Meeting,
    place and invitations are one transaction: nobody has a place that nothing tells of.
    """
    with work.store.together():
        with work.store.read() as session:
            case = find(session, Case, case_id)
            kind = wanted_kind(case)
            if kind is None:
                return None
            found = offered(work, session, case, kind, _MANY)
            off = find(session, Booking, instead_of) if instead_of else None
            seat = _first_free(session, _not_that_day(found.offer.slots, off), case)
            told_off = off is not None and is_called(off)
        if seat is None:
            return None
        if off and told_off:
            place = _seat_down(work, case_id, seat, reason, off.id)
            tell_it_is_off(work, off.id, seat.slot.day)
            return place
        return _take(work, case_id, seat, reason, instead_of)


def book_slot(
    work: Work,
    case_id: UUID,
    slot: Slot,
    reason: str = "",
    *,
    officer_id: UUID | None = None,
    instead_of: UUID | None = None,
) -> UUID:
    """Book a meeting a person has picked and make its invitations ready, as one; return the booking.

    A full group gives a place in its waiting list; the invitation waits too. `instead_of` is the person's
    own place that is left for this one. Raises NotFound where caseworker or officer is busy then.
    """
    with work.store.together():
        with work.store.read() as session:
            seat = seat_at(session, slot, find(session, Case, case_id), officer_id)
        if seat is None:
            raise NotFound("Slot")
        return _take(work, case_id, seat, reason, instead_of)


def _take(work: Work, case_id: UUID, seat: Seat, reason: str, instead_of: UUID | None) -> UUID:
    """Give the case its seat and make ready what calls the person to it."""
    with work.store.read() as session:
        case = find(session, Case, case_id)
        missed = None if instead_of else _missed(case)
        person = case.person
        open_to = channels(reach_of(person), work.today)
    replaced = instead_of or (missed.id if missed else None)
    booking_id = _seat_down(work, case_id, seat, reason, replaced)
    letter = _letter(seat.slot.kind, missed)
    ways = channels_used(open_to, letter_in_time=seat.slot.letter_in_time)
    prepare_invitations(work, (_invitation(booking_id, letter, way, person) for way in ways))
    return booking_id


def _seat_down(work: Work, case_id: UUID, seat: Seat, reason: str, replaced: UUID | None) -> UUID:
    return book(
        work,
        case_id,
        seat.meeting_id or plan_meeting(work, seat.draft),
        over_a_week_reason=reason if seat.slot.over_a_week else "",
        replaces=replaced,
    )


def call_off(work: Work, meeting_id: UUID, reason: str) -> tuple[UUID, ...]:
    """Cancel a meeting and give everyone called to it a new place, told of in one letter; return the places.

    Who gets no new place is told that the meeting is off. `reason` stands with a place over the week.
    """
    with work.store.read() as session:
        called = [
            (booking.id, booking.case_id, is_called(booking))
            for booking in find(session, Meeting, meeting_id).bookings
            if booking.cancelled_on is None and not booking.waiting and booking.gone is None
        ]
    cancel_meeting(work, meeting_id)
    new = []
    for booking_id, case_id, told in called:
        place = book_next(work, case_id, reason, instead_of=booking_id)
        if place is None and told:
            tell_it_is_off(work, booking_id)
        new.append(place)
    return tuple(place for place in new if place is not None)


def call_to(work: Work, booking_id: UUID) -> tuple[UUID, ...]:
    """Make ready what calls a person to a place they have; nothing calls anybody to a waiting list."""
    with work.store.read() as session:
        booking = find(session, Booking, booking_id)
        person, meeting = booking.case.person, booking.meeting
        routine = routine_of(booking.case, work.routines, work.today)
        open_to = channels(reach_of(person), work.today)
        replaced = next((b for b in booking.case.bookings if b.id == booking.replaces_id), None)
    if booking.waiting:
        return ()
    missed = replaced if replaced and replaced.attendance is Attendance.ABSENT else None
    letter = _letter(meeting.kind, missed)
    in_time = meeting.day >= first_day_by_letter(work.today, routine)
    ways = channels_used(open_to, letter_in_time=in_time)
    return prepare_invitations(work, (_invitation(booking_id, letter, way, person) for way in ways))


def certify(work: Work, booking_id: UUID) -> None:
    """Make ready the certificate of attendance somebody has asked for."""
    with work.store.read() as session:
        person = find(session, Booking, booking_id).case.person
    letter = LetterKind.ATTENDANCE_CERTIFICATE
    prepare_invitations(work, (_invitation(booking_id, letter, Channel.LETTER, person),))


def tell_it_is_off(work: Work, booking_id: UUID, new_day: date = date.max) -> None:
    """Make ready the letter about a cancelled meeting, and a call or SMS where it comes too late for either."""
    with work.store.read() as session:
        booking = find(session, Booking, booking_id)
        person, day = booking.case.person, booking.meeting.day
        routine = routine_of(booking.case, work.routines, work.today)
        open_to = channels(reach_of(person), work.today)
    in_time = min(day, new_day) >= first_day_by_letter(work.today, routine)
    ways = channels_used(open_to, letter_in_time=in_time)
    letter = LetterKind.CANCELLED
    prepare_invitations(work, (_invitation(booking_id, letter, way, person) for way in ways))


def _not_that_day(slots: Sequence[Slot], off: Booking | None) -> Sequence[Slot]:
    """Return the slots but for those of the day that was called off: whoever is ill then is ill all day."""
    return slots if off is None else [slot for slot in slots if slot.day != off.meeting.day]


def _invitation(
    booking_id: UUID, letter: LetterKind, channel: Channel, person: Person
) -> InvitationDraft:
    return InvitationDraft(
        booking_id=booking_id,
        letter=letter,
        channel=channel,
        language=person.language,
        easy_to_read=person.easy_to_read,
    )


def _first_free(session: Session, slots: Sequence[Slot], case: Case) -> Seat | None:
    return next(seats(session, slots, case), None)


def _missed(case: Case) -> Booking | None:
    """Return the latest place the person stayed away from, if that was the last meeting."""
    held = [b for b in case.bookings if b.cancelled_on is None and b.attendance is not None]
    last = max(held, key=lambda b: b.meeting.day, default=None)
    return last if last and last.attendance is Attendance.ABSENT else None


def _letter(kind: MeetingKind, missed: Booking | None) -> LetterKind:
    again = missed is not None and missed.meeting.kind is kind
    return LetterKind.NEW_TIME if again else CALLS[kind]


def channels_used(open_to: Collection[Channel], *, letter_in_time: bool) -> tuple[Channel, ...]:
    """Return the letter, and the call or SMS that goes with it when it would come too late (A11)."""
    quick = () if letter_in_time else (c for c in ORDER if c in QUICK and c in open_to)
    letter = (Channel.LETTER,) if Channel.LETTER in open_to else ()
    return (*letter, *tuple(quick)[:1]) or tuple(open_to)[:1]

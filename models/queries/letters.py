"""What a letter is made from: an invitation with everything its page needs, free of the database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.sql.base import ExecutableOption

from models.case import Case
from models.document import DocumentContent
from models.meeting import Booking, Invitation, Meeting
from models.person import Person
from models.queries.office import as_staff
from models.queries.reach import reach_of
from models.queries.rows import Address, LetterRow, MeetingDetails, Recipient, Staff
from models.rules.channels import ChannelRefusal, refusal
from models.rules.days_off import working_days_before
from models.rules.letters import still_true
from models.rules.personnummer import show_number
from models.vocabulary import Attendance, Channel, Language, LetterKind, MeetingKind

NOBODY = Staff(name="", title="", telephone="", telephone_hours="", email="")
_ON_CONSENT = (Channel.SMS, Channel.EMAIL)
_INTERPRETER_NOTICE = 2  # working days an interpreter is asked for beforehand


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One message that waits to be sent, or was: its facts and where it goes."""

    invitation_id: UUID
    case_id: UUID
    meeting_id: UUID
    letter: LetterKind
    channel: Channel
    language: Language
    easy_to_read: bool
    sent_at: datetime | None
    may_name_office: bool
    row: LetterRow
    refusal: ChannelRefusal | None = None  # why its channel is shut by now
    consent_ended: date | None = None


@dataclass(frozen=True, slots=True)
class SentLetter:
    """A letter that went out: to whom, to what, and whether the post brought it back."""

    invitation_id: UUID
    case_id: UUID
    case_number: str
    name: str
    born: date | None
    protected: bool
    kind: MeetingKind
    day: date
    sent_at: datetime
    returned_on: date | None


def outbox(
    session: Session, today: date, meeting_id: UUID | None = None, *, held_back: bool = False
) -> tuple[OutboxRow, ...]:
    """Return the messages that are not sent and still may be, by meeting and name.

    What has been overtaken is not among them: a call to a meeting that is over or cancelled, to a place
    that was left, or in a channel the person has withdrawn the consent to since (A24). With `held_back`
    the last of these are there too, each with why.
    """
    query = (
        _waiting(today)
        .order_by(Meeting.day, Meeting.starts, Meeting.id, Person.sort_key, Invitation.id)
        .options(*_with_page())
    )
    if meeting_id is not None:
        query = query.where(Booking.meeting_id == meeting_id)
    waiting = (outbox_row(one, today) for one in session.scalars(query))
    return tuple(row for row in waiting if held_back or row.refusal is None)


def sent_lately(session: Session, since: datetime) -> tuple[SentLetter, ...]:
    """Return the letters that have gone out since a moment, the latest first, by name."""
    letters = session.scalars(
        select(Invitation)
        .join(Invitation.booking)
        .join(Booking.case)
        .join(Case.person)
        .where(
            Invitation.sent_at >= since,
            Invitation.channel == Channel.LETTER,
            Invitation.gone.is_(None),
            Case.gone.is_(None),
        )
        .order_by(Invitation.sent_at.desc().nulls_last(), Person.sort_key, Invitation.id)
        .options(
            selectinload(Invitation.booking).selectinload(Booking.case).selectinload(Case.person)
        )
    )
    return tuple(_sent_letter(one, one.sent_at) for one in letters if one.sent_at is not None)


def _sent_letter(invitation: Invitation, sent_at: datetime) -> SentLetter:
    booking, person = invitation.booking, invitation.booking.case.person
    return SentLetter(
        invitation_id=invitation.id,
        case_id=booking.case_id,
        case_number=booking.case.number,
        name=person.name,
        born=person.birth_date,
        protected=person.protected is not None,
        kind=booking.meeting.kind,
        day=booking.meeting.day,
        sent_at=sent_at,
        returned_on=invitation.returned_on,
    )


def outbox_size(session: Session, today: date) -> int:
    """Return how many messages the outbox holds, those that are held back among them."""
    return session.scalar(select(func.count()).select_from(_waiting(today).subquery())) or 0


def outbox_row(invitation: Invitation, today: date) -> OutboxRow:
    """Return one message with its facts as they stand today."""
    booking = invitation.booking
    row, letter = letter_row(booking, today), invitation.letter
    if invitation.sent_at is None:
        letter = still_true(letter, booking.meeting.kind, row.missed_on)
    return OutboxRow(
        invitation_id=invitation.id,
        case_id=booking.case_id,
        meeting_id=booking.meeting_id,
        letter=letter,
        channel=invitation.channel,
        language=invitation.language,
        easy_to_read=invitation.easy_to_read,
        sent_at=invitation.sent_at,
        may_name_office=_may_name_office(booking.case.person, invitation.channel),
        row=row,
        refusal=_refusal(invitation, today),
        consent_ended=_consent_ended(booking.case.person, invitation.channel),
    )


def _consent_ended(person: Person, channel: Channel) -> date | None:
    ends = (c.withdrawn_on for c in person.consents if c.channel is channel and c.gone is None)
    return max((day for day in ends if day is not None), default=None)


def _with_page() -> tuple[ExecutableOption, ...]:
    """Return what loads all that pages need in a few queries, and not in some for each letter."""
    booking = selectinload(Invitation.booking)
    meeting, case = booking.selectinload(Booking.meeting), booking.selectinload(Booking.case)
    person = case.selectinload(Case.person)
    return (
        meeting.selectinload(Meeting.caseworker),
        meeting.selectinload(Meeting.officer),
        case.selectinload(Case.caseworker),
        case.selectinload(Case.bookings).selectinload(Booking.meeting),
        person.selectinload(Person.numbers),
        person.selectinload(Person.consents),
    )


def _waiting(today: date) -> Select[Invitation]:
    """Select what is not sent and what it is about has not overtaken."""
    return (
        select(Invitation)
        .join(Invitation.booking)
        .join(Booking.meeting)
        .join(Booking.case)
        .join(Case.person)
        .where(Invitation.sent_at.is_(None), Invitation.gone.is_(None), Case.gone.is_(None))
        .where(or_(*_still_true(today)))
    )


def _still_true(today: date) -> Iterator[ColumnElement[bool]]:
    """Yield what must hold for a letter of each kind to tell the truth today."""
    ends = (Booking.cancelled_on, Meeting.cancelled_on, Booking.gone, Meeting.gone)
    off = or_(*(end.is_not(None) for end in ends))
    after = (LetterKind.CANCELLED, LetterKind.ATTENDANCE_CERTIFICATE)
    comes = and_(~off, Booking.waiting.is_(False), Meeting.day >= today)
    yield and_(Invitation.letter == LetterKind.CANCELLED, off)
    yield and_(
        Invitation.letter == LetterKind.ATTENDANCE_CERTIFICATE, Booking.attendance.is_not(None)
    )
    yield and_(Invitation.letter.not_in(after), comes)


def _refusal(invitation: Invitation, today: date) -> ChannelRefusal | None:
    """Return why a message may not go by SMS or e-mail any more: consent may have been withdrawn (A24)."""
    if invitation.channel not in _ON_CONSENT:
        return None
    return refusal(invitation.channel, reach_of(invitation.booking.case.person), today)


def letter_row(booking: Booking, today: date) -> LetterRow:
    """Return everything a letter about this place at a meeting can say."""
    case, meeting = booking.case, booking.meeting
    caseworker = case.caseworker or meeting.caseworker
    after = _replacement(booking)
    return LetterRow(
        case_number=case.number,
        letter_date=today,
        recipient=recipient(case.person),
        meeting=_details(meeting, case.person),
        caseworker=as_staff(caseworker) if caseworker else NOBODY,
        labour_officer=as_staff(meeting.officer) if meeting.officer else None,
        new_meeting=_details(after.meeting, case.person) if after else None,
        missed_on=_missed_on(booking),
        attended_from=booking.attended_from,
        attended_to=booking.attended_to,
        interpreter_needed=bool(case.person.interpreter_language),
        call_interpreter_by=max(today, working_days_before(meeting.day, _INTERPRETER_NOTICE)),
    )


def recipient(person: Person) -> Recipient:
    """Return whom the letter goes to; a protected person's address never leaves the records."""
    number = next((n.value for n in person.numbers if n.valid_to is None), "")
    shown = person.protected is None and bool(person.street or person.town)
    return Recipient(
        name=person.name,
        birth_date=person.birth_date,
        number=show_number(number),
        address=Address(person.care_of, person.street, person.postcode, person.town)
        if shown
        else None,
        protected=person.protected is not None,
        language=person.language,
        easy_to_read=person.easy_to_read,
        interpreter_language=person.interpreter_language,
    )


def as_sent(session: Session, invitation_id: UUID) -> tuple[str, bytes] | None:
    """Return the media type and the very bytes that were sent, or None where nothing was."""
    row = session.execute(
        select(DocumentContent.media_type, DocumentContent.content)
        .join(Invitation, Invitation.content_id == DocumentContent.sha256)
        .where(Invitation.id == invitation_id)
    ).one_or_none()
    return None if row is None else (row.media_type, row.content)


def _details(meeting: Meeting, person: Person) -> MeetingDetails:
    booked = bool(meeting.interpreter_language)
    return MeetingDetails(
        kind=meeting.kind,
        day=meeting.day,
        starts=meeting.starts,
        ends=meeting.ends,
        place=meeting.place,
        place_hint=meeting.place_hint,
        interpreter_booked=booked and meeting.interpreter_language == person.interpreter_language,
        minutes=_minutes(meeting),
    )


def _minutes(meeting: Meeting) -> int:
    start = datetime.combine(meeting.day, meeting.starts)
    return int((datetime.combine(meeting.day, meeting.ends) - start).total_seconds() // 60)


def _replacement(booking: Booking) -> Booking | None:
    later: Sequence[Booking] = booking.case.bookings
    return next((b for b in later if b.replaces_id == booking.id and b.cancelled_on is None), None)


def _missed_on(booking: Booking) -> date | None:
    replaced = next((b for b in booking.case.bookings if b.id == booking.replaces_id), None)
    missed = replaced is not None and replaced.attendance is Attendance.ABSENT
    return replaced.meeting.day if replaced and missed else None


def _may_name_office(person: Person, channel: Channel) -> bool:
    return any(
        c.channel is channel and c.withdrawn_on is None and c.may_name_office
        for c in person.consents
    )

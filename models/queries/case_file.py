"""One case as its page shows it: who, where it stands and why, what was held, sent and written."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.answers import EnrolmentAnswers
from models.case import Case, Decision, RouteChoice
from models.log import LogLine
from models.meeting import Booking, Invitation
from models.note import Note
from models.person import ChannelConsent, Person, PersonNumber
from models.queries.case_lived import lived_of
from models.queries.case_state import route_of, routine_of
from models.queries.letters import recipient
from models.queries.office import names
from models.queries.rows import Recipient
from models.routine import Routine
from models.rules.enrolment import Route
from models.rules.explain import Sentence, sentences
from models.rules.facts import Answers
from models.rules.timeline import Lived
from models.vocabulary import (
    Attendance,
    CaseKind,
    Channel,
    DecisionOutcome,
    Language,
    LetterKind,
    MeetingKind,
    NextStep,
    Outcome,
)

_KINDS_BELOW = (Booking, Decision, EnrolmentAnswers, Invitation, Note, RouteChoice)
_KINDS_BESIDE = (ChannelConsent, PersonNumber)


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A place the case has or had at a meeting."""

    booking_id: UUID
    kind: MeetingKind
    day: date
    starts: time
    place: str
    waiting: bool
    cancelled: bool
    attendance: Attendance | None
    meeting_id: UUID
    ends: time
    officer: str
    called_off: bool  # the meeting itself is cancelled
    left: bool  # the place was given up beforehand
    replaces: UUID | None
    over_a_week_reason: str


@dataclass(frozen=True, slots=True)
class SentMessage:
    """A message about a meeting; without `sent_at` it waits in the outbox."""

    invitation_id: UUID
    letter: LetterKind
    channel: Channel
    sent_at: datetime | None
    returned_on: date | None
    file_name: str
    booking_id: UUID
    language: Language
    outdated_on: date | None
    kept: bool  # its bytes are there to be opened as they were sent


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """A note; a signed one is locked, `corrects` points to the one it corrects."""

    note_id: UUID
    text: str
    written_by: str
    written_at: datetime
    signed_at: datetime | None
    corrects: UUID | None


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a person has said of a channel last: when it was agreed to, and when that was taken back."""

    channel: Channel
    given_on: date
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True)
class LinkedCase:
    """The case of another adult in the household."""

    case_id: UUID
    case_number: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """Everything the pages of one case show."""

    case_id: UUID
    case_number: str
    recipient: Recipient
    area: str
    kind: CaseKind
    contact_date: date
    closed_on: date | None
    caseworker: str
    next_step: NextStep
    due: date | None
    rule: str
    answers: Answers
    route: Route
    because: tuple[Sentence, ...]
    chosen: Outcome | None
    meetings: tuple[HeldMeeting, ...]
    messages: tuple[SentMessage, ...]
    notes: tuple[WrittenNote, ...]
    telephone: str
    email: str
    consents: tuple[Agreed, ...]
    household: tuple[LinkedCase, ...]
    decision: DecisionOutcome | None
    decided_on: date | None
    lived: Lived
    given_name: str
    rule_words: Sentence | None  # the words behind the next step's day


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the log about a case: who did or read what, when; never a value."""

    at: datetime
    who: str
    verb: str
    kind: str
    fields: tuple[str, ...]
    record: UUID | None = None


def case_file(
    session: Session, case_id: UUID, routines: tuple[Routine, ...], today: date
) -> CaseFile | None:
    """Return one case, None where there is none."""
    case = session.get(Case, case_id)
    if case is None or case.gone is not None:
        return None
    route = route_of(case, routines, today)
    routine = routine_of(case, routines, today)
    lived = lived_of(case, routine)
    bookings = sorted(case.bookings, key=lambda b: (b.meeting.day, b.meeting.starts))
    chosen = [choice.outcome for choice in case.routes if choice.gone is None]
    return CaseFile(
        case_id=case.id,
        case_number=case.number,
        recipient=recipient(case.person),
        area=case.area,
        kind=case.kind,
        contact_date=case.contact_date,
        closed_on=case.closed_on,
        caseworker=case.caseworker.name if case.caseworker else "",
        next_step=case.next_step,
        due=case.due,
        rule=case.rule,
        answers=case.answers.values() if case.answers else Answers(),
        route=route,
        because=sentences(route.quotes, routine),
        chosen=chosen[-1] if chosen else None,
        meetings=tuple(_held(b) for b in bookings if b.gone is None),
        messages=tuple(_sent(i) for b in bookings for i in b.invitations if i.gone is None),
        notes=_notes(session, case_id),
        telephone=case.person.telephone,
        email=case.person.email,
        consents=_agreed(case.person),
        household=_household(session, case),
        decision=lived.decision,
        decided_on=lived.decided_on,
        lived=lived,
        given_name=case.person.given_name,
        rule_words=next(iter(sentences(filter(None, (case.rule,)), routine)), None),
    )


def events(session: Session, case_id: UUID, limit: int = 500) -> tuple[Event, ...]:
    """Return who did and read what in a case, the latest first."""
    person = select(Case.person_id).where(Case.id == case_id).scalar_subquery()
    below = [select(kind.id).where(kind.case_id == case_id) for kind in _KINDS_BELOW]
    beside = [select(kind.id).where(kind.person_id == person) for kind in _KINDS_BESIDE]
    records = (
        select(Case.id)
        .where(Case.id == case_id)
        .union(*below, *beside, select(Person.id).where(Person.id == person))
    )
    lines = session.scalars(
        select(LogLine)
        .where(LogLine.record.in_(records))
        .order_by(LogLine.number.desc())
        .limit(limit)
    )
    name = names(session)
    return tuple(Event(x.at, name(x.who), x.verb, x.kind, tuple(x.fields), x.record) for x in lines)


def _held(booking: Booking) -> HeldMeeting:
    meeting = booking.meeting
    return HeldMeeting(
        booking_id=booking.id,
        kind=meeting.kind,
        day=meeting.day,
        starts=meeting.starts,
        place=meeting.place,
        waiting=booking.waiting,
        cancelled=booking.cancelled_on is not None or meeting.cancelled_on is not None,
        attendance=booking.attendance,
        meeting_id=meeting.id,
        ends=meeting.ends,
        officer=meeting.officer.name if meeting.officer else "",
        called_off=meeting.cancelled_on is not None,
        left=booking.cancelled_on is not None,
        replaces=booking.replaces_id,
        over_a_week_reason=booking.over_a_week_reason,
    )


def _sent(invitation: Invitation) -> SentMessage:
    return SentMessage(
        invitation_id=invitation.id,
        letter=invitation.letter,
        channel=invitation.channel,
        sent_at=invitation.sent_at,
        returned_on=invitation.returned_on,
        file_name=invitation.file_name,
        booking_id=invitation.booking_id,
        language=invitation.language,
        outdated_on=invitation.outdated_on,
        kept=invitation.content_id is not None,
    )


def _agreed(person: Person) -> tuple[Agreed, ...]:
    """Return the latest word on each channel."""
    said = {
        c.channel: Agreed(c.channel, c.given_on, c.withdrawn_on)
        for c in person.consents
        if c.gone is None
    }
    return tuple(said.values())


def _household(session: Session, case: Case) -> tuple[LinkedCase, ...]:
    if case.household_id is None:
        return ()
    others = session.scalars(
        select(Case)
        .where(Case.household_id == case.household_id, Case.id != case.id, Case.gone.is_(None))
        .order_by(Case.number)
    )
    return tuple(LinkedCase(other.id, other.number, other.person.name) for other in others)


def _notes(session: Session, case_id: UUID) -> tuple[WrittenNote, ...]:
    notes = session.scalars(
        select(Note)
        .where(Note.case_id == case_id, Note.gone.is_(None))
        .order_by(Note.written_at, Note.id)
    )
    name = names(session)
    return tuple(
        WrittenNote(n.id, n.text, name(n.written_by), n.written_at, n.signed_at, n.corrects_id)
        for n in notes
    )

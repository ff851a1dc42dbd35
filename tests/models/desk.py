"""A caseworker's desk for the tests: the verbs with what they seldom vary filled in, and what must always hold."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select

from models.actions.cases import CaseDraft, PersonDraft, register_case
from models.actions.enrolment import choose_route, record_decision, save_answers
from models.actions.invitations import InvitationDraft, Sent, mark_sent, prepare_invitations
from models.actions.meetings import MeetingDraft, book, plan_meeting, record_attendance
from models.actions.office import add_caseworker
from models.actions.work import Work
from models.base import Record
from models.case import Case
from models.log import LogLine
from models.meeting import Meeting
from models.queries.case_state import routine_of, step_of
from models.queries.search import is_stale
from models.routine import Routine
from models.rules.facts import Answers
from models.rules.work_queue import shown_step
from models.store.database import Store
from models.store.log_check import verify_log, verify_records
from models.vocabulary import (
    Answer,
    Attendance,
    Channel,
    DecisionOutcome,
    LetterKind,
    MeetingKind,
    NextStep,
    ProtectedIdentity,
)
from tests.models.rules.routines import malmo

MONDAY = date(2026, 11, 23)
CALM = Answers(violence_indication=Answer.NO)
ANNA = PersonDraft(
    given_name="Anna",
    family_name="Öhrström",
    number="19850412-9803",
    street="Provgatan 3",
    postcode="201 12",
    town="Sundvalla",
    telephone="070-174 06 12",
    email="anna@post.example",
)


R = TypeVar("R", bound=Record)


@dataclass
class Clock:
    """The office's clock; it stands until it is moved."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment


@dataclass
class Desk:
    """An open store with Malmö's routine and one caseworker, on a Monday morning at eight."""

    store: Store
    clock: Clock
    routines: tuple[Routine, ...] = field(default_factory=lambda: (malmo(),))

    def __post_init__(self) -> None:
        self.caseworker = add_caseworker(self.store, name="Karin Ek")

    @property
    def work(self) -> Work:
        return Work(self.store, self.routines, self.clock.moment.replace(tzinfo=None))

    @property
    def today(self) -> date:
        return self.clock.moment.date()

    def go_to(self, day: date, at: time = time(8)) -> None:
        self.clock.moment = datetime.combine(day, at, UTC)

    def register(self, person: PersonDraft = ANNA, **particulars: Any) -> UUID:
        draft: dict[str, Any] = {
            "contact_date": self.today,
            "caseworker_id": self.caseworker,
        } | particulars
        return register_case(self.work, CaseDraft(person=person, **draft))

    def approve(self, case_id: UUID, answers: Answers = CALM) -> None:
        record_decision(self.work, case_id, DecisionOutcome.APPROVED, self.today)
        save_answers(self.work, case_id, answers)

    def routed(self, answers: Answers = CALM, person: PersonDraft = ANNA) -> UUID:
        """Return a case that was approved and whose suggested route was chosen."""
        case_id = self.register(person)
        self.approve(case_id, answers)
        choose_route(self.work, case_id)
        return case_id

    def group(self, day: date = MONDAY + timedelta(days=8), **changes: Any) -> UUID:
        return plan_meeting(self.work, group_draft(day, **changes))

    def called(self, case_id: UUID, meeting_id: UUID, **how: Any) -> tuple[UUID, UUID]:
        """Book a case and send the letter; return the booking and the invitation."""
        booking_id = book(self.work, case_id, meeting_id)
        return booking_id, self.send(booking_id, **how)

    def send(self, booking_id: UUID, **how: Any) -> UUID:
        (invitation_id,) = self.prepare(booking_id, **how)
        mark_sent(self.work, (Sent(invitation_id=invitation_id, content=b"letter"),))
        return invitation_id

    def prepare(self, booking_id: UUID, **how: Any) -> tuple[UUID, ...]:
        usual: dict[str, Any] = {"letter": LetterKind.ENROLMENT_GENERAL, "channel": Channel.LETTER}
        draft = InvitationDraft(booking_id=booking_id, **(usual | how))
        return prepare_invitations(self.work, (draft,))

    def absent_from(self, case_id: UUID, day: date) -> UUID:
        """Call a case to a group in good time and mark it absent; return the booking. Today moves to that day."""
        booking_id, _ = self.called(case_id, self.group(day))
        self.go_to(day, time(12))
        record_attendance(self.work, booking_id, Attendance.ABSENT)
        return booking_id

    def get(self, kind: type[R], record_id: UUID) -> R:
        with self.store.read() as session:
            return session.get_one(kind, record_id)

    def all(self, kind: type[R]) -> list[R]:
        with self.store.read() as session:
            return list(session.scalars(select(kind).order_by(kind.id)))

    def lines(self, after: int = 0) -> list[LogLine]:
        with self.store.read() as session:
            found = select(LogLine).where(LogLine.number > after).order_by(LogLine.number)
            return list(session.scalars(found))

    def step(self, case_id: UUID) -> tuple[NextStep, date | None, str]:
        case = self.get(Case, case_id)
        return case.next_step, case.due, case.rule


def group_draft(day: date = MONDAY + timedelta(days=8), **changes: Any) -> MeetingDraft:
    """Return a general group from nine to eleven, with room for everyone."""
    usual: dict[str, Any] = {
        "kind": MeetingKind.ENROLMENT_GENERAL,
        "day": day,
        "starts": time(9),
        "ends": time(11),
        "place": "Nobelvägen 66",
    }
    return MeetingDraft(**(usual | changes))


def amiss(desk: Desk) -> list[str]:
    """Return what does not hold, though it must after every verb."""
    with desk.store.read() as session:
        cases = session.scalars(select(Case)).all()
        meetings = session.scalars(select(Meeting)).all()
        return [
            *(f"step of {c.number}" for c in cases if not _in_step(c, desk)),
            *(f"two places of {c.number}" for c in cases if _doubled(c, desk)),
            *(f"too many on {m.day}" for m in meetings if m.day > desk.today and _overfull(m)),
            *(["the search table is stale"] if is_stale(session) else []),
            *(f"log: {finding}" for finding in verify_log(session, desk.store.site)),
            *(f"record: {finding}" for finding in verify_records(session)),
        ]


def _in_step(case: Case, desk: Desk) -> bool:
    """Compare what is stored with a fresh look; a meeting whose day has gone is the same row."""
    fresh = step_of(case, routine_of(case, desk.routines, desk.today), desk.today)
    stored = shown_step(case.next_step, case.due, desk.today)
    return (stored, case.due, case.rule) == (fresh.step, fresh.due, fresh.rule)


def _doubled(case: Case, desk: Desk) -> bool:
    ahead = [
        b.meeting.kind is MeetingKind.FIRST_VISIT
        for b in case.bookings
        if b.cancelled_on is None
        and b.gone is None
        and not b.waiting
        and b.attendance is None
        and b.meeting.cancelled_on is None
        and b.meeting.gone is None
        and b.meeting.day > desk.today
    ]
    return len(ahead) != len(set(ahead))


def _overfull(meeting: Meeting) -> bool:
    coming = [
        b
        for b in meeting.bookings
        if b.cancelled_on is None
        and b.gone is None
        and not b.waiting
        and b.case.gone is None
        and b.attendance not in {Attendance.EXCUSED, Attendance.CANCELLED}
    ]
    return meeting.capacity is not None and len(coming) > meeting.capacity


def with_protection(person: PersonDraft, kind: ProtectedIdentity) -> PersonDraft:
    return replace(person, protected=kind)

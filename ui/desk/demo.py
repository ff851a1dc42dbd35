"""The demonstration's office: nine weeks lived through with the same verbs as in the window."""

import random
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from time import monotonic as time_passed
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from models.actions.cases import CaseDraft, register_case
from models.actions.consents import give_consent
from models.actions.enrolment import choose_route, record_decision, save_answers
from models.actions.invitations import mark_returned
from models.actions.meetings import record_attendance
from models.actions.office import add_caseworker
from models.actions.work import Work, find
from models.case import Case
from models.queries.case_state import route_of
from models.queries.meetings import places_on
from models.queries.work_queue import waiting_for, work_queue
from models.routine import Routine
from models.rules.calendar import add_months
from models.rules.days_off import is_working_day
from models.rules.facts import Answers
from models.rules.questions import QUESTIONS, QuestionKind
from models.store.database import Store
from models.vocabulary import Answer, Attendance, CaseKind, Channel, NextStep, StaffRole
from ui.desk.booking import book_next
from ui.desk.invented import Invented, answers_on, invent, people_file
from ui.desk.office import DEMO_SENDER, routines_of, set_up
from ui.desk.week import BOOKINGS, OVER_A_WEEK, do_week

PEOPLE = 300
_DAYS_BACK = 63
_UNTOUCHED_DAYS = 4  # the office has been short of staff: what fell due since then is late
_OPENS = time(8)
_CLOSES = time(16)  # a day is lived through at its end: its meetings are over
_SEED = 5
_LETTERS_LEFT = 30
_DECIDED_WITHIN = 7  # working days
_VISITED_BEFORE = 24  # days: those who called longer ago came to us with their decision
_LEFT_OPEN = 8  # days
_KINDS = {question.field: question.kind for question in QUESTIONS}
_SETTLED = dict.fromkeys(("still_relevant", "may_attend_group", "group_suitable"), Answer.YES)
_AGREES_TO_SMS = 0.5
_MAY_NAME_OFFICE = 0.4
_RETURNED = 0.03
_OUTCOMES = (Attendance.PRESENT, Attendance.ABSENT, Attendance.EXCUSED, Attendance.PARTLY)
_OFTEN = (72, 21, 5, 2)


@dataclass(slots=True)
class OfficeClock:
    """A clock that stands still until it is moved, or let go."""

    moment: datetime
    _let_go: float | None = None

    def __call__(self) -> datetime:
        """Return the time it shows."""
        if self._let_go is None:
            return self.moment
        return self.moment + timedelta(seconds=time_passed() - self._let_go)

    def let_go(self) -> None:
        """Go on from here as clocks do: somebody works in the demonstration now."""
        self._let_go = time_passed()


def opening_time(day: date) -> datetime:
    """Return the hour the office opens, in this machine's own time zone."""
    return datetime.combine(day, _OPENS).astimezone()


@dataclass(frozen=True, slots=True)
class _Plan:
    """When an invented person first calls, and when the decision is made."""

    invented: Invented
    contact: date
    decided: date


@dataclass(slots=True)
class _Life:
    """The weeks so far."""

    store: Store
    clock: OfficeClock
    routines: tuple[Routine, ...]
    caseworkers: tuple[UUID, ...]
    chance: random.Random
    cases: dict[int, UUID] = field(default_factory=dict)

    def work(self, day: date, at: time) -> Work:
        self.clock.moment = datetime.combine(day, at).astimezone()
        return Work(self.store, self.routines, datetime.combine(day, at))


def live_weeks(
    store: Store,
    clock: OfficeClock,
    today: date,
    send: Callable[[Work], None],
    *,
    people: int = PEOPLE,
) -> None:
    """Fill an empty store with invented people and nine weeks of work up to this morning.

    `send` sends what waits in the outbox that day.
    """
    chance = random.Random(_SEED)  # noqa: S311 - invented people, the same each time
    first = today - timedelta(days=_DAYS_BACK)
    clock.moment = opening_time(first)
    set_up(store, DEMO_SENDER)
    life = _Life(store, clock, routines_of(store), _hire(store), chance)
    plans = [_plan(one, first, today, chance) for one in invent(people, today, chance)]
    with store.together():
        for day in _working_days(first, today):
            worked = (today - day).days > _UNTOUCHED_DAYS
            _live_day(life, day, plans, send if worked else None)
        _leave_letters(life.work(today, _OPENS))
    clock.moment = opening_time(today)


def _working_days(first: date, last: date) -> Iterator[date]:
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return (day for day in days if is_working_day(day))


def _live_day(
    life: _Life, day: date, plans: list[_Plan], send: Callable[[Work], None] | None
) -> None:
    """Live one day: calls in the morning, decisions, meetings; then routes, bookings and letters."""
    work = life.work(day, _CLOSES if send else _OPENS)
    for number, plan in enumerate(plans):
        if plan.contact == day:
            life.cases[number] = _register(life, work, plan.invented, day)
        if plan.decided == day and number in life.cases:
            _decide(work, life.cases[number], plan.invented, day)
    if send is None:
        return
    for booking_id, invitation_id in _held(work):
        _mark(work, booking_id, invitation_id, life.chance)
    _catch_up(work)
    do_week(work)
    send(work)


def _leave_letters(work: Work) -> None:
    """Choose and book for most of those who wait, so that this morning's outbox has something to print."""
    for case_id in _most_of(work, (NextStep.CHOOSE_ROUTE,)):
        choose_route(work, case_id)
    for case_id in _most_of(work, BOOKINGS)[:_LETTERS_LEFT]:
        book_next(work, case_id, OVER_A_WEEK)


def _most_of(work: Work, steps: Collection[NextStep]) -> list[UUID]:
    """Return three in four of the cases that wait for one of the steps."""
    with work.store.read() as session:
        waiting = waiting_for(session, steps)
    return [case_id for number, case_id in enumerate(waiting) if number % 4]


def _catch_up(work: Work) -> None:
    """Answer what has stood open for more than a week, so that what is late this morning is of late."""
    last = work.today - timedelta(days=_LEFT_OPEN)
    with work.store.read() as session:
        rows = work_queue(session, until=last, limit=PEOPLE)
        open_questions = {row.case_id: _answered(session, row.case_id, work) for row in rows}
    for row in rows:
        if row.next_step in {NextStep.ANSWER_QUESTIONS, NextStep.REVIEW_EXEMPTION}:
            save_answers(work, row.case_id, open_questions[row.case_id])
        elif row.next_step is NextStep.TAKE_POSITION:
            choose_route(work, row.case_id)


def _answered(session: Session, case_id: UUID, work: Work) -> Answers:
    """Return a case's answers with its open questions settled the undramatic way."""
    case = find(session, Case, case_id)
    given = case.answers.values() if case.answers else Answers()
    open_ones = route_of(case, work.routines, work.today).unanswered
    settled = {name: _settled(name, work.today) for name in open_ones if name in _KINDS}
    return replace(given, **settled)


def _settled(name: str, day: date) -> Any:
    """Return an undramatic answer: reviewed today, goes on two months more, or no."""
    if name == "exemption_reviewed_on":
        return day
    if _KINDS[name] is QuestionKind.DATE:
        return add_months(day, 2)
    return _SETTLED.get(name, Answer.NO)


def _plan(invented: Invented, first: date, today: date, chance: random.Random) -> _Plan:
    days = list(_working_days(first, today))
    contact = chance.choice(days)
    if (today - contact).days > _VISITED_BEFORE:
        return _Plan(invented, contact, contact)
    later = [day for day in days if day > contact][:_DECIDED_WITHIN]
    decided = chance.choice(later) if later else date.max
    return _Plan(invented, contact, decided)


def _hire(store: Store) -> tuple[UUID, ...]:
    file = people_file()
    for officer in file["officers"]:
        add_caseworker(store, role=StaffRole.LABOUR_MARKET_OFFICER, **officer)
    return tuple(add_caseworker(store, **one) for one in file["caseworkers"])


def _register(life: _Life, work: Work, invented: Invented, day: date) -> UUID:
    long_term = invented.kind is CaseKind.LONG_TERM
    case_id = register_case(
        work,
        CaseDraft(
            person=invented.person,
            contact_date=day,
            area=invented.area,
            kind=invented.kind,
            support_since=add_months(day, -30) if long_term else None,
            caseworker_id=life.chance.choice(life.caseworkers),
        ),
    )
    if invented.person.telephone and life.chance.random() < _AGREES_TO_SMS:
        give_consent(
            work, case_id, Channel.SMS, may_name_office=life.chance.random() < _MAY_NAME_OFFICE
        )
    return case_id


def _decide(work: Work, case_id: UUID, invented: Invented, day: date) -> None:
    record_decision(work, case_id, invented.decision, day)
    if invented.answers is not None:
        save_answers(work, case_id, answers_on(invented.answers, day))


def _held(work: Work) -> tuple[tuple[UUID, UUID | None], ...]:
    with work.store.read() as session:
        return places_on(session, work.today)


def _mark(work: Work, booking_id: UUID, invitation_id: UUID | None, chance: random.Random) -> None:
    """Mark who came; now and then the post brings the letter back, and nobody comes."""
    if invitation_id is not None and chance.random() < _RETURNED:
        mark_returned(work, invitation_id, work.today)
        record_attendance(work, booking_id, Attendance.ABSENT)
        return
    (outcome,) = chance.choices(_OUTCOMES, _OFTEN)
    record_attendance(work, booking_id, outcome)


def mark_what_was_left(work: Work) -> None:
    """Mark who came to the meetings nobody has marked yet: every second one stayed away."""
    for days_ago in range(_UNTOUCHED_DAYS, 0, -1):
        day = work.today - timedelta(days=days_ago)
        with work.store.read() as session:
            left = places_on(session, day)
        for number, (booking_id, _) in enumerate(left):
            outcome = Attendance.PRESENT if number % 2 else Attendance.ABSENT
            record_attendance(work, booking_id, outcome)

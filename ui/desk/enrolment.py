"""The suggestion as one answers: the routine read over a case and what is typed, without a database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from sqlalchemy.orm import Session

from models.actions.work import Work, find
from models.case import Case, RouteChoice
from models.meeting import Booking
from models.queries.case_state import facts_of, is_called, routine_of
from models.routine import Routine
from models.rules.criteria import LEADS_TO, Criterion
from models.rules.deadlines import enrolment_deadline
from models.rules.enrolment import CRITERIA, Route, route
from models.rules.explain import Sentence, sentences
from models.rules.facts import Answers, Facts
from models.rules.meetings import EVERYONE
from models.rules.questions import QUESTIONS, QuestionKind
from models.rules.situation import Situation
from models.vocabulary import Answer, MeetingKind, Outcome
from ui.desk.booking import kind_for

_BY_KEY: Mapping[str, Criterion] = {criterion.key: criterion for criterion in CRITERIA}
_YES_OR_NO = frozenset(q.field for q in QUESTIONS if q.kind is QuestionKind.ANSWER)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The route a person has chosen for the case, and when it is to be looked at again."""

    outcome: Outcome
    suggested: Outcome
    day: date
    review: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class BookedPlace:
    """A place ahead at a meeting, or in its waiting list."""

    booking_id: UUID
    meeting_id: UUID
    kind: MeetingKind
    day: date
    starts: time
    ends: time
    where: str
    waiting: bool
    told: bool  # the invitation is on its way


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAtHand:
    """A case while its questions are answered: what the records say, beside what is typed."""

    case_id: UUID
    name: str
    caseworker: str
    facts: Facts
    routine: Routine
    today: date
    closed: bool
    chosen: Chosen | None
    place: BookedPlace | None

    @property
    def answers(self) -> Answers:
        """Return the answers on record."""
        return self.facts.answers

    def answered(self, answers: Answers) -> Facts:
        """Return the facts with these answers in place of those on record."""
        return replace(self.facts, answers=answers)

    @property
    def missed_on(self) -> tuple[date, ...]:
        """Return the days of the absences that count."""
        found = Situation(self.facts, self.routine, self.today)
        return tuple(meeting.day for meeting in found.no_shows if meeting.fairly_called)


@dataclass(frozen=True, slots=True)
class Ask:
    """What the routine waits for: a field of Answers or Facts, and where yes and no would lead."""

    field: str
    if_yes: Outcome | None = None
    if_no: Outcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Where the routine leads with what is typed, and everything that is told about it."""

    route: Route
    kind: MeetingKind | None  # the meeting it leads to
    deciding: tuple[str, ...]  # criteria
    also: tuple[str, ...]
    because: tuple[Sentence, ...]  # the words behind what decides
    more: tuple[Sentence, ...]  # the other words behind the route
    asks: tuple[Ask, ...]
    deadline: date | None

    @property
    def outcome(self) -> Outcome:
        """The outcome to show: the preliminary one while something must be asked."""
        return self.route.leads_to

    @property
    def preliminary(self) -> bool:
        """Whether a question stands above it that must be answered first."""
        return self.route.preliminary is not None


def at_hand(work: Work, session: Session, case_id: UUID) -> CaseAtHand:
    """Return a case as its questions need it. Raises NotFound when it is missing or binned."""
    case = find(session, Case, case_id)
    routine = routine_of(case, work.routines, work.today)
    return CaseAtHand(
        case_id=case.id,
        name=case.person.name,
        caseworker=case.caseworker.name if case.caseworker else "",
        facts=facts_of(case, routine),
        routine=routine,
        today=work.today,
        closed=case.closed_on is not None,
        chosen=_chosen(case),
        place=place_ahead(case, work.today),
    )


def suggest(case: CaseAtHand, answers: Answers) -> Suggestion:
    """Return the suggestion for a case with the answers as they stand in the form."""
    found = route(case.answered(answers), case.routine, case.today)
    deciding = _deciding(found)
    behind = _unique(quote for key in deciding for quote in _BY_KEY[key].quotes)
    rest = [key for key in found.quotes if key not in behind]
    kind = kind_for(found.leads_to)
    return Suggestion(
        route=found,
        kind=kind,
        deciding=deciding,
        also=tuple(key for key in found.criteria if key not in deciding),
        because=sentences(behind, case.routine),
        more=sentences(rest, case.routine),
        asks=tuple(_ask(case, answers, field) for field in found.unanswered),
        deadline=_deadline(case, found) if kind else None,
    )


def _deciding(found: Route) -> tuple[str, ...]:
    """Return the criteria that lead where the route leads; where none is met, that everyone is enrolled."""
    keys = (key for key in found.criteria if LEADS_TO[_BY_KEY[key].step] is found.leads_to)
    return tuple(keys) or (EVERYONE.key,)


def _ask(case: CaseAtHand, answers: Answers, field: str) -> Ask:
    """Return what is asked for, with where each answer leads if it is a question of yes or no."""
    if field not in _YES_OR_NO:
        return Ask(field)
    led = {said: _led(case, answers, field, said) for said in (Answer.YES, Answer.NO)}
    return Ask(field, led[Answer.YES], led[Answer.NO])


def _led(case: CaseAtHand, answers: Answers, field: str, said: Answer) -> Outcome:
    changes = {field: said}
    facts = case.answered(replace(answers, **changes))  # type: ignore[arg-type]  # a field of Answer
    return route(facts, case.routine, case.today).leads_to


def _deadline(case: CaseAtHand, found: Route) -> date | None:
    decided = case.facts.decision_date
    if decided is None or found.possible:
        return None
    due = enrolment_deadline(decided, case.facts.kind, case.routine)
    return due.due if due else None


def _chosen(case: Case) -> Chosen | None:
    present = [choice for choice in case.routes if choice.gone is None]
    return _as_chosen(present[-1]) if present else None


def _as_chosen(choice: RouteChoice) -> Chosen:
    return Chosen(
        choice.outcome,
        choice.suggested,
        choice.chosen_on,
        choice.review_on,
        choice.override_reason,
    )


def place_ahead(case: Case, today: date) -> BookedPlace | None:
    """Return the next place ahead, one in a waiting list last."""
    open_ones = [b for b in case.bookings if _is_ahead(b, today)]
    found = min(open_ones, key=lambda b: (b.waiting, b.meeting.day, b.meeting.starts), default=None)
    if found is None:
        return None
    meeting = found.meeting
    return BookedPlace(
        booking_id=found.id,
        meeting_id=meeting.id,
        kind=meeting.kind,
        day=meeting.day,
        starts=meeting.starts,
        ends=meeting.ends,
        where=meeting.place,
        waiting=found.waiting,
        told=is_called(found),
    )


def _is_ahead(booking: Booking, today: date) -> bool:
    stands = booking.cancelled_on is None and booking.gone is None and booking.attendance is None
    meeting = booking.meeting
    held = meeting.cancelled_on is None and meeting.gone is None
    return stands and held and meeting.day >= today


def _unique(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))

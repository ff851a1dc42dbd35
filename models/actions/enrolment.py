"""The decision, the routine's questions and the route a person chooses."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from models.actions.places import leave, open_bookings
from models.actions.work import Work, changing_case, settle_all
from models.answers import EnrolmentAnswers
from models.case import Case, Decision, RouteChoice
from models.errors import ReasonRequired
from models.queries.case_state import route_of, routine_of
from models.rules.enrolment import Route, check_override
from models.rules.exemptions import EXEMPTIONS
from models.rules.facts import Answers
from models.vocabulary import DecisionOutcome, MeetingKind, Outcome

_LEADS_TO = {
    Outcome.GENERAL: MeetingKind.ENROLMENT_GENERAL,
    Outcome.SFI: MeetingKind.ENROLMENT_SFI,
    Outcome.THREE_PARTY: MeetingKind.THREE_PARTY,
    Outcome.THREE_PARTY_HIGH_RISK: MeetingKind.THREE_PARTY_HIGH_RISK,
}


def record_decision(work: Work, case_id: UUID, outcome: DecisionOutcome, decided_on: date) -> None:
    """Record a decision on income support; the latest counts, earlier ones stay."""
    with changing_case(work, "record_decision", case_id) as (_, case):
        case.decisions.append(Decision(outcome=outcome, decided_on=decided_on))


def record_birth_date(work: Work, case_id: UUID, born: date) -> None:
    """Record the birth date of a person whose number does not tell it."""
    with changing_case(work, "record_birth_date", case_id) as (session, case):
        case.person.birth_date = born
        session.flush()
        same_person = select(Case).where(Case.person_id == case.person_id)
        settle_all(session, session.scalars(same_person), work)


def save_answers(work: Work, case_id: UUID, answers: Answers) -> None:
    """Record the answers to the routine's questions."""
    with changing_case(work, "save_answers", case_id) as (_, case):
        if case.answers is None:
            case.answers = EnrolmentAnswers()
        case.answers.put(answers)


def choose_route(
    work: Work, case_id: UUID, outcome: Outcome | None = None, reason: str = ""
) -> Route:
    """Choose the suggested route, or another with a written reason; return what was suggested.

    A place at a meeting of another route is left: who is to come to a three-party meeting does not stay
    in a group. Raises ReasonRequired when the choice differs from the suggestion and no reason is given.
    """
    with changing_case(work, "choose_route", case_id) as (session, case):
        suggested = route_of(case, work.routines, work.today)
        chosen = outcome or suggested.outcome
        if check_override(suggested, chosen, reason):
            raise ReasonRequired
        case.routes.append(_choice(suggested, chosen, reason, work.today))
        settle_all(session, _leave_other_routes(case, chosen, work), work)
        return suggested


def record_earlier_exemption(
    work: Work, case_id: UUID, exemption: int | None, review_on: date | None, chosen_on: date
) -> None:
    """Record an exemption that was chosen before the case came here (A2): once past its review it is asked about."""
    with changing_case(work, "record_earlier_exemption", case_id) as (_, case):
        routine = routine_of(case, work.routines, work.today)
        criteria = [c for c in EXEMPTIONS if c.exemption == exemption]
        case.routes.append(
            RouteChoice(
                outcome=Outcome.EXEMPT,
                suggested=Outcome.EXEMPT,
                exemption=exemption,
                review_on=review_on,
                criteria=[c.key for c in criteria],
                quotes=[quote for c in criteria for quote in c.quotes],
                routine=routine.key,
                routine_version=routine.version,
                chosen_on=chosen_on,
            )
        )


def _leave_other_routes(case: Case, chosen: Outcome, work: Work) -> list[Case]:
    if chosen is Outcome.ENROLLED:
        return []
    keeps = {MeetingKind.FIRST_VISIT, _LEADS_TO.get(chosen)}
    others = [b for b in open_bookings(case, work) if b.meeting.kind not in keeps]
    return [one for booking in others for one in leave(booking, work)]


def _choice(suggested: Route, chosen: Outcome, reason: str, today: date) -> RouteChoice:
    follows = chosen is suggested.outcome
    return RouteChoice(
        outcome=chosen,
        suggested=suggested.outcome,
        exemption=suggested.exemption if follows else None,
        review_on=suggested.review if follows else None,
        criteria=list(suggested.criteria),
        quotes=list(suggested.quotes),
        routine=suggested.routine,
        routine_version=suggested.version,
        override_reason="" if follows else reason,
        chosen_on=today,
    )

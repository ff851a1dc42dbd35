"""A criterion of the routine as a row: what it says, what raises it, what must hold, where it leads.

Nothing here is a branch: the tables in `exemptions` and `meetings` are read aloud beside the seed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.situation import Situation
from models.vocabulary import Answer, Outcome

# True holds, False does not, None cannot be told yet.
State = Callable[[Situation], bool | None]


class Step(StrEnum):
    """The steps in which criteria are read; the routine file orders those after REVIEW."""

    ENROLLED = "enrolled"
    IN_FORCE = "in_force"
    DECISION = "decision"
    AGE = "age"
    REVIEW = "review"
    EXEMPTION = "exempt"
    HIGH_RISK = "three_party_high_risk"
    RELEVANCE = "relevance"
    THREE_PARTY = "three_party"
    SFI = "sfi"
    GENERAL = "general"


LEADS_TO: Mapping[Step, Outcome] = {
    Step.ENROLLED: Outcome.ENROLLED,
    Step.IN_FORCE: Outcome.OUTSIDE,
    Step.DECISION: Outcome.OUTSIDE,
    Step.AGE: Outcome.OUTSIDE,
    Step.REVIEW: Outcome.EXEMPT,
    Step.EXEMPTION: Outcome.EXEMPT,
    Step.HIGH_RISK: Outcome.THREE_PARTY_HIGH_RISK,
    Step.RELEVANCE: Outcome.OUTSIDE,
    Step.THREE_PARTY: Outcome.THREE_PARTY,
    Step.SFI: Outcome.SFI,
    Step.GENERAL: Outcome.GENERAL,
}

# A follow-up answered says yes to the question it follows, if that one is left open.
SAYS_YES: Mapping[str, str] = {
    "temporary_need": "need_ends",
    "on_parental_leave": "leave_ends",
    "sick_listed": "sick_listed_percent",
    "broke_off_planning": "broke_off_on",
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must hold, and the field to ask for while it cannot be told."""

    field: str
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One criterion: met when something raises it and all its conditions hold."""

    key: str
    label: str
    step: Step
    quotes: tuple[str, ...]
    raised: Callable[[Situation], bool]
    conditions: tuple[Condition, ...]
    exemption: int | None = None
    review: Callable[[Situation], date | None] = lambda _: None
    review_field: str = ""  # asked for while a review date is missing, or has passed
    review_needed: bool = False


class Standing(StrEnum):
    """How a criterion stands in one case."""

    SILENT = "silent"  # nothing has raised it
    RULED_OUT = "ruled_out"
    OPEN = "open"
    MET = "met"


@dataclass(frozen=True, slots=True)
class Finding:
    """How a criterion stands, the fields to ask for, and when it is to be looked at again."""

    criterion: Criterion
    standing: Standing
    asks: tuple[str, ...] = ()
    review: date | None = None


def examine(criterion: Criterion, situation: Situation) -> Finding:
    """Return how one criterion stands.

    What nothing has raised is silent: a question nobody put is then no fact and is not asked. Once
    one of its questions is answered with yes or "don't know", its other questions must be answered
    too, unless one of them already rules it out.
    """
    if not criterion.raised(situation):
        return Finding(criterion, Standing.SILENT)
    states = [(condition.field, condition.state(situation)) for condition in criterion.conditions]
    if any(state is False for _, state in states):
        silent = criterion.raised is always  # it was never more than a question everyone gets
        return Finding(criterion, Standing.SILENT if silent else Standing.RULED_OUT)
    if asks := tuple(field for field, state in states if state is None):
        return Finding(criterion, Standing.OPEN, asks)
    return _reviewed(criterion, situation)


def _reviewed(criterion: Criterion, situation: Situation) -> Finding:
    """Return a met criterion, open again once its review date has passed (A2)."""
    review, asks = criterion.review(situation), (criterion.review_field,)
    if review is not None and review < situation.today:
        return Finding(criterion, Standing.OPEN, asks, review)
    missing = criterion.review_needed and review is None
    return Finding(criterion, Standing.MET, asks if missing else (), review)


def answer(case: Situation, field: str) -> object:
    """Return what is answered to a question, or implied by the answer to one that follows it."""
    given = getattr(case.answers, field)
    if given is None and field in SAYS_YES and getattr(case.answers, SAYS_YES[field]):
        return Answer.YES
    return given


def yes(field: str) -> Condition:
    """Hold when the question is answered yes."""
    return Condition(field, lambda case: _is(case, field, Answer.YES))


def no(field: str) -> Condition:
    """Hold when the question is answered no."""
    return Condition(field, lambda case: _is(case, field, Answer.NO))


def unless_no(field: str) -> Condition:
    """Hold unless the question is answered no; a question nobody put is no hindrance."""
    return Condition(
        field, lambda case: answer(case, field) is None or _is(case, field, Answer.YES)
    )


def any_yes(*fields: str) -> Condition:
    """Hold when one of the questions is answered yes; the first is asked when none is answered."""
    return Condition(fields[0], lambda case: _any_yes(case, fields))


def told(field: str, test: Callable[[Situation, date], bool]) -> Condition:
    """Hold when the date, once given, passes the test."""
    return Condition(field, lambda case: _told(case, field, test))


def fact(test: Callable[[Situation], bool]) -> Condition:
    """Hold on something that is known without asking."""
    return Condition("", test)


def always(_: Situation) -> bool:
    """Raise a question that everyone gets."""
    return True


def said(*fields: str) -> Callable[[Situation], bool]:
    """Raise by an answer that says something: yes, "don't know", a text, a part above nought."""
    return lambda case: any(_speaks(answer(case, field)) for field in fields)


def _speaks(value: object) -> bool:
    return bool(value) and value != Answer.NO


def _is(case: Situation, field: str, wanted: Answer) -> bool | None:
    given = answer(case, field)
    return None if given in {None, Answer.UNKNOWN} else given == wanted


def _any_yes(case: Situation, fields: tuple[str, ...]) -> bool | None:
    given = {answer(case, field) for field in fields}
    if Answer.YES in given:
        return True
    return None if Answer.UNKNOWN in given or given == {None} else False


def _told(case: Situation, field: str, test: Callable[[Situation, date], bool]) -> bool | None:
    value = answer(case, field)
    return test(case, value) if isinstance(value, date) else None

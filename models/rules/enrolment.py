"""Enrolment (inskrivning): the routine read over one case, to one route with its reasons.

Which unanswered questions hold a route up, in five lines:
1. Whether there is any indication of violence is asked of everyone; no answer is no "no".
2. "Don't know" to any other question is open. A question nobody put is no fact and is not asked,
3. unless another answer makes it necessary: a yes to the question it follows (`Question.follows`),
   two absences (still relevant?), a protected identity (may attend a group?).
4. A decision, its date and the birth date are always needed, save that a long-term case has support.
5. Only what stands above the step that decides is asked; what would decide the same step is not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.routine import Routine, routine_for
from models.rules.cautions import CAUTIONS, GROUP_OUTCOMES, THREE_PARTY_OUTCOMES, Caution, View
from models.rules.criteria import LEADS_TO, Finding, Standing, Step, examine
from models.rules.exemptions import EXEMPTIONS
from models.rules.facts import Facts
from models.rules.meetings import EVERYONE, MEETINGS, SCOPE
from models.rules.problem import Problem
from models.rules.situation import Situation, reference_date
from models.text import N_
from models.vocabulary import CaseKind, Outcome

CRITERIA = (*SCOPE, *EXEMPTIONS, *MEETINGS, EVERYONE)
MEETING_OUTCOMES = (*GROUP_OUTCOMES, *THREE_PARTY_OUTCOMES)
_SCOPE_STEPS = (Step.ENROLLED, Step.IN_FORCE, Step.DECISION, Step.AGE, Step.REVIEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Where the routine leads for one case, and why; all keys can be put into words (`explain`)."""

    outcome: Outcome
    preliminary: Outcome | None  # beside ASK: where it leads if nothing more comes up
    possible: bool  # long-term case: may be enrolled, not must (A18)
    exemption: int | None  # the lowest number met, when the route is an exemption
    exemptions: tuple[int, ...]  # every exemption met
    review: date | None  # the earliest day to look at it again
    criteria: tuple[str, ...]  # every criterion met, those that decide first
    unanswered: tuple[str, ...]  # fields of Answers or Facts, in order of precedence
    warnings: tuple[str, ...]
    quotes: tuple[str, ...]
    absences: int
    routine: str
    version: str

    @property
    def leads_to(self) -> Outcome:
        """Return the outcome, or while something must be asked the preliminary one."""
        return self.preliminary or self.outcome


@dataclass(frozen=True, slots=True)
class _Reading:
    """Every criterion's finding in order of precedence, and what they decide together."""

    findings: tuple[Finding, ...]
    step: Step  # the first with a criterion met
    holding: tuple[Finding, ...]  # what must be asked before it counts

    @property
    def met(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.standing == Standing.MET)

    @property
    def deciding(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.met if f.criterion.step == self.step)


def route(facts: Facts, routine: Routine, today: date) -> Route:
    """Return where the routine leads for a case, with every reason (seed 002, domain/enrolment.md).

    Total: any facts give exactly one outcome, at least one quote and the same answer each time.
    """
    case = Situation(facts, routine, today)
    reading = _read(case)
    leads_to = LEADS_TO[reading.step]
    cautions = _cautions(case, reading, leads_to)
    exempt = leads_to == Outcome.EXEMPT
    exemptions = tuple(f.criterion.exemption for f in reading.met if f.criterion.exemption)
    possible = facts.kind == CaseKind.LONG_TERM and leads_to in MEETING_OUTCOMES
    return Route(
        outcome=Outcome.ASK if reading.holding else leads_to,
        preliminary=leads_to if reading.holding else None,
        possible=possible,
        exemption=min(exemptions) if exempt else None,
        exemptions=exemptions,
        review=_review((*reading.holding, *reading.deciding)),
        criteria=_criteria(reading),
        unanswered=_unique(field for finding in reading.holding for field in finding.asks),
        warnings=tuple(caution.key for caution in cautions),
        quotes=_quotes(reading, cautions, possible=possible),
        absences=case.absences,
        routine=routine.key,
        version=routine.version,
    )


def routine_of(facts: Facts, routines: Sequence[Routine], today: date) -> Routine:
    """Return the routine a case is read under: the one in force on its day, else the earliest.

    Read under one that was not in force, the case is outside. `routines` must not be empty.
    """
    in_force = routine_for(routines, reference_date(facts, today))
    return in_force or min(routines, key=lambda routine: routine.valid_from)


def needs_reason(suggested: Route, chosen: Outcome) -> bool:
    """Whether a choice departs from the suggestion; while something must be asked any choice does."""
    return chosen != suggested.outcome


def check_override(suggested: Route, chosen: Outcome, reason: str) -> tuple[Problem, ...]:
    """Return what is wrong with a caseworker's choice of route: an override needs written words."""
    if chosen == Outcome.ASK:
        return (Problem("chosen", N_("Choose where the case goes, or answer the questions.")),)
    if needs_reason(suggested, chosen) and not reason.strip():
        return (
            Problem("reason", N_("Write why you choose another route than the suggested one.")),
        )
    return ()


def _read(case: Situation) -> _Reading:
    order = _precedence(case.routine)
    findings = tuple(
        sorted(
            (examine(criterion, case) for criterion in CRITERIA),
            key=lambda finding: order.index(finding.criterion.step),
        )
    )
    step = next(f.criterion.step for f in findings if f.standing == Standing.MET)
    above = order[: order.index(step)]
    holding = tuple(
        finding
        for finding in findings
        if finding.asks
        and (
            finding.criterion.step in above
            or (finding.criterion.step == step and finding.standing == Standing.MET)
        )
    )
    return _Reading(findings, step, holding)


def _precedence(routine: Routine) -> tuple[Step, ...]:
    """Return the steps in order; whether planning is still relevant is asked before a three-party."""
    steps = [Step(name) for name in routine.order]
    steps.insert(steps.index(Step.THREE_PARTY), Step.RELEVANCE)
    return (*_SCOPE_STEPS, *steps)


def _review(findings: Iterable[Finding]) -> date | None:
    return min((f.review for f in findings if f.review is not None), default=None)


def _criteria(reading: _Reading) -> tuple[str, ...]:
    """Return the keys of every criterion met; that everyone is enrolled counts only alone."""
    found = (*reading.deciding, *reading.met)
    keys = _unique(finding.criterion.key for finding in found)
    return keys if keys == (EVERYONE.key,) else tuple(k for k in keys if k != EVERYONE.key)


def _cautions(case: Situation, reading: _Reading, leads_to: Outcome) -> tuple[Caution, ...]:
    view = View(case, leads_to, frozenset(finding.criterion.key for finding in reading.met))
    return tuple(caution for caution in CAUTIONS if caution.given(view))


def _quotes(reading: _Reading, cautions: tuple[Caution, ...], *, possible: bool) -> tuple[str, ...]:
    """Return the words behind a route: what is asked, decides, is met and is ruled out."""
    ruled_out = (f for f in reading.findings if f.standing == Standing.RULED_OUT)
    lower = (f for f in reading.met if f.criterion is not EVERYONE)
    behind = (*reading.holding, *reading.deciding, *lower, *ruled_out)
    return _unique(
        key
        for source in (
            *(finding.criterion.quotes for finding in behind),
            *(caution.quotes for caution in cautions),
            ("Q25", "ours-A18") if possible else (),
        )
        for key in source
    )


def _unique(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))

"""The criteria outside the exemptions: whom the routine concerns, and to which meeting it leads."""

from datetime import date

from models.rules.calendar import add_months, birthday
from models.rules.criteria import (
    Condition,
    Criterion,
    Step,
    always,
    any_yes,
    fact,
    no,
    said,
    told,
    yes,
)
from models.rules.situation import Situation
from models.text import N_
from models.vocabulary import (
    Answer,
    BrokenOffReason,
    CaseKind,
    DecisionOutcome,
    Outcome,
)


def _outside_its_time(case: Situation) -> bool:
    if case.facts.kind == CaseKind.LONG_TERM and case.today < case.routine.long_term_from:
        return True
    return not case.routine.valid_on(case.reference)


def _refused(case: Situation) -> bool | None:
    """Tell if the answer was no; a long-term case on support waits for no new decision (Q25)."""
    if case.facts.decision is not None:
        return case.facts.decision == DecisionOutcome.REFUSED
    supported = case.facts.kind == CaseKind.LONG_TERM and case.facts.support_since is not None
    return False if supported else None


def _undated(case: Situation) -> bool | None:
    waits = case.facts.decision is not None and case.facts.kind != CaseKind.LONG_TERM
    return None if waits and case.facts.decision_date is None else False


def _too_young(case: Situation) -> bool | None:
    born = case.facts.birth_date
    return None if born is None else case.reference < birthday(born, case.routine.minimum_age)


def _twice_absent(case: Situation) -> bool:
    return case.absences >= case.routine.absence_limit


def _stayed_away(case: Situation) -> bool:
    return bool(case.no_shows)


def _lately(case: Situation, broken_off: date) -> bool:
    return broken_off >= add_months(case.applied, -case.routine.broken_off_months)


def _own_or_health_reason(case: Situation) -> bool | None:
    reason = case.answers.broke_off_reason
    return None if reason is None else reason != BrokenOffReason.OTHER


def _affects_group(case: Situation) -> bool | None:
    """Tell if a group is hard for the person; the caseworker's word that it suits answers too."""
    affects = yes("ill_health_affects_group").state(case)
    return False if affects is None and case.answers.group_suitable == Answer.YES else affects


def _group_in_doubt(case: Situation) -> bool:
    doubted = case.answers.group_suitable in {Answer.NO, Answer.UNKNOWN}
    return doubted or said("active_abuse")(case)


def _low_swedish_joins_sfi(case: Situation) -> bool:
    return case.routine.low_swedish_group == Outcome.SFI and said("low_swedish")(case)


def _protected(case: Situation) -> bool:
    return case.facts.protected


_ILL_HEALTH = ("ill_health", "sick_listed", "heavy_diagnoses")

SCOPE = (
    Criterion(
        key="enrolled",
        label=N_("Has come to the meeting and is enrolled"),
        step=Step.ENROLLED,
        quotes=("Q3", "ours-A7"),
        raised=always,
        conditions=(fact(lambda case: case.enrolled),),
    ),
    Criterion(
        key="not_in_force",
        label=N_("The routine was not in force"),
        step=Step.IN_FORCE,
        quotes=("Q26", "Q25", "ours-A19"),
        raised=always,
        conditions=(fact(_outside_its_time),),
    ),
    Criterion(
        key="refused",
        label=N_("Income support was refused"),
        step=Step.DECISION,
        quotes=("Q3", "Q25"),
        raised=always,
        conditions=(Condition("decision", _refused),),
    ),
    Criterion(
        key="undated",
        label=N_("The decision has no date"),
        step=Step.DECISION,
        quotes=("Q3",),
        raised=always,
        conditions=(Condition("decision_date", _undated),),
    ),
    Criterion(
        key="too_young",
        label=N_("Younger than the routine's age"),
        step=Step.AGE,
        quotes=("Q1", "ours-A15"),
        raised=always,
        conditions=(Condition("birth_date", _too_young),),
    ),
    Criterion(
        key="review_passed",
        label=N_("An exemption is past its review date"),
        step=Step.REVIEW,
        quotes=("ours-A2",),
        raised=lambda case: case.review_passed,
        conditions=(),
        review=lambda case: case.facts.earlier_exemption_review,
        review_field="exemption_reviewed_on",
    ),
)

MEETINGS = (
    Criterion(
        key="high_risk",
        label=N_("Some indication of violence"),
        step=Step.HIGH_RISK,
        quotes=("Q22", "ours-A22"),
        raised=always,
        conditions=(yes("violence_indication"),),
    ),
    Criterion(
        key="planning_not_relevant",
        label=N_("Planning is no longer relevant after the absences"),
        step=Step.RELEVANCE,
        quotes=("Q17", "ours-A8"),
        raised=_twice_absent,
        conditions=(no("still_relevant"),),
        review=lambda case: add_months(case.today, case.routine.review_months),
    ),
    Criterion(
        key="two_absences",
        label=N_("Stayed away from enrolment meetings as often as the routine allows"),
        step=Step.THREE_PARTY,
        quotes=("Q17", "Q20", "ours-A5", "ours-A6"),
        raised=_stayed_away,
        conditions=(fact(_twice_absent),),
    ),
    Criterion(
        key="social_phobia",
        label=N_("Social phobia"),
        step=Step.THREE_PARTY,
        quotes=("Q18",),
        raised=said("social_phobia"),
        conditions=(yes("social_phobia"),),
    ),
    Criterion(
        key="worried_about_group",
        label=N_("Worries about taking part in a group"),
        step=Step.THREE_PARTY,
        quotes=("Q18",),
        raised=said("worried_about_group"),
        conditions=(yes("worried_about_group"),),
    ),
    Criterion(
        key="group_unsuitable",
        label=N_("A group is not suitable"),
        step=Step.THREE_PARTY,
        quotes=("Q18",),
        raised=_group_in_doubt,
        conditions=(no("group_suitable"),),
    ),
    Criterion(
        key="ill_health_affects_group",
        label=N_("Ill health that affects taking part in a group"),
        step=Step.THREE_PARTY,
        quotes=("Q13", "Q18"),
        raised=said(*_ILL_HEALTH, "ill_health_affects_group"),
        conditions=(
            any_yes(*_ILL_HEALTH),
            Condition("ill_health_affects_group", _affects_group),
        ),
    ),
    Criterion(
        key="planning_broken_off",
        label=N_("Could not complete earlier planning for social or health reasons"),
        step=Step.THREE_PARTY,
        quotes=("Q19", "ours-A20", "ours-A21"),
        raised=said("broke_off_planning"),
        conditions=(
            yes("broke_off_planning"),
            told("broke_off_on", _lately),
            Condition("broke_off_reason", _own_or_health_reason),
        ),
    ),
    Criterion(
        key="close_cooperation",
        label=N_("Ill health, and close cooperation obviously needed at the approval"),
        step=Step.THREE_PARTY,
        quotes=("Q21",),
        raised=said("close_cooperation_obvious"),
        conditions=(any_yes(*_ILL_HEALTH), yes("close_cooperation_obvious")),
    ),
    Criterion(
        key="diagnoses_without_sick_leave",
        label=N_("Heavy, extensive diagnoses that make planning impossible, not sick-listed"),
        step=Step.THREE_PARTY,
        quotes=("Q9", "Q27"),
        raised=said("heavy_diagnoses", "illness_prevents_planning"),
        conditions=(
            no("sick_listed"),
            yes("heavy_diagnoses"),
            yes("illness_prevents_planning"),
        ),
    ),
    Criterion(
        key="other_situation",
        label=N_("Another situation to be heeded in the planning"),
        step=Step.THREE_PARTY,
        quotes=("Q27",),
        raised=said("other_situation"),
        conditions=(),
    ),
    Criterion(
        key="may_not_attend_group",
        label=N_("Protected identity, and may not attend a group"),
        step=Step.THREE_PARTY,
        quotes=("ours-protected",),
        raised=_protected,
        conditions=(no("may_attend_group"),),
    ),
    Criterion(
        key="sfi_student",
        label=N_("Studies SFI"),
        step=Step.SFI,
        quotes=("Q13", "Q16"),
        raised=said("sfi_student"),
        conditions=(yes("sfi_student"),),
    ),
    Criterion(
        key="low_swedish_sfi",
        label=N_("Knows little Swedish; the routine is set to the SFI group"),
        step=Step.SFI,
        quotes=("Q13", "ours-A4"),
        raised=_low_swedish_joins_sfi,
        conditions=(yes("low_swedish"),),
    ),
    Criterion(
        key="low_swedish",
        label=N_("Knows little Swedish"),
        step=Step.GENERAL,
        quotes=("Q13", "ours-A4"),
        raised=said("low_swedish"),
        conditions=(yes("low_swedish"),),
    ),
)

# What is left when no other criterion is met: everyone the routine concerns is enrolled.
EVERYONE = Criterion(
    key="everyone",
    label=N_("None of the routine's other criteria"),
    step=Step.GENERAL,
    quotes=("Q1", "Q12", "Q15"),
    raised=always,
    conditions=(),
)

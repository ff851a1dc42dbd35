"""The eight exemptions of the routine, in its own order and numbers ("* Undantag", seed 002)."""

from datetime import date

from models.rules.calendar import add_months
from models.rules.criteria import Condition, Criterion, Step, fact, said, told, unless_no, yes
from models.rules.situation import Situation
from models.text import N_

_WHOLE = 100  # per cent; a part of a pension or compensation is no exemption (A17)


def _needs_less(case: Situation, ends: date) -> bool:
    return ends < add_months(case.measured_from, case.routine.temporary_need_months)


def _leave_lasts(case: Situation, ends: date) -> bool:
    return ends > add_months(case.measured_from, case.routine.parental_leave_months)


def _need_review(case: Situation) -> date | None:
    latest = add_months(case.measured_from, case.routine.temporary_need_months)
    return min(case.answers.need_ends or latest, latest)


def _leave_review(case: Situation) -> date | None:
    ends = case.answers.leave_ends
    return ends and add_months(ends, -case.routine.parental_leave_months)


def _abuse_review(case: Situation) -> date | None:
    return add_months(case.measured_from, case.routine.review_months)


def _whole_pension(case: Situation) -> bool | None:
    if case.answers.sickness_compensation_percent == _WHOLE:
        return True
    return yes("full_pension").state(case) if said("full_pension")(case) else False


def _whole_activity_compensation(case: Situation) -> bool:
    return case.answers.activity_compensation_percent == _WHOLE


EXEMPTIONS = (
    Criterion(
        key="exemption_1",
        label=N_("One-off application from someone otherwise self-supporting"),
        step=Step.EXEMPTION,
        exemption=1,
        quotes=("Q4",),
        raised=said("one_off_application"),
        conditions=(yes("one_off_application"), yes("otherwise_self_supporting")),
    ),
    Criterion(
        key="exemption_2",
        label=N_("Temporary need of less than three months"),
        step=Step.EXEMPTION,
        exemption=2,
        quotes=("Q5", "ours-A1", "ours-A3"),
        raised=said("temporary_need"),
        conditions=(yes("temporary_need"), told("need_ends", _needs_less)),
        review=_need_review,
        review_field="temporary_need",
    ),
    Criterion(
        key="exemption_3",
        label=N_("More than three months left of parental leave"),
        step=Step.EXEMPTION,
        exemption=3,
        quotes=("Q6", "ours-A1"),
        raised=said("on_parental_leave"),
        conditions=(yes("on_parental_leave"), told("leave_ends", _leave_lasts)),
        review=_leave_review,
        review_field="exemption_reviewed_on",
    ),
    Criterion(
        key="exemption_4",
        label=N_("Student on a short summer or Christmas break"),
        step=Step.EXEMPTION,
        exemption=4,
        quotes=("Q7",),
        raised=said("student_on_break", "short_break"),
        conditions=(
            unless_no("student_on_break"),
            yes("short_break"),
            unless_no("studies_continue"),
        ),
        review=lambda case: case.answers.term_starts,
        review_field="term_starts",
        review_needed=True,
    ),
    Criterion(
        key="exemption_5",
        label=N_("Heavy and active abuse that makes planning impossible"),
        step=Step.EXEMPTION,
        exemption=5,
        quotes=("Q8",),
        raised=said("heavy_abuse", "active_abuse", "abuse_prevents_planning"),
        conditions=(yes("heavy_abuse"), yes("active_abuse"), yes("abuse_prevents_planning")),
        review=_abuse_review,
        review_field="exemption_reviewed_on",
    ),
    Criterion(
        key="exemption_6",
        label=N_("Sick-listed with heavy, extensive diagnoses that make planning impossible"),
        step=Step.EXEMPTION,
        exemption=6,
        quotes=("Q9",),
        raised=said("heavy_diagnoses", "illness_prevents_planning"),
        conditions=(
            yes("sick_listed"),
            yes("heavy_diagnoses"),
            yes("illness_prevents_planning"),
        ),
        review=lambda case: case.answers.certificate_ends,
        review_field="certificate_ends",
        review_needed=True,
    ),
    Criterion(
        key="exemption_7",
        label=N_("Full sickness compensation or pension"),
        step=Step.EXEMPTION,
        exemption=7,
        quotes=("Q10", "ours-A17"),
        raised=said("sickness_compensation_percent", "full_pension"),
        conditions=(Condition("full_pension", _whole_pension),),
        review=lambda case: case.answers.compensation_ends,
        review_field="compensation_ends",
    ),
    Criterion(
        key="exemption_8",
        label=N_("Full activity compensation"),
        step=Step.EXEMPTION,
        exemption=8,
        quotes=("Q11", "ours-A16"),
        raised=said("activity_compensation_percent"),
        conditions=(fact(_whole_activity_compensation),),
        review=lambda case: case.answers.compensation_ends,
        review_field="compensation_ends",
    ),
)

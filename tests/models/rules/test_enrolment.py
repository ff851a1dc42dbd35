"""Counting absences, routines that differ, overrides, and the words behind every criterion."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.rules.enrolment import CRITERIA, check_override, route, routine_of
from models.rules.facts import Facts
from models.rules.questions import QUESTIONS, QuestionKind
from models.vocabulary import Answer, Attendance, Outcome
from tests.models.rules.enrolment_cases import (
    ABSENT,
    APPLIED,
    ASK,
    DECIDED,
    DEPRESSION,
    ENROLLED,
    EXEMPT,
    GENERAL,
    HIGH,
    LATER,
    LEAVE,
    MALMO,
    NO,
    OUTSIDE,
    SFI,
    TEMPORARY,
    THREE,
    TWICE,
    UNKNOWN,
    YES,
    Row,
    check,
    facts,
    malmo,
    met,
)
from tests.models.rules.test_enrolment_between import BETWEEN_ROWS
from tests.models.rules.test_enrolment_table import ROWS


@pytest.mark.parametrize(
    "mark", ["invitation_returned", "called_too_late", "undelivered", "called_off"]
)
def test_who_was_not_called_in_time_was_not_absent(mark: str) -> None:
    marks: dict[str, Any] = {mark: True}
    meetings = (met(Attendance.ABSENT, **marks), ABSENT)
    assert route(facts(meetings=meetings), MALMO, LATER).absences == 1


# Questions that say nothing when answered no: what a case list fills in for everyone.
FIRST_QUESTIONS = tuple(
    question.field
    for question in QUESTIONS
    if question.kind == QuestionKind.ANSWER
    and question.follows is None
    and question.field not in {"violence_indication", "still_relevant", "may_attend_group"}
)


@pytest.mark.parametrize("case", ROWS, ids=lambda case: f"row {case.number}")
def test_a_no_to_every_other_question_changes_nothing(case: Row) -> None:
    answers = case.given.answers
    unasked: dict[str, Any] = {
        name: NO for name in FIRST_QUESTIONS if getattr(answers, name) is None
    }
    filled = replace(case.given, answers=replace(answers, **unasked))
    check(replace(case, given=filled), MALMO)


@pytest.mark.parametrize("attendance", [Attendance.EXCUSED, Attendance.CANCELLED, None])
def test_only_staying_away_counts_as_an_absence(attendance: Attendance | None) -> None:
    assert route(facts(meetings=(met(attendance), ABSENT)), MALMO, LATER).absences == 1


# The routine is data: what an office changes in the file moves the outcome.
CHANGES = (
    ("minimum_age = 30", "minimum_age = 46", facts(), GENERAL, OUTSIDE),
    ("absence_limit = 2", "absence_limit = 1", facts(meetings=(ABSENT,)), GENERAL, ASK),
    ("absence_limit = 2", "absence_limit = 3", facts(meetings=TWICE), ASK, GENERAL),
    ("parental_leave_months = 3", "parental_leave_months = 5", facts(**LEAVE), EXEMPT, GENERAL),
    ("temporary_need_months = 3", "temporary_need_months = 1", facts(**TEMPORARY), EXEMPT, GENERAL),
    (
        "broken_off_months = 6",
        "broken_off_months = 4",
        facts(**DEPRESSION, broke_off_on=date(2026, 6, 16), application_date=APPLIED),
        THREE,
        GENERAL,
    ),
    (
        'low_swedish_group = "general"',
        'low_swedish_group = "sfi"',
        facts(low_swedish=YES),
        GENERAL,
        SFI,
    ),
    (
        'partly_counts_as = "present"',
        'partly_counts_as = "absent"',
        facts(meetings=(met(Attendance.PARTLY),)),
        ENROLLED,
        GENERAL,
    ),
    ("valid_from = 2018-01-01", "valid_from = 2026-12-01", facts(), GENERAL, OUTSIDE),
    (
        'order = ["exempt", "three_party_high_risk", ',
        'order = ["three_party_high_risk", "exempt", ',
        facts(violence_indication=YES, full_pension=YES),
        EXEMPT,
        HIGH,
    ),
)


@pytest.mark.parametrize(
    ("old", "new", "given", "before", "after"), CHANGES, ids=lambda v: str(v)[:40]
)
def test_what_an_office_changes_in_its_routine_moves_the_outcome(
    old: str, new: str, given: Facts, before: Outcome, after: Outcome
) -> None:
    assert route(given, MALMO, LATER).outcome == before
    assert route(given, malmo((old, new)), LATER).outcome == after


def test_two_routines_stand_side_by_side_and_the_day_chooses() -> None:
    old = malmo(("valid_from = 2018-01-01", "valid_from = 2018-01-01\nvalid_to = 2026-11-22"))
    new = malmo(
        ("valid_from = 2018-01-01", "valid_from = 2026-11-23"),
        ('version = "2019-05-10"', 'version = "2026-11-23"'),
    )
    before = facts(decision_date=date(2026, 11, 22))
    assert routine_of(facts(), (old, new), DECIDED) == new
    assert routine_of(before, (old, new), DECIDED) == old


def test_a_case_before_every_routine_is_outside_the_earliest() -> None:
    early = facts(decision_date=date(2017, 12, 31))
    assert routine_of(early, (MALMO,), DECIDED) == MALMO
    assert route(early, MALMO, DECIDED).outcome == OUTSIDE


@pytest.mark.parametrize(
    ("given", "chosen", "reason", "fields"),
    [
        pytest.param(facts(), GENERAL, "", [], id="the suggested route needs no reason"),
        pytest.param(facts(), THREE, "", ["reason"], id="row 75: another route without reason"),
        pytest.param(facts(), THREE, " \n", ["reason"], id="blanks are no reason"),
        pytest.param(facts(), THREE, "Önskar enskilt möte", [], id="another route with a reason"),
        pytest.param(
            facts(violence_indication=UNKNOWN), GENERAL, "", ["reason"], id="while it must be asked"
        ),
        pytest.param(
            facts(violence_indication=UNKNOWN), ASK, "", ["chosen"], id="ask is no choice"
        ),
    ],
)
def test_a_person_overrides_a_route_only_with_a_written_reason(
    given: Facts, chosen: Outcome, reason: str, fields: list[str]
) -> None:
    problems = check_override(route(given, MALMO, DECIDED), chosen, reason)
    assert [problem.field for problem in problems] == fields


def test_every_criterion_rests_on_words_of_the_routine_or_of_ours() -> None:
    assert all(MALMO.words(key) for criterion in CRITERIA for key in criterion.quotes)
    assert len({criterion.key for criterion in CRITERIA}) == len(CRITERIA)


def test_every_criterion_is_met_or_held_open_by_some_row() -> None:
    seen = set[str]()
    for case in (*ROWS, *BETWEEN_ROWS):
        seen.update(route(case.given, MALMO, case.today).criteria)
    never_met = {"undated", "review_passed", "low_swedish_sfi"}  # a question, or another setting
    assert {criterion.key for criterion in CRITERIA} - seen == never_met


def test_leads_to_is_the_preliminary_route_while_something_must_be_asked() -> None:
    asked = route(facts(violence_indication=Answer.UNKNOWN), MALMO, DECIDED)
    assert (asked.outcome, asked.leads_to) == (ASK, GENERAL)
    assert route(facts(), MALMO, DECIDED).leads_to == GENERAL

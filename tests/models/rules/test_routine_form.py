"""What hinders a version of the routine from being put in force, field by field."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.routine_form_file import routine_draft
from models.rules.routine_form import RoutineDraft, check_routine
from tests.models.rules.routines import malmo

TODAY = date(2026, 11, 23)
APPROVED: dict[str, Any] = {
    "valid_from": date(2026, 12, 1),
    "approved_by": "Enhetschefen",
    "review_on": date(2027, 12, 1),
}


def wrong(**changes: Any) -> list[str]:
    """Return the fields that hinder, with the shipped routine approved and something typed anew."""
    draft = replace(routine_draft(malmo()), **(APPROVED | changes))
    return [problem.field for problem in check_routine(draft, TODAY)]


def test_the_shipped_routine_can_be_approved() -> None:
    assert wrong() == []


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"valid_from": None}, ["valid_from"]),
        ({"approved_by": " "}, ["approved_by"]),
        ({"review_on": None}, ["review_on"]),
        ({"review_on": date(2026, 12, 1)}, ["review_on"]),
        ({"valid_from": date(2018, 1, 1), "review_on": TODAY}, ["review_on"]),
        ({"valid_from": None, "review_on": TODAY}, ["valid_from", "review_on"]),
        ({"minimum_age": None}, ["minimum_age"]),
        ({"absence_limit": 0}, ["absence_limit"]),
        ({"long_term_from": None}, ["long_term_from"]),
        ({"closures": "2026-12-23\n\n24 dec"}, []),
        ({"closures": "2026-12-23\nkanske"}, ["closures"]),
        ({"closures": "2026-02-30"}, ["closures"]),
        ({"first_visit_place": ""}, ["first_visit_place"]),
        ({"first_visit_minutes": None}, ["first_visit_minutes"]),
        ({"first_visit_minutes": 0}, ["first_visit_minutes"]),
        (
            {"first_visit_minutes": None, "first_visit_starts": "9", "first_visit_ends": "10"},
            [],
        ),
        ({"three_party_starts": "9.00"}, ["three_party_ends"]),
        ({"three_party_ends": "9.00"}, ["three_party_ends"]),
        ({"enrolment_sfi_starts": "snart"}, ["enrolment_sfi_starts"]),
        ({"enrolment_sfi_ends": "08.00"}, ["enrolment_sfi_ends"]),
        ({"enrolment_sfi_ends": "25.00"}, ["enrolment_sfi_ends"]),
        ({"enrolment_general_weekday": None}, ["enrolment_general_weekday"]),
        ({"enrolment_general_capacity": None}, ["enrolment_general_capacity"]),
        (
            {"enrolment_general_starts": "", "enrolment_general_ends": ""},
            ["enrolment_general_starts", "enrolment_general_ends"],
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_field(changes: dict[str, Any], fields: list[str]) -> None:
    assert wrong(**changes) == fields


def test_every_problem_of_an_empty_form_hinders() -> None:
    found = check_routine(RoutineDraft(), TODAY)
    assert found
    assert all(problem.hinders for problem in found)

"""What hinders the office's settings, one of its people and an approval from being saved."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import resources
from models.rules.approval import ApprovalDraft, check_approval
from models.rules.office_settings import LayoutDraft, check_layout, check_office
from models.rules.staff import StaffDraft, check_staff
from models.settings_file import office_draft

TODAY = date(2026, 11, 23)
DEMO = office_draft(resources.path("demo", "office.toml").read_text("utf-8"))
NEW = office_draft(resources.path("office.toml").read_text("utf-8"))


def test_a_new_office_is_asked_for_what_its_letters_need() -> None:
    assert [problem.field for problem in check_office(NEW, TODAY)] == [
        *("municipality", "unit", "telephone", "post_address", "return_address"),
    ]


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"municipality": "  "}, ["municipality"]),
        ({"secrecy": "", "first_visit": ""}, ["secrecy", "first_visit"]),
        ({"return_address": "Socialtjänsten\nBox 101"}, ["return_address"]),
        ({"return_address": "Enheten för ekonomiskt bistånd"}, ["return_address"]),
        ({"places": "biblioteket: Torget 1\n\nskolan: Gatan 2"}, []),
        ({"places": "biblioteket, Torget 1"}, ["places"]),
    ],
)
def test_what_is_wrong_with_the_sender(changes: dict[str, Any], fields: list[str]) -> None:
    found = check_office(replace(DEMO, **changes), TODAY)
    assert [problem.field for problem in found] == fields


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"address_left_mm": 15, "address_top_mm": 70, "address_width_mm": 50}, []),
        ({"address_left_mm": 14}, ["address_left_mm"]),
        ({"address_left_mm": 131}, ["address_left_mm"]),
        ({"address_top_mm": 29, "address_width_mm": 91}, ["address_top_mm", "address_width_mm"]),
    ],
)
def test_what_no_envelope_has(changes: dict[str, Any], fields: list[str]) -> None:
    found = check_layout(LayoutDraft(**changes), TODAY)
    assert [problem.field for problem in found] == fields


@pytest.mark.parametrize(
    ("draft", "fields"),
    [
        (StaffDraft(name="Åsa Öberg"), []),
        (StaffDraft(name="Åsa Öberg", email="asa.oberg@sundvalla.example"), []),
        (StaffDraft(), ["name"]),
        (StaffDraft(name=" ", email="asa@sundvalla"), ["name", "email"]),
        (StaffDraft(name="Åsa", email="asa oberg@sundvalla.example"), ["email"]),
    ],
)
def test_what_is_wrong_with_one_of_the_people(draft: StaffDraft, fields: list[str]) -> None:
    assert [problem.field for problem in check_staff(draft, TODAY)] == fields


@pytest.mark.parametrize(
    ("draft", "fields"),
    [
        (ApprovalDraft("Chefen", date(2027, 1, 1)), []),
        (ApprovalDraft(), ["approved_by", "review_on"]),
        (ApprovalDraft("Chefen", TODAY), ["review_on"]),
    ],
)
def test_what_an_approval_lacks(draft: ApprovalDraft, fields: list[str]) -> None:
    assert [problem.field for problem in check_approval(draft, TODAY)] == fields

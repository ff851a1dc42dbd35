"""The routine's file after a form: what was typed stands in it, and all else as it was."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

import resources
from models.errors import BadRoutine
from models.routine import Counted, Routine
from models.routine_file import load_routine
from models.routine_form_file import ended, routine_draft, with_routine
from models.rules.routine_form import (
    CountsWhen,
    LowSwedishGroup,
    PartlyCounts,
    StepOrder,
    Weekday,
)
from models.vocabulary import Attendance, MeetingKind, Outcome

TODAY = date(2026, 11, 23)
FILE = resources.path("routines", "malmo_30plus.toml").read_text("utf-8")
MALMO = load_routine(FILE)
APPROVED: dict[str, Any] = {
    "valid_from": date(2026, 12, 1),
    "approved_by": "Enhetschefen",
    "review_on": date(2027, 12, 1),
}


def typed(text: str = FILE, **changes: Any) -> str:
    draft = replace(routine_draft(load_routine(text)), **(APPROVED | changes))
    return with_routine(text, draft, "2026-12-01", TODAY)


def read(**changes: Any) -> Routine:
    return load_routine(typed(**changes))


def lines_changed(text: str) -> set[str]:
    return set(text.splitlines()) - set(FILE.splitlines())


def test_a_version_nothing_was_changed_in_differs_by_its_approval_only() -> None:
    assert read() == replace(MALMO, version="2026-12-01", **APPROVED)
    assert lines_changed(typed()) == {
        'version = "2026-12-01"',
        "valid_from = 2026-12-01",
        'approved_by = "Enhetschefen"',
        "review_on = 2027-12-01",
    }


def test_comments_quotes_and_what_nobody_touched_stay() -> None:
    text = typed(temporary_need_months=4, first_visit_place_hint="plan 2")
    assert "temporary_need_months = 4 # undantag 2: mindre än" in text
    assert set(FILE.splitlines()) - set(text.splitlines()) == {
        'version = "2019-05-10"',
        "valid_from = 2018-01-01",
        'approved_by = "Framgår inte av rutinen"',
        "review_on = 2027-01-31",
        "temporary_need_months = 3 # undantag 2: mindre än",
    }


@pytest.mark.parametrize(
    ("changes", "name", "value"),
    [
        ({"minimum_age": 25}, "minimum_age", 25),
        ({"long_term_from": date(2026, 1, 1)}, "long_term_from", date(2026, 1, 1)),
        ({"partly_counts_as": PartlyCounts.ABSENT}, "partly_counts_as", Attendance.ABSENT),
        ({"low_swedish_group": LowSwedishGroup.SFI}, "low_swedish_group", Outcome.SFI),
        ({"enrolment_counts": CountsWhen.BOOKED}, "enrolment_counts", Counted.BOOKED),
        (
            {"order": StepOrder.OTHER_HIGH_EXEMPT},
            "order",
            ("three_party", "three_party_high_risk", "exempt", "sfi", "general"),
        ),
        (
            {"closures": "23 dec\n\n2027-01-05"},
            "closures",
            (date(2026, 12, 23), date(2027, 1, 5)),
        ),
    ],
)
def test_what_is_typed_is_what_the_routine_says(
    changes: dict[str, Any], name: str, value: object
) -> None:
    assert getattr(read(**changes), name) == value


@pytest.mark.parametrize("order", StepOrder)
def test_every_order_of_the_steps_can_be_read(order: StepOrder) -> None:
    assert routine_draft(read(order=order)).order is order


def test_a_meeting_is_moved_lengthened_and_made_larger() -> None:
    rule = read(
        enrolment_sfi_weekday=Weekday.THURSDAY,
        enrolment_sfi_starts="13",
        enrolment_sfi_ends="15.30",
        enrolment_sfi_capacity=12,
    ).meeting(MeetingKind.ENROLMENT_SFI)
    assert (rule.weekday, rule.starts, rule.ends) == (3, time(13), time(15, 30))
    assert (rule.minutes, rule.capacity) == (150, 12)


def test_a_meeting_on_agreement_can_be_given_a_time_and_lose_it_again() -> None:
    timed = typed(three_party_starts="9", three_party_ends="10.30")
    assert load_routine(timed).meeting(MeetingKind.THREE_PARTY).minutes == 90
    loose = load_routine(typed(timed, three_party_starts="", three_party_ends=""))
    rule = loose.meeting(MeetingKind.THREE_PARTY)
    assert (rule.starts, rule.minutes) == (None, 90)


def test_a_version_that_had_an_end_is_followed_by_one_without() -> None:
    shortened = ended(FILE, date(2026, 12, 1))
    assert load_routine(shortened).valid_to == date(2026, 11, 30)
    assert load_routine(typed(shortened)).valid_to is None


def test_what_no_check_held_back_is_refused_by_the_file() -> None:
    with pytest.raises(BadRoutine, match="absence_limit"):
        typed(absence_limit=0)

"""What is wrong with a registration and with answers: what hinders, and what is only a hint."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.rules import answers, registration
from models.rules.facts import Answers
from models.rules.registration import Registration
from models.vocabulary import CaseKind, ProtectedIdentity

TODAY = date(2026, 11, 24)
TOMORROW = date(2026, 11, 25)
GOOD = Registration(
    given_name="Åsa",
    family_name="Öberg",
    number="19850412-9803",
    contact_date=TODAY,
    telephone="070-174 06 12",
    email="asa@post.example",
    postcode="201 12",
)


def found(draft: Registration) -> list[tuple[str, bool]]:
    return [(p.field, p.hinders) for p in registration.check(draft, TODAY)]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"number": ""},
        {"given_name": "", "family_name": ""},
        {"given_name": ""},
        {"birth_date": date(1985, 4, 12)},
        {"birth_date": date(1985, 4, 12), "number": ""},
        {"kind": CaseKind.LONG_TERM, "support_since": date(2016, 1, 1)},
        {"telephone": "+46 (0)40-628 04 00", "postcode": "20112"},
        {"telephone": "", "email": "", "postcode": ""},
        {"protected": ProtectedIdentity.MARKED},
        {"earlier_absences": 3, "application_date": TODAY},
    ],
)
def test_a_registration_like_this_is_in_order(changes: dict[str, Any]) -> None:
    assert found(replace(GOOD, **changes)) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"given_name": " ", "family_name": "", "number": ""}, "family_name"),
        ({"contact_date": None}, "contact_date"),
        ({"contact_date": TOMORROW}, "contact_date"),
        ({"application_date": TOMORROW}, "application_date"),
        ({"kind": CaseKind.LONG_TERM, "support_since": TOMORROW}, "support_since"),
        ({"birth_date": TOMORROW}, "birth_date"),
        ({"birth_date": date(1900, 1, 1)}, "birth_date"),
        ({"earlier_absences": None}, "earlier_absences"),
        ({"earlier_absences": -1}, "earlier_absences"),
    ],
)
def test_a_registration_like_this_is_hindered(changes: dict[str, Any], field: str) -> None:
    assert found(replace(GOOD, **changes)) == [(field, True)]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": "19850412-9804"}, "number"),
        ({"number": "not known yet"}, "number"),
        ({"birth_date": date(1985, 4, 13)}, "birth_date"),
        ({"kind": CaseKind.LONG_TERM}, "support_since"),
        ({"telephone": "ring inte"}, "telephone"),
        ({"email": "asa at post.example"}, "email"),
        ({"email": "asa@post"}, "email"),
        ({"postcode": "2011"}, "postcode"),
        ({"protected": ProtectedIdentity.REGISTERED, "street": "Provgatan 3"}, "street"),
        ({"protected": ProtectedIdentity.REGISTERED, "town": "Sundvalla"}, "street"),
    ],
)
def test_what_is_only_odd_is_a_hint_and_never_hinders(changes: dict[str, Any], field: str) -> None:
    assert found(replace(GOOD, **changes)) == [(field, False)]


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        (Answers(), []),
        (Answers(sick_listed_percent=0, sickness_compensation_percent=100), []),
        (Answers(sick_listed_percent=101), ["sick_listed_percent"]),
        (Answers(activity_compensation_percent=-1), ["activity_compensation_percent"]),
        (Answers(broke_off_on=TODAY, exemption_reviewed_on=TODAY), []),
        (Answers(broke_off_on=TOMORROW), ["broke_off_on"]),
        (Answers(exemption_reviewed_on=TOMORROW), ["exemption_reviewed_on"]),
        (Answers(need_ends=TOMORROW, leave_ends=TOMORROW), []),
    ],
)
def test_answers_are_hindered_by_what_cannot_be_not_by_what_is_missing(
    given: Answers, fields: list[str]
) -> None:
    assert [p.field for p in answers.check(given, TODAY) if p.hinders] == fields


@pytest.mark.parametrize(
    ("agreed", "way"), [("sms_agreed", "telephone"), ("email_agreed", "email")]
)
def test_a_consent_without_a_way_to_use_it_is_a_hint(agreed: str, way: str) -> None:
    reached: dict[str, Any] = {agreed: True}
    assert found(replace(GOOD, **reached)) == []
    assert found(replace(GOOD, **reached | {way: " "})) == [(way, False)]


@pytest.mark.parametrize(
    ("born", "typed", "filled_in"),
    [
        (None, "850412-9803", date(1985, 4, 12)),
        (date(1985, 4, 12), "900101-9802", date(1990, 1, 1)),  # the other number told it
        (date(1985, 4, 13), "900101-9802", date(1985, 4, 13)),  # somebody typed it
        (date(1985, 4, 12), "", None),
        (None, "nothing", None),
    ],
)
def test_a_number_fills_in_the_birth_date_it_tells(
    born: date | None, typed: str, filled_in: date | None
) -> None:
    before = replace(GOOD, birth_date=born)
    if born is None:
        before = replace(before, number="")
    after = replace(before, number=typed)
    assert registration.filled(before, after, TODAY).birth_date == filled_in


def test_a_birth_date_taken_away_by_hand_stays_away() -> None:
    before = replace(GOOD, birth_date=date(1985, 4, 12))
    assert registration.filled(before, replace(before, birth_date=None), TODAY).birth_date is None

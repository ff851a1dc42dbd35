"""Invented people: every situation of the file, and nothing that could be a real person's."""

import random
from datetime import date

import pytest

from models.rules.facts import Answers
from models.rules.personnummer import read_number
from models.vocabulary import Answer, CaseKind, DecisionOutcome
from tests.models.desk import MONDAY
from ui.desk.invented import Invented, answers_on, invent, people_file


def invented(count: int, seed: int = 1) -> tuple[Invented, ...]:
    return invent(count, MONDAY, random.Random(seed))  # noqa: S311 - invented people


def test_every_situation_occurs_before_any_is_drawn_again() -> None:
    situations = people_file()["situations"]
    people = invented(len(situations))
    asked = [one.answers for one in people if one.answers is not None]
    assert sorted(map(str, asked)) == sorted(
        str(one.get("answers", {})) for one in situations if not one.get("unasked")
    )
    assert {one.decision for one in people} == set(DecisionOutcome)
    assert {one.kind for one in people} == set(CaseKind)
    assert {one.person.protected is None for one in people} == {True, False}


def test_the_same_chance_gives_the_same_people() -> None:
    assert invented(50) == invented(50)
    assert invented(50) != invented(50, seed=2)


def test_a_number_is_of_the_series_kept_free_for_tests() -> None:
    for one in invented(200):
        number = read_number(one.person.number, MONDAY)
        assert number.doubts == ()
        assert number.birth_date == one.person.birth_date
        assert 980 <= int(number.value[8:11]) <= 989


def test_a_telephone_number_is_of_those_kept_free_for_fiction() -> None:
    phones = {one.person.telephone for one in invented(200) if one.person.telephone}
    assert phones
    assert all(phone.startswith("070-174 06 ") and len(phone) == 13 for phone in phones)


def test_a_protected_person_has_no_address_to_lose() -> None:
    hidden = [one.person for one in invented(200) if one.person.protected]
    assert hidden
    assert {(p.street, p.postcode, p.town, p.telephone, p.email) for p in hidden} == {("",) * 5}


def test_under_thirty_are_under_thirty() -> None:
    young = [
        one for one in invented(200) if one.person.birth_date and one.person.birth_date.year > 1996
    ]
    assert young


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ({}, Answers(violence_indication=Answer.NO)),
        ({"violence_indication": "unknown"}, Answers(violence_indication=Answer.UNKNOWN)),
        (
            {"temporary_need": "yes", "need_ends": "+2 months"},
            Answers(
                violence_indication=Answer.NO,
                temporary_need=Answer.YES,
                need_ends=date(2027, 1, 23),
            ),
        ),
        (
            {"sick_listed_percent": 50},
            Answers(violence_indication=Answer.NO, sick_listed_percent=50),
        ),
    ],
)
def test_a_situation_is_told_from_the_day_of_the_decision(
    told: dict[str, object], read: Answers
) -> None:
    assert answers_on(told, MONDAY) == read

"""Probable doubles: number, name, or day of birth and nearly the name; nobody else."""

from dataclasses import replace
from datetime import date

import pytest

from models.actions.bin import put_in_bin
from models.actions.cases import PersonDraft, change_person
from models.case import Case
from models.queries.doubles import probable_doubles
from models.rules.registration import Registration
from tests.models.desk import ANNA, Desk

BORN = date(1985, 4, 12)


def found(desk: Desk, **typed: object) -> list[str]:
    with desk.store.read() as session:
        hits = probable_doubles(session, Registration(**typed), desk.today)  # type: ignore[arg-type]
    return [hit.name for hit in hits]


@pytest.fixture
def known(desk: Desk) -> Desk:
    desk.register(ANNA)
    desk.register(PersonDraft(given_name="Anna", family_name="Ek", number="19850413-9802"))
    return desk


@pytest.mark.parametrize(
    "typed",
    [
        {"number": "19850412-9803"},
        {"number": "8504129803"},
        {"number": "850412 9803"},
        {"number": "198504129803", "given_name": "Beata", "family_name": "Berg"},
        {"given_name": "Anna", "family_name": "Öhrström"},
        {"given_name": "anna", "family_name": "OHRSTROM", "birth_date": date(1999, 1, 1)},
        {"given_name": "Anna", "family_name": "Öhrstöm", "birth_date": BORN},
        {"given_name": "Ana", "family_name": "Berg", "birth_date": BORN},
        {"given_name": "", "family_name": "Öhrström", "birth_date": BORN},
        {"given_name": "Hanna", "family_name": "Berg", "number": "19850412-9811"},
    ],
)
def test_who_may_be_meant_is_found(known: Desk, typed: dict[str, object]) -> None:
    assert found(known, **typed) == ["Anna Öhrström"]


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"number": "1985"},
        {"given_name": "Anna"},
        {"family_name": "Öhrström"},
        {"birth_date": BORN},
        {"given_name": "Beata", "family_name": "Berg", "birth_date": BORN},
        {"given_name": "Anna", "family_name": "Öhrstöm", "birth_date": date(1985, 4, 14)},
    ],
)
def test_nobody_else_is(known: Desk, typed: dict[str, object]) -> None:
    assert found(known, **typed) == []


def test_the_same_number_stands_before_the_same_name(known: Desk) -> None:
    by_both = found(known, number="19850413-9802", given_name="Anna", family_name="Öhrström")
    assert by_both == ["Anna Ek", "Anna Öhrström"]


def test_a_number_the_person_had_before_is_theirs(desk: Desk) -> None:
    case_id = desk.register(replace(ANNA, number="19850412-T001"))
    change_person(desk.work, case_id, ANNA)
    assert found(desk, number="19850412-T001") == ["Anna Öhrström"]


def test_a_binned_case_is_no_double(desk: Desk) -> None:
    put_in_bin(desk.work, Case, desk.register())
    assert found(desk, number="19850412-9803") == []

"""Registering people and cases, and what is kept of what they were called before."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.actions.cases import (
    CaseDraft,
    PersonDraft,
    change_person,
    close_case,
    drafted,
    hand_over_case,
    leave_household,
    link_household,
    register_case,
    reopen_case,
)
from models.actions.meetings import book
from models.actions.office import add_caseworker
from models.base import new_id
from models.case import Case
from models.errors import NotFound
from models.meeting import Booking
from models.person import Person, PersonNumber
from models.queries.search import search
from models.rules.registration import Registration
from models.vocabulary import CaseKind, NextStep, NumberKind, ProtectedIdentity
from tests.models.desk import ANNA, MONDAY, Desk


def numbers(desk: Desk) -> list[tuple[str, NumberKind | None, bool]]:
    """Return every number on record: what it is and whether it holds."""
    found = sorted(desk.all(PersonNumber), key=lambda n: n.id)
    return [(n.value, n.kind, n.valid_to is None) for n in found]


def test_our_series_counts_on_from_one_each_year(desk: Desk) -> None:
    first, second = desk.register(), desk.register()
    desk.go_to(date(2027, 1, 4))
    third = desk.register()
    given = [desk.get(Case, one).number for one in (first, second, third)]
    assert given == ["2026-00001", "2026-00002", "2027-00001"]


@pytest.mark.parametrize(
    ("theirs", "next_of_ours"),
    [
        ("2026-00411", "2026-00412"),
        ("IFO 2026/77", "2026-00001"),
        ("2026-OX-0007", "2026-00001"),
        ("2026-0041A", "2026-00001"),
        ("2026-9", "2026-00001"),
        ("2025-00411", "2026-00001"),
    ],
)
def test_a_number_of_the_main_system_stands_as_typed_and_only_ours_are_counted(
    desk: Desk, theirs: str, next_of_ours: str
) -> None:
    typed, counted = desk.register(number=theirs), desk.register()
    assert desk.get(Case, typed).number == theirs
    assert desk.get(Case, counted).number == next_of_ours


@pytest.mark.parametrize(
    ("number", "kind", "born"),
    [
        ("850412-9803", NumberKind.PERSONNUMMER, date(1985, 4, 12)),
        ("19850472-9808", NumberKind.SAMORDNINGSNUMMER, date(1985, 4, 12)),
        ("19850412-T001", NumberKind.TEMPORARY, date(1985, 4, 12)),
        ("not yet known", None, None),
    ],
)
def test_a_number_tells_its_kind_and_the_birth_date_nobody_typed(
    desk: Desk, number: str, kind: NumberKind | None, born: date | None
) -> None:
    desk.register(PersonDraft(given_name="Anna", number=number))
    (person,) = desk.all(Person)
    assert [n[1] for n in numbers(desk)] == [kind]
    assert person.birth_date == born


def test_a_typed_birth_date_stands_beside_a_number_that_tells_another(desk: Desk) -> None:
    desk.register(replace(ANNA, birth_date=date(1985, 4, 13)))
    assert desk.all(Person)[0].birth_date == date(1985, 4, 13)


def test_a_person_the_office_knows_gets_a_second_case_and_stays_one_person(desk: Desk) -> None:
    first = desk.register()
    person_id = desk.get(Case, first).person_id
    draft = CaseDraft(person=PersonDraft(), contact_date=MONDAY, kind=CaseKind.RETURNING)
    second = register_case(desk.work, draft, person_id)
    assert desk.get(Case, second).person_id == person_id
    assert len(desk.all(Person)) == 1


def test_a_temporary_number_gives_way_to_a_real_one_and_is_kept(desk: Desk) -> None:
    case_id = desk.register(replace(ANNA, number="19850412-T001"))
    change_person(desk.work, case_id, ANNA)
    assert numbers(desk) == [
        ("19850412T001", NumberKind.TEMPORARY, False),
        ("198504129803", NumberKind.PERSONNUMMER, True),
    ]


def test_a_samordningsnummer_that_was_replaced_still_finds_the_person(desk: Desk) -> None:
    case_id = desk.register(replace(ANNA, number="19850472-9808"))
    change_person(desk.work, case_id, ANNA)
    with desk.store.read() as session:
        assert [hit.case_id for hit in search(session, "850472-9808")] == [case_id]


@pytest.mark.parametrize(
    ("typed", "standing"),
    [("850412-9803", ["198504129803"]), ("", [])],
    ids=["the same, written otherwise", "taken away"],
)
def test_a_number_typed_anew_changes_only_what_differs(
    desk: Desk, typed: str, standing: list[str]
) -> None:
    case_id = desk.register()
    change_person(desk.work, case_id, replace(ANNA, number=typed))
    assert [value for value, _, holds in numbers(desk) if holds] == standing
    assert len(numbers(desk)) == 1


def test_a_birth_date_that_is_cleared_is_read_from_the_number_again(desk: Desk) -> None:
    case_id = desk.register(replace(ANNA, birth_date=date(1985, 4, 13)))
    change_person(desk.work, case_id, ANNA)
    assert desk.all(Person)[0].birth_date == date(1985, 4, 12)


def test_a_new_name_finds_every_case_of_the_person(desk: Desk) -> None:
    first = desk.register()
    person_id = desk.get(Case, first).person_id
    register_case(desk.work, CaseDraft(person=ANNA, contact_date=MONDAY), person_id)
    change_person(desk.work, first, replace(ANNA, family_name="Ek"))
    with desk.store.read() as session:
        assert len(search(session, "Anna Ek")) == 2
        assert search(session, "Öhrström") == ()


def test_a_younger_birth_date_changes_where_every_case_of_the_person_leads(desk: Desk) -> None:
    case_id = desk.register()
    desk.approve(case_id)
    assert desk.step(case_id)[0] is NextStep.CHOOSE_ROUTE
    change_person(desk.work, case_id, replace(ANNA, birth_date=date(2000, 1, 1)))
    assert desk.step(case_id)[0] is NextStep.NOTHING


def test_a_closed_case_waits_for_nothing_and_takes_up_its_work_when_opened(desk: Desk) -> None:
    case_id = desk.register()
    before = desk.step(case_id)
    close_case(desk.work, case_id)
    assert desk.step(case_id)[0] is NextStep.NOTHING
    reopen_case(desk.work, case_id)
    assert desk.step(case_id) == before


def test_a_case_closed_twice_keeps_its_first_day(desk: Desk) -> None:
    case_id = desk.register()
    close_case(desk.work, case_id)
    desk.go_to(date(2026, 12, 1))
    close_case(desk.work, case_id)
    assert desk.get(Case, case_id).closed_on == MONDAY


def test_closing_a_case_leaves_its_place_to_the_one_who_waits(desk: Desk) -> None:
    first, second = desk.routed(), desk.routed()
    group = desk.group(capacity=1)
    book(desk.work, first, group)
    waiting = book(desk.work, second, group)
    close_case(desk.work, first)
    assert not desk.get(Booking, waiting).waiting


def test_a_case_is_handed_to_a_colleague(desk: Desk) -> None:
    case_id = desk.register()
    colleague = add_caseworker(desk.store, name="Mats Öberg")
    hand_over_case(desk.work, case_id, colleague)
    assert desk.get(Case, case_id).caseworker_id == colleague


def test_two_adults_of_a_household_are_linked_and_a_third_joins_them(desk: Desk) -> None:
    one, two, three = desk.register(), desk.register(), desk.register()
    household = link_household(desk.work, (one, two))
    assert link_household(desk.work, (three, two)) == household
    assert {desk.get(Case, one_id).household_id for one_id in (one, two, three)} == {household}
    leave_household(desk.work, two)
    assert desk.get(Case, two).household_id is None
    assert desk.get(Case, one).household_id == household


@pytest.mark.parametrize("verb", [close_case, reopen_case, leave_household])
def test_a_case_that_is_not_there_is_said_so(desk: Desk, verb: Any) -> None:
    with pytest.raises(NotFound):
        verb(desk.work, new_id())


def test_a_registration_as_typed_becomes_a_case_with_nothing_lost(desk: Desk) -> None:
    typed = Registration(
        given_name="Åsa",
        family_name="Öberg",
        number="850412-9803",
        contact_date=MONDAY,
        case_number=" IFO 77/2026 ",
        kind=CaseKind.LONG_TERM,
        support_since=date(2016, 1, 1),
        earlier_absences=2,
        protected=ProtectedIdentity.MARKED,
    )
    case_id = register_case(desk.work, drafted(typed, desk.caseworker))
    case = desk.get(Case, case_id)
    assert (case.number, case.kind, case.earlier_absences) == ("IFO 77/2026", typed.kind, 2)
    assert (case.person.name, case.person.protected) == ("Åsa Öberg", ProtectedIdentity.MARKED)
    assert case.caseworker_id == desk.caseworker


def test_a_registration_without_a_day_of_contact_was_never_checked() -> None:
    with pytest.raises(ValueError, match="hinders"):
        drafted(Registration(given_name="Åsa"))

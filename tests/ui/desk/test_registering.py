"""From the form to the records: a case with what belongs to it, changed and closed again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from models.actions.cases import close_case
from models.case import Case
from models.meeting import Invitation
from models.person import ChannelConsent, Person
from models.queries.search import search
from models.rules.registration import Registration
from models.store.throwaway import throwaway_store
from models.vocabulary import CaseKind, Channel, LetterKind, ProtectedIdentity
from tests.models.desk import MONDAY, Clock, Desk, amiss
from ui.desk.registering import change, close, opened_for_change, register, returning

ANNA = Registration(
    given_name="Anna",
    family_name="Öhrström",
    number="850412-9803",
    birth_date=date(1985, 4, 12),
    contact_date=MONDAY,
    street="Provgatan 3",
    postcode="201 12",
    town="Sundvalla",
    telephone="070-174 06 12",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = Clock(datetime.combine(MONDAY, time(8), UTC))
    store = throwaway_store(tmp_path, clock=clock, who="Karin Ek")
    yield Desk(store, clock)
    store.close()


def test_a_case_is_registered_for_whoever_is_at_work(desk: Desk) -> None:
    case = desk.get(Case, register(desk.work, ANNA))
    assert (case.person.name, case.caseworker_id) == ("Anna Öhrström", desk.caseworker)
    assert desk.all(ChannelConsent) == []
    assert amiss(desk) == []


def test_whoever_is_at_work_is_known_by_id_too(desk: Desk) -> None:
    desk.store.who = str(desk.caseworker)
    assert desk.get(Case, register(desk.work, ANNA)).caseworker_id == desk.caseworker


def test_what_the_person_agreed_to_is_kept_for_each_channel(desk: Desk) -> None:
    register(desk.work, replace(ANNA, sms_agreed=True, sms_may_name_office=True, email_agreed=True))
    kept = {(c.channel, c.may_name_office, c.given_on) for c in desk.all(ChannelConsent)}
    assert kept == {(Channel.SMS, True, MONDAY), (Channel.EMAIL, False, MONDAY)}


def test_a_case_is_opened_for_change_as_it_was_typed(desk: Desk) -> None:
    other = desk.get(Case, register(desk.work, replace(ANNA, given_name="Bo", number="")))
    typed = replace(
        ANNA,
        number="19850412-9803",
        kind=CaseKind.LONG_TERM,
        support_since=date(2016, 1, 1),
        case_number="IFO 77/2026",
        protected=ProtectedIdentity.MARKED,
        interpreter_language="so",
        household=other.number,
    )
    assert opened_for_change(desk.work, register(desk.work, typed)) == typed


@pytest.mark.parametrize(
    ("changes", "verbs"),
    [
        ({}, set()),
        ({"street": "Nygatan 1"}, {"change_person"}),
        ({"area": "Norr"}, {"change_case"}),
        ({"number": ""}, {"change_person"}),
        ({"area": "Norr", "email": "a@post.example"}, {"change_case", "change_person"}),
    ],
)
def test_only_what_was_changed_is_written(
    desk: Desk, changes: dict[str, Any], verbs: set[str]
) -> None:
    case_id = register(desk.work, ANNA)
    before = opened_for_change(desk.work, case_id)
    start = desk.store.head().number
    change(desk.work, case_id, replace(before, **changes), before)
    assert {line.verb for line in desk.lines(after=start)} == verbs
    assert opened_for_change(desk.work, case_id) == replace(before, **changes)
    assert amiss(desk) == []


def test_a_household_is_joined_and_left_by_case_number(desk: Desk) -> None:
    one = register(desk.work, ANNA)
    number = desk.get(Case, one).number
    two = register(desk.work, replace(ANNA, given_name="Bo", number="", household=number))
    before = opened_for_change(desk.work, two)
    assert before.household == number
    change(desk.work, two, replace(before, household=""), before)
    assert opened_for_change(desk.work, two).household == ""
    assert desk.get(Case, two).household_id is None


def test_a_case_is_never_of_a_household_with_itself(desk: Desk) -> None:
    case_id = register(desk.work, ANNA)
    before = opened_for_change(desk.work, case_id)
    change(desk.work, case_id, replace(before, household=before.case_number), before)
    assert desk.get(Case, case_id).household_id is None


def test_a_person_who_comes_back_is_not_entered_twice(desk: Desk) -> None:
    first = register(desk.work, ANNA)
    close_case(desk.work, first)
    with desk.store.read() as session:
        (hit,) = search(session, "Öhrström")
    typed = Registration(street="Nygatan 1", contact_date=MONDAY)
    again = replace(typed, **returning(desk.work, hit, typed))  # type: ignore[arg-type]
    assert (again.given_name, again.kind) == ("Anna", CaseKind.RETURNING)
    register(desk.work, again)
    (person,) = desk.all(Person)
    assert person.street == "Nygatan 1"
    assert amiss(desk) == []


@pytest.mark.parametrize("called", [True, False])
def test_closing_a_case_tells_whoever_was_called_that_it_is_off(desk: Desk, called: bool) -> None:
    case_id = desk.routed()
    if called:
        desk.called(case_id, desk.group(MONDAY + timedelta(days=15)))
    assert close(desk.work, case_id) == int(called)
    letters = [i for i in desk.all(Invitation) if i.letter is LetterKind.CANCELLED]
    assert len(letters) == int(called)
    assert desk.get(Case, case_id).closed_on == MONDAY
    assert amiss(desk) == []

"""A new version of the routine: from its day it is in force, and the open cases follow it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

import resources
from models.actions.office import approve_routine
from models.actions.routines import put_in_force, settle_every, settle_some
from models.actions.undo import undo
from models.errors import BadRoutine
from models.queries.office import is_queue_behind, routine_rows, routine_texts
from models.routine import routine_for
from models.routine_file import load_routine
from models.routine_form_file import routine_draft, with_routine
from models.vocabulary import NextStep
from tests.models.desk import MONDAY, Desk

FILE = resources.path("routines", "malmo_30plus.toml").read_text("utf-8")


@pytest.fixture
def office(desk: Desk) -> Iterator[Desk]:
    """Give a desk whose routine stands in its vault."""
    before = desk.routines
    approve_routine(desk.store, load_routine(FILE), FILE)
    yield desk
    desk.routines = before
    settle_every(desk.work)


def follow(desk: Desk) -> None:
    with desk.store.read() as session:
        desk.routines = tuple(map(load_routine, routine_texts(session)))


def change(desk: Desk, valid_from: date, **changes: Any) -> None:
    draft = replace(
        routine_draft(load_routine(FILE)),
        valid_from=valid_from,
        approved_by="Enhetschefen",
        review_on=valid_from + timedelta(days=365),
        **changes,
    )
    put_in_force(desk.work, with_routine(FILE, draft, f"{valid_from}", desk.today))
    follow(desk)


def spans(desk: Desk) -> list[tuple[str, date, date | None]]:
    with desk.store.read() as session:
        return [(row.version, row.valid_from, row.valid_to) for row in routine_rows(session)]


def behind(desk: Desk) -> bool:
    with desk.store.read() as session:
        return is_queue_behind(session)


def test_the_version_before_ends_the_day_before(office: Desk) -> None:
    change(office, date(2026, 12, 1), absence_limit=3)
    assert spans(office) == [
        ("2026-12-01", date(2026, 12, 1), None),
        ("2019-05-10", date(2018, 1, 1), date(2026, 11, 30)),
    ]
    limits = [routine_for(office.routines, day) for day in (MONDAY, date(2026, 12, 1))]
    assert [routine.absence_limit for routine in limits if routine] == [2, 3]


def test_one_that_was_to_begin_later_gives_way(office: Desk) -> None:
    change(office, date(2027, 1, 1))
    change(office, date(2026, 12, 1))
    assert spans(office) == [
        ("2026-12-01", date(2026, 12, 1), None),
        ("2019-05-10", date(2018, 1, 1), date(2026, 11, 30)),
    ]


def test_one_of_the_same_day_takes_the_place_of_the_first(office: Desk) -> None:
    change(office, date(2026, 12, 1), absence_limit=3)
    change(office, date(2026, 12, 1), absence_limit=4)
    assert len(spans(office)) == 2
    routine = routine_for(office.routines, date(2026, 12, 1))
    assert routine is not None
    assert routine.absence_limit == 4


def test_one_that_has_ended_keeps_its_end(office: Desk) -> None:
    change(office, date(2026, 12, 1))
    change(office, date(2027, 1, 1))
    change(office, date(2027, 1, 1))
    assert [until for *_, until in spans(office)] == [None, date(2026, 12, 31), date(2026, 11, 30)]


def test_it_can_be_taken_back(office: Desk) -> None:
    before = spans(office)
    line = office.store.head().number
    change(office, date(2018, 1, 1), absence_limit=3)
    assert [version for version, *_ in spans(office)] == ["2018-01-01"]
    undo(office.work, line + 1, office.store.head().number)
    assert spans(office) == before


def test_a_file_with_a_mistake_changes_nothing(office: Desk) -> None:
    before = spans(office)
    with pytest.raises(BadRoutine):
        put_in_force(office.work, FILE.replace("absence_limit = 2", "absence_limit = 0"))
    assert spans(office) == before
    assert not behind(office)


def test_the_open_cases_follow_a_few_at_a_time_and_it_is_known_when_all_have(office: Desk) -> None:
    cases = [office.register(contact_date=MONDAY) for _ in range(12)]
    due = {office.step(case)[1] for case in cases}
    change(office, date(2018, 1, 1), first_visit_days=3)
    assert behind(office)
    first = settle_some(office.work)
    assert first.count == 10
    assert behind(office)
    rest = settle_some(office.work, first.last)
    assert (rest.count, rest.last) == (2, None)
    assert not behind(office)
    assert {office.step(case)[0] for case in cases} == {NextStep.BOOK_FIRST_VISIT}
    assert due == {MONDAY + timedelta(days=7)}
    assert {office.step(case)[1] for case in cases} == {MONDAY + timedelta(days=3)}


def test_without_cases_all_have_followed_at_once(office: Desk) -> None:
    change(office, date(2018, 1, 1))
    settle_every(office.work)
    assert not behind(office)

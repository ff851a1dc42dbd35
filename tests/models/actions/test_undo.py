"""Taking back: after any verb and its undo everything reads as it did before, and an undo is itself undone."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from models.actions.bin import put_in_bin
from models.actions.cases import change_person, close_case, hand_over_case
from models.actions.meetings import book, cancel_booking, cancel_meeting
from models.actions.notes import save_draft, write_note
from models.actions.office import save_setting
from models.actions.undo import undo
from models.actions.work import Work
from models.case import Case
from models.errors import AlreadyBooked, ChangedByAnother, Error, NotFound, TooLate
from models.log import History
from models.meeting import Booking
from models.note import Draft, Note
from models.queries.office import setting
from models.queries.search import search
from models.queries.work_queue import work_queue
from models.store.tracking import record_tables
from models.vocabulary import MeetingKind
from tests.models.actions.test_log_lines import VERBS, Scene, Verb, Wanderer, scene
from tests.models.desk import ANNA, MONDAY, Desk, amiss

__all__ = ["scene"]
FAR = MONDAY + timedelta(days=400)
Before = Callable[[Scene], Scene]
# What the time alone has changed is not a person's doing: taken back, it is settled anew.
TAKEN_BACK = [verb for verb in VERBS if verb[0] != "begin_day"]


def rows(desk: Desk) -> dict[object, dict[str, Any]]:
    """Return what every record says, without what the store writes in it itself."""
    with desk.store.read() as session:
        return {
            row.id: {k: v for k, v in row._mapping.items() if k not in {"rev", "edited"}}
            for table in record_tables()
            for row in session.execute(select(table))
        }


def seen(desk: Desk) -> tuple[object, ...]:
    """Return what the queue and the search show."""
    with desk.store.read() as session:
        return work_queue(session, until=FAR), search(session, "Anna"), search(session, "2026-")


def assert_stands(desk: Desk, before: dict[object, dict[str, Any]]) -> None:
    after = rows(desk)
    assert {key: after[key] for key in before} == before
    assert all(row["gone"] for key, row in after.items() if key not in before)


def span(desk: Desk, verb: Callable[[], object]) -> tuple[int, int]:
    """Run a verb; return the first and the last line it wrote."""
    first = desk.store.head().number + 1
    verb()
    return first, desk.store.head().number


def undone(desk: Desk, lines: tuple[int, int]) -> tuple[int, int]:
    return span(desk, lambda: undo(desk.work, *lines))


@pytest.mark.parametrize(
    ("before", "verb"), [verb[2:] for verb in TAKEN_BACK], ids=[verb[0] for verb in TAKEN_BACK]
)
def test_a_verb_taken_back_leaves_everything_as_it_was(
    scene: Scene, before: Before, verb: Verb
) -> None:
    scene = before(scene)
    desk = scene.desk
    stood, shown = rows(desk), seen(desk)
    lines = span(desk, lambda: verb(scene))
    assert rows(desk) != stood
    undone(desk, lines)
    assert_stands(desk, stood)
    assert seen(desk) == shown


@pytest.mark.parametrize(
    ("before", "verb"), [verb[2:] for verb in TAKEN_BACK], ids=[verb[0] for verb in TAKEN_BACK]
)
def test_an_undo_taken_back_leaves_what_the_verb_did(
    scene: Scene, before: Before, verb: Verb
) -> None:
    scene = before(scene)
    desk = scene.desk
    lines = span(desk, lambda: verb(scene))
    did, shown = rows(desk), seen(desk)
    undone(desk, undone(desk, lines))
    assert_stands(desk, did)
    assert seen(desk) == shown


@pytest.mark.parametrize("seed", range(3))
def test_a_random_day_can_be_taken_back_piece_by_piece(desk: Desk, seed: int) -> None:
    wanderer = Wanderer(desk, random.Random(seed))  # noqa: S311 - the same day each time
    desk.go_to(MONDAY, time(12))
    stood: list[dict[object, dict[str, Any]]] = []
    done: list[tuple[int, int]] = []
    for _ in range(20):
        stood.append(rows(desk))
        done.append(span(desk, wanderer.step))
    for before, (first, last) in zip(reversed(stood), reversed(done), strict=True):
        if last >= first:
            undo(desk.work, first, last)
            assert_stands(desk, before)
            assert amiss(desk) == []


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_taken_back_in_whatever_order_everything_stays_in_step(
    desk: Desk, seed: int
) -> None:
    wanderer = Wanderer(desk, random.Random(seed))  # noqa: S311 - the same day each time
    desk.go_to(MONDAY, time(12))
    done: list[tuple[int, int]] = []
    taken_back = 0
    for number in range(40):
        lines = span(desk, wanderer.step)
        done += [lines] if lines[0] <= lines[1] else []
        if number % 2 and done:
            taken_back += _tried(desk.work, wanderer.chance.choice(done[-6:]))
        assert amiss(desk) == [], f"after step {number}"
    assert taken_back > 3


def _tried(work: Work, lines: tuple[int, int]) -> bool:
    try:
        undo(work, *lines)
    except Error:
        return False
    return True


def test_an_undo_is_one_transaction_under_its_own_verb(desk: Desk) -> None:
    lines = span(desk, desk.routed)
    start = desk.store.head().number
    undo(desk.work, *lines)
    assert {line.verb for line in desk.lines(start)} == {"undo"}


def test_an_undo_that_fails_at_its_end_changes_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = span(desk, desk.routed)
    stood = rows(desk)

    def fail(*_: object) -> None:
        raise NotFound("Case")

    monkeypatch.setattr("models.actions.undo.settle_all", fail)
    with pytest.raises(NotFound):
        undo(desk.work, *lines)
    assert rows(desk) == stood


def test_what_somebody_changed_since_is_not_taken_back(desk: Desk) -> None:
    case_id = desk.routed()
    closed = span(desk, lambda: close_case(desk.work, case_id))
    put_in_bin(desk.work, Case, case_id)
    stood = rows(desk)
    with pytest.raises(ChangedByAnother):
        undo(desk.work, *closed)
    assert rows(desk) == stood


def test_what_something_was_built_on_since_is_not_taken_back(desk: Desk) -> None:
    case_id = desk.routed()
    made = span(desk, desk.group)
    group = desk.lines(made[0] - 1)[0].record
    assert group is not None
    booked = span(desk, lambda: book(desk.work, case_id, group))
    with pytest.raises(ChangedByAnother):
        undo(desk.work, *made)
    undo(desk.work, *booked)
    undo(desk.work, *made)


def test_a_chair_that_moved_goes_back_to_the_one_who_had_it(desk: Desk) -> None:
    group = desk.group(capacity=1)
    first, second = (book(desk.work, desk.routed(), group) for _ in range(2))
    shown = seen(desk)
    lines = span(desk, lambda: cancel_booking(desk.work, first))
    assert not desk.get(Booking, second).waiting
    undo(desk.work, *lines)
    assert [desk.get(Booking, b).waiting for b in (first, second)] == [False, True]
    assert seen(desk) == shown


def test_a_chair_that_was_given_on_since_is_kept(desk: Desk) -> None:
    group = desk.group(capacity=1)
    first = book(desk.work, desk.routed(), group)
    lines = span(desk, lambda: cancel_booking(desk.work, first))
    book(desk.work, desk.routed(), group)
    with pytest.raises(ChangedByAnother):
        undo(desk.work, *lines)


def test_a_person_with_another_place_since_does_not_get_two(desk: Desk) -> None:
    case_id, group = desk.routed(), desk.group()
    # Its next step is that of the visit before, so that the case itself stays untouched.
    visit = desk.group(MONDAY + timedelta(days=3), kind=MeetingKind.FIRST_VISIT)
    book(desk.work, case_id, visit)
    book(desk.work, case_id, group)
    lines = span(desk, lambda: cancel_meeting(desk.work, group))
    book(desk.work, case_id, desk.group(MONDAY + timedelta(days=15)))
    with pytest.raises(AlreadyBooked):
        undo(desk.work, *lines)


def test_who_waited_for_a_place_gets_it_when_the_booking_is_taken_back(desk: Desk) -> None:
    group = desk.group(capacity=1)
    case_id = desk.routed()
    lines = span(desk, lambda: book(desk.work, case_id, group))
    waits = book(desk.work, desk.routed(), group)
    undo(desk.work, *lines)
    assert not desk.get(Booking, waits).waiting


def test_culled_history_cannot_be_put_back(desk: Desk) -> None:
    case_id = desk.routed()
    lines = span(desk, lambda: hand_over_case(desk.work, case_id, desk.caseworker))
    lines = span(desk, lambda: close_case(desk.work, case_id))
    with desk.store.engine.execution_options(writes=True).begin() as connection:
        connection.execute(update(History).where(History.number >= lines[0]).values(payload=None))
    with pytest.raises(TooLate):
        undo(desk.work, *lines)


def test_lines_that_changed_nothing_have_nothing_to_take_back(desk: Desk) -> None:
    lines = span(desk, lambda: desk.store.note("search", hits=3))
    with pytest.raises(NotFound):
        undo(desk.work, *lines)


def test_a_draft_stays_and_a_search_finds_the_name_before(desk: Desk) -> None:
    case_id = desk.register()
    save_draft(desk.store, "note", case_id, {"text": "Ringde"})
    changed = replace(ANNA, given_name="Beata")
    lines = span(desk, lambda: change_person(desk.work, case_id, changed))
    undo(desk.work, *lines)
    with desk.store.read() as session:
        assert [hit.name for hit in search(session, "Anna")] == ["Anna Öhrström"]
        assert search(session, "Beata") == ()
        assert session.scalar(select(func.count()).select_from(Draft)) == 1


def test_the_setting_before_is_in_force_again(desk: Desk) -> None:
    save_setting(desk.store, "rooms", {"chairs": 8})
    lines = span(desk, lambda: save_setting(desk.store, "rooms", {"chairs": 12}))
    undo(desk.work, *lines)
    with desk.store.read() as session:
        assert setting(session, "rooms") == {"chairs": 8}


def test_several_verbs_kept_together_are_taken_back_together(desk: Desk) -> None:
    case_id = desk.register()
    stood = rows(desk)

    def both() -> None:
        with desk.store.together():
            desk.approve(case_id)
            write_note(desk.work, case_id, "Ringde.")

    undo(desk.work, *span(desk, both))
    assert_stands(desk, stood)
    assert all(note.gone for note in desk.all(Note))


def test_an_undo_among_others_goes_with_the_rest(desk: Desk) -> None:
    lines = span(desk, desk.register)
    stood = rows(desk)

    def refused_at_the_end() -> None:
        with desk.store.together():
            undo(desk.work, *lines)
            undo(desk.work, *lines)

    with pytest.raises(ChangedByAnother):
        refused_at_the_end()
    assert rows(desk) == stood

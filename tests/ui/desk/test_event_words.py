"""The log in words: every verb has a sentence, and a line says what still holds and no more."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from models.actions.cases import change_person
from models.actions.enrolment import record_decision
from models.actions.meetings import book, cancel_booking, record_attendance
from models.vocabulary import Attendance, DecisionOutcome
from tests.architecture.source import calls, planted, sources
from tests.models.desk import ANNA, MONDAY, Desk
from ui.desk.cases import case_now, read_case, read_events
from ui.desk.event_words import FIELDS, LOOKS, VERBS, Told, told

NAMING = {"change": 0, "note": 0, "changing_case": 1, "Line": 0}  # which argument is the verb
PROGRAM = ("models", "documents", "ui")


def verbs(tree: ast.AST) -> Iterator[str]:
    """Yield the verbs a module logs under: the first word given to what names a change or a look."""
    for name, call in calls(tree):
        place = NAMING.get(name.split(".")[-1])
        if place is not None:
            yield from (word for a in call.args[place : place + 1] for word in _constants(a))
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "verb":
            yield from _constants(node.value)


def _constants(node: ast.AST) -> Iterator[str]:
    for found in ast.walk(node):
        if isinstance(found, ast.Constant) and isinstance(found.value, str):
            yield found.value


def test_every_verb_of_the_log_has_words() -> None:
    without = {source.path: set(verbs(source.tree)) - VERBS.keys() for source in sources(*PROGRAM)}
    assert {path: found for path, found in without.items() if found} == {}


@pytest.mark.parametrize(
    "code",
    [
        "with store.change('burn_case') as session: pass",
        "with changing_case(work, 'burn_case', case_id): pass",
        "store.note('burn_case', 'case', case_id)",
        "chain.note(Line('burn_case'))",
        "verb = 'burn_case' if hot else 'read_case'",
    ],
)
def test_a_verb_without_words_would_be_found(code: str) -> None:
    assert set(verbs(planted(code).tree)) - VERBS.keys() == {"burn_case"}


def test_no_words_are_kept_for_a_verb_nobody_uses() -> None:
    used = {verb for source in sources(*PROGRAM) for verb in verbs(source.tree)}
    assert VERBS.keys() - used == set()


def history(desk: Desk, case_id: UUID) -> tuple[Told, ...]:
    return told(read_events(desk.work, case_id), case_now(desk.work, case_id))


def words(found: tuple[Told, ...]) -> list[str]:
    return [one.words for one in found if not one.is_look]


def test_what_one_verb_did_at_once_is_one_event(desk: Desk) -> None:
    case = desk.routed()
    assert words(history(desk, case)) == [
        "Route chosen",
        "Questions answered",
        "Support approved: decision recorded",
        "Case registered",
    ]


def test_only_the_newest_mark_of_a_place_is_said_by_its_outcome(desk: Desk) -> None:
    case = desk.routed()
    booking = book(desk.work, case, desk.group(MONDAY + timedelta(1)))
    desk.go_to(MONDAY + timedelta(2))
    record_attendance(desk.work, booking, Attendance.PRESENT)
    desk.clock.moment += timedelta(minutes=1)
    record_attendance(desk.work, booking, Attendance.ABSENT)
    found = [one for one in history(desk, case) if one.verb == "record_attendance"]
    assert words(tuple(found)) == ["Did not come to the meeting", "Attendance recorded"]
    assert found[0].meeting is not None
    assert found[0].meeting.booking_id == booking


def test_only_the_newest_decision_is_said_by_its_outcome(desk: Desk) -> None:
    case = desk.register()
    record_decision(desk.work, case, DecisionOutcome.APPROVED, desk.today)
    desk.clock.moment += timedelta(minutes=1)
    record_decision(desk.work, case, DecisionOutcome.REFUSED, desk.today + timedelta(1))
    assert words(history(desk, case))[:2] == [
        "Support refused: decision recorded",
        "Decision recorded",
    ]


def test_a_place_from_the_waiting_list_is_no_cancelling_of_ones_own(desk: Desk) -> None:
    group = desk.group(capacity=1)
    first, second = desk.routed(), desk.routed(person=ANNA)
    booking = book(desk.work, first, group)
    book(desk.work, second, group)
    desk.clock.moment += timedelta(minutes=1)
    cancel_booking(desk.work, booking)
    assert words(history(desk, first))[0] == "Place cancelled"
    assert words(history(desk, second))[0] == "Got a place from the waiting list"


def test_changed_particulars_are_named_but_not_shown(desk: Desk) -> None:
    case = desk.register()
    desk.clock.moment += timedelta(minutes=1)
    moved = replace(
        ANNA, birth_date=date(1985, 4, 12), street="Nygatan 4", town="Lund", telephone=""
    )
    change_person(desk.work, case, moved)
    latest = history(desk, case)[1]
    assert (latest.words, set(latest.fields)) == ("Particulars changed", {"address", "telephone"})
    assert set(FIELDS.values()) >= set(latest.fields)


def test_looks_are_told_apart_from_what_was_done(desk: Desk) -> None:
    case = desk.register()
    read_case(desk.work, case)
    assert [one.words for one in history(desk, case) if one.is_look] == [
        "Events read",
        "Case opened",
    ]
    assert VERBS.keys() >= LOOKS

"""What puzzles somebody new, tried through the window: what it says is what one can act on."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt
from sqlalchemy import select

from models.meeting import Booking
from models.person import PersonNumber
from models.vocabulary import NumberKind
from tests.journeys.conftest import OpenWindow
from tests.models.desk import ANNA
from tests.ui.hands import Hands
from tests.ui.pages.cases import desk_of
from ui.application import Workplace
from ui.places import Place

Settled = Callable[[], None]


def settle(settled: Settled) -> None:
    for _ in range(6):  # a page comes in parts
        settled()


def register(hands: Hands, settled: Settled) -> None:
    hands.ctrl(Qt.Key.Key_S)
    settle(settled)


def new_case(window: OpenWindow, settled: Settled) -> Hands:
    hands = window()
    hands.ctrl(Qt.Key.Key_N)
    settle(settled)
    return hands


def ask_for_day(
    hands: Hands, workplace: Workplace, settled: Settled, case_id: UUID, day: str
) -> None:
    """Ask for a day of one's own in the panel where a case's meeting is booked."""
    workplace.go(Place("case", case_id))
    settle(settled)
    hands.press("Choose another time …")
    settle(settled)
    hands.fill(Day=day)
    hands.enter()
    settle(settled)


def test_a_temporary_number_is_taken_with_its_letters(
    window: OpenWindow, workplace: Workplace, settled: Settled
) -> None:
    hands = new_case(window, settled)
    hands.fill(Person_number="19850412-t001", Family_name="Öberg")
    register(hands, settled)
    assert "Case registered." in hands.sees
    assert "Öberg born 1985-04-12" in " ".join(hands.sees.split())
    assert "19850412-T001" in hands.sees
    with workplace.store.read() as session:
        temporary = select(PersonNumber).where(PersonNumber.kind == NumberKind.TEMPORARY)
        assert "19850412T001" in {one.value for one in session.scalars(temporary)}


def test_a_mistyped_digit_is_told_and_does_not_stop_one(
    window: OpenWindow, settled: Settled
) -> None:
    hands = new_case(window, settled)
    hands.fill(Person_number="850412-9804", Family_name="Öberg")
    settle(settled)
    assert "The last digit does not fit the others. Is it typed right?" in hands.sees
    register(hands, settled)
    assert "Case registered." in hands.sees


def test_a_protected_person_is_a_case_number_and_no_address_is_asked_for(
    window: OpenWindow, settled: Settled
) -> None:
    hands = new_case(window, settled)
    hands.fill(Person_number="850412-9803", Given_name="Vera", Family_name="Hemlig")
    hands.choose("Protected identity", "Conf")
    settle(settled)
    assert "Street" not in hands.sees.splitlines()
    assert "The address is then never printed" in hands.sees
    register(hands, settled)
    assert "Case registered." in hands.sees
    assert "2026-00041" in hands.window.windowTitle()
    assert "Hemlig" not in hands.window.windowTitle()


def test_no_meeting_is_held_on_a_holiday_and_the_next_day_is_named(
    window: OpenWindow, workplace: Workplace, settled: Settled
) -> None:
    case_id = desk_of(workplace).routed()
    hands = window()
    ask_for_day(hands, workplace, settled, case_id, "2026-12-25")
    assert (
        "On Friday 25 December no meetings are held: Juldagen. "
        "The next day with room is Tuesday 29 December." in hands.sees
    )


def test_a_full_group_has_a_line_to_stand_in(
    window: OpenWindow, workplace: Workplace, settled: Settled
) -> None:
    desk = desk_of(workplace)
    person = replace(ANNA, given_name="Ebba", family_name="Ödegård")
    case_id, group = desk.routed(person=person), desk.group(capacity=1)
    desk.called(desk.routed(), group)
    hands = window()
    workplace.go(Place("meetings", group))
    settle(settled)
    hands.press("Call somebody")
    settle(settled)
    hands.write("ebba")
    hands.enter()  # to those found
    assert "Ebba Ödegård · 1985-04-12" in hands.sees
    assert "is put in the waiting list: the meeting is full." in hands.sees
    hands.enter()
    settle(settled)
    assert "Ebba Ödegård has been put down for the meeting." in hands.sees
    waits = [one for one in desk.all(Booking) if one.case_id == case_id]
    assert [one.waiting for one in waits] == [True]

"""A group's day: eighteen people in eighteen keys, and what the routine says of who was absent twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from models.actions.cases import PersonDraft
from models.meeting import Booking, Meeting
from models.vocabulary import MeetingKind
from tests.journeys.conftest import OpenWindow
from tests.journeys.costs import COSTS, GROUP, THREE_PARTY
from tests.models.desk import ANNA, MONDAY, Desk
from tests.ui.pages.cases import desk_of
from ui.application import Workplace

FIRST, SECOND = MONDAY + timedelta(days=8), MONDAY + timedelta(days=15)
PEOPLE, TWICE = 18, 4  # the fifth of the list has been absent before


@pytest.fixture
def desk(workplace: Workplace) -> Desk:
    return desk_of(workplace)


def person(number: int) -> PersonDraft:
    """Return one of many people, by family name in the order of the alphabet."""
    return replace(ANNA, family_name=f"{chr(ord('A') + number)}sson")


def todays_group(desk: Desk) -> UUID:
    """Call eighteen people to a group and let its day come; return the case that was absent before."""
    cases = {TWICE: desk.routed(person=person(TWICE))}
    desk.absent_from(cases[TWICE], FIRST)
    cases |= {n: desk.routed(person=person(n)) for n in range(PEOPLE) if n != TWICE}
    group = desk.group(SECOND)
    for _, case_id in sorted(cases.items()):
        desk.called(case_id, group)
    desk.go_to(SECOND, time(12))
    return cases[TWICE]


def test_eighteen_people_in_eighteen_keys_and_a_three_party_meeting_from_there(
    desk: Desk, window: OpenWindow, settled: Callable[[], None]
) -> None:
    twice = todays_group(desk)
    hands = window()
    hands.ctrl(Qt.Key.Key_3)
    settled()
    hands.presses = 0
    for letter in "NNNNU" + "N" * 13:
        hands.key(Qt.Key(ord(letter)))
    assert hands.presses == COSTS[GROUP].presses
    settled()
    said = hands.sees
    assert "18 of 18 filled in" in said
    assert "17 came" in said
    assert "Second time. Suggestion: three-party meeting." in said
    assert (
        "Om en person uteblir två gånger från inskrivningsmötena ska trepartssamtal bokas" in said
    )

    hands.presses = 0
    hands.press("Open the enrolment")
    settled()
    hands.write("y")  # planning is still relevant
    hands.enter()  # the times of a three-party meeting: all of them after the week
    hands.fill(Reason_for_a_meeting_after_the_week="Nobody was free before.")
    hands.press("Book Wed 9 Dec 09.00")
    settled()
    assert hands.presses == COSTS[THREE_PARTY].presses
    assert "Three-party meeting booked Wed 9 Dec 09.00" in hands.sees
    booked = [b for b in desk.all(Booking) if b.case_id == twice and b.attendance is None]
    assert [desk.get(Meeting, b.meeting_id).kind for b in booked] == [MeetingKind.THREE_PARTY]

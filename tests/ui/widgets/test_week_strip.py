"""The week strip: arrows go from card to card, and a card is read aloud with its day."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.ui.widgets.conftest import Show
from ui.look.look import Look
from ui.widgets.week_strip import StripCard, StripDay, WeekStrip


def card(key: str, state: str = "") -> StripCard:
    return StripCard(key=key, time="09.00", title=key, note="18 called", spoken=key, state=state)


DAYS = (
    StripDay(heading="Mon", day="23 Nov", cards=(card("a", "done"),)),
    StripDay(
        heading="Tue",
        day="24 Nov",
        today="today",
        cards=(card("b", "warn"), card("c")),
        more="2 more",
        more_key="rest",
    ),
    StripDay(heading="Wed", day="25 Nov"),
    StripDay(heading="Thu", day="26 Nov", cards=(card("d"),)),
)


@pytest.fixture
def strip(look: Look, show: Show) -> WeekStrip:
    made = WeekStrip(look, "The week", keeps=True)
    made.show_days(DAYS, "b")
    show(made)
    made.setFocus()
    return made


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_the_arrows_go_from_card_to_card_over_empty_days(strip: WeekStrip) -> None:
    keys = {"→": Qt.Key.Key_Right, "←": Qt.Key.Key_Left, "↓": Qt.Key.Key_Down, "↑": Qt.Key.Key_Up}
    seen = []
    for key in "↓↓↓→→←↑←←":
        QTest.keyClick(focus(), keys[key])
        seen.append(focus().accessibleName())
    assert seen == ["c", "2 more", "2 more", "d", "d", "b", "b", "a", "a"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_card_is_chosen_by_key(strip: WeekStrip, key: Qt.Key) -> None:
    told: list[object] = []
    strip.chosen.connect(told.append)
    QTest.keyClick(focus(), Qt.Key.Key_Down)
    QTest.keyClick(focus(), key)
    assert told == ["c"]
    chosen = [b.accessibleName() for b in strip.findChildren(QAbstractButton) if b.isChecked()]
    assert chosen == ["c"]


def test_one_tab_leads_to_the_selected_card_and_one_past_them_all(strip: WeekStrip) -> None:
    stops = [
        b.accessibleName()
        for b in strip.findChildren(QAbstractButton)
        if b.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["b"]


def test_the_focus_stays_on_its_card_when_the_records_change(strip: WeekStrip) -> None:
    QTest.keyClick(focus(), Qt.Key.Key_Down)
    strip.show_days(DAYS, "b")
    assert focus().accessibleName() == "c"


@pytest.mark.parametrize(("scale", "up_to", "height"), [(1, 0, 46), (1, 2, 76), (1.5, 0, 114)])
def test_cards_are_tall_where_there_is_room_or_the_text_is_large(
    look: Look, show: Show, scale: float, up_to: int, height: int
) -> None:
    strip = WeekStrip(Look(look.tokens, scale), "The week", tall_up_to=up_to)
    strip.show_days(DAYS)
    show(strip)
    found = strip.card("b")
    assert found is not None
    assert found.height() == height
    assert strip.needed_height > 2 * height
    assert not strip.grab().isNull()

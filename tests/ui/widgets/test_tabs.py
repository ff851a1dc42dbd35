"""Tabs: by key and by click, silent when the program opens one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from tests.ui.widgets.conftest import Show
from ui.look.look import Look
from ui.widgets.tabs import Tabs


@pytest.fixture
def tabs(look: Look, show: Show) -> Tabs:
    made = Tabs(look, ["Overview", "Letters & lists", "Notes"], name="Case")
    show(made)
    return made


@pytest.fixture
def told(tabs: Tabs) -> list[int]:
    heard: list[int] = []
    tabs.chosen.connect(heard.append)
    return heard


def test_arrows_open_the_tab_beside(tabs: Tabs, told: list[int]) -> None:
    tabs.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(tabs, key)
    assert told == [1, 2, 1]


def test_a_click_opens_a_tab(tabs: Tabs, told: list[int]) -> None:
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(2).center())
    assert told == [2]


def test_the_program_opens_a_tab_without_telling(tabs: Tabs, told: list[int]) -> None:
    tabs.choose(2)
    assert (tabs.currentIndex(), told) == (2, [])


def test_readers_hear_a_list_of_tabs_by_name(tabs: Tabs) -> None:
    heard = QAccessible.queryAccessibleInterface(tabs)
    assert heard.role() is QAccessible.Role.PageTabList
    assert tabs.accessibleName() == "Case"
    assert heard.child(0).role() is QAccessible.Role.PageTab


def test_an_ampersand_is_no_letter_key(tabs: Tabs) -> None:
    assert "&&" in tabs.tabText(1)


def test_the_open_tab_is_underlined(tabs: Tabs, look: Look) -> None:
    tabs.choose(1)
    image = tabs.grab().toImage()
    below = [image.pixelColor(tabs.tabRect(n).center().x() - 8, tabs.height() - 2) for n in (0, 1)]
    assert [color == look.color("accent") for color in below] == [False, True]


def test_tabs_without_room_scroll_by_buttons_with_arrows(tabs: Tabs) -> None:
    tabs.resize(tabs.sizeHint().width() // 2, tabs.height())
    found = [b for b in tabs.findChildren(QToolButton) if b.isVisible()]
    assert [b.arrowType() for b in found] == [Qt.ArrowType.NoArrow] * 2
    assert all(not b.icon().isNull() and b.accessibleName() for b in found)

"""Letters for the keyboard: each unique, stable, easy to find, shown while Alt is held."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Show
from ui.look.look import Look
from ui.widgets.buttons import push
from ui.widgets.key_tips import KeyTips, assign_letters, letters

ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"
TEXTS = st.lists(st.text(f"{ALPHABET}{ALPHABET.upper()} …(12)–&", max_size=20), max_size=40)


def nothing() -> None:
    """Do nothing."""


@pytest.mark.parametrize(
    ("texts", "taken", "found"),
    [
        (("Boka möte", "Skriv brev"), "", ("b", "s")),
        (("Boka möte", "Boka nytt möte"), "", ("b", "n")),
        (("Boka", "Boka"), "", ("b", "o")),
        (("Boka möte",), "bm", ("o",)),
        (("Boka möte",), "BM", ("o",)),
        (("Återställ", "Ändra", "Öppna"), "", ("å", "ä", "ö")),
        (("27 brev",), "", ("b",)),
        (("…",), "", ("a",)),
        (("",), "abc", ("d",)),
        ((), "", ()),
    ],
)
def test_a_text_gets_a_letter_of_its_own(
    texts: Sequence[str], taken: str, found: Sequence[str]
) -> None:
    assert letters(texts, taken) == found


@given(TEXTS, st.sets(st.sampled_from(ALPHABET)))
def test_no_letter_is_given_twice_or_taken(texts: list[str], taken: set[str]) -> None:
    given_out = [letter for letter in letters(texts, taken) if letter]
    assert len(given_out) == len(set(given_out))
    assert not set(given_out) & taken
    assert set(given_out) <= set(ALPHABET)


@given(TEXTS)
def test_all_letters_are_used_before_one_goes_without(texts: list[str]) -> None:
    found = letters(texts, ())
    assert len(found) == len(texts)
    if "" in found:
        assert set(ALPHABET[:26]) <= set(found)


@given(TEXTS, TEXTS)
def test_what_comes_after_changes_no_letter(texts: list[str], more: list[str]) -> None:
    assert letters([*texts, *more], ())[: len(texts)] == letters(texts, ())


@pytest.fixture
def page(look: Look, show: Show) -> QWidget:
    window = show(*(push(look, text, nothing) for text in ("Book", "Book again", "Print")))
    assign_letters(window, "p")
    return window


def keys(page: QWidget) -> list[str]:
    return [button.shortcut().toString() for button in page.findChildren(QPushButton)]


def test_each_button_of_a_page_gets_a_letter(page: QWidget) -> None:
    assert keys(page) == ["Alt+B", "Alt+A", "Alt+R"]


def test_letters_stay_when_given_again(page: QWidget) -> None:
    first = keys(page)
    assign_letters(page, "p")
    assert keys(page) == first


def test_a_button_keeps_a_key_of_its_own(look: Look, show: Show) -> None:
    button = push(look, "Save", nothing)
    button.setShortcut(QKeySequence("Ctrl+S"))
    window = show(button)
    assign_letters(window)
    assert keys(window) == ["Ctrl+S"]


def test_a_button_coming_into_sight_takes_no_letter_of_another(look: Look, show: Show) -> None:
    hidden, seen = push(look, "Book", nothing), push(look, "Book", nothing)
    window = show(hidden, seen)
    assign_letters(window)
    hidden.hide()
    seen.setShortcut(QKeySequence())
    assign_letters(window)
    hidden.show()
    assign_letters(window)
    assert keys(window) == ["Alt+B", "Alt+O"]


def test_alt_and_its_letter_press_the_button(look: Look, show: Show, qtbot: QtBot) -> None:
    pressed: list[int] = []
    window = show(push(look, "Book", lambda: pressed.append(1)))
    assign_letters(window)
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: pressed == [1])  # a button pressed by key is seen to go down first


def plates(page: QWidget) -> list[str]:
    labels = page.findChildren(QLabel)
    return [plate.text() for plate in labels if plate.property("kind") == "key_tip"]


def test_letters_are_shown_while_alt_is_held(page: QWidget, look: Look) -> None:
    page.findChildren(QPushButton)[1].setEnabled(False)
    KeyTips(page, look)
    handle = page.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_Alt)
    assert plates(page) == ["B", "R"]
    QTest.keyRelease(handle, Qt.Key.Key_Alt)
    assert [plate for plate in page.findChildren(QLabel) if plate.isVisible()] == []

"""What stands on plates: labels, cards, message bars, states, empty lists; words as they stand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.ui.widgets.conftest import Show
from ui.look.look import Look
from ui.widgets.buttons import push
from ui.widgets.card import Card, quote
from ui.widgets.empty import Empty
from ui.widgets.labels import label, tint
from ui.widgets.message_bar import MessageBar
from ui.widgets.state import STATES, chip, state

WORDS = "<b>Ek & Söner</b>"


def said(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.text()]


def test_words_are_shown_as_they_stand(look: Look, show: Show) -> None:
    made = label(look, WORDS)
    show(made)
    wide = made.fontMetrics().horizontalAdvance(WORDS)
    assert made.textFormat() is Qt.TextFormat.PlainText
    assert made.sizeHint().width() >= wide


def test_a_button_shows_its_ampersand_and_has_no_letter_of_its_own(look: Look) -> None:
    button = push(look, "Ek & Söner", list)
    assert button.text() == "Ek && Söner"
    assert button.shortcut().isEmpty()


def test_a_button_hands_nothing_on(look: Look, show: Show) -> None:
    pressed: list[object] = []

    def save(again: object = "again") -> None:
        pressed.append(again)

    button = push(look, "Save", save)
    show(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == ["again"]


@pytest.mark.parametrize(("color", "token"), [("", "text"), ("late", "late"), ("off", "off")])
def test_a_label_takes_the_colour_of_its_token(
    color: str, token: str, look: Look, show: Show
) -> None:
    made = label(look, "4 days over", color=color)
    show(made)
    assert made.palette().color(made.foregroundRole()) == look.color(token)


def test_a_label_changes_its_colour(look: Look, show: Show) -> None:
    made = label(look, "Saved")
    show(made)
    tint(made, "late")
    assert made.palette().color(made.foregroundRole()) == look.color("late")


def test_a_card_has_heading_action_and_body(look: Look) -> None:
    action = push(look, "Change", list, kind="quiet")
    card = Card(look, "Facts", action)
    card.body.addWidget(label(look, "Phone"))
    assert said(card) == ["Facts", "Phone"]
    assert card.findChildren(QPushButton) == [action]


@pytest.mark.parametrize("words", ["Den enskilde kallas.", "”Den enskilde kallas.”"])
def test_a_quote_stands_within_quotation_marks_once(words: str, look: Look) -> None:
    assert said(quote(look, words, "Arbetsrutin 2018")) == [
        "”Den enskilde kallas.”",
        "Arbetsrutin 2018",
    ]


def test_a_message_has_at_most_one_button_that_works(look: Look, show: Show) -> None:
    acted: list[int] = []
    bar = MessageBar(look, "late", "The disk is full.", "Try again", lambda: acted.append(1))
    show(bar)
    assert bar.action is not None
    QTest.mouseClick(bar.action, Qt.MouseButton.LeftButton)
    assert acted == [1]
    assert said(bar) == ["The disk is full."]


def test_a_message_without_an_action_has_no_button(look: Look) -> None:
    bar = MessageBar(look, "info", "2 persons are left out.")
    assert bar.findChildren(QPushButton) == []


def test_readers_hear_what_a_message_says_now(look: Look, show: Show) -> None:
    bar = MessageBar(look, "warn", "An address is missing.")
    show(bar)
    bar.say("Two addresses are missing.")
    heard = QAccessible.queryAccessibleInterface(bar)
    assert heard.text(QAccessible.Text.Name) == "Two addresses are missing."
    assert said(bar) == ["Two addresses are missing."]


@pytest.mark.parametrize("kind", STATES)
def test_a_state_is_an_icon_and_a_word(kind: str, look: Look) -> None:
    for made in (state(look, kind, "4 days over"), chip(look, kind, "4 days over")):
        drawn = [each for each in made.findChildren(QLabel) if not each.pixmap().isNull()]
        assert len(drawn) == 1
        assert said(made) == ["4 days over"]


def test_an_empty_list_says_what_comes_next(look: Look) -> None:
    action = push(look, "Show the week", list)
    made = Empty(look, "done", "Nothing is late", "The next date is 25 November.", action)
    assert said(made) == ["Nothing is late", "The next date is 25 November."]
    assert made.findChildren(QPushButton) == [action]

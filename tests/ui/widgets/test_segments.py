"""A question's answers: by key, by click anywhere on them, and silent when the program chooses."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QRadioButton

from tests.ui.widgets.conftest import Show
from ui.look.look import Look
from ui.widgets.segments import Segments

ANSWERS = ((True, "Yes"), (False, "No"), ("ask", "Don't know"))
LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right


@pytest.fixture
def strip(look: Look, show: Show) -> Segments:
    made = Segments(look, "Interpreter?", ANSWERS)
    show(QLineEdit(), made, QLineEdit())
    return made


@pytest.fixture
def told(strip: Segments) -> list[object]:
    heard: list[object] = []
    strip.chosen.connect(heard.append)
    return heard


def buttons(strip: Segments) -> list[QRadioButton]:
    return strip.findChildren(QRadioButton)


def test_nothing_is_chosen_beforehand(strip: Segments) -> None:
    assert strip.value is None


@pytest.mark.parametrize("value", [True, False, "ask", None])
def test_the_program_chooses_without_telling(
    strip: Segments, told: list[object], value: object
) -> None:
    strip.choose(True)
    strip.choose(value)
    assert (strip.value, told) == (value, [])


@pytest.mark.parametrize(("number", "value"), list(enumerate((True, False, "ask"))))
@pytest.mark.parametrize("edge", ["left", "right"])
def test_a_click_at_the_edge_of_an_answer_chooses_it(
    strip: Segments, told: list[object], number: int, value: object, edge: str
) -> None:
    button = buttons(strip)[number]
    place = QPoint(1 if edge == "left" else button.width() - 2, 2)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=place)
    assert (strip.value, told) == (value, [value])


def test_arrows_go_from_answer_to_answer(strip: Segments, told: list[object]) -> None:
    strip.choose(True)
    strip.setFocus()
    for key in (RIGHT, RIGHT, LEFT):
        QTest.keyClick(strip.window().focusWidget(), key)
    assert told == [False, "ask", False]


def test_the_space_bar_answers_an_unanswered_question(strip: Segments, told: list[object]) -> None:
    strip.setFocus()
    QTest.keyClick(strip.window().focusWidget(), Qt.Key.Key_Space)
    assert told == [True]


@pytest.mark.parametrize(("value", "number"), [(None, 0), (True, 0), (False, 1), ("ask", 2)])
def test_tab_stops_once_at_a_question(strip: Segments, value: object, number: int) -> None:
    strip.choose(value)
    before, after = strip.window().findChildren(QLineEdit)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    stop = strip.window().focusWidget()
    assert stop is buttons(strip)[number]
    QTest.keyClick(stop, Qt.Key.Key_Tab)
    assert strip.window().focusWidget() is after


def test_readers_hear_question_answer_and_radio_button(strip: Segments) -> None:
    heard = [QAccessible.queryAccessibleInterface(button) for button in buttons(strip)]
    assert [each.role() for each in heard] == [QAccessible.Role.RadioButton] * 3
    names = [each.text(QAccessible.Text.Name) for each in heard]
    assert names == ["Interpreter? Yes", "Interpreter? No", "Interpreter? Don't know"]


def test_nothing_moves_when_an_answer_is_chosen(strip: Segments) -> None:
    before = [button.geometry() for button in buttons(strip)]
    strip.choose("ask")
    assert [button.geometry() for button in buttons(strip)] == before


def test_chosen_answers_are_filled(strip: Segments, look: Look) -> None:
    strip.choose(False)
    pixels = [button.grab().toImage().pixelColor(6, 8) for button in buttons(strip)]
    surface, accent = look.color("surface"), look.color("accent")
    assert pixels == [surface, accent, surface]

"""A question answered by key and taken back; unanswered is nothing chosen."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from models.vocabulary import Answer
from ui.forms.enrolment import ENROLMENT
from ui.i18n import translator
from ui.look.look import Look
from ui.look.tokens import LIGHT
from ui.widgets.answer_strip import AnswerStrip, answer_strip

QUESTION = next(field for field in ENROLMENT.fields if field.name == "violence_indication")


@pytest.fixture
def strip(qtbot: QtBot) -> AnswerStrip:
    made = answer_strip(Look(LIGHT), translator("en"), QUESTION, date(2026, 11, 24))
    qtbot.addWidget(made)
    made.show()
    return made


def segment(strip: AnswerStrip, number: int) -> QRadioButton:
    return strip.findChildren(QRadioButton)[number]


@pytest.mark.parametrize(
    ("key", "answer"),
    [("y", Answer.YES), ("N", Answer.NO), ("d", Answer.UNKNOWN), ("x", None)],
)
def test_a_letter_answers_and_says_that_one_goes_on(
    strip: AnswerStrip, qtbot: QtBot, key: str, answer: Answer | None
) -> None:
    gone_on: list[bool] = []
    strip.answered.connect(lambda: gone_on.append(True))
    QTest.keyClicks(segment(strip, 0), key)
    assert strip.value is answer
    assert bool(gone_on) is (answer is not None)


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_takes_the_answer_back(strip: AnswerStrip, qtbot: QtBot, key: Qt.Key) -> None:
    strip.show_value(Answer.NO)
    with qtbot.waitSignal(strip.edited):
        QTest.keyClick(segment(strip, 1), key)
    assert strip.value is None


def test_a_press_on_the_chosen_answer_takes_it_back(strip: AnswerStrip, qtbot: QtBot) -> None:
    QTest.mouseClick(segment(strip, 1), Qt.MouseButton.LeftButton)
    assert strip.value == Answer.NO
    with qtbot.waitSignal(strip.edited):
        QTest.mouseClick(segment(strip, 1), Qt.MouseButton.LeftButton)
    assert strip.value is None
    assert not segment(strip, 1).isDown()


def test_an_answer_shown_by_the_program_is_no_edit(strip: AnswerStrip, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(strip.edited):
        strip.show_value(Answer.YES)
        strip.show_value(None)

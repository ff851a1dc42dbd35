"""Fields: named for readers, silent when filled by the program, honest about what is wrong."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QPalette, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QWidget

from tests.ui.widgets.conftest import Show
from ui.look.look import Look
from ui.look.tokens import contrast
from ui.widgets.fields import area, combo, labelled, line, tick
from ui.widgets.segments import Segments

CHANNELS = (("letter", "Letter"), ("phone", "Phone"), (None, "None"))
SENTENCE = "There is no such date. February 1985 has 28 days."


def heard(widget: QWidget, what: QAccessible.Text) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(what)


@pytest.mark.parametrize("make", [line, area])
def test_a_field_has_the_name_it_was_given(make: type, look: Look, show: Show) -> None:
    field = make(look, "Born")
    show(field)
    assert heard(field, QAccessible.Text.Name) == "Born"


def test_a_label_names_a_field_that_has_no_name(look: Look, show: Show) -> None:
    field = line(look, "")
    show(labelled(look, "Born", field))
    assert heard(field, QAccessible.Text.Name) == "Born"


def test_a_problem_is_shown_and_told_to_readers(look: Look, show: Show) -> None:
    field = line(look, "Born")
    shown = labelled(look, "Born", field, "Year, month, day")
    show(shown)
    height = shown.sizeHint().height()
    shown.show_problem(SENTENCE)
    assert heard(field, QAccessible.Text.Description) == f"{SENTENCE} Year, month, day"
    assert shown.problem == SENTENCE
    assert shown.sizeHint().height() > height


def test_a_problem_goes_away_wholly(look: Look, show: Show) -> None:
    field = line(look, "Born")
    shown = labelled(look, "Born", field)
    show(shown)
    before = field.grab().toImage()
    shown.show_problem(SENTENCE)
    wrong = field.grab().toImage()
    shown.show_problem("")
    assert heard(field, QAccessible.Text.Description) == ""
    assert field.grab().toImage() == before
    assert wrong != before


def test_a_problem_of_a_question_is_told_at_each_answer(look: Look, show: Show) -> None:
    strip = Segments(look, "Interpreter?", ((1, "Yes"), (2, "No")))
    shown = labelled(look, "Interpreter?", strip)
    show(shown)
    shown.show_problem("Answer yes or no.")
    told = [heard(each, QAccessible.Text.Description) for each in strip.findChildren(QRadioButton)]
    assert told == ["Answer yes or no."] * 2


def test_the_edge_of_a_wrong_field_has_the_colour_of_errors(look: Look, show: Show) -> None:
    field = line(look, "Born")
    shown = labelled(look, "Born", field)
    show(QLineEdit(), shown)
    shown.show_problem(SENTENCE)
    edge = [field.grab().toImage().pixelColor(field.width() // 2, y) for y in (0, 1)]
    assert edge == [look.color("late")] * 2


@pytest.mark.parametrize("make", [line, area])
def test_what_a_field_hints_can_be_read(make: type, look: Look, show: Show) -> None:
    field = make(look, "Place", "e.g. Storgatan 1")
    show(QLineEdit(), field)
    placeholder = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert placeholder.alpha() == 255
    assert contrast(placeholder.name(), look.tokens.surface) >= 4.5


@pytest.mark.parametrize("make", [line, area])
def test_nothing_moves_when_a_field_gets_the_focus(make: type, look: Look, show: Show) -> None:
    field = make(look, "Place")
    show(QLineEdit(), field)
    before = (field.geometry(), field.contentsRect(), field.sizeHint())
    field.setFocus()
    assert (field.geometry(), field.contentsRect(), field.sizeHint()) == before


def test_tab_leaves_a_field_of_several_lines(look: Look, show: Show) -> None:
    field, after = area(look, "Note"), QLineEdit()
    show(field, after)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_a_field_of_several_lines_grows_with_its_words(look: Look, show: Show) -> None:
    field = area(look, "Note")
    show(field)
    heights = []
    for lines in (1, 8, 12, 100):
        field.setPlainText("\n".join("x" * lines))
        heights.append(field.sizeHint().height())
    assert heights[0] < heights[1] < heights[2] == heights[3]


@pytest.mark.parametrize(("value", "shown"), [*CHANNELS, ("pigeon", "")])
def test_the_program_chooses_among_many_without_telling(
    value: object, shown: str, look: Look, show: Show
) -> None:
    field = combo(look, "Channel", CHANNELS)
    told: list[object] = []
    field.chosen.connect(told.append)
    field.choose(value)
    assert (field.currentText(), told) == (shown, [])
    assert field.value == (value if shown else None)


def test_a_key_chooses_among_many(look: Look, show: Show) -> None:
    field = combo(look, "Channel", CHANNELS)
    show(field)
    told: list[object] = []
    field.chosen.connect(told.append)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert (field.value, told) == ("phone", ["phone"])


def test_scrolling_past_a_choice_leaves_it_alone(look: Look, show: Show) -> None:
    field = combo(look, "Channel", CHANNELS)
    show(field)
    field.setFocus()
    middle = QPointF(field.rect().center())
    event = QWheelEvent(
        middle,
        field.mapToGlobal(middle),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, event)
    assert (field.value, event.isAccepted()) == ("letter", False)


def test_a_click_on_its_words_ticks_a_box(look: Look, show: Show) -> None:
    box = tick(look, "Interpreter needed")
    show(box)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 3, 3))
    assert box.isChecked()


def test_a_ticked_box_is_filled(look: Look, show: Show) -> None:
    box = tick(look, "Interpreter needed")
    show(box)
    box.setChecked(True)
    assert box.grab().toImage().pixelColor(4, box.height() // 2 - 6) == look.color("accent")

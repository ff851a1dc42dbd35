"""A form on the screen: typed in by hand, filled by the program, and calm about what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.rules.problem import Problem
from models.text import N_
from models.vocabulary import Answer, CaseKind, ProtectedIdentity
from ui.forms.case import CASE
from ui.forms.editing import Editing
from ui.forms.enrolment import ENROLMENT
from ui.forms.spec import Field, FormSpec, Kind, Section
from ui.i18n import translator
from ui.look.look import Look
from ui.look.tokens import LIGHT
from ui.widgets.fields import Combo, Tick
from ui.widgets.form_section import FormSection
from ui.widgets.form_view import FormView

TODAY = date(2026, 11, 24)


@dataclass
class Shown:
    """A form in a window, with a button after it to go to."""

    window: QWidget
    view: FormView
    editing: Editing[Any]
    edits: list[bool]
    button: QPushButton

    def go_to(self, name: str) -> QWidget:
        self.view.focus_field(name)
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def type(self, name: str, text: str) -> None:
        """Write in a field over what is there, and stay in it."""
        field = self.go_to(name)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, text)

    def leave(self) -> None:
        self.button.setFocus()

    def text(self, name: str) -> str:
        return str(self.line(name).property("text"))

    def line(self, name: str) -> QWidget:
        """Return what has the focus when one is in a field."""
        found = self.view.field(name).editor.focusProxy()
        assert found is not None
        return found

    def problem(self, name: str) -> str:
        return self.view.field(name).problem


Show = Callable[..., Shown]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Give what shows a form."""

    def shown(
        spec: FormSpec[Any] = CASE, record: Any = None, scale: float = 1.0, *, whole: bool = True
    ) -> Shown:
        window = QWidget()
        editing = Editing(spec, TODAY, record)
        view = FormView(Look(LIGHT, scale), translator("en"), editing)
        button = QPushButton("Save")
        lines = QVBoxLayout(window)
        lines.addWidget(view)
        lines.addWidget(button)
        if whole:
            view.complete()
        edits: list[bool] = []
        view.edited.connect(lambda: edits.append(True))
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return Shown(window, view, editing, edits, button)

    return shown


def test_what_is_typed_is_in_the_draft_at_once(show: Show) -> None:
    form = show()
    form.type("family_name", "O'Hara & Åsa")
    assert form.editing.draft.family_name == "O'Hara & Åsa"
    assert form.edits


def test_a_long_form_comes_a_section_at_a_time_and_wholly_by_itself(qtbot: QtBot) -> None:
    view = FormView(Look(LIGHT), translator("en"), Editing(ENROLMENT, TODAY))
    qtbot.addWidget(view)
    assert len(_sections(view)) == 1
    qtbot.waitUntil(lambda: len(_sections(view)) == len(ENROLMENT.sections))


def test_a_field_asked_for_before_its_turn_is_there_and_stands_in_its_place(qtbot: QtBot) -> None:
    view = FormView(Look(LIGHT), translator("en"), Editing(ENROLMENT, TODAY))
    qtbot.addWidget(view)
    asked = view.field(ENROLMENT.sections[-2].fields[0].name)
    assert len(_sections(view)) == 2
    view.complete()
    assert [section.isAncestorOf(asked) for section in _sections(view)].index(True) == 5
    assert len(_sections(view)) == len(ENROLMENT.sections)


def test_what_is_said_before_a_question_is_there_stands_at_it_when_it_comes(qtbot: QtBot) -> None:
    view = FormView(Look(LIGHT), translator("en"), Editing(ENROLMENT, TODAY))
    qtbot.addWidget(view)
    name = ENROLMENT.sections[-1].fields[0].name
    view.ask({name}, {name})
    view.note({name: "Counted: 2"})
    asked = view.field(name)
    assert asked._plate.property("plate") == "warn"  # type: ignore[attr-defined]
    assert "Counted: 2" in [label.text() for label in asked.findChildren(QLabel)]


def test_tab_goes_through_what_came_late_before_what_stands_after_the_form(
    qtbot: QtBot, show: Show
) -> None:
    form = show(whole=False)
    qtbot.waitUntil(lambda: len(_sections(form.view)) == len(CASE.sections))
    passed = [form.go_to("number")]
    while not form.button.hasFocus():
        QTest.keyClick(passed[-1], Qt.Key.Key_Tab)
        now = form.window.focusWidget()
        assert now is not None
        passed.append(now)
        assert len(passed) < 100, "Tab never comes to the button"
    places = [_place(form.view, stop) for stop in passed[:-1]]
    assert places == sorted(places)
    assert set(places) == set(range(len(CASE.sections)))


def _sections(view: FormView) -> list[FormSection]:
    """Return the sections as they stand below each other."""
    found = view.findChildren(FormSection)
    return sorted(found, key=view._lines.indexOf)


def _place(view: FormView, stop: QWidget) -> int:
    return [section.isAncestorOf(stop) for section in _sections(view)].index(True)


def test_filling_a_form_is_no_edit(show: Show) -> None:
    form = show()
    form.editing.open(replace(form.editing.draft, given_name="Åsa", sms_agreed=True))
    form.view.read_again()
    assert form.text("given_name") == "Åsa"
    assert form.edits == []
    assert not form.editing.changed


def test_a_number_fills_in_the_birth_date_and_is_written_out_on_leaving(show: Show) -> None:
    form = show()
    form.type("number", "850412-9803")
    assert form.text("birth_date") == "1985-04-12"
    form.leave()
    assert form.text("number") == "19850412-9803"
    assert form.editing.draft.number == "19850412-9803"


def test_a_birth_date_somebody_typed_is_left_alone(show: Show) -> None:
    form = show()
    form.type("birth_date", "1985-04-13")
    form.type("number", "850412-9803")
    assert form.editing.draft.birth_date == date(1985, 4, 13)
    form.leave()
    assert "Both are kept" in form.problem("birth_date")


@pytest.mark.parametrize(
    ("typed", "born", "problem"),
    [
        ("850412-9803", "1985-04-12", ""),
        ("850412-9804", "1985-04-12", "last digit"),
        ("850472-9808", "1985-04-12", ""),
        ("19850412-T001", "1985-04-12", ""),
        ("850412TF01", "1985-04-12", ""),
        ("what", "", "does not look like"),
    ],
)
def test_a_number_of_any_kind_is_taken_and_an_odd_one_is_said_to_be_odd(
    show: Show, typed: str, born: str, problem: str
) -> None:
    form = show()
    form.type("number", typed)
    assert form.problem("number") == ""
    form.leave()
    assert form.text("birth_date") == born
    assert problem in form.problem("number")
    assert form.editing.can_save


@pytest.mark.parametrize(
    ("typed", "written"),
    [("24/11", "2026-11-24"), ("igår", "2026-11-23"), ("+7", "2026-12-01"), ("", "")],
)
def test_a_day_is_written_out_when_one_leaves_it(show: Show, typed: str, written: str) -> None:
    form = show()
    form.type("application_date", typed)
    assert form.text("application_date") == typed
    form.leave()
    assert form.text("application_date") == written


def test_a_day_that_does_not_exist_is_said_on_leaving_and_gone_when_mended(show: Show) -> None:
    form = show()
    form.type("contact_date", "1985-02-30")
    assert form.problem("contact_date") == ""
    form.leave()
    assert form.problem("contact_date") == "There is no such date. February 1985 has 28 days."
    assert form.text("contact_date") == "1985-02-30"
    assert not form.editing.can_save
    form.type("contact_date", "1985-02-28")
    assert form.problem("contact_date") == ""
    assert "contact_date" not in form.editing.problems


def test_arrows_change_a_day_and_begin_today(show: Show) -> None:
    form = show()
    line = form.go_to("application_date")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp):
        QTest.keyClick(line, key)
    assert form.editing.draft.application_date == date(2026, 12, 1)
    assert form.text("application_date") == "2026-12-01"


def test_the_weekday_stands_beside_the_day(show: Show) -> None:
    form = show()
    line: Any = form.view.field("contact_date").editor.focusProxy()
    assert line.weekday == "Tuesday"
    form.type("contact_date", "23/11")
    assert line.weekday == ""
    form.leave()
    assert line.weekday == "Monday"


def test_a_day_is_chosen_in_the_calendar_by_key(show: Show, qtbot: QtBot) -> None:
    form = show()
    form.go_to("contact_date")
    editor: Any = form.view.field("contact_date").editor
    editor._day.open_calendar()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    calendar: Any = QApplication.focusWidget()
    QTest.keyClick(calendar, Qt.Key.Key_Left)
    QTest.keyClick(calendar, Qt.Key.Key_Return)
    assert form.editing.draft.contact_date == date(2026, 11, 23)
    assert QApplication.activePopupWidget() is None


def test_escape_closes_the_calendar_and_changes_nothing(show: Show) -> None:
    form = show()
    editor: Any = form.view.field("contact_date").editor
    editor._day.open_calendar()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert form.edits == []


@pytest.mark.parametrize(("typed", "held"), [("3", 3), ("", None), ("two", None), ("²", None)])
def test_a_count_is_a_whole_number_or_unread(show: Show, typed: str, held: int | None) -> None:
    form = show()
    form.type("earlier_absences", typed)
    form.leave()
    assert form.editing.draft.earlier_absences == held
    assert form.text("earlier_absences") == typed
    assert ("earlier_absences" in form.editing.problems) is (held is None)
    assert bool(form.problem("earlier_absences")) is (held is None)


def test_arrows_change_a_count_and_never_below_nothing(show: Show) -> None:
    form = show()
    line = form.go_to("earlier_absences")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(line, key)
    assert form.editing.draft.earlier_absences == 2


@pytest.mark.parametrize(
    ("typed", "stored"), [("Somali", "so"), ("somali", "so"), ("Wolof", "Wolof")]
)
def test_an_interpreter_s_language_is_a_code_where_there_is_one(
    show: Show, typed: str, stored: str
) -> None:
    form = show()
    form.type("interpreter_language", typed)
    assert form.editing.draft.interpreter_language == stored
    form.view.read_again()
    assert form.text("interpreter_language").casefold() == typed.casefold()


def test_a_choice_is_made_by_key(show: Show) -> None:
    form = show()
    box = form.go_to("kind")
    assert isinstance(box, Combo)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert form.editing.draft.kind is CaseKind.RETURNING


def test_a_tick_shows_what_follows_it_and_keeps_the_focus(show: Show) -> None:
    form = show()
    follows = form.view.field("sms_may_name_office")
    assert not follows.isVisible()
    box = form.go_to("sms_agreed")
    assert isinstance(box, Tick)
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert form.editing.draft.sms_agreed
    assert follows.isVisible()
    assert QApplication.focusWidget() is box


def test_the_address_of_a_protected_person_is_not_asked_for_but_never_hidden_once_typed(
    show: Show,
) -> None:
    form = show()
    form.type("town", "Sundvalla")
    form.editing.put("protected", ProtectedIdentity.MARKED)
    form.view.read_again()
    assert not form.view.field("street").isVisible()
    assert form.view.field("town").isVisible()


def test_nothing_is_said_to_be_wrong_before_one_has_typed_or_saves(show: Show) -> None:
    form = show()
    form.go_to("given_name")
    form.leave()
    assert form.problem("family_name") == ""
    form.view.show_problems()
    assert "Write a name" in form.problem("family_name")
    assert form.view.focus_first_problem()
    assert QApplication.focusWidget() is form.view.field("family_name").editor.focusProxy()


def test_a_form_with_nothing_wrong_has_no_problem_to_go_to(show: Show) -> None:
    form = show()
    form.type("family_name", "Öberg")
    assert not form.view.focus_first_problem()


@pytest.mark.parametrize(
    "pasted", ["Å\x00s\x07a", "Å\u202es\u2066a\ufeff", "A\u030asa", "Å\ud800sa", "  Åsa\r\n"]
)
def test_what_is_pasted_is_plain_and_clean(show: Show, pasted: str) -> None:
    form = show()
    QGuiApplication.clipboard().setText(pasted)
    field = form.go_to("given_name")
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    form.leave()
    assert form.editing.draft.given_name in {"Åsa", "Å s a"}
    assert form.text("given_name") == form.editing.draft.given_name


def test_undo_in_a_field_is_its_own(show: Show) -> None:
    form = show()
    form.type("town", "Sundvalla")
    line = form.go_to("town")
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.editing.draft.town == form.text("town") != "Sundvalla"


# Questions


def test_a_question_is_answered_by_key_and_shows_what_follows(show: Show) -> None:
    form = show(ENROLMENT)
    answer = form.go_to("on_parental_leave")
    assert isinstance(answer, QRadioButton)
    QTest.keyClick(answer, Qt.Key.Key_Space)
    assert form.editing.draft.on_parental_leave is Answer.YES
    assert form.view.field("leave_ends").isVisible()
    assert form.edits == [True]


def test_a_question_the_rules_wait_for_is_shown_and_marked(show: Show) -> None:
    form = show(ENROLMENT)
    asked = form.view.field("still_relevant")
    assert not asked.isVisible()
    form.view.ask({"still_relevant"}, {"still_relevant"})
    assert asked.isVisible()
    assert asked._plate.property("plate") == "warn"  # type: ignore[attr-defined]
    form.view.ask((), ())
    assert not asked.isVisible()


# What readers hear


@pytest.mark.parametrize("spec", [CASE, ENROLMENT], ids=lambda spec: spec.key)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_stop_of_a_form_has_a_name_and_is_large_enough(
    show: Show, spec: FormSpec[Any], scale: float
) -> None:
    form = show(spec, scale=scale)
    stops = [w for w in form.view.findChildren(QWidget) if w.isVisible() and _is_stop(w)]
    assert len(stops) > 10
    for stop in stops:
        interface = QAccessible.queryAccessibleInterface(stop)
        assert interface.text(QAccessible.Text.Name), stop
        assert min(stop.width(), stop.height()) >= 24, stop.accessibleName()


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def test_readers_hear_the_help_and_what_is_wrong(show: Show) -> None:
    form = show()
    form.type("contact_date", "soon")
    form.leave()
    line = form.line("contact_date")
    assert line.accessibleName() == "First contact"
    assert "This is not a date." in line.accessibleDescription()
    assert "within a week" in line.accessibleDescription()


# A form with every kind of field


@dataclass(frozen=True)
class Everything:
    words: str = ""
    part: int | None = None


SMALL = FormSpec(
    key="everything",
    title="Everything",
    blank=lambda _: Everything(),
    check=lambda draft, _: (
        (Problem("part", N_("Write a part from 0 to 100 per cent.")),)
        if (draft.part or 0) > 100
        else ()
    ),
    sections=(
        Section(
            "All",
            (
                Field(name="words", label="Words", kind=Kind.TEXT, hint="Several lines."),
                Field(name="part", label="Part", kind=Kind.PERCENT),
            ),
            help="What it is for.",
        ),
    ),
)


def test_several_lines_are_kept_as_lines(show: Show) -> None:
    form = show(SMALL)
    QTest.keyClicks(form.go_to("words"), "one\rtwo")
    assert form.editing.draft.words == "one\ntwo"
    form.editing.open(Everything(words="three"))
    form.edits.clear()
    form.view.read_again()
    assert form.edits == []


@pytest.mark.parametrize(
    ("typed", "held", "shown"), [("50", 50, "50 %"), ("50 %", 50, "50 %"), ("101", 101, "101 %")]
)
def test_a_part_is_typed_with_or_without_its_sign(
    show: Show, typed: str, held: int, shown: str
) -> None:
    form = show(SMALL)
    form.type("part", typed)
    form.leave()
    assert (form.editing.draft.part, form.text("part")) == (held, shown)
    assert bool(form.problem("part")) is (held > 100)

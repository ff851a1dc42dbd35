"""The window: pages come and go, keys work everywhere, and what was done can be taken back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from typing_extensions import override

from models.actions.notes import write_note
from models.case import Case
from models.note import Note
from models.queries.drafts import draft_of
from ui.application import Workplace
from ui.commands import Command
from ui.i18n import translator
from ui.look.look import Look
from ui.look.tokens import DARK
from ui.main_window import PLACE, Build, MainWindow
from ui.pages.page import Page
from ui.places import Place, restored


class PlainPage(Page):
    """A page with two fields, which counts how often it was read and left."""

    def __init__(self, workplace: Workplace, place: Place) -> None:
        super().__init__(workplace, place)
        self.title = place.page
        self.reads, self.leaves, self.done = 0, 0, 0
        self.first, self.second = QLineEdit(), QLineEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.first)
        layout.addWidget(self.second)

    @override
    def read_again(self) -> None:
        self.reads += 1

    @override
    def leave(self) -> None:
        self.leaves += 1

    @override
    def areas(self) -> tuple[QWidget, ...]:
        return self.first, self.second

    @override
    def commands(self) -> tuple[Command, ...]:
        return (Command("do", "Do it", "Ctrl+J", self._do),)

    def _do(self) -> None:
        self.done += 1


PAGES: dict[str, Build] = dict.fromkeys(
    ("today", "cases", "case", "letters", "settings"), PlainPage
)


@pytest.fixture
def window(workplace: Workplace, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(workplace, PAGES, name="Stegvis", who="Karin Ek")
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    yield window
    window.close()


def _page(window: MainWindow) -> PlainPage:
    assert isinstance(window.page, PlainPage)
    return window.page


def _write(workplace: Workplace, words: str = "The note is written.") -> None:
    case_id = workplace.read(lambda session: session.scalars(select(Case.id).limit(1)).one())
    workplace.do(lambda work: write_note(work, case_id, "Ringde."), words)


def _notes(workplace: Workplace) -> int:
    query = select(Note.id).where(Note.gone.is_(None))
    return workplace.read(lambda session: len(session.scalars(query).all()))


def test_it_opens_on_today_with_the_focus_in_the_page(window: MainWindow) -> None:
    assert window.place() == Place("today")
    assert _page(window).first.hasFocus()


def test_the_title_names_the_page_and_the_program(window: MainWindow) -> None:
    window.go(Place("cases"))
    assert window.windowTitle() == "cases – Stegvis"


def test_a_page_is_left_once_and_let_go_of(window: MainWindow, qtbot: QtBot) -> None:
    left = _page(window)
    with qtbot.waitSignal(left.destroyed):
        window.go(Place("letters"))
        assert left.leaves == 1


def test_back_goes_where_one_was(window: MainWindow, qtbot: QtBot) -> None:
    window.go(Place("cases"))
    window.go(Place("letters"))
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.place() == Place("cases")


@pytest.mark.parametrize(
    ("number", "page"), [(1, "today"), (2, "cases"), (3, "letters"), (4, "settings")]
)
def test_the_places_have_numbers(window: MainWindow, qtbot: QtBot, number: int, page: str) -> None:
    QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
    assert window.place().page == page


def test_a_case_stands_under_the_cases_in_the_rail(window: MainWindow) -> None:
    window.go(Place("case"))
    assert window._frame.rail.buttons["cases"].isChecked()


def test_f6_goes_round_all_areas_and_back(window: MainWindow, qtbot: QtBot) -> None:
    page, seen = _page(window), []
    for _ in range(4):
        QTest.keyClick(window, Qt.Key.Key_F6)
        seen.append(window.focusWidget())
    assert seen[0] is page.second
    assert seen[1] is window._frame.rail.buttons["today"]
    assert seen[2] is window._frame.top.search.field
    assert seen[3] is page.first
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget() is seen[2]


def test_ctrl_k_searches_from_anywhere(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window._frame.top.search.field.hasFocus()


def test_the_keys_of_a_page_end_with_it(window: MainWindow, qtbot: QtBot) -> None:
    first = _page(window)
    QTest.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert first.done == 1
    window.go(Place("cases"))
    QTest.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert _page(window).done == 1


def test_what_is_changed_is_read_again_and_said_to_be_saved(
    window: MainWindow, workplace: Workplace
) -> None:
    _write(workplace)
    assert _page(window).reads == 1
    assert window._frame.top.state == "Saved 08.00"


def test_ctrl_z_takes_back_one_change_after_the_other(
    window: MainWindow, workplace: Workplace, qtbot: QtBot
) -> None:
    _write(workplace, "First.")
    _write(workplace, "Second.")
    for left in (1, 0, 0):
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert _notes(workplace) == left


def test_the_button_of_the_foot_takes_back_and_does_again(
    window: MainWindow, workplace: Workplace
) -> None:
    _write(workplace)
    undo = window._frame.foot.undo
    undo.click()
    assert (_notes(workplace), undo.text()) == (0, "Do again")
    undo.click()
    assert (_notes(workplace), undo.text()) == (1, "Undo")


def test_what_hinders_stands_over_the_page_until_something_is_done(
    window: MainWindow, workplace: Workplace
) -> None:
    workplace.hindered.emit("The disk is full.")
    assert window._frame.hindrance is not None
    assert window._frame.top.state == "Not saved"
    _write(workplace)
    assert window._frame.hindrance is None


def test_another_look_and_language_keep_the_place(window: MainWindow, workplace: Workplace) -> None:
    window.go(Place("letters"))
    workplace.look, workplace.translate = Look(DARK, 1.5), translator("sv")
    window.rebuild()
    assert window.place() == Place("letters")
    assert window._frame.rail.buttons["letters"].text() == "Brev"


def test_where_one_is_is_kept_for_the_way_back(window: MainWindow, workplace: Workplace) -> None:
    window.go(Place("case", tab="notes"))
    window.keep()
    kept = workplace.read(lambda s: draft_of(s, PLACE, None, workplace.store.who))
    assert kept is not None
    assert restored(kept.value) == Place("case", tab="notes")


def test_a_new_day_begins_while_the_window_is_open(
    window: MainWindow, workplace: Workplace
) -> None:
    clock = workplace.store.now
    tomorrow: Callable[[], datetime] = lambda: clock() + timedelta(days=1)  # noqa: E731
    workplace.store.now = tomorrow
    window.see_what_day_it_is()
    assert _page(window).reads == 1
    window.see_what_day_it_is()
    assert _page(window).reads == 1


def test_letters_for_alt_are_all_different(window: MainWindow, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QPushButton

    def keys() -> list[str]:
        buttons = window.findChildren(QPushButton)
        return [b.shortcut().toString() for b in buttons if b.isVisible() and b.text()]

    qtbot.waitUntil(lambda: all(keys()))
    assert len(set(keys())) == len(keys())


def test_the_page_one_comes_back_to_has_no_aim() -> None:
    from ui.places import stored

    place = Place("case", tab="notes", aim="text")
    assert restored(stored(place)) == replace(place, aim="")

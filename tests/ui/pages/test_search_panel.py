"""Search in the top bar: typing finds, the arrows choose, Enter opens, Esc gives the focus back."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.base import new_id
from models.case import Case
from models.log import LogLine
from models.queries.search import Hit
from models.text import search_key
from models.vocabulary import NextStep
from ui.application import Workplace
from ui.i18n import translator
from ui.pages.search.hit_rows import count_words, hit_row
from ui.pages.search.panel import SearchPanel
from ui.places import Place

TODAY = date(2026, 11, 24)
HIT = Hit(
    case_id=new_id(),
    case_number="2026-00412",
    name="Anna Öhrström",
    born=date(1985, 4, 12),
    caseworker="Karin Ek",
    next_step=NextStep.BOOK_ENROLMENT,
    due=TODAY,
    closed_on=None,
    protected=False,
)


@dataclass
class Top:
    """A window with a bar that has the search, and a field below it."""

    window: QWidget
    search: SearchPanel
    below: QLineEdit
    workplace: Workplace

    def type(self, text: str) -> None:
        self.search.focus()
        QTest.keyClicks(self.search.field, search_key(text) or text)  # QTest types ASCII only
        self.search.look()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.search.field, key)

    @property
    def titles(self) -> list[str]:
        panel = self.search.panel
        return [row.title for row in panel.list.rows] if panel and panel.isVisible() else []

    def searches(self) -> int:
        wanted = select(LogLine).where(LogLine.verb == "search")
        return len(self.workplace.read(lambda session: session.scalars(wanted).all()))


@pytest.fixture
def top(qtbot: QtBot, workplace: Workplace) -> Top:
    window = QWidget()
    window.resize(1000, 700)
    bar, below = QFrame(window), QLineEdit()
    search = SearchPanel(workplace, bar)
    QVBoxLayout(bar).addWidget(search.field)
    lines = QVBoxLayout(window)
    lines.addWidget(bar)
    lines.addWidget(below)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    below.setFocus()
    return Top(window, search, below, workplace)


def some_name(top: Top) -> str:
    query = select(Case).where(Case.gone.is_(None), Case.closed_on.is_(None))
    people = top.workplace.read(lambda s: [c.person for c in s.scalars(query)])
    return next(p.name for p in people if p.protected is None)


def test_what_is_typed_is_found_once_one_pauses(top: Top, qtbot: QtBot) -> None:
    name = some_name(top)
    top.search.focus()
    QTest.keyClicks(top.search.field, search_key(name))
    assert top.titles == []
    qtbot.waitUntil(lambda: name in top.titles)
    assert top.searches() == 0


def test_enter_opens_the_case_and_the_search_is_one_line_in_the_log(top: Top, qtbot: QtBot) -> None:
    top.type(some_name(top))
    with qtbot.waitSignal(top.workplace.wanted) as told:
        top.press(Qt.Key.Key_Return)
    (place,) = told.args or [None]
    assert isinstance(place, Place)
    assert (place.page, place.record is not None) == ("case", True)
    assert (top.titles, top.search.field.text(), top.searches()) == ([], "", 1)


def test_enter_does_not_wait_for_the_pause(top: Top, qtbot: QtBot) -> None:
    top.search.focus()
    QTest.keyClicks(top.search.field, search_key(some_name(top)))
    with qtbot.waitSignal(top.workplace.wanted):
        top.press(Qt.Key.Key_Return)


def test_the_arrows_choose_and_stop_at_the_ends(top: Top, qtbot: QtBot) -> None:
    top.type("2026")
    rows = len(top.titles)
    assert rows > 2
    assert top.search.panel is not None
    seen = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_PageUp):
        top.press(key)
        seen.append(top.search.panel.list.current_row())
    assert seen == [0, 1, 2, 0]


def test_a_click_opens_the_row_that_was_clicked(top: Top, qtbot: QtBot) -> None:
    top.type("2026")
    assert top.search.panel is not None
    rows = top.search.panel.list
    place = rows.visualRect(rows.model().index(1, 0)).center()
    with qtbot.waitSignal(top.workplace.wanted):
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_esc_closes_and_gives_the_focus_back(top: Top) -> None:
    top.type("2026")
    top.press(Qt.Key.Key_Escape)
    assert (top.titles, top.search.field.text(), top.searches()) == ([], "", 1)
    assert top.below.hasFocus()


def test_going_elsewhere_ends_the_search(top: Top) -> None:
    top.type("2026")
    top.below.setFocus()
    assert (top.titles, top.searches()) == ([], 1)


def test_an_empty_field_shows_no_list_and_is_no_search(top: Top) -> None:
    top.type("   ")
    assert top.titles == []
    top.press(Qt.Key.Key_Return)
    top.press(Qt.Key.Key_Escape)
    assert top.searches() == 0


def test_nobody_found_is_said(top: Top) -> None:
    top.type("Xqzw")
    panel = top.search.panel
    assert panel is not None
    assert panel.isVisible()
    assert panel.count.text() == "Nobody was found by that name or number."
    top.press(Qt.Key.Key_Return)
    assert panel.isVisible()


def test_what_a_reader_hears_is_the_count_and_the_whole_row(top: Top) -> None:
    name = some_name(top)
    top.type(name)
    assert top.search.panel is not None
    rows = top.search.panel.list
    heard = rows.model().data(rows.model().index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith(name)
    assert top.search.field.accessibleDescription().endswith(heard)


@pytest.mark.parametrize(
    ("changes", "what", "when", "late"),
    [
        ({}, "Book an enrolment meeting", "today", False),
        ({"due": TODAY - timedelta(2)}, "Book an enrolment meeting", "2 days over", True),
        ({"due": TODAY + timedelta(14)}, "Book an enrolment meeting", "Tue 8 Dec", False),
        ({"due": None, "next_step": NextStep.NOTHING}, "Nothing is waiting", "", False),
        (
            {"due": TODAY + timedelta(14), "alike": True},
            "Book an enrolment meeting",
            "Tue 8 Dec · resembles what you typed",
            False,
        ),
        (
            {"closed_on": date(2026, 6, 3), "due": TODAY - timedelta(2)},
            "Closed case",
            "closed 3 June 2026",
            False,
        ),
    ],
)
def test_a_row_says_what_waits_and_when(
    changes: dict[str, object], what: str, when: str, late: bool
) -> None:
    row = hit_row(replace(HIT, **changes), "anna", TODAY, translator("en"))  # type: ignore[arg-type]
    assert (row.what, row.when, row.late) == (what, when, late)


def test_a_row_marks_what_was_typed_in_name_and_case_number() -> None:
    by_name = hit_row(HIT, "öhr", TODAY, translator("en"))
    by_number = hit_row(HIT, "2026-004", TODAY, translator("en"))
    assert [by_name.title[a:b] for a, b in by_name.marks] == ["Öhr"]
    assert [by_number.under[a:b] for a, b in by_number.under_marks] == ["2026-004"]
    assert (by_name.under_marks, by_number.marks) == ((), ())


def test_a_protected_person_is_shown_by_case_number() -> None:
    row = hit_row(replace(HIT, protected=True), "anna", TODAY, translator("en"))
    assert (row.title, row.under, row.shield) == ("2026-00412", "Protected personal data", True)
    assert "Anna" not in row.spoken


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "Nobody was found by that name or number."),
        (1, "1 hit"),
        (4, "4 hits"),
        (21, "More than 20 hits: type more."),
    ],
)
def test_how_much_was_found_is_said(count: int, words: str) -> None:
    assert count_words([HIT] * count, translator("en")) == words

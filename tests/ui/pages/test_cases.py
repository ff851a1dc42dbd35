"""Ärenden: what is listed follows the filters and the order, and Enter opens the case."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.actions.cases import close_case
from models.base import new_id
from models.queries.case_list import CaseRow
from models.vocabulary import NextStep
from ui.application import Workplace
from ui.i18n import translator
from ui.pages.cases.columns import CaseColumns
from ui.pages.cases.filters import EVERYTHING, Filter, read, written
from ui.pages.cases.page import CasesPage
from ui.places import Place

TODAY = date(2026, 11, 24)
COLUMNS = CaseColumns(TODAY, translator("en"))
Open = Callable[..., CasesPage]


@pytest.fixture
def opened(workplace: Workplace, qtbot: QtBot) -> Open:
    def open_page(tab: str = written(EVERYTHING), **where: object) -> CasesPage:
        page = CasesPage(workplace, Place("cases", tab=tab, **where))  # type: ignore[arg-type]
        qtbot.addWidget(page)
        page.resize(1200, 800)
        with qtbot.waitExposed(page):
            page.show()
        return page

    return open_page


def row(**changes: object) -> CaseRow:
    usual: dict[str, object] = {
        "case_id": new_id(),
        "case_number": "2026-00412",
        "name": "Anna Öhrström",
        "born": date(1985, 4, 12),
        "protected": False,
        "next_step": NextStep.BOOK_ENROLMENT,
        "due": TODAY + timedelta(1),
        "closed_on": None,
        "caseworker": "Karin Ek",
    }
    return CaseRow(**(usual | changes))  # type: ignore[arg-type]


def cells(one: CaseRow) -> list[str]:
    return [column.text(one, COLUMNS.translate) for column in COLUMNS.all()]


@pytest.mark.parametrize(
    ("changes", "shown", "states"),
    [
        (
            {},
            [
                "Wed 25 Nov",
                "Anna Öhrström",
                "1985-04-12",
                "2026-00412",
                "Book an enrolment meeting",
            ],
            ["", ""],
        ),
        ({"due": TODAY}, ["today"], ["", ""]),
        ({"due": TODAY - timedelta(4)}, ["Fri 20 Nov · 4 days over"], ["late", ""]),
        ({"due": None}, [""], ["", ""]),
        (
            {"protected": True},
            ["Wed 25 Nov", "Protected personal data", "", "2026-00412"],
            ["", "shield"],
        ),
        (
            {"closed_on": date(2026, 6, 3), "due": TODAY - timedelta(4)},
            ["", "Anna Öhrström", "1985-04-12", "2026-00412", "Closed 3 June 2026", "Karin Ek"],
            ["", ""],
        ),
    ],
)
def test_a_case_is_told_in_its_cells(
    changes: dict[str, object], shown: list[str], states: list[str]
) -> None:
    one = row(**changes)
    assert cells(one)[: len(shown)] == shown
    assert [state(one) for state in COLUMNS.states().values()] == states


@pytest.mark.parametrize(
    "chosen",
    [
        Filter(),
        EVERYTHING,
        Filter(closed=True, step=NextStep.FOLLOW_UP, order="name", backwards=True),
    ],
)
def test_a_filter_is_found_again_in_its_place(chosen: Filter) -> None:
    assert read(written(chosen)) == chosen


@pytest.mark.parametrize("text", ["", "mine", "mine active - colour up", "mine active due up"])
def test_a_place_that_says_nothing_gives_the_usual_filter(text: str) -> None:
    assert read(text) == Filter()


def test_everything_is_listed_the_most_overdue_first(opened: Open) -> None:
    page = opened()
    dues = [one.due for one in page.rows.rows if one.due]
    assert dues == sorted(dues)
    assert len(page.rows.rows) > 20


def test_one_sees_ones_own_first(opened: Open, workplace: Workplace) -> None:
    page = opened("")
    assert {one.caseworker for one in page.rows.rows} == {"Karin Ek"}
    assert page.filters.chosen.mine


def test_enter_opens_the_case_of_the_row(opened: Open, workplace: Workplace, qtbot: QtBot) -> None:
    page = opened()
    page.table.choose_row(2)
    with qtbot.waitSignal(workplace.wanted) as told:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert told.args == [Place("case", page.rows.rows[2].case_id)]


def test_a_new_case_is_one_key_away(opened: Open, workplace: Workplace, qtbot: QtBot) -> None:
    (new,) = opened().commands()
    with qtbot.waitSignal(workplace.wanted) as told:
        new.handler()
    assert (new.shortcut, told.args) == ("Ctrl+N", [Place("new_case")])


def test_the_head_of_a_column_sorts_and_turns_round(opened: Open) -> None:
    page = opened()
    head, numbers = page.table.horizontalHeader(), []
    place = QPoint(head.sectionViewportPosition(3) + 10, 10)
    for _ in range(2):
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
        numbers.append([one.case_number for one in page.rows.rows])
    assert numbers[0] == sorted(numbers[0])
    assert numbers[1] == numbers[0][::-1]
    assert (page.filters.chosen.order, page.filters.chosen.backwards) == ("number", True)


def test_what_is_chosen_is_kept_in_the_place(opened: Open) -> None:
    page = opened(written(Filter(mine=False, order="name", backwards=True)))
    page.table.choose_row(4)
    again = opened(page.place().tab, record=page.place().record)
    assert again.filters.chosen == page.filters.chosen
    assert again.table.current_row() == 4


def test_reading_again_keeps_the_row_one_is_at(opened: Open, workplace: Workplace) -> None:
    page = opened()
    page.table.choose_row(5)
    here = page.rows.rows[5].case_id
    first = page.rows.rows[0].case_id
    workplace.do(lambda work: close_case(work, first))
    page.read_again()
    assert page.table.current_row() == 4
    assert page.rows.rows[4].case_id == here


def test_where_nothing_is_found_one_can_go_on_to_everything(opened: Open) -> None:
    page = opened(written(Filter(mine=False, step=NextStep.NOTHING, order="name")))
    for one in page.rows.rows:
        assert one.next_step is NextStep.NOTHING
    page = opened(written(Filter(mine=False, closed=True)))
    assert len(page.rows.rows) == 0
    assert not page.table.isVisible()
    page._show_everything()
    assert page.table.isVisible()
    assert page.filters.chosen == EVERYTHING

"""A table to read rows in: Enter and double click open the row, and a row reads as one thing."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from documents.sheet import DATE, NUMBER, Column
from tests.ui.widgets.conftest import Show
from ui.i18n import translator
from ui.look.look import Look
from ui.widgets.rows import STATE_ROLE
from ui.widgets.table import ListTable, TableModel

Row = tuple[str, date, int]
COLUMNS: tuple[Column[Row], ...] = (
    Column("Name", lambda row: row[0]),
    Column("Born", lambda row: row[1], DATE),
    Column("Days", lambda row: row[2], NUMBER),
)
ROWS: tuple[Row, ...] = (
    ("Anna", date(1985, 4, 12), 4),
    ("Östen", date(1960, 1, 2), 0),
    ("Åsa", date(1991, 5, 30), 0),
)


@pytest.fixture
def table(look: Look, show: Show) -> ListTable:
    made = ListTable(look, "Cases")
    late = {2: lambda row: "late" if row[2] else ""}
    made.setModel(TableModel(COLUMNS, translator("en"), ROWS, made, states=late))
    show(QLineEdit(), made)
    return made


@pytest.fixture
def opened(table: ListTable) -> list[int]:
    heard: list[int] = []
    table.opened.connect(heard.append)
    return heard


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_current_row(table: ListTable, opened: list[int], key: Qt.Key) -> None:
    table.choose_row(0)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, key)
    assert opened == [1]


def test_a_double_click_opens_its_row(table: ListTable, opened: list[int]) -> None:
    place = table.visualRect(table.model().index(2, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [2]


def test_enter_opens_nothing_where_no_row_is_current(table: ListTable, opened: list[int]) -> None:
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == []


def test_tab_leaves_the_table(table: ListTable) -> None:
    table.choose_row(0)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert not table.hasFocus()


@pytest.mark.parametrize(("row", "current"), [(1, 1), (-1, 0), (3, 0)])
def test_a_row_that_is_not_there_is_not_chosen(table: ListTable, row: int, current: int) -> None:
    table.choose_row(0)
    table.choose_row(row)
    assert table.current_row() == current


@pytest.mark.parametrize(("focused", "token"), [(True, "accent_soft"), (False, "hover")])
def test_the_whole_current_row_is_tinted(
    table: ListTable, focused: bool, token: str, look: Look
) -> None:
    table.choose_row(1)
    table.setFocus() if focused else table.clearFocus()
    assert {_ground(table, 1, column) for column in range(3)} == {look.color(token).name()}
    assert _ground(table, 0, 0) == look.color("surface").name()


def test_columns_are_as_wide_as_what_they_hold(table: ListTable) -> None:
    hints = [table.sizeHintForColumn(column) for column in (0, 1)]
    assert all(table.columnWidth(n) >= hint for n, hint in enumerate(hints))


def test_numbers_stand_at_the_right_with_their_heading(table: ListTable) -> None:
    role, right = Qt.ItemDataRole.TextAlignmentRole, Qt.AlignmentFlag.AlignRight
    model = table.model()
    aligned = [model.index(0, n).data(role) & right == right for n in range(3)]
    headings = [
        model.headerData(n, Qt.Orientation.Horizontal, role) & right == right for n in range(3)
    ]
    assert aligned == headings == [False, False, True]


def test_a_state_is_told_for_its_column_only(table: ListTable) -> None:
    model = table.model()
    assert [model.index(0, n).data(STATE_ROLE) for n in range(3)] == [None, None, "late"]
    assert model.index(1, 2).data(STATE_ROLE) == ""


def _ground(table: ListTable, row: int, column: int) -> str:
    """Return the colour of a cell between its words and its edges."""
    cell = table.visualRect(table.model().index(row, column))
    color: QColor = table.viewport().grab().toImage().pixelColor(cell.left() + 4, cell.top() + 8)
    return color.name()

"""One table model for every list: the columns of the file are those of the screen."""

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from documents.sheet import DATE, Column
from ui.i18n import translator
from ui.widgets.table import TableModel

Row = tuple[str, date]
COLUMNS: tuple[Column[Row], ...] = (
    Column("Name", lambda row: row[0]),
    Column("Born", lambda row: row[1], DATE),
)
ROWS: tuple[Row, ...] = (("Anna", date(1985, 4, 12)), ("Östen", date(1960, 1, 2)))


@pytest.fixture
def model(qapp: object) -> TableModel[Row]:
    return TableModel(COLUMNS, translator(), ROWS)


def test_qt_finds_no_fault(model: TableModel[Row], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_cell_shows_its_column_of_its_row(model: TableModel[Row]) -> None:
    shown = [[model.index(row, column).data() for column in range(2)] for row in range(2)]
    assert shown == [["Anna", "1985-04-12"], ["Östen", "1960-01-02"]]


def test_titles_are_told_in_the_language(model: TableModel[Row]) -> None:
    horizontal, vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert [model.headerData(n, horizontal) for n in range(2)] == ["Namn", "Född"]
    assert model.headerData(0, vertical) is None
    assert model.headerData(0, horizontal, Qt.ItemDataRole.DecorationRole) is None


def test_a_cell_shows_nothing_but_text(model: TableModel[Row]) -> None:
    assert model.data(QModelIndex()) is None
    assert model.data(model.index(0, 0), Qt.ItemDataRole.DecorationRole) is None


def test_cells_have_nothing_beneath_them(model: TableModel[Row]) -> None:
    cell = model.index(0, 0)
    assert (model.rowCount(cell), model.columnCount(cell)) == (0, 0)


def test_other_rows_take_the_place_of_those_before(model: TableModel[Row]) -> None:
    model.show_rows(ROWS[1:])
    assert model.rowCount() == 1
    assert model.index(0, 0).data() == "Östen"

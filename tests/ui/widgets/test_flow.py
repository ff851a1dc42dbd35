"""A row that goes on to the next line."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.widgets.flow import FlowRow


def row(qtbot: QtBot, *widths: int) -> FlowRow:
    made = FlowRow(10, 5)
    qtbot.addWidget(made)
    for width in widths:
        part = QLabel("x")
        part.setFixedSize(width, 20)
        made.add(part)
    return made


def test_what_fits_stands_on_one_line(qtbot: QtBot) -> None:
    assert row(qtbot, 100, 100).flow.heightForWidth(210) == 20


def test_what_does_not_fit_goes_to_the_next(qtbot: QtBot) -> None:
    made = row(qtbot, 100, 100, 100)
    assert made.flow.heightForWidth(209) == 45 + 25
    assert made.flow.heightForWidth(210) == 45


def test_each_thing_is_placed_after_the_one_before(qtbot: QtBot) -> None:
    made = row(qtbot, 100, 60, 100)
    made.resize(180, 60)
    made.show()
    places = [made.flow.itemAt(n).geometry().topLeft().toTuple() for n in range(3)]  # type: ignore[union-attr]
    assert places == [(0, 0), (110, 0), (0, 25)]


def test_a_row_that_is_cleared_takes_no_room(qtbot: QtBot) -> None:
    made = row(qtbot, 100)
    made.flow.clear()
    assert (made.flow.count(), made.flow.heightForWidth(300)) == (0, 0)
    assert made.flow.itemAt(0) is None

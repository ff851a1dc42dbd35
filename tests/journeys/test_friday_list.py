"""Friday: the week's list is in the workbook as it stands on the screen."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from tests.journeys.conftest import OpenWindow
from tests.journeys.costs import COSTS, LIST
from tests.ui.hands import Hands


def on_screen(hands: Hands) -> list[list[str]]:
    """Return the list as one sees it, the titles first; what follows a state's dot is its word."""
    table = hands.field("Weekly follow-up")
    assert isinstance(table, QTableView)
    model, across = table.model(), Qt.Orientation.Horizontal
    columns = range(model.columnCount())
    titles = [str(model.headerData(column, across)) for column in columns]
    rows = range(model.rowCount())
    return [
        titles,
        *([str(model.index(row, c).data()).partition(" · ")[0] for c in columns] for row in rows),
    ]


def in_workbook(file: Path, titles: list[str]) -> list[list[str]]:
    """Return the list as the workbook has it, the titles first."""
    sheet = openpyxl.load_workbook(file).worksheets[0]
    rows = [[_shown(cell.value) for cell in row] for row in sheet.iter_rows()]
    start = next(n for n, row in enumerate(rows) if row[0] == titles[0])
    return [row[: len(titles)] for row in rows[start:]]


def _shown(value: object) -> str:
    if value is None:
        return ""
    date_part = str(value).removesuffix(" 00:00:00")
    return date_part.replace("-", "−", 1) if isinstance(value, int) else date_part


def test_the_weeks_list_is_saved_as_it_stands_on_the_screen(
    window: OpenWindow, folder: Path, settled: Callable[[], None]
) -> None:
    hands = window()
    hands.ctrl(Qt.Key.Key_5)
    settled()
    hands.ctrl(Qt.Key.Key_S)
    settled()
    assert hands.presses == COSTS[LIST].presses
    assert "The list is saved: veckans-uppfoljning.xlsx in Utskick" in hands.sees
    shown = on_screen(hands)
    assert len(shown) > 5
    assert in_workbook(folder / "veckans-uppfoljning.xlsx", shown[0]) == shown

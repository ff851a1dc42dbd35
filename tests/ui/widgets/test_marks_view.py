"""Marks: one key a row, the same key takes it back, and the row is read aloud with its mark."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from documents.sheet import Column
from tests.ui.widgets.conftest import Show
from ui.i18n import translator
from ui.look.look import Look
from ui.widgets.marks_view import Mark, MarksModel, MarksView

MARKS = (Mark("N", "Present", "done", "ok"), Mark("U", "Absent", "late", "late"))


@dataclass(frozen=True)
class Row:
    name: str
    mark: str = ""


class Shown:
    """A view over rows that keep the marks they are told."""

    def __init__(self, look: Look) -> None:
        self.rows = [Row("Anna"), Row("Bo"), Row("Cia")]
        columns: tuple[Column[Row], ...] = (
            Column("Name", lambda row: row.name),
            Column("Town", lambda _row: "Sundvalla"),
        )
        self.model: MarksModel[Row] = MarksModel(
            columns, MARKS, lambda row: row.mark, translator("en"), heading="Attendance"
        )
        self.model.show_rows(self.rows)
        self.view = MarksView(look, "People", MARKS, "press N or U")
        self.view.setModel(self.model)
        self.view.choose_row(0)
        self.view.marked.connect(self.mark)

    def mark(self, row: int, letter: str) -> None:
        self.rows[row] = replace(self.rows[row], mark=letter)
        self.model.show_rows(tuple(self.rows))
        self.view.choose_row(row + bool(letter))

    @property
    def marks(self) -> str:
        return "".join(row.mark or "-" for row in self.rows)


@pytest.fixture
def shown(look: Look, show: Show) -> Shown:
    made = Shown(look)
    show(made.view).resize(800, 400)
    made.view.setFocus()
    return made


def test_each_key_marks_a_row_in_either_case(shown: Shown) -> None:
    QTest.keyClicks(shown.view, "nUn")
    assert shown.marks == "NUN"


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_the_same_key_again_or_backspace_takes_a_mark_back(shown: Shown, key: Qt.Key) -> None:
    QTest.keyClick(shown.view, Qt.Key.Key_N)
    QTest.keyClick(shown.view, Qt.Key.Key_Up)
    QTest.keyClick(shown.view, key)
    assert shown.marks == "---"


def test_other_letters_and_keys_with_control_leave_row_and_marks_alone(shown: Shown) -> None:
    QTest.keyClick(shown.view, Qt.Key.Key_C)
    QTest.keyClick(shown.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(shown.view, Qt.Key.Key_Backspace)
    assert (shown.marks, shown.view.current_row()) == ("---", 0)


@pytest.mark.parametrize(("mark", "expected"), [(0, "-N-"), (1, "-U-")])
def test_a_click_on_a_mark_sets_it(shown: Shown, mark: int, expected: str) -> None:
    cell = shown.view.visualRect(shown.model.index(1, 2))
    at = QPoint(cell.left() + 8 + mark * 36 + 16, cell.center().y())
    QTest.mouseClick(shown.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert shown.marks == expected


def test_a_row_is_read_aloud_with_its_mark(shown: Shown) -> None:
    def spoken() -> str:
        return str(shown.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))

    assert spoken() == "Anna, Town Sundvalla, Attendance: not marked"
    QTest.keyClick(shown.view, Qt.Key.Key_U)
    assert spoken() == "Anna, Town Sundvalla, Attendance: Absent"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_is_drawn_at_any_size(look: Look, show: Show, scale: float) -> None:
    made = Shown(Look(look.tokens, scale))
    made.mark(0, "N")
    made.mark(2, "U")
    show(made.view).resize(900, 500)
    assert not made.view.grab().isNull()

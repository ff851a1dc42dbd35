"""A list in groups that fold: the arrows run through it, Enter opens a row or folds its group."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.look.look import Look
from ui.look.tokens import CONTRAST_DARK, LIGHT, Tokens
from ui.widgets.folding_list import FoldingList
from ui.widgets.folding_rows import FoldGroup, FoldItem


def item(key: str) -> FoldItem:
    return FoldItem(
        key=key,
        name=f"Person {key}",
        born="1985-04-12",
        how="Brev",
        icon="done",
        color="ok",
        state="Klar",
    )


def group(key: str, count: int, shown: int = 9) -> FoldGroup:
    items = tuple(item(f"{key}{number}") for number in range(count))
    return FoldGroup(
        key=key,
        heading=key,
        under="tis 1 dec",
        count=f"{count} brev",
        items=items,
        shown=shown,
        more="Visa fler",
    )


@pytest.fixture
def folding(qtbot: QtBot) -> FoldingList:
    made = FoldingList(Look(LIGHT), "Brev")
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show_groups((group("a", 3), group("b", 5, shown=2)))
    made.show()
    return made


@pytest.fixture
def press(folding: FoldingList) -> Callable[..., None]:
    def pressed(*keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(folding, key)

    return pressed


Press = Callable[..., None]


def at(folding: FoldingList) -> object:
    return folding.current_key


def keys(folding: FoldingList) -> tuple[object, ...]:
    return folding.keys


def test_the_first_row_is_current_and_many_that_are_ready_are_folded(folding: FoldingList) -> None:
    assert at(folding) == "a0"
    assert keys(folding) == ("a0", "a1", "a2", "b0", "b1")


def test_enter_opens_a_row(folding: FoldingList, press: Press, qtbot: QtBot) -> None:
    with qtbot.waitSignal(folding.opened) as opened:
        press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert opened.args == ["a1"]


def test_the_row_that_shows_the_rest_does_so(folding: FoldingList, press: Press) -> None:
    press(*[Qt.Key.Key_Down] * 6, Qt.Key.Key_Return)
    assert folding.keys[-1] == "b4"
    assert at(folding) == "b2"


@pytest.mark.parametrize("fold", [Qt.Key.Key_Return, Qt.Key.Key_Left])
@pytest.mark.parametrize("unfold", [Qt.Key.Key_Space, Qt.Key.Key_Right])
def test_a_heading_folds_its_group(
    folding: FoldingList, press: Press, fold: Qt.Key, unfold: Qt.Key
) -> None:
    press(Qt.Key.Key_Up, fold)
    assert keys(folding) == ("b0", "b1")
    assert folding.current_key is None
    press(unfold)
    assert keys(folding) == ("a0", "a1", "a2", "b0", "b1")


def test_left_in_a_row_folds_its_group(folding: FoldingList, press: Press) -> None:
    press(Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert keys(folding) == ("b0", "b1")


def test_a_click_on_a_heading_folds_it(folding: FoldingList) -> None:
    heading = folding.visualRect(folding.model().index(0, 0)).center()
    QTest.mouseClick(folding.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert keys(folding) == ("b0", "b1")


def test_a_row_that_is_folded_away_can_be_gone_to(folding: FoldingList) -> None:
    assert folding.choose("b4")
    assert at(folding) == "b4"
    assert not folding.choose("z")


def test_showing_groups_again_keeps_the_row_one_was_at(folding: FoldingList, press: Press) -> None:
    press(Qt.Key.Key_Down)
    folding.show_groups((group("b", 1), group("a", 3)))
    assert at(folding) == "a1"
    folding.show_groups((group("b", 1),))
    assert at(folding) == "b0"
    folding.show_groups(())
    assert folding.current_key is None


def test_each_row_is_read_aloud_whole(folding: FoldingList) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = [folding.model().index(row, 0).data(role) for row in (0, 1, 7)]
    assert spoken == ["a, tis 1 dec, 3 brev", "Person a0, 1985-04-12, Brev, Klar", "Visa fler"]


@pytest.mark.parametrize("tokens", [LIGHT, CONTRAST_DARK])
@pytest.mark.parametrize("width", [360, 1200])
def test_rows_stand_in_columns_or_in_two_lines(qtbot: QtBot, tokens: Tokens, width: int) -> None:
    made = FoldingList(Look(tokens, 1.5), "Brev")
    qtbot.addWidget(made)
    made.resize(width, 400)
    made.show_groups((group("b", 5, shown=2),))
    made.show()
    made.setFocus()
    row, more = (made.visualRect(made.model().index(row, 0)).height() for row in (1, 3))
    assert (row > more) == (width == 360)
    assert not made.grab().toImage().isNull()

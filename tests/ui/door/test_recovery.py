"""A lost password: the key from the paper opens the same rows, under a new password."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.store.place import Vault
from models.store.recovery import make_recovery_key
from models.store.vault import open_with_password
from tests.ui.door.conftest import PASSWORD, WAIT, Made, Press
from ui.door.door import Door
from ui.door.recovery import RecoveryPage
from ui.door.unlock import UnlockPage

Entered = list[tuple[object, Vault]]
NEW = "yellow birds dance at dusk"


def shown(door: Door, made: Made, press: Press) -> RecoveryPage:
    door.show_unlock(made.vault)
    press("Use the recovery key")
    assert isinstance(door.page, RecoveryPage)
    return door.page


def test_the_key_typed_carelessly_opens_under_a_new_password(
    qtbot: QtBot, door: Door, made: Made, entered: Entered, press: Press
) -> None:
    page = shown(door, made, press)
    QTest.keyClicks(page.first(), made.recovery_key.lower().replace("-", " "))
    assert page.key.text() == made.recovery_key
    QTest.keyClick(page.key, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.password.isHidden(), timeout=WAIT)
    for field in (page.password.first, page.password.again):
        QTest.keyClicks(field.line, NEW)
    qtbot.waitUntil(page.button.isEnabled, timeout=WAIT)
    QTest.keyClick(page.password.again.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(entered) == 1, timeout=WAIT)
    entered.pop()[0].close()  # type: ignore[attr-defined]
    open_with_password(made.vault, NEW).close()


def test_a_mistyped_key_is_told_before_it_costs_a_try(
    qtbot: QtBot, door: Door, made: Made, press: Press
) -> None:
    page = shown(door, made, press)
    QTest.keyClicks(page.key, made.recovery_key[:-3])
    assert page.why.text() == "3 signs are left to type."
    QTest.keyClicks(page.key, "000" if made.recovery_key[-3:] != "000" else "111")
    assert "mistyped" in page.why.text()
    assert not page.button.isEnabled()


def test_another_files_key_is_told_with_the_wait(
    qtbot: QtBot, door: Door, made: Made, press: Press
) -> None:
    page = shown(door, made, press)
    page.key.setText(make_recovery_key())
    page.go_on()
    qtbot.waitUntil(lambda: "does not open this file" in page.key_field.problem, timeout=WAIT)
    assert "second" in page.key_field.problem
    assert not page.button.isEnabled()


def test_left_half_way_the_file_is_let_go_of(
    qtbot: QtBot, door: Door, made: Made, press: Press
) -> None:
    page = shown(door, made, press)
    page.key.setText(made.recovery_key)
    page.go_on()
    qtbot.waitUntil(lambda: not page.password.isHidden(), timeout=WAIT)
    press("Back")
    assert isinstance(door.page, UnlockPage)
    open_with_password(made.vault, PASSWORD).close()


def test_the_cursor_stays_where_one_types(
    qtbot: QtBot, door: Door, made: Made, press: Press
) -> None:
    key = shown(door, made, press).key
    QTest.keyClicks(key, "ABCDEFGH")
    key.setCursorPosition(2)
    QTest.keyClicks(key, "X")
    assert (key.text(), key.cursorPosition()) == ("ABXC-DEFG-H", 3)

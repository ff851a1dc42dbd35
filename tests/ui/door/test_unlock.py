"""Unlocking by keyboard: the right password, the wrong one, and one that is not waited for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.store.database import Store
from models.store.place import Vault
from models.store.vault import open_with_password
from tests.models.store.conftest import Clock
from tests.ui.door.conftest import PASSWORD, WAIT, WRONG, Made, Press
from ui.door import behind
from ui.door.door import Door
from ui.door.unlock import UnlockPage

Entered = list[tuple[object, Vault]]


def shown(door: Door, made: Made) -> UnlockPage:
    door.show_unlock(made.vault)
    assert isinstance(door.page, UnlockPage)
    return door.page


def try_password(qtbot: QtBot, page: UnlockPage, password: str) -> None:
    QTest.keyClicks(page.first(), password)
    QTest.keyClick(page.first(), Qt.Key.Key_Return)


def test_the_field_has_the_focus_on_arrival(door: Door, made: Made) -> None:
    page = shown(door, made)
    assert door.focusWidget() is page.field.line
    assert page.field.line.accessibleName() == "Password"


def test_the_right_password_opens_and_begins_the_day(
    qtbot: QtBot, door: Door, made: Made, entered: Entered
) -> None:
    try_password(qtbot, shown(door, made), PASSWORD)
    qtbot.waitUntil(lambda: len(entered) == 1, timeout=WAIT)
    ((store, vault),) = entered
    assert isinstance(store, Store)
    assert vault == made.vault


def test_nothing_typed_is_no_try(qtbot: QtBot, door: Door, made: Made) -> None:
    page = shown(door, made)
    QTest.keyClick(page.first(), Qt.Key.Key_Return)
    assert page.field.problem == "Type your password."
    assert behind.wait_at(made.vault) == 0


def test_a_wrong_password_is_told_with_seconds_that_count_down(
    qtbot: QtBot, door: Door, made: Made
) -> None:
    page = shown(door, made)
    try_password(qtbot, page, WRONG)
    qtbot.waitUntil(lambda: "You can try again in 1 second." in page.field.problem, timeout=WAIT)
    assert not page.button.isEnabled()
    qtbot.waitUntil(page.button.isEnabled, timeout=WAIT)
    assert page.field.problem == "The password is wrong. Try again."


def test_while_one_waits_a_try_is_not_taken(qtbot: QtBot, door: Door, made: Made) -> None:
    page = shown(door, made)
    page.tell_wait(60)
    try_password(qtbot, page, PASSWORD)
    assert "You can try again in 60 seconds." in page.field.problem
    assert page.field.line.text() == PASSWORD


def test_the_wait_survives_a_restart(qtbot: QtBot, door: Door, made: Made, clock: Clock) -> None:
    page = shown(door, made)
    try_password(qtbot, page, WRONG)
    qtbot.waitUntil(lambda: bool(page.field.problem), timeout=WAIT)
    assert behind.wait_at(made.vault) == 1.0
    clock.pass_time(seconds=2)
    assert behind.wait_at(made.vault) == 0


def test_cancelled_the_file_is_closed_again(
    qtbot: QtBot, door: Door, made: Made, entered: Entered, press: Press
) -> None:
    page = shown(door, made)
    try_password(qtbot, page, PASSWORD)
    assert not page.button.isEnabled()
    press("Cancel")
    assert page.button.isEnabled()
    page.doorway.jobs.finish()
    qtbot.waitUntil(lambda: not page.doorway.jobs._waiting, timeout=WAIT)
    assert entered == []
    open_with_password(made.vault, PASSWORD).close()


def test_the_password_can_be_seen_and_hidden_by_key(qtbot: QtBot, door: Door, made: Made) -> None:
    line = shown(door, made).field.line
    QTest.keyClicks(line, "frog")
    assert line.eye.accessibleName() == "Show the password"
    line.eye.setFocus()
    QTest.keyClick(line.eye, Qt.Key.Key_Space)
    assert line.displayText() == "frog"
    assert line.eye.accessibleName() == "Hide the password"
    QTest.keyClick(line.eye, Qt.Key.Key_Space)
    assert line.displayText() != "frog"


@pytest.mark.parametrize(("typed", "on"), [("F", False), ("f", False)])
def test_letters_as_they_should_be_say_nothing(
    qtbot: QtBot, door: Door, made: Made, typed: str, on: bool
) -> None:
    field = shown(door, made).field
    shift = Qt.KeyboardModifier.ShiftModifier
    modifier = shift if typed.isupper() else Qt.KeyboardModifier.NoModifier
    QTest.keyClicks(field.line, typed, modifier)
    assert field.caps.isHidden() is not on


def test_capitals_without_shift_say_that_caps_lock_is_on(
    qtbot: QtBot, door: Door, made: Made
) -> None:
    field = shown(door, made).field
    field.line._note_caps(True)
    assert not field.caps.isHidden()
    assert field.caps.accessibleName() == "Caps Lock is on"
    field.line._note_caps(False)
    assert field.caps.isHidden()

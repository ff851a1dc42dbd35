"""A file that does not open: each error has its sentence, and each button does something."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from models import errors
from models.store.backup import back_up, backups
from models.store.database import Store
from models.store.place import Vault
from models.store.vault import open_with_password
from tests.models.store.conftest import Clock
from tests.ui.door.conftest import PASSWORD, WAIT, Made, Press
from ui.desk.office import set_up
from ui.door.create import CreatePage
from ui.door.door import Door
from ui.door.opening_errors import OpeningErrorPage
from ui.door.restore import RestorePage
from ui.door.unlock import UnlockPage
from ui.door.vaults import GONE
from ui.messages import sentence

Entered = list[tuple[object, Vault]]
FILE = Path("South.stegvis")
ERRORS: tuple[errors.Error, ...] = (
    errors.FileInUse(FILE, "bo", None),
    errors.FileDamaged(FILE, ("seal",)),
    errors.OlderThanAnchor(FILE, 3, 9),
    errors.MadeByNewerVersion(FILE, "0009"),
    errors.NotEncrypted(FILE),
    errors.CouldNotWrite(FILE, "No space left on device"),
    errors.FileDamaged(FILE, GONE),
)


def named(error: errors.Error) -> str:
    return f"{type(error).__name__} {getattr(error, 'findings', '')}"


def words(door: Door) -> str:
    assert door.page is not None
    return "\n".join(label.text() for label in door.page.findChildren(QLabel))


def unlocked(qtbot: QtBot, door: Door) -> None:
    page = door.page
    assert isinstance(page, UnlockPage)
    QTest.keyClicks(page.field.line, PASSWORD)
    QTest.keyClick(page.field.line, Qt.Key.Key_Return)


def refused(qtbot: QtBot, door: Door, made: Made) -> OpeningErrorPage:
    door.show_first(made.vault.file)
    unlocked(qtbot, door)
    qtbot.waitUntil(lambda: isinstance(door.page, OpeningErrorPage), timeout=WAIT)
    assert isinstance(door.page, OpeningErrorPage)
    return door.page


@pytest.mark.parametrize("error", ERRORS[:-1], ids=named)
def test_each_error_says_what_it_is_and_what_next(
    door: Door, made: Made, error: errors.Error
) -> None:
    door.show_error(made.vault, error)
    assert sentence(error, door._doorway.translate) in words(door)
    assert door.page is not None
    assert door.focusWidget() is door.page.first()


@pytest.mark.parametrize("error", ERRORS, ids=named)
def test_each_button_of_an_error_does_something(
    qtbot: QtBot, door: Door, made: Made, error: errors.Error, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(made.vault.file), ""))
    door.show_error(made.vault, error)
    page = door.page
    assert isinstance(page, OpeningErrorPage)
    for step in page.buttons:
        door.show_error(made.vault, error)
        page = door.page
        assert isinstance(page, OpeningErrorPage)
        QTest.keyClick(page.buttons[step], Qt.Key.Key_Space)
        assert isinstance(door.page, UnlockPage | RestorePage | CreatePage), step
        door._doorway.jobs.finish()


def test_a_second_window_is_told_who_holds_the_file(
    qtbot: QtBot, door: Door, made: Made, entered: Entered, press: Press
) -> None:
    store = open_with_password(made.vault, PASSWORD)
    refused(qtbot, door, made)
    assert "by asa since 2026-11-24 09.01" in words(door)
    store.close()
    press("Try again")
    unlocked(qtbot, door)
    qtbot.waitUntil(lambda: len(entered) == 1, timeout=WAIT)


@pytest.fixture
def backed_up(made: Made, clock: Clock) -> Made:
    """Give a vault with a backup and a change after it, and an old copy of its file beside."""
    shutil.copy(made.vault.file, made.vault.file.with_suffix(".old"))
    store = open_with_password(made.vault, PASSWORD)
    set_up(store)
    back_up(store, made.vault)
    store.note("export")
    store.close()
    clock.pass_time(minutes=25)
    return made


def damage(vault: Vault) -> None:
    content = bytearray(vault.file.read_bytes())
    content[5000] ^= 1
    vault.file.write_bytes(content)


def age(vault: Vault) -> None:
    shutil.copy(vault.file.with_suffix(".old"), vault.file)


@pytest.mark.parametrize("harm", [damage, age])
def test_a_backup_is_two_presses_away(  # noqa: PLR0917 - fixtures
    qtbot: QtBot,
    door: Door,
    backed_up: Made,
    entered: Entered,
    press: Press,
    harm: Callable[[Vault], None],
) -> None:
    harm(backed_up.vault)
    refused(qtbot, door, backed_up)
    press("Show the backups")
    page = door.page
    assert isinstance(page, RestorePage)
    qtbot.waitUntil(lambda: page.chosen is not None, timeout=WAIT)
    assert page.list.item(0).text() == "2026-11-24 09.01  ·  25 minutes old  ·  0 cases"
    QTest.keyClicks(page.first(), PASSWORD)
    press("Try it and restore")
    qtbot.waitUntil(lambda: len(entered) == 1, timeout=WAIT)
    ((store, _),) = entered
    assert isinstance(store, Store)
    assert store.head().number > 0
    assert list(backed_up.vault.file.parent.glob("replaced-*"))


def test_a_backup_that_another_password_opens_is_told_and_can_be_restored_untried(
    qtbot: QtBot, door: Door, backed_up: Made, press: Press
) -> None:
    damage(backed_up.vault)
    door.show_restore(backed_up.vault)
    page = door.page
    assert isinstance(page, RestorePage)
    qtbot.waitUntil(lambda: page.chosen is not None, timeout=WAIT)
    QTest.keyClicks(page.first(), "something else")
    press("Try it and restore")
    qtbot.waitUntil(lambda: "does not open this backup" in page.field.problem, timeout=WAIT)
    press("Restore without trying")
    qtbot.waitUntil(lambda: isinstance(door.page, UnlockPage), timeout=WAIT)
    open_with_password(backed_up.vault, PASSWORD).close()


def test_a_damaged_backup_is_told(qtbot: QtBot, door: Door, backed_up: Made, press: Press) -> None:
    (backup,) = backups(backed_up.vault.backups)
    backup.file.write_bytes(b"nothing")
    door.show_restore(backed_up.vault)
    page = door.page
    assert isinstance(page, RestorePage)
    qtbot.waitUntil(lambda: page.chosen is not None, timeout=WAIT)
    QTest.keyClicks(page.first(), PASSWORD)
    press("Try it and restore")
    qtbot.waitUntil(lambda: isinstance(door.page, OpeningErrorPage), timeout=WAIT)
    assert "The file is damaged" in words(door)


def test_without_backups_that_is_said(qtbot: QtBot, door: Door, made: Made) -> None:
    door.show_restore(made.vault)
    page = door.page
    assert isinstance(page, RestorePage)
    qtbot.waitUntil(lambda: "There is no backup" in page.told.text(), timeout=WAIT)
    assert not page.button.isEnabled()
    assert not page.untried.isEnabled()


def test_an_old_file_is_opened_as_it_is_only_after_a_clear_word(
    qtbot: QtBot, door: Door, backed_up: Made, entered: Entered, press: Press
) -> None:
    age(backed_up.vault)
    refused(qtbot, door, backed_up)
    press("Open it as it is")
    assert "Changes that are missing in it stay missing" in words(door)
    unlocked(qtbot, door)
    qtbot.waitUntil(lambda: len(entered) == 1, timeout=WAIT)


def test_a_file_that_is_gone_is_told_by_name(door: Door, made: Made, tmp_path: Path) -> None:
    door.show_first(tmp_path / "home" / "North.stegvis")
    assert "The file North.stegvis cannot be found." in words(door)
    assert len(door.findChildren(QPushButton)) == 4

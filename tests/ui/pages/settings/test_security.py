"""Password, recovery key and backups on a real small vault, by keyboard."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.errors import WrongPassword
from models.store.backup import backups
from models.store.place import Vault
from models.store.vault import create, open_with_password
from tests.models.store.conftest import CHEAP, Clock, clock, vault
from tests.ui.pages.settings.conftest import bars, press
from ui.application import Workplace
from ui.desk.office import DEMO_SENDER, set_up
from ui.i18n import translator
from ui.jobs import Jobs
from ui.look.look import Look
from ui.look.tokens import LIGHT
from ui.pages.settings.backups import BackupsSection
from ui.pages.settings.security import SecuritySection

__all__ = ["clock", "vault"]  # fixtures
S = TypeVar("S", bound=QWidget)
PASSWORD = "blue frogs sing at dawn"  # noqa: S105 - of vaults that live as long as a test
NEW = "red lanterns walk home slowly"  # in letters the test keyboard has
WAIT = 10_000


@pytest.fixture
def real(qtbot: QtBot, vault: Vault) -> Iterator[Workplace]:
    """Give the workplace of a vault with a password."""
    store, _ = create(vault, PASSWORD, CHEAP, name="Åsa Öberg")
    set_up(store, DEMO_SENDER)
    workplace = Workplace(store, Jobs(), Look(LIGHT), translator("en"), vault=vault)
    yield workplace
    workplace.jobs.finish()
    QCoreApplication.processEvents()
    workplace.deleteLater()
    store.close()


@pytest.fixture
def security(qtbot: QtBot, real: Workplace) -> SecuritySection:
    section = SecuritySection(real, lambda: CHEAP)
    qtbot.addWidget(section)
    return shown(qtbot, section)


@pytest.fixture
def kept(qtbot: QtBot, real: Workplace) -> BackupsSection:
    section = BackupsSection(real)
    qtbot.addWidget(section)
    return shown(qtbot, section)


def shown(qtbot: QtBot, section: S) -> S:
    section.show()
    section.activateWindow()
    qtbot.waitUntil(section.isActiveWindow)
    return section


def finish(workplace: Workplace) -> None:
    for _ in range(2):  # what was told may have begun something more
        workplace.jobs.finish()
        QCoreApplication.processEvents()


def opens(workplace: Workplace, password: str) -> bool:
    """Tell whether the vault opens with a password, once its window has let go of it."""
    workplace.store.close()
    assert workplace.vault is not None
    assert isinstance(workplace.vault.clock, Clock)
    workplace.vault.clock.pass_time(minutes=30)  # after a wrong one the next waits
    try:
        open_with_password(workplace.vault, password).close()
    except WrongPassword:
        return False
    return True


def type_new(qtbot: QtBot, section: SecuritySection, present: str) -> None:
    QTest.keyClicks(section.present.line, present)
    QTest.keyClicks(section.new.first.line, NEW)
    QTest.keyClicks(section.new.again.line, NEW)
    qtbot.waitUntil(section.save.isEnabled, timeout=WAIT)


def said(section: QWidget) -> str:
    return " ".join(label.text() for label in section.findChildren(QLabel))


def test_a_new_password_opens_the_vault_and_the_old_no_longer(
    qtbot: QtBot, security: SecuritySection, real: Workplace
) -> None:
    assert security.why.text() == "Type your present password."
    type_new(qtbot, security, PASSWORD)
    press(security, "Change the password")
    finish(real)
    assert bars(security) == ["The password is changed."]
    assert not opens(real, PASSWORD)
    assert opens(real, NEW)


def test_a_wrong_present_password_changes_nothing(
    qtbot: QtBot, security: SecuritySection, real: Workplace
) -> None:
    type_new(qtbot, security, "something else")
    press(security, "Change the password")
    finish(real)
    (told,) = bars(security)
    assert "password" in told.lower()
    assert opens(real, PASSWORD)


def test_nothing_typed_is_no_new_password(
    qtbot: QtBot, security: SecuritySection, real: Workplace
) -> None:
    type_new(qtbot, security, PASSWORD)
    press(security, "Change the password")
    finish(real)
    QTest.keyClicks(security.present.line, NEW)
    assert not security.save.isEnabled()
    assert security.why.text() == "Choose a password."


def test_a_new_recovery_sheet_is_written_and_its_key_opens(
    security: SecuritySection, real: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "sheet"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    QTest.keyClicks(security.present_too.line, PASSWORD)
    press(security, "Make a new recovery sheet …")
    finish(real)
    (told,) = bars(security)
    assert told.startswith("The new recovery sheet is saved as")
    (sheet,) = folder.iterdir()
    assert ZipFile(sheet).testzip() is None


def test_with_a_wrong_password_no_recovery_sheet_is_made(
    security: SecuritySection, real: Workplace, tmp_path: Path
) -> None:
    folder = tmp_path / "sheet"
    folder.mkdir()
    QTest.keyClicks(security.present_too.line, "something else")
    security.renew(folder)
    finish(real)
    assert "password" in bars(security)[0].lower()
    assert list(folder.iterdir()) == []


def test_leaving_keeps_nothing_of_what_was_typed(security: SecuritySection) -> None:
    QTest.keyClicks(security.present.line, PASSWORD)
    security.leave()
    assert security.present.line.text() == ""


def test_a_backup_is_made_and_stands_in_the_list(
    kept: BackupsSection, real: Workplace, clock: Clock
) -> None:
    assert "There is no backup yet." in said(kept)
    assert not kept.try_it.isEnabled()
    press(kept, "Back up now")
    finish(real)
    assert bars(kept)[0].startswith("Backed up at")
    assert real.vault is not None
    assert len(backups(real.vault.backups)) == 1
    assert "0 minutes old" in said(kept)
    clock.pass_time(hours=3)
    kept.read_again()
    assert "3 hours old" in said(kept)
    clock.pass_time(days=1)
    kept.read_again()
    assert "1 day old" in said(kept)


@pytest.mark.parametrize(
    ("password", "told"),
    [(PASSWORD, "The backup opens with your password and is whole."), ("something else", "")],
)
def test_a_backup_is_tried_with_the_password(
    kept: BackupsSection, real: Workplace, password: str, told: str
) -> None:
    kept.back_up_now()
    finish(real)
    QTest.keyClicks(kept.password.line, password)
    press(kept, "Try the latest backup")
    finish(real)
    (bar,) = bars(kept)
    assert bar == told if told else "password" in bar.lower()


def test_going_back_to_a_backup_is_asked_of_the_window(
    qtbot: QtBot, kept: BackupsSection, real: Workplace
) -> None:
    kept.back_up_now()
    finish(real)
    with qtbot.waitSignal(real.restore_wanted):
        press(kept, "Go back to a backup …")

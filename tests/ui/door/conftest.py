"""A doorway whose passwords cost nothing to try, and a clock that can be moved."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.store.place import Vault
from models.store.vault import create
from tests.models.store.conftest import CHEAP, Clock
from ui.desk.office import set_up
from ui.door.door import Door
from ui.door.page import Doorway
from ui.i18n import translator
from ui.jobs import Jobs
from ui.look.look import Look
from ui.look.tokens import LIGHT

PASSWORD = "green frogs sing at noon"  # noqa: S105 - of vaults that live as long as a test
WRONG = "brown toads"
WAIT = 10_000  # ms; the machine may be busy


@dataclass
class Made:
    """A vault that was made and shut."""

    vault: Vault
    recovery_key: str


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 11, 24, 9, 0).astimezone())


@pytest.fixture
def made(tmp_path: Path, clock: Clock) -> Made:
    home = tmp_path / "home"
    home.mkdir()
    vault = Vault(
        home / "South.stegvis", home / "South.backups", tmp_path / "profile", "asa", clock
    )
    store, recovery_key = create(vault, PASSWORD, CHEAP, name="Åsa Öberg")
    set_up(store)
    store.close()
    clock.moment += timedelta(minutes=1)
    return Made(vault, recovery_key)


@pytest.fixture
def doorway(qapp: QApplication, tmp_path: Path, clock: Clock) -> Iterator[Doorway]:
    jobs = Jobs()
    yield Doorway(Look(LIGHT), translator("en"), jobs, clock, lambda: CHEAP, tmp_path / "data")
    jobs.finish()


@pytest.fixture
def door(
    qtbot: QtBot, doorway: Doorway, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Door]:
    monkeypatch.setattr("ui.door.vaults.user_state_path", lambda *_, **__: tmp_path / "profile")
    door = Door(doorway, "The file is encrypted.")
    qtbot.addWidget(door)
    door.show()
    yield door
    door.close()
    doorway.jobs.finish()


@pytest.fixture
def entered(door: Door) -> Iterator[list[tuple[object, Vault]]]:
    """Give what was opened; it is closed afterwards."""
    heard: list[tuple[object, Vault]] = []
    door.entered.connect(lambda store, vault: heard.append((store, vault)))
    yield heard
    for store, _ in heard:
        store.close()  # type: ignore[attr-defined]


Press = Callable[[str], None]


@pytest.fixture
def press(qtbot: QtBot, door: Door) -> Press:
    """Give a way to press a button of the door by its words, with the keyboard."""

    def pressed(words: str) -> None:
        button = button_of(door, words)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    return pressed


def button_of(root: QWidget, words: str) -> QPushButton:
    found = [b for b in root.findChildren(QPushButton) if b.text() == words and not b.isHidden()]
    assert len(found) == 1, [b.text() for b in root.findChildren(QPushButton)]
    return found[0]

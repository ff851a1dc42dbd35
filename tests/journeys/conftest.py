"""What a whole story needs: a desk of verbs, a copied office with its window, or the program from its door."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.models.conftest import desk, untouched
from tests.models.desk import Clock
from tests.models.store.conftest import CHEAP
from tests.ui.conftest import morning, settled, workplace
from tests.ui.hands import Hands
from ui.application import Workplace
from ui.crash import Crashes
from ui.door.door import Door
from ui.main_window import MainWindow
from ui.open_window import open_window
from ui.pages.letters import sending as letters_sending
from ui.pages.lists import page as lists
from ui.preferences import Preferences, write_preferences
from ui.program import Program, World

__all__ = ["desk", "morning", "settled", "untouched", "workplace"]

PASSWORD = "green frogs sing at noon"  # noqa: S105 - of vaults that live as long as a test
WAIT = 10_000  # ms; the machine may be busy
Start = Callable[[], "Sitting"]
OpenWindow = Callable[[], Hands]


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 11, 24, 9, 0).astimezone())


@dataclass(slots=True)
class Sitting:
    """The program as somebody sits at it, from the door on."""

    program: Program
    qtbot: QtBot
    _inside: Hands | None = field(default=None)

    @property
    def door(self) -> Door:
        """The door one stands at."""
        assert self.program.door is not None
        return self.program.door

    @property
    def workplace(self) -> Workplace:
        """What is behind the door."""
        assert self.program.inside is not None
        return self.program.inside.workplace

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        self.qtbot.waitUntil(holds, timeout=WAIT)

    def until_inside(self) -> Hands:
        """Wait for the window and return hands in it."""
        self.until(lambda: self.program.inside is not None)
        inside = self.program.inside
        assert inside is not None
        with self.qtbot.waitActive(inside.window):
            inside.window.activateWindow()
        return Hands(inside.window)

    def settle(self) -> None:
        """Wait until all that is under way has arrived on the screen."""
        for _ in range(12):  # what comes may begin more: a job, or the next part of a page
            self.program.jobs.finish()
            QCoreApplication.processEvents()

    def leave(self) -> None:
        """Let go of door and window, whatever is open."""
        self.program.jobs.stop()
        if self.program.door is not None:
            self.program.door.closed.disconnect()
            self.program.door.close()
            self.program.door = None
        if self.program.inside is not None:
            _let_go(self.program)
            self.program.inside = None


def _let_go(program: Program) -> None:
    inside = program.inside
    assert inside is not None
    inside.idle.stop()
    inside.ticks.stop()
    inside.window.removeEventFilter(inside)
    inside.window.close()
    inside.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    inside.workplace.store.close()


@pytest.fixture
def world(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> World:
    """Give a world of one's own: its clock can be moved, and passwords cost nothing to try."""
    monkeypatch.setattr("ui.door.vaults.user_state_path", lambda *_, **__: tmp_path / "profile")
    file = tmp_path / "preferences.toml"
    write_preferences(file, Preferences("en"))
    home = tmp_path / "home"
    return World(clock, file, home, ("stegvis",), lambda: CHEAP, lambda: open_window)


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, world: World) -> Iterator[Start]:
    """Give what starts the program; each that was started is let go of."""
    sittings: list[Sitting] = []

    def started() -> Sitting:
        if sittings:
            sittings.pop().leave()
        program = Program(qapp, world, Crashes(world.now))
        sittings.append(Sitting(program, qtbot))
        program.start()
        with qtbot.waitActive(sittings[0].door):
            sittings[0].door.activateWindow()
        return sittings[0]

    yield started
    for sitting in sittings:
        sitting.leave()
    qapp.setQuitOnLastWindowClosed(True)


@pytest.fixture
def window(workplace: Workplace, qtbot: QtBot, settled: Callable[[], None]) -> OpenWindow:
    """Give what opens the copied office's window and returns hands in it."""
    kept: list[MainWindow] = []  # Qt deletes what Python lets go of

    def opened() -> Hands:
        made = open_window(workplace)
        kept.append(made)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        settled()
        return Hands(made)

    return opened


@pytest.fixture(autouse=True)
def no_programs(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Let the machine have no word processor and no printer; give what is opened instead."""
    opened: list[Path] = []
    for module in (letters_sending, lists):
        monkeypatch.setattr(module, "find_program", lambda: None)
        monkeypatch.setattr(module, "open_file", opened.append)
    return opened


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder somebody chooses when asked."""
    chosen = tmp_path / "Utskick"
    chosen.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(chosen))
    return chosen


def later(clock: Clock, seconds: float) -> None:
    """Let time pass."""
    clock.moment += timedelta(seconds=seconds)

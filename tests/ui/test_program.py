"""The program from its start: what is in memory at the first paint, the door, the window, and back by starting afresh."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from models.store.place import Vault
from models.store.vault import create, open_with_password
from tests.architecture.source import ROOT
from tests.models.store.conftest import CHEAP
from tests.ui.door.conftest import button_of
from tests.ui.door_process import PASSWORD
from tests.ui.one_field import make_window
from ui.crash import Crashes
from ui.desk.office import set_up
from ui.door.create import CreatePage
from ui.door.locked import Locked
from ui.door.restore import RestorePage
from ui.door.unlock import UnlockPage
from ui.door.vaults import vault_at
from ui.preferences import Preferences, read_preferences, write_preferences
from ui.program import Program, World

WAIT = 10_000  # ms
AT = datetime(2026, 11, 24, 13, 47).astimezone()
HEAVY = {
    *("sqlalchemy", "sqlcipher3", "alembic", "docx", "docxtpl", "jinja2", "lxml", "openpyxl"),
    *("python_calamine", "holidays", "babel", "argon2", "cryptography", "zxcvbn", "tomlkit"),
    *("rapidfuzz", "PySide6.QtDBus", "PySide6.QtPrintSupport", "PySide6.QtNetwork"),
}
AT_FIRST_PAINT = """
import json, sys
from ui.program import Program

def tell(program):
    print(json.dumps(sorted(sys.modules)))
    program.door.close()

Program._load_the_rest = tell
from main import main
sys.exit(main([]))
"""


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """Give the environment of a user of their own."""
    kinds = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "HOME")
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", **dict.fromkeys(kinds, str(tmp_path))}


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vault:
    """Give a vault that was made and shut."""
    monkeypatch.setattr("ui.door.vaults.user_state_path", lambda *_, **__: tmp_path / "profile")
    vault = vault_at(tmp_path / "South.stegvis", lambda: AT)
    store, _ = create(vault, PASSWORD, CHEAP, name="Åsa Öberg")
    set_up(store)
    store.close()
    return vault


@pytest.fixture
def world(tmp_path: Path) -> World:
    file = tmp_path / "preferences.toml"
    write_preferences(file, Preferences("en"))
    return World(lambda: AT, file, tmp_path, ("stegvis",), lambda: CHEAP, lambda: make_window)


@pytest.fixture
def programs(qtbot: QtBot, qapp: QApplication) -> Iterator[list[Program]]:
    """Give a place for programs that are let go of afterwards."""
    made: list[Program] = []
    yield made
    for program in made:
        program.jobs.stop()
        if program.door is not None:
            program.door.closed.disconnect()
            program.door.close()
        if program.inside is not None:
            inside = program.inside
            inside.idle.stop()
            inside.ticks.stop()
            inside.window.removeEventFilter(inside)
            inside.window.hide()
            inside.workplace.store.close()
    qapp.setQuitOnLastWindowClosed(True)


def started(
    programs: list[Program], qapp: QApplication, world: World, locked: Locked | None = None
) -> Program:
    program = Program(qapp, world, Crashes(lambda: AT), locked=locked)
    programs.append(program)
    program.start()
    return program


def remember(world: World, vault: Vault) -> None:
    write_preferences(world.preferences, Preferences("en", vault=vault.file))


def unlock(qtbot: QtBot, program: Program) -> None:
    assert program.door is not None
    page = program.door.page
    assert isinstance(page, UnlockPage)
    QTest.keyClicks(page.field.line, PASSWORD)
    QTest.keyClick(page.field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.inside is not None, timeout=WAIT)


def test_nothing_heavy_is_in_memory_at_the_first_paint(home: dict[str, str]) -> None:
    run = subprocess.run(
        [sys.executable, "-c", AT_FIRST_PAINT],
        cwd=ROOT,
        env=home,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    loaded = set(json.loads(run.stdout))
    assert "ui.door.door" in loaded
    assert loaded & HEAVY == set()


def test_the_first_time_one_makes_a_file(
    programs: list[Program], qapp: QApplication, world: World
) -> None:
    program = started(programs, qapp, world)
    assert program.door is not None
    assert isinstance(program.door.page, CreatePage)


def test_another_language_is_spoken_at_once_and_remembered(
    programs: list[Program], qapp: QApplication, world: World
) -> None:
    program = started(programs, qapp, world)
    door = program.door
    assert door is not None
    before = door.page
    assert isinstance(before, CreatePage)
    button_of(door, "Svenska").click()
    assert isinstance(door.page, CreatePage)
    assert door.page is not before
    assert door.page.translate.language == "sv"
    assert read_preferences(world.preferences).language == "sv"


def test_while_the_file_is_being_opened_another_look_waits(
    programs: list[Program], qapp: QApplication, world: World, vault: Vault
) -> None:
    remember(world, vault)
    program = started(programs, qapp, world)
    door = program.door
    assert door is not None
    page = door.page
    assert page is not None
    page._be_busy(busy=True)
    program._follow_system()
    assert door.page is page
    page._be_busy(busy=False)
    program._follow_system()
    assert door.page is not page


def test_unlocked_the_window_stands_where_the_door_stood(
    qtbot: QtBot, programs: list[Program], qapp: QApplication, world: World, vault: Vault
) -> None:
    remember(world, vault)
    program = started(programs, qapp, world)
    assert program.door is not None
    program.door.setGeometry(30, 40, 1300, 850)
    unlock(qtbot, program)
    assert program.inside is not None
    assert program.inside.window.geometry().getRect() == (30, 40, 1300, 850)
    assert program.inside.window.isVisible()
    assert program.door is None


def test_the_file_that_was_opened_is_the_one_offered_next(
    qtbot: QtBot, programs: list[Program], qapp: QApplication, world: World, vault: Vault
) -> None:
    program = started(programs, qapp, world)
    assert program.door is not None
    program.door.show_unlock(vault)
    unlock(qtbot, program)
    assert read_preferences(world.preferences).vault == vault.file


def test_after_a_lock_the_foot_says_why_and_when(
    programs: list[Program], qapp: QApplication, world: World, vault: Vault
) -> None:
    remember(world, vault)
    program = started(programs, qapp, world, Locked("idle", "13.47"))
    assert program.door is not None
    said = [label.text() for label in program.door.findChildren(QLabel)]
    assert (
        "The file is encrypted. Locked automatically at 13.47 after 5 minutes. Your draft is saved."
        in said
    )


def test_locked_to_restore_a_backup_it_shows_them(
    programs: list[Program], qapp: QApplication, world: World, vault: Vault
) -> None:
    remember(world, vault)
    program = started(programs, qapp, world, Locked("restore", "13.47"))
    assert program.door is not None
    assert isinstance(program.door.page, RestorePage)
    program.jobs.finish()


def test_what_is_chosen_inside_is_worn_at_once_and_remembered(
    qtbot: QtBot, programs: list[Program], qapp: QApplication, world: World, vault: Vault
) -> None:
    remember(world, vault)
    program = started(programs, qapp, world)
    unlock(qtbot, program)
    assert program.inside is not None
    chosen = Preferences("en", "contrast_light", 150, 2, vault.file)
    program.inside.workplace.preferences_wanted.emit(chosen)
    assert program.inside.workplace.look.tokens.high_contrast
    assert program.inside.workplace.look.scale == 1.5
    assert read_preferences(world.preferences) == chosen


def test_a_file_tried_in_vain_makes_the_next_start_wait(
    qtbot: QtBot, programs: list[Program], qapp: QApplication, world: World, vault: Vault
) -> None:
    from models.errors import WrongPassword

    for _ in range(1):
        with pytest.raises(WrongPassword):
            open_with_password(vault, "brown toads")
    remember(world, vault)
    program = started(programs, qapp, world)
    assert program.door is not None
    page = program.door.page
    assert isinstance(page, UnlockPage)
    qtbot.waitUntil(lambda: "You can try again in 1 second." in page.field.problem, timeout=WAIT)


def test_an_unexpected_error_is_told_in_a_dialog(
    qtbot: QtBot, programs: list[Program], qapp: QApplication, world: World
) -> None:
    program = started(programs, qapp, world)
    dialog = program._show_crash("the report")
    qtbot.addWidget(dialog)
    assert dialog.isVisible()
    dialog.close()


def test_locking_ends_the_process_and_a_fresh_one_asks_for_the_password(
    tmp_path: Path, home: dict[str, str]
) -> None:
    command = [sys.executable, "-m", "tests.ui.door_process", "first", str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, env=home, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    told_in = tmp_path / "told.json"
    for _ in range(1000):
        if told_in.exists():
            break
        QTest.qWait(20)
    told = json.loads(told_in.read_text())
    assert told["page"] == "UnlockPage"
    assert told["free"]
    assert told["words"][:3] == ["--locked", "asked", "--at"]
    assert any("Your draft is saved." in said for said in told["said"])

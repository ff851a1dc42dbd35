"""The program in processes of its own: one that opens a file and locks itself, and the one it starts."""

import json
import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from models.errors import FileInUse
from models.store.keys import Kdf
from models.store.place import Vault
from models.store.vault import create, open_with_password
from tests.ui.one_field import make_window
from ui.crash import Crashes
from ui.desk.office import set_up
from ui.door.locked import read_locked
from ui.door.vaults import vault_at
from ui.program import Program, World

PASSWORD = "green frogs sing at noon"  # noqa: S105 - of a vault that lives as long as a test
CHEAP = Kdf(memory=64, passes=1, lanes=1)


def now() -> datetime:
    return datetime.now().astimezone()


def vault_in(folder: Path) -> Vault:
    return vault_at(folder / "South.stegvis", now)


def program_in(folder: Path, application: QApplication, words: list[str]) -> Program:
    command = (sys.executable, "-m", "tests.ui.door_process", "second", str(folder))
    preferences = folder / "preferences.toml"
    world = World(now, preferences, folder, command, lambda: CHEAP, lambda: make_window)
    locked = read_locked(words[1], words[3], kept="--not-kept" not in words) if words else None
    return Program(application, world, Crashes(now), locked=locked, language="en")


def first(folder: Path) -> None:
    """Make a file, open its window, lock it."""
    application = QApplication([])
    vault = vault_in(folder)
    store, _ = create(vault, PASSWORD, CHEAP, name="Åsa Öberg")
    set_up(store)
    program = program_in(folder, application, [])
    program.start()
    program.enter(store, vault)
    assert program.inside is not None
    inside = program.inside
    QTimer.singleShot(100, lambda: inside.lock("asked"))
    application.exec()


def second(folder: Path, words: list[str]) -> None:
    """Tell what the fresh process shows, and whether the file is free."""
    application = QApplication([])
    program = program_in(folder, application, words)
    program.start()
    door = program.door
    assert door is not None

    def tell() -> None:
        try:
            open_with_password(vault_in(folder), PASSWORD).close()
            free = True
        except FileInUse:
            free = False
        page = door.page
        said = [label.text() for label in door.findChildren(QLabel)]
        told = {"page": type(page).__name__, "said": said, "free": free, "words": words}
        (folder / "told.part").write_text(json.dumps(told))
        (folder / "told.part").rename(folder / "told.json")
        application.quit()

    door.painted.connect(tell)
    application.exec()
    program.jobs.stop()


if __name__ == "__main__":
    {
        "first": lambda: first(Path(sys.argv[2])),
        "second": lambda: second(Path(sys.argv[2]), sys.argv[3:]),
    }[sys.argv[1]]()

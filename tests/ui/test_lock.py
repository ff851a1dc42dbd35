"""Locking: each step is done whatever the one before it did, and nothing of anybody goes along."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from models.errors import CouldNotWrite
from models.store.backup import backups
from models.store.database import Store
from models.store.place import Vault
from models.store.vault import create, open_with_password
from tests.models.store.conftest import CHEAP, PASSWORD, Clock
from ui.desk.office import set_up
from ui.jobs import Jobs
from ui.lock import Open, lock, start_fresh


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 11, 24, 13, 0).astimezone())


@pytest.fixture
def vault(tmp_path: Path, clock: Clock) -> Vault:
    home = tmp_path / "home"
    home.mkdir()
    file = home / "South.stegvis"
    return Vault(file, home / "South.backups", tmp_path / "profile", "asa", clock)


@pytest.fixture
def store(vault: Vault) -> Store:
    store, _ = create(vault, PASSWORD, CHEAP, name="Åsa Öberg")
    set_up(store)
    return store


class Locking:
    """Locks, and remembers what was done in which order."""

    def __init__(self, store: Store, vault: Vault, keep: Callable[[], None]) -> None:
        self.done: list[str] = []
        self.words: list[str] = []
        self._open = Open(store, vault, Jobs(), keep, lambda: self.done.append("hidden"))
        self._file = vault

    def lock(self, reason: str = "idle") -> None:
        lock(self._open, reason, "13.47", self._start, lambda: self.done.append("ended"))

    def _start(self, words: object) -> None:
        self.words = list(words)  # type: ignore[call-overload]
        open_with_password(self._file, PASSWORD).close()  # the file is free by now
        self.done.append("started")


def nothing() -> None:
    pass


def test_the_file_is_free_before_the_fresh_process_starts(
    qapp: QApplication, store: Store, vault: Vault
) -> None:
    locking = Locking(store, vault, nothing)
    locking.lock()
    assert locking.done == ["hidden", "started", "ended"]
    assert locking.words == ["--locked", "idle", "--at", "13.47"]


def full() -> None:
    raise CouldNotWrite(Path("South.stegvis"), "No space left on device")


def bug() -> None:
    raise ValueError("a bug of ours")


def test_what_could_not_be_kept_is_told_afterwards_and_it_is_locked_all_the_same(
    qapp: QApplication, store: Store, vault: Vault
) -> None:
    locking = Locking(store, vault, full)
    locking.lock("asked")
    assert locking.done == ["hidden", "started", "ended"]
    assert locking.words == ["--locked", "asked", "--at", "13.47", "--not-kept"]


def test_a_bug_does_not_keep_it_open(qapp: QApplication, store: Store, vault: Vault) -> None:
    locking = Locking(store, vault, bug)
    with pytest.raises(ValueError, match="a bug"):
        locking.lock()
    assert locking.done == ["hidden", "started", "ended"]
    assert "--not-kept" in locking.words


def test_half_an_hours_work_is_backed_up_first(
    qapp: QApplication, store: Store, vault: Vault, clock: Clock
) -> None:
    Locking(store, vault, nothing).lock()
    assert len(backups(vault.backups)) == 1


def test_a_backup_that_fails_does_not_hinder(
    qapp: QApplication, store: Store, vault: Vault
) -> None:
    vault.backups.write_text("not a folder")
    locking = Locking(store, vault, nothing)
    locking.lock()
    assert locking.done == ["hidden", "started", "ended"]


def test_a_fresh_process_gets_the_words_and_lives_on_its_own(
    qapp: QApplication, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    script = tmp_path / "write.sh"
    script.write_text(f'#!/bin/sh\necho "$@" > "{told}.part" && mv "{told}.part" "{told}"\n')
    assert start_fresh(("/bin/sh", str(script)), ["--locked", "idle"])
    wait_for(told)
    assert told.read_text() == "--locked idle\n"


def wait_for(file: Path) -> None:
    from PySide6.QtTest import QTest

    for _ in range(500):
        if file.exists():
            return
        QTest.qWait(20)
    message = f"{file.name} was never written"
    raise AssertionError(message)


def test_the_clock_of_backups_is_the_stores_own(
    store: Store, vault: Vault, clock: Clock, qapp: QApplication
) -> None:
    clock.moment += timedelta(minutes=10)
    Locking(store, vault, nothing).lock()
    (backup,) = backups(vault.backups)
    assert backup.at == clock.moment

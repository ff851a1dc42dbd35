"""Backups are whole or not there, and one can be put back."""

import os
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from models.errors import CouldNotWrite, FileDamaged, FileInUse, WrongPassword
from models.log import LogLine
from models.office import Caseworker
from models.store import backup as backup_module
from models.store import restoring
from models.store.backup import Backup, back_up, back_up_if_due, backups
from models.store.database import Store
from models.store.place import Vault
from models.store.restoring import drill, restore
from models.store.vault import change_password, open_with_password
from tests.models.store.conftest import CHEAP, PASSWORD, Clock, Made


def _add(store: Store, name: str) -> None:
    with store.change("add") as session:
        session.add(Caseworker(name=name))


def _names(vault: Vault, password: str = PASSWORD) -> list[str]:
    with closing(open_with_password(vault, password)) as store, store.read() as session:
        return list(session.scalars(select(Caseworker.name).order_by(Caseworker.rev)))


def _backed_up(made: Made) -> Backup:
    with closing(open_with_password(made.vault, PASSWORD)) as store:
        return back_up(store, made.vault)


def test_a_backup_tells_what_it_holds(made: Made, clock: Clock) -> None:
    with closing(open_with_password(made.vault, PASSWORD)) as store:
        _add(store, "A")
        head = store.head()
        backup = back_up(store, made.vault)
    assert (backup.at, backup.head, backup.counts["caseworker"]) == (clock(), head, 2)
    clock.pass_time(hours=2)
    assert backup.age(clock()).total_seconds() == 7200
    assert backups(made.vault.backups) == (backup,)
    assert drill(backup, PASSWORD) == ()


def test_no_two_backups_take_the_same_place(made: Made) -> None:
    first, second = _backed_up(made), _backed_up(made)
    assert first.folder != second.folder
    assert len(backups(made.vault.backups)) == 2


def test_a_backup_is_encrypted(made: Made) -> None:
    content = _backed_up(made).file.read_bytes()
    assert content[:6] != b"SQLite"
    assert "Öberg".encode() not in content


def test_the_store_knows_whether_anything_changed_since(made: Made) -> None:
    with closing(open_with_password(made.vault, PASSWORD)) as store:
        seen = [store.changed]
        _add(store, "A")
        seen.append(store.changed)
        back_up(store, made.vault)
        seen.append(store.changed)
    assert seen == [False, True, False]


def test_a_backup_is_taken_once_half_an_hours_work_is_in_none(made: Made, clock: Clock) -> None:
    with closing(open_with_password(made.vault, PASSWORD)) as store:
        taken = [back_up_if_due(store, made.vault)]
        _add(store, "A")
        taken.append(back_up_if_due(store, made.vault))
        _add(store, "B")
        taken.append(back_up_if_due(store, made.vault))
        clock.pass_time(minutes=30)
        taken.append(back_up_if_due(store, made.vault))
    assert [bool(backup) for backup in taken] == [False, True, False, True]


class _StopError(Exception):
    pass


def test_a_backup_stopped_halfway_leaves_nothing(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_module, "_PAGES_AT_ONCE", 5)
    steps: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        steps.append((done, total))
        if len(steps) == 3:
            raise _StopError

    with closing(open_with_password(made.vault, PASSWORD)) as store:
        _add(store, "A")
        with pytest.raises(_StopError):
            back_up(store, made.vault, stop)
        assert store.changed
    assert [done for done, _ in steps] == [5, 10, 15]
    assert list(made.vault.backups.iterdir()) == []


def test_a_copy_that_is_not_what_it_should_be_is_not_kept(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = iter(range(2))
    monkeypatch.setattr(backup_module, "count_rows", lambda _: {"note": next(counted)})
    with closing(open_with_password(made.vault, PASSWORD)) as store:
        with pytest.raises(FileDamaged) as caught:
            back_up(store, made.vault)
        assert caught.value.findings == ("counts",)
    assert backups(made.vault.backups) == ()


def test_a_folder_that_takes_no_backup_is_named(made: Made) -> None:
    made.vault.backups.write_text("in the way", encoding="utf-8")
    with (
        closing(open_with_password(made.vault, PASSWORD)) as store,
        pytest.raises(CouldNotWrite) as caught,
    ):
        back_up(store, made.vault)
    assert caught.value.file == made.vault.backups


def test_a_full_disk_is_told_and_leaves_nothing(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = Store.connect

    def nearly_full(store: Store, file: Path | None = None) -> Any:
        driver = connect(store, file)
        if file is not None:
            driver.execute("PRAGMA max_page_count = 10")
        return driver

    monkeypatch.setattr(Store, "connect", nearly_full)
    with closing(open_with_password(made.vault, PASSWORD)) as store, pytest.raises(CouldNotWrite):
        back_up(store, made.vault)
    assert list(made.vault.backups.iterdir()) == []


def test_old_backups_are_thinned_when_a_new_one_stands(made: Made, clock: Clock) -> None:
    with closing(open_with_password(made.vault, PASSWORD)) as store:
        for _ in range(3):
            back_up(store, made.vault)
            clock.pass_time(hours=1)
        clock.pass_time(days=1)
        back_up(store, made.vault)
    assert [b.at.hour for b in backups(made.vault.backups)] == [12, 11]


def test_a_folder_without_a_readable_manifest_is_no_backup(made: Made) -> None:
    backup = _backed_up(made)
    shutil.copytree(backup.folder, made.vault.backups / "broken")
    (made.vault.backups / "broken" / "manifest.json").write_text("{", encoding="utf-8")
    (made.vault.backups / "stray").mkdir()
    assert backups(made.vault.backups) == (backup,)


def test_a_backup_put_back_is_logged_and_the_present_file_kept(made: Made) -> None:
    backup = _backed_up(made)
    with closing(open_with_password(made.vault, PASSWORD)) as store:
        _add(store, "A")
    present = made.vault.file.read_bytes()
    aside = restore(made.vault, backup)
    assert (aside / made.vault.file.name).read_bytes() == present
    with closing(open_with_password(made.vault, PASSWORD)) as store, store.read() as session:
        verbs = session.scalars(select(LogLine.verb).order_by(LogLine.number)).all()
        assert verbs == ["create_vault", "open_vault", "restore", "open_vault"]
    assert _names(made.vault) == ["Åsa Öberg"]
    assert backups(made.vault.backups) == (backup,)


def test_the_present_password_stays_when_a_backup_is_put_back(made: Made) -> None:
    backup = _backed_up(made)
    with closing(open_with_password(made.vault, PASSWORD)) as store:
        change_password(made.vault, store, PASSWORD, "nya gröna grodor", CHEAP)
    restore(made.vault, backup)
    assert _names(made.vault, "nya gröna grodor") == ["Åsa Öberg"]


@pytest.mark.parametrize("damaged", ["database", "slots", "both", "gone"])
def test_a_backup_is_put_back_whatever_is_left_of_the_vault(made: Made, damaged: str) -> None:
    backup = _backed_up(made)
    if damaged in ("database", "both"):
        made.vault.file.write_bytes(b"\0" * 100)
        made.vault.file.with_name(made.vault.file.name + "-journal").write_bytes(b"\1" * 5000)
    if damaged in ("slots", "both"):
        made.vault.slots.write_bytes(b"")
    if damaged == "gone":
        shutil.rmtree(made.vault.file.parent)
        made.vault.file.parent.mkdir()
    restore(made.vault, backup)
    assert _names(made.vault) == ["Åsa Öberg"]


def test_a_damaged_backup_is_not_put_back(made: Made) -> None:
    backup = _backed_up(made)
    content = bytearray(backup.file.read_bytes())
    content[5000] ^= 1
    backup.file.write_bytes(content)
    before = made.vault.file.read_bytes()
    for attempt in (lambda: restore(made.vault, backup), lambda: drill(backup, PASSWORD)):
        with pytest.raises(FileDamaged):
            attempt()
    assert made.vault.file.read_bytes() == before
    backup.file.unlink()
    with pytest.raises(FileDamaged):
        restore(made.vault, backup)


def test_a_vault_in_use_is_not_replaced(made: Made) -> None:
    backup = _backed_up(made)
    with closing(open_with_password(made.vault, PASSWORD)), pytest.raises(FileInUse):
        restore(made.vault, backup)


def test_a_backup_is_not_put_back_where_nothing_can_be_written(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = _backed_up(made)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, os.strerror(28))

    before = made.vault.file.read_bytes()
    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(CouldNotWrite):
        restore(made.vault, backup)
    monkeypatch.undo()
    assert made.vault.file.read_bytes() == before
    assert _names(made.vault) == ["Åsa Öberg"]


class _CrashError(BaseException):
    """The machine stops here."""


def _crashing_at(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the machine stop at that step of what a restoring does to the disk."""
    steps = iter(range(100))

    def slowly(done: Callable[..., Any]) -> Callable[..., Any]:
        def doing(*given: Any, **named: Any) -> Any:
            if next(steps) == step:
                raise _CrashError
            return done(*given, **named)

        return doing

    for name in ("sync_file", "sync_folder", "save_slots", "drop_anchor"):
        monkeypatch.setattr(restoring, name, slowly(getattr(restoring, name)))
    for name in ("replace", "unlink", "chmod"):
        monkeypatch.setattr(Path, name, slowly(getattr(Path, name)))


@pytest.mark.parametrize("step", range(14))
def test_a_restoring_cut_short_leaves_a_vault_that_opens(
    made: Made, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    backup = _backed_up(made)
    with closing(open_with_password(made.vault, PASSWORD)) as store:
        _add(store, "A")
    _crashing_at(step, monkeypatch)
    with suppress(_CrashError):
        restore(made.vault, backup)
    monkeypatch.undo()
    made.vault.file.with_name("stegvis.db.lock").unlink(missing_ok=True)
    assert _names(made.vault) in (["Åsa Öberg"], ["Åsa Öberg", "A"])


def test_a_drill_needs_the_password_and_tells_what_is_wrong(made: Made) -> None:
    backup = _backed_up(made)
    with pytest.raises(WrongPassword):
        drill(backup, "fel")
    assert drill(replace(backup, counts={}), PASSWORD) == ("counts",)
    assert {p.name for p in backup.folder.parent.iterdir()} == {backup.folder.name}


def test_a_backup_opens_as_a_vault_of_its_own(made: Made, tmp_path: Path) -> None:
    backup = _backed_up(made)
    moved = replace(made.vault, file=tmp_path / "other" / "stegvis.db", profile=tmp_path / "p2")
    moved.file.parent.mkdir()
    restore(moved, backup)
    assert _names(moved) == ["Åsa Öberg"]

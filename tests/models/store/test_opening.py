"""What is noticed when a vault is opened: damage, old pages, old copies, files that are not ours."""

import os
import secrets
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select, text
from sqlcipher3 import dbapi2

from models.errors import (
    CouldNotWrite,
    Error,
    FileDamaged,
    NotEncrypted,
    OlderThanAnchor,
)
from models.log import LogLine
from models.office import Caseworker
from models.store import connection, opening
from models.store.anchor import read_anchor
from models.store.connection import connect
from models.store.database import Store
from models.store.opening import check
from models.store.place import Vault
from models.store.slots import load_slots
from models.store.vault import open_with_password
from tests.models.store.conftest import PASSWORD, Made

_PAGE = 4096


def _anchor(vault: Vault) -> Path:
    return vault.anchor(load_slots(vault.slots).vault)


def _work(vault: Vault, *names: str) -> None:
    with closing(open_with_password(vault, PASSWORD)) as store:
        for name in names:
            with store.change("add") as session:
                session.add(Caseworker(name=name))


def _names(store: Store) -> list[str]:
    with store.read() as session:
        return list(session.scalars(select(Caseworker.name).order_by(Caseworker.rev)))


def _last_verb(store: Store) -> str | None:
    with store.read() as session:
        return session.scalar(select(LogLine.verb).order_by(LogLine.number.desc()).limit(1))


def _elsewhere(vault: Vault, folder: Path) -> Vault:
    """Return the same vault as another machine sees it: with an anchor of its own."""
    return replace(vault, profile=folder / "elsewhere")


def test_every_connection_keeps_its_promises(made: Made) -> None:
    with closing(open_with_password(made.vault, PASSWORD)) as store, store.read() as session:
        names = ("journal_mode", "synchronous", "foreign_keys", "temp_store")
        kept = [session.scalar(text(f"PRAGMA {name}")) for name in names]
        assert kept == ["truncate", 2, 1, 2]
        assert session.scalar(text("PRAGMA cipher_version"))


def test_a_promise_the_system_does_not_keep_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_PROMISES", ("PRAGMA journal_mode = WAL",))
    with pytest.raises(CouldNotWrite):
        connect(tmp_path / "x.db", secrets.token_bytes(32))


def test_a_library_that_encrypts_nothing_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "dbapi2", sqlite3)
    with pytest.raises(NotEncrypted):
        connect(tmp_path / "x.db", secrets.token_bytes(32))


def test_a_plain_file_in_the_vaults_place_is_refused(made: Made) -> None:
    made.vault.file.unlink()
    with closing(sqlite3.connect(made.vault.file)) as plain:
        plain.execute("CREATE TABLE t (x)")
    with pytest.raises(NotEncrypted):
        open_with_password(made.vault, PASSWORD)


def test_an_empty_file_in_the_vaults_place_is_refused(made: Made) -> None:
    made.vault.file.write_bytes(b"")
    with pytest.raises(NotEncrypted):
        open_with_password(made.vault, PASSWORD)


def test_a_missing_file_is_damage(made: Made) -> None:
    made.vault.file.unlink()
    with pytest.raises(FileDamaged) as caught:
        open_with_password(made.vault, PASSWORD)
    assert caught.value.findings == ("unreadable",)


def test_the_file_opens_neither_without_nor_with_another_key(made: Made) -> None:
    assert made.vault.file.read_bytes()[:16] != b"SQLite format 3\0"
    with closing(dbapi2.connect(str(made.vault.file))) as keyless, pytest.raises(dbapi2.Error):
        keyless.execute("SELECT * FROM sqlite_master")
    with pytest.raises(dbapi2.Error):
        connect(made.vault.file, secrets.token_bytes(32))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_the_vaults_files_are_the_users_alone(made: Made) -> None:
    files = (made.vault.file, made.vault.slots, _anchor(made.vault))
    assert [oct(file.stat().st_mode & 0o777) for file in files] == ["0o600"] * 3


def _flipped(content: bytes, page: int, at: Random) -> bytes:
    changed = bytearray(content)
    changed[page * _PAGE + at.randrange(_PAGE)] ^= 1 << at.randrange(8)
    return bytes(changed)


@pytest.mark.parametrize("anchored", [True, False])
def test_a_bit_flipped_in_any_page_is_noticed(made: Made, *, anchored: bool) -> None:
    _work(made.vault, "A", "B")
    whole, at = made.vault.file.read_bytes(), Random(7)  # noqa: S311
    pages = len(whole) // _PAGE
    if not anchored:
        _anchor(made.vault).unlink()
    missed = []
    for page in at.sample(range(pages), min(pages, 60)):
        made.vault.file.write_bytes(_flipped(whole, page, at))
        with suppress(FileDamaged):
            open_with_password(made.vault, PASSWORD).close()
            missed.append(page)
    assert missed == []


@pytest.mark.parametrize("anchored", [True, False])
def test_a_file_cut_off_anywhere_is_noticed(made: Made, *, anchored: bool) -> None:
    whole, at = made.vault.file.read_bytes(), Random(7)  # noqa: S311
    if not anchored:
        _anchor(made.vault).unlink()
    pages = len(whole) // _PAGE
    lengths = [n * _PAGE for n in at.sample(range(1, pages), 20)] + at.sample(
        range(1, len(whole)), 20
    )
    missed = []
    for length in lengths:
        made.vault.file.write_bytes(whole[:length])
        with suppress(FileDamaged):
            open_with_password(made.vault, PASSWORD).close()
            missed.append(length)
    assert missed == []


def test_any_page_put_back_as_it_was_is_noticed(made: Made) -> None:
    _work(made.vault, *"ABCDEFGH")
    old = made.vault.file.read_bytes()
    with (
        closing(open_with_password(made.vault, PASSWORD)) as store,
        store.change("rename") as session,
    ):
        for caseworker in session.scalars(select(Caseworker)):
            caseworker.name *= 2
    new = made.vault.file.read_bytes()
    pages = [
        p for p in range(len(old) // _PAGE) if old[p * _PAGE :][:_PAGE] != new[p * _PAGE :][:_PAGE]
    ]
    missed = []
    for page in pages:
        start, end = page * _PAGE, (page + 1) * _PAGE
        made.vault.file.write_bytes(new[:start] + old[start:end] + new[end:])
        with suppress(Error):
            open_with_password(made.vault, PASSWORD).close()
            missed.append(page)
    assert len(pages) >= 4
    assert missed == []


def test_records_put_back_as_they_were_are_noticed_without_a_seal_too(made: Made) -> None:
    _work(made.vault, "A")
    with (
        closing(open_with_password(made.vault, PASSWORD)) as store,
        closing(store.connect()) as driver,
    ):
        driver.execute("UPDATE caseworker SET name = 'x', rev = 1 WHERE name = 'A'")
    _anchor(made.vault).unlink()
    with pytest.raises(FileDamaged) as caught:
        open_with_password(made.vault, PASSWORD)
    assert caught.value.findings == ("log_record",)


def _put_back(vault: Vault, old: Path) -> None:
    shutil.copy(old, vault.file)


def test_an_old_copy_put_back_is_noticed_and_may_be_taken_as_found(
    made: Made, tmp_path: Path
) -> None:
    old = Path(shutil.copy(made.vault.file, tmp_path / "old"))
    _work(made.vault, "A")
    _put_back(made.vault, old)
    with pytest.raises(OlderThanAnchor) as caught:
        open_with_password(made.vault, PASSWORD)
    assert (caught.value.number, caught.value.expected) == (1, 3)
    with closing(open_with_password(made.vault, PASSWORD, as_found=True)) as store:
        assert _names(store) == ["Åsa Öberg"]
        assert _last_verb(store) == "open_as_found"
    open_with_password(made.vault, PASSWORD).close()


def test_an_old_copy_worked_in_elsewhere_is_noticed_though_it_is_longer(
    made: Made, tmp_path: Path
) -> None:
    old = Path(shutil.copy(made.vault.file, tmp_path / "old"))
    _work(made.vault, "A")
    _put_back(made.vault, old)
    _work(_elsewhere(made.vault, tmp_path), *"BCDEF")
    with pytest.raises(OlderThanAnchor):
        open_with_password(made.vault, PASSWORD)


def test_a_vault_worked_in_on_another_machine_opens_here(made: Made, tmp_path: Path) -> None:
    _work(made.vault, "A")
    _work(_elsewhere(made.vault, tmp_path), "B")
    with closing(open_with_password(made.vault, PASSWORD)) as store:
        assert _names(store) == ["Åsa Öberg", "A", "B"]


def test_the_anchor_follows_every_commit(made: Made) -> None:
    with closing(open_with_password(made.vault, PASSWORD)) as store:
        with store.change("add") as session:
            session.add(Caseworker(name="A"))
        anchor = read_anchor(_anchor(made.vault))
        assert anchor is not None
        assert (anchor.head, anchor.seal) == (store.head(), None)


def test_a_crash_in_the_middle_of_a_write_is_no_damage(made: Made, tmp_path: Path) -> None:
    files = [made.vault.file, Path(f"{made.vault.file}-journal")]
    with (
        closing(open_with_password(made.vault, PASSWORD)) as store,
        closing(store.connect()) as driver,
    ):
        driver.execute("PRAGMA cache_size = 1")  # so that pages reach the file before the commit
        driver.execute("BEGIN")
        driver.executemany("INSERT INTO history VALUES ('x', ?, 'y')", ((n,) for n in range(5000)))
        crashed = [file.read_bytes() for file in files]
        anchor = _anchor(made.vault).read_bytes()
        driver.execute("ROLLBACK")
    assert len(crashed[1]) > _PAGE
    for file, content in zip(files, crashed, strict=True):
        file.write_bytes(content)
    _anchor(made.vault).write_bytes(anchor)
    with closing(open_with_password(made.vault, PASSWORD)) as store:
        assert check(store) == ()


def test_the_seal_is_broken_before_the_first_write(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    seals = []

    def look(*_: object, **__: object) -> None:
        anchor = read_anchor(_anchor(made.vault))
        seals.append(anchor and anchor.seal)

    monkeypatch.setattr(opening, "_log_opening", look)
    open_with_password(made.vault, PASSWORD).close()
    look()
    assert seals[0] is None
    assert seals[1] is not None


@pytest.mark.parametrize("kept", [b"", b"[]", b'{"number": "x"}'])
def test_an_anchor_that_cannot_be_read_is_none(made: Made, kept: bytes) -> None:
    _anchor(made.vault).write_bytes(kept)
    open_with_password(made.vault, PASSWORD).close()


def test_a_change_stays_saved_though_the_anchor_cannot_be_written(
    made: Made, tmp_path: Path
) -> None:
    with closing(open_with_password(made.vault, PASSWORD)) as store:
        shutil.rmtree(made.vault.profile)
        made.vault.profile.write_text("in the way", encoding="utf-8")
        with store.change("add") as session:
            session.add(Caseworker(name="A"))
        assert _names(store) == ["Åsa Öberg", "A"]


def test_a_very_large_file_is_checked_behind_the_window(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    _anchor(made.vault).unlink()
    with closing(open_with_password(made.vault, PASSWORD)) as store:
        with closing(store.connect()) as driver:
            driver.execute("DELETE FROM caseworker")
        assert check(store) == ("log_record",)
    _anchor(made.vault).unlink()
    monkeypatch.setattr(opening, "ALWAYS_CHECKED", 0)
    with closing(open_with_password(made.vault, PASSWORD)) as store:
        assert check(store) == ("log_record",)


def test_damage_met_behind_the_window_is_told_as_damage(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    _work(made.vault, *"ABCD")
    whole, at = made.vault.file.read_bytes(), Random(7)  # noqa: S311
    monkeypatch.setattr(opening, "ALWAYS_CHECKED", 0)
    _anchor(made.vault).unlink()
    told = 0
    for page in range(1, len(whole) // _PAGE):
        made.vault.file.write_bytes(_flipped(whole, page, at))
        try:
            store = open_with_password(made.vault, PASSWORD)
        except FileDamaged:
            told += 1
        else:
            store.close()
        _anchor(made.vault).unlink(missing_ok=True)
    assert told


def test_a_file_without_tables_of_ours_is_damage(made: Made) -> None:
    with (
        closing(open_with_password(made.vault, PASSWORD)) as store,
        closing(store.connect()) as driver,
    ):
        driver.execute("DROP TABLE alembic_version")
    with pytest.raises(FileDamaged) as caught:
        open_with_password(made.vault, PASSWORD)
    assert caught.value.findings == ("schema",)


def test_a_failed_opening_lets_go_of_the_file(made: Made) -> None:
    whole = made.vault.file.read_bytes()
    made.vault.file.write_bytes(whole[:_PAGE])
    with pytest.raises(FileDamaged):
        open_with_password(made.vault, PASSWORD)
    made.vault.file.write_bytes(whole)
    open_with_password(made.vault, PASSWORD).close()

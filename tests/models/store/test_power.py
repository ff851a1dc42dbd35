"""The power is cut two thousand times in the middle of saving: nothing acknowledged is lost."""

import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from sqlcipher3 import dbapi2

from models.errors import CouldNotWrite, Error
from models.office import Caseworker, Household
from models.store import connection
from models.store.checks import damage
from models.store.connection import connect
from models.store.database import Store
from models.store.keys import KEY_BYTES
from models.store.opening import check
from models.store.schema import SCHEMA, make_tables, migrate
from tests.models.store.power import Disk, lay_down, remembering
from tests.models.store.test_schema import with_a_next_step

pytestmark = pytest.mark.slow

_FILE = Path("/disk/stegvis.db")
_IN_MEMORY = Path("/dev/shm")  # noqa: S108
_FULL, _WRITE_FAILED = 13, 778  # SQLite's SQLITE_FULL and SQLITE_IOERR_WRITE
_SAVES = 15
_CUTS = 2000
_CONTROLS = 300


@dataclass
class Saved:
    """A disk on which things were saved, and after how many of its steps each was acknowledged."""

    disk: Disk
    key: bytes
    acknowledged: list[int]


@contextmanager
def _store_in_memory() -> Iterator[tuple[Disk, bytes, Store]]:
    key, now = secrets.token_bytes(KEY_BYTES), datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
    with (
        remembering() as disk,
        closing(Store(_FILE, key, site="main", who="", clock=lambda: now)) as store,
    ):
        make_tables(store.engine)
        yield disk, key, store


def _saved() -> Saved:
    with _store_in_memory() as (disk, key, store):
        acknowledged = [len(disk.steps)]
        for number in range(_SAVES):
            with store.change("save") as session:
                session.add(Household(label=f"{number}" * 200))
            acknowledged.append(len(disk.steps))
    return Saved(disk, key, acknowledged)


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder, in memory where there is one: what is laid down here need not last."""
    with TemporaryDirectory(dir=_IN_MEMORY if _IN_MEMORY.is_dir() else None) as name:
        yield Path(name)


def _lost(saved: Saved, folder: Path, cuts: int) -> list[str]:
    """Return what each of so many cuts made of the file, but for those that did it no harm."""
    chance = Random(11)  # noqa: S311 - the same moments each time
    first, last = saved.acknowledged[0], saved.acknowledged[-1]
    found = []
    for _ in range(cuts):
        moment = chance.randint(first, last)
        lay_down(saved.disk.cut(moment, chance), folder)
        owed = sum(step <= moment for step in saved.acknowledged) - 1
        found.append(_harm(folder / _FILE.name, saved.key, owed))
    return [harm for harm in found if harm]


def _harm(file: Path, key: bytes, owed: int) -> str:
    try:
        with closing(connect(file, key)) as driver:
            (saved,) = driver.execute("SELECT count(*) FROM household").fetchone()
            if saved not in (owed, owed + 1):
                return f"{owed - saved} lost"
            return " ".join(damage(driver))
    except (dbapi2.Error, Error):
        return "unreadable"


def test_no_save_is_lost_when_the_power_goes(folder: Path) -> None:
    assert _lost(_saved(), folder, _CUTS) == []


def test_the_tables_are_the_old_or_the_new_ones_when_the_power_goes(
    folder: Path, tmp_path: Path
) -> None:
    steps, chance, found = with_a_next_step(tmp_path), Random(11), set()  # noqa: S311
    with _store_in_memory() as (disk, key, store):
        with store.change("save") as session:
            session.add(Caseworker(name="Åsa"))
        first = len(disk.steps)
        migrate(store, steps)
    for _ in range(_CONTROLS):
        lay_down(disk.cut(chance.randint(first, len(disk.steps)), chance), folder)
        with closing(connect(folder / _FILE.name, key)) as driver:
            assert damage(driver) == ()
            (step,) = driver.execute("SELECT version_num FROM alembic_version").fetchone()
            (named,) = driver.execute("SELECT * FROM caseworker").fetchall()
            found.add((step, len(named)))
    assert {step for step, _ in found} == {SCHEMA, "9999"}
    assert len(found) == 2


@pytest.mark.parametrize("code", [_FULL, _WRITE_FAILED])
def test_any_write_that_is_refused_is_told_and_the_next_one_works(code: int) -> None:
    with _store_in_memory() as (disk, _, store):
        refused = 0
        while disk.refusal is None:  # until a whole save had too few steps to be refused in
            before, disk.refusal = store.head(), (len(disk.steps) + refused, code)
            if _save(store):
                break
            # Told as not saved: gone, or whole where only the very last promise was refused.
            assert store.head().number - before.number in (0, 1)
            refused += 1
            assert _save(store)
        assert refused > 5
        assert check(store) == ()


def _save(store: Store) -> bool:
    try:
        with store.change("save") as session:
            session.add(Household(label="x"))
    except CouldNotWrite:
        return False
    return True


def test_the_same_cuts_find_what_is_saved_without_waiting_for_the_disk(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasty = tuple(
        p.replace("synchronous = FULL", "synchronous = OFF") for p in connection._PROMISES
    )
    with monkeypatch.context() as patched:
        patched.setattr(connection, "_PROMISES", hasty)
        patched.setattr(connection, "_KEPT", {})
        saved = _saved()
    assert len(_lost(saved, folder, _CONTROLS)) > _CONTROLS // 10

"""A hundred kills at seeded moments: nothing acknowledged is lost, nothing half-written is visible."""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from models.base import Record
from models.case import Case
from models.meeting import Booking
from models.store.backup import backups
from models.store.restoring import drill
from models.store.vault import create, open_with_password
from tests.killing import Nursery, nursery
from tests.models.store.conftest import CHEAP
from tests.models.store.killed import PASSWORD, is_whole, vault_in

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL and no fork"),
]

_KILLS = 25  # of each of four kinds of work
_CONTROLS = 5
_MOST_DONE = 4
_LONGEST = 0.008  # seconds: about one piece of work


@pytest.fixture(scope="module")
def workers() -> Iterator[Nursery]:
    with nursery("tests.models.store.killed") as started:
        yield started


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store, _ = create(vault_in(tmp_path), PASSWORD, CHEAP, name="Åsa Öberg")
    store.close()
    return tmp_path


def _kill(workers: Nursery, task: str, folder: Path, seed: int) -> list[str]:
    chance = Random(f"{task} {seed}")  # noqa: S311 - the same moments each time
    return workers.kill(task, folder, chance.randint(0, _MOST_DONE), chance.uniform(0, _LONGEST))


def _lost_records(folder: Path, kind: type[Record], acknowledged: list[str]) -> list[str]:
    """Return what was acknowledged and is not there; opening goes through every check."""
    # A kill while the password is tried counts as a try: the next one waits a second.
    vault = vault_in(folder, later=timedelta(minutes=1))
    with closing(open_with_password(vault, PASSWORD)) as store, store.read() as session:
        return [key for key in acknowledged if session.get(kind, UUID(key)) is None]


def _lost_backups(folder: Path, acknowledged: list[str]) -> list[str]:
    """Return the backups that were acknowledged and are gone, and those seen that are not whole."""
    _lost_records(folder, Case, [])
    seen = backups(folder / "backups")
    gone = set(acknowledged) - {backup.folder.name for backup in seen}
    return sorted(gone) + [backup.folder.name for backup in seen[:3] if drill(backup, PASSWORD)]


def _lost_documents(folder: Path, acknowledged: list[str]) -> list[str]:
    seen = {document.name: document for document in folder.glob("[!.]*.docx")}
    broken = [name for name, document in seen.items() if not is_whole(document)]
    return broken + [name for name in acknowledged if name not in seen]


@pytest.mark.parametrize(
    ("task", "lost"),
    [
        ("register", lambda folder, done: _lost_records(folder, Case, done)),
        ("book_meetings", lambda folder, done: _lost_records(folder, Booking, done)),
        ("take_backups", _lost_backups),
        ("write_documents", _lost_documents),
    ],
)
def test_what_was_acknowledged_is_there_after_a_kill(
    workers: Nursery, folder: Path, task: str, lost: Callable[[Path, list[str]], list[str]]
) -> None:
    acknowledged = 0
    for seed in range(_KILLS):
        done = _kill(workers, task, folder, seed)
        assert lost(folder, done) == [], f"kill {seed}"
        acknowledged += len(done)
    assert acknowledged >= _KILLS


def test_a_write_that_is_lost_is_reported(workers: Nursery, folder: Path) -> None:
    done = [workers.kill("forget", folder, 2, 0.0) for _ in range(_CONTROLS)]
    assert all(_lost_records(folder, Case, acknowledged) for acknowledged in done)


def test_a_half_written_document_is_reported(workers: Nursery, folder: Path) -> None:
    for _ in range(_CONTROLS):
        workers.kill("write_halves", folder, 1, 0.0)
    assert _lost_documents(folder, [])

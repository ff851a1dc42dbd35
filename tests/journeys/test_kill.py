"""A caseworker's work killed at seeded moments: what was acknowledged is there, no half letter is seen."""

import sys
import zlib
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from uuid import UUID
from zipfile import BadZipFile

import pytest
from lxml import etree
from sqlalchemy import select

from documents.handing_over import remove_unfinished
from documents.reread import reread
from models.base import Record
from models.case import Case
from models.meeting import Booking, Invitation
from models.queries.search import is_stale
from models.store.log_check import verify_log, verify_records
from models.store.schema import make_tables
from tests.journeys.killed import LETTERS_FOLDER, store_in
from tests.killing import Nursery, nursery
from ui.desk.office import DEMO_SENDER, set_up

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL and no fork"),
]

_KILLS = 20
_MOST_DONE = 12  # a batch of three people and its papers is ten acknowledgements
_LONGEST = 0.08  # seconds: about as long as the letters of a batch take
_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a place for files, made by the system
_KINDS: dict[str, type[Record]] = {"case": Case, "booking": Booking}


@pytest.fixture(scope="module")
def workers() -> Iterator[Nursery]:
    with nursery("tests.journeys.killed") as started:
        yield started


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Give a folder with an empty store; in memory where that is, for a kill asks nothing of a disk."""
    with TemporaryDirectory(dir=_IN_MEMORY if _IN_MEMORY.is_dir() else tmp_path) as made:
        (Path(made) / LETTERS_FOLDER).mkdir()
        with closing(store_in(Path(made))) as store:
            make_tables(store.engine)
            set_up(store, DEMO_SENDER)
        yield Path(made)


def amiss(folder: Path, acknowledged: list[str]) -> list[str]:
    """Return what was acknowledged and is gone, what is half-written, and sent letters that are no paper."""
    papers = {file.name: file.read_bytes() for file in (folder / LETTERS_FOLDER).glob("[!.]*")}
    done = [one.split(" ", 1) for one in acknowledged]
    return [
        *(f"half-written: {name}" for name, data in papers.items() if not _is_whole(data)),
        *(f"lost: {name}" for kind, name in done if kind == "paper" and name not in papers),
        *_amiss_in_store(folder, {sha256(data).hexdigest() for data in papers.values()}, done),
    ]


def _amiss_in_store(folder: Path, on_paper: set[str], done: list[list[str]]) -> list[str]:
    with closing(store_in(folder)) as store, store.read() as session:
        sent = session.scalars(select(Invitation).where(Invitation.sent_at.is_not(None))).all()
        records = [(_KINDS[kind], key) for kind, key in done if kind in _KINDS]
        return [
            *(f"lost: {key}" for kind, key in records if session.get(kind, UUID(key)) is None),
            *(f"sent, but no paper: {one.id}" for one in sent if one.content_id not in on_paper),
            *(f"log: {finding}" for finding in verify_log(session, store.site)),
            *(f"record: {finding}" for finding in verify_records(session)),
            *(["the search table is stale"] if is_stale(session) else []),
        ]


@cache
def _is_whole(data: bytes) -> bool:
    try:
        return bool(reread(data).pages)
    except (BadZipFile, KeyError, EOFError, etree.XMLSyntaxError, zlib.error):
        return False


def test_what_was_acknowledged_is_there_after_each_kill(workers: Nursery, folder: Path) -> None:
    chance = Random(2026)  # noqa: S311 - the same moments each time
    acknowledged: list[str] = []
    for number in range(_KILLS):
        after, delay = chance.randint(0, _MOST_DONE), chance.uniform(0, _LONGEST)
        acknowledged += workers.kill("send_batches", folder, after, delay)
        assert amiss(folder, acknowledged) == [], f"kill {number}"
    assert {one.split(" ")[0] for one in acknowledged} == {"case", "booking", "paper"}
    remove_unfinished(folder / LETTERS_FOLDER)
    assert [file.name for file in (folder / LETTERS_FOLDER).glob(".*")] == []


def test_a_lost_write_and_a_half_written_letter_are_reported(
    workers: Nursery, folder: Path
) -> None:
    acknowledged = workers.kill("write_halves", folder, 3, 0.0)
    found = amiss(folder, acknowledged)
    assert sum(one.startswith("lost: ") for one in found) >= 2
    assert "half-written: kallelse-0.docx" in found


def test_a_letter_marked_as_sent_that_is_no_paper_is_reported(
    workers: Nursery, folder: Path
) -> None:
    acknowledged = workers.kill("send_batches", folder, 10, 0.0)
    for file in (folder / LETTERS_FOLDER).glob("kallelse*"):
        file.unlink()
    assert any(one.startswith("sent, but no paper") for one in amiss(folder, acknowledged))

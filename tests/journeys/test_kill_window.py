"""A hundred kills of the real window: nothing it said was saved is gone, and two seconds of typing at most."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import select

from models.actions.notes import discard_draft
from models.log import LogLine
from models.meeting import Invitation
from models.queries.drafts import draft_value
from models.store.database import Store
from models.store.log_check import verify_log, verify_records
from models.store.schema import make_tables
from tests.journeys.killed import LETTERS_FOLDER, store_in
from tests.journeys.killed_window import KEY, NAME
from tests.journeys.test_kill import _is_whole
from tests.killing import Nursery, nursery
from ui.desk.office import DEMO_SENDER, set_up
from ui.forms.case import CASE

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL and no fork"),
]

_TYPED, _WORKED = 65, 35  # kills
_LONGEST_TYPED, _MOST_WORKED = 95, 10  # acknowledgements until the kill
_OPENED = 3  # acknowledgements: the window has been open for a while
_LONGEST = 0.1  # seconds after the last of them
_AT_ONCE = 3  # a worker that types waits most of the time
_MOST_LOST = 2_000 // KEY  # keys: two seconds of typing, however slow the machine is
_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a place for files, made by the system


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Give a folder for vaults; in memory where that is, for a kill asks nothing of a disk."""
    with TemporaryDirectory(dir=_IN_MEMORY if _IN_MEMORY.is_dir() else tmp_path) as made:
        yield Path(made)


def vault(folder: Path) -> Path:
    """Return a folder of that name with a store whose office is set up."""
    (folder / LETTERS_FOLDER).mkdir(parents=True)
    with closing(store_in(folder)) as store:
        make_tables(store.engine)
        set_up(store, DEMO_SENDER)
    return folder


def amiss(folder: Path, said: list[str]) -> list[str]:
    """Return what a killed window had said and is not so; what it was typing is let go of."""
    with closing(store_in(folder)) as store:
        with store.read() as session:
            found = [
                *(f"log: {finding}" for finding in verify_log(session, store.site)),
                *(f"record: {finding}" for finding in verify_records(session)),
                *_lost_records(store, said),
                *_lost_typing(draft_value(session, CASE.key, None, store.who) or {}, said),
            ]
        discard_draft(store, CASE.key, None)
    return [*found, *_amiss_on_paper(folder, said)]


def _told(said: list[str], kind: str) -> list[list[str]]:
    return [words[1:] for words in map(str.split, said) if words[0] == kind]


def _lost_records(store: Store, said: list[str]) -> Iterator[str]:
    for number, hash_of in _told(said, "head")[-1:]:
        found = select(LogLine.hash).where(LogLine.site == store.site, LogLine.number == number)
        with store.read() as session:
            if session.scalar(found) != hash_of:
                yield f"lost: line {number} of the log"


def _lost_typing(draft: dict[str, str], said: list[str]) -> Iterator[str]:
    name = draft.get("family_name", "")
    if not (NAME * len(name)).startswith(name):
        yield "the draft is not what was typed"
    for (length,) in _told(said, "draft")[-1:]:
        if len(name) < int(length):
            yield f"lost: {length} letters said to be saved, {len(name)} are"
    for (length,) in _told(said, "typed")[-1:]:
        if int(length) - len(name) > _MOST_LOST:
            yield f"lost: {int(length) - len(name)} letters typed"


def _amiss_on_paper(folder: Path, said: list[str]) -> Iterator[str]:
    papers = {file.name: file for file in (folder / LETTERS_FOLDER).glob("[!.]*")}
    yield from (
        f"half-written: {n}" for n, file in papers.items() if not _is_whole(file.read_bytes())
    )
    yield from (f"lost: {name}" for (name,) in _told(said, "paper") if name not in papers)


def killed(workers: Nursery, folder: Path, task: str, seed: int) -> list[str]:
    """Kill a window at a moment the seed says; return what is amiss then."""
    chance = Random(seed)  # noqa: S311 - the same moments each time
    most = _LONGEST_TYPED if task == "type" else _MOST_WORKED
    said = workers.kill(task, folder, chance.randint(0, most), chance.uniform(0, _LONGEST))
    return [f"{task} {seed}: {what}" for what in amiss(folder, said)]


def _share(folder: Path, seeds: range) -> list[str]:
    """Do a share of the kills in one vault, which grows from kill to kill."""
    made, found = vault(folder), list[str]()
    with nursery("tests.journeys.killed_window") as workers:
        for seed in seeds:
            found += killed(workers, made, "type" if seed < _TYPED else "work", seed)
        (made / LETTERS_FOLDER / ".stegvis-left.part").write_bytes(b"PK")
        workers.kill("work", made, _OPENED, 0.0)
    return found + _left(made)


def _left(folder: Path) -> list[str]:
    """Return what lies about when the window has been opened once more, but for the vault and whole letters."""
    allowed = {
        "stegvis.db",
        "stegvis.db-wal",
        "stegvis.db-shm",
        "stegvis.db-journal",
        LETTERS_FOLDER,
    }
    files = [*folder.iterdir(), *(folder / LETTERS_FOLDER).glob(".*")]
    return [f"left: {file.name}" for file in files if file.name not in allowed]


def test_a_hundred_kills_lose_nothing_that_was_said_to_be_saved(folder: Path) -> None:
    shares = [range(n, _TYPED + _WORKED, _AT_ONCE) for n in range(_AT_ONCE)]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = pool.map(_share, (folder / str(n) for n in range(_AT_ONCE)), shares)
    assert [what for share in found for what in share] == []
    sent = 0
    for n in range(_AT_ONCE):
        with closing(store_in(folder / str(n))) as store, store.read() as session:
            sent += len(
                session.scalars(select(Invitation).where(Invitation.sent_at.is_not(None))).all()
            )
    assert sent > 0


@pytest.fixture
def workers() -> Iterator[Nursery]:
    with nursery("tests.journeys.killed_window") as started:
        yield started


def test_a_lost_draft_is_reported(workers: Nursery, folder: Path) -> None:
    made = vault(folder / "draft")
    said = workers.kill("lose_a_draft", made, 110, 0.0)
    found = amiss(made, said)
    assert any("letters said to be saved, 0 are" in what for what in found)
    assert any(what.endswith("letters typed") for what in found)


def test_a_lost_record_is_reported(workers: Nursery, folder: Path) -> None:
    made = vault(folder / "record")
    said = workers.kill("lose_a_record", made, 20, 0.0)
    assert any("of the log" in what for what in amiss(made, said))

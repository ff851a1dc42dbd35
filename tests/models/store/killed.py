"""What is killed: work that goes on for ever in a vault, and the same work done wrong."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from itertools import count
from pathlib import Path
from time import sleep
from uuid import UUID

from models.actions.cases import CaseDraft, PersonDraft, register_case
from models.actions.meetings import MeetingDraft, book, plan_meeting
from models.actions.work import Work
from models.routine_file import load_routine
from models.store.backup import back_up
from models.store.database import Store
from models.store.files import write_whole
from models.store.place import Vault
from models.store.vault import open_with_password
from models.vocabulary import MeetingKind
from resources import path
from tests.killing import Acknowledge, nurse

PASSWORD = "blåa grodor sjunger ö"  # noqa: S105 - of vaults that live as long as a test
_NOW = datetime(2026, 3, 16, 9, 0)  # noqa: DTZ001 - the office's own time
_SIZE = 200_000
_A_WHILE = 0.05


def vault_in(folder: Path, *, later: timedelta = timedelta()) -> Vault:
    """Return the vault that is worked in."""
    now = _NOW.replace(tzinfo=UTC) + later
    return Vault(folder / "stegvis.db", folder / "backups", folder / "profile", "a", lambda: now)


def is_whole(document: Path) -> bool:
    """Tell whether a document is all that was written."""
    name, content = document.read_bytes()[:64], document.read_bytes()[64:]
    return len(content) == _SIZE and hashlib.sha256(content).hexdigest().encode() == name


@contextmanager
def _at_work(folder: Path) -> Iterator[tuple[Store, Work]]:
    store = open_with_password(vault_in(folder), PASSWORD)
    routine = load_routine(path("routines", "malmo_30plus.toml").read_text(encoding="utf-8"))
    yield store, Work(store, (routine,), _NOW)


def _register(work: Work) -> UUID:
    person = PersonDraft(given_name="Åsa", family_name="Öberg")
    return register_case(work, CaseDraft(person=person, contact_date=work.today))


def register(folder: Path, acknowledge: Acknowledge) -> None:
    """Register cases."""
    with _at_work(folder) as (_, work):
        for _ in count():
            acknowledge(str(_register(work)))


def book_meetings(folder: Path, acknowledge: Acknowledge) -> None:
    """Plan a meeting, register a case and book it there."""
    with _at_work(folder) as (_, work):
        for days in count(1):
            meeting = plan_meeting(
                work,
                MeetingDraft(
                    kind=MeetingKind.ENROLMENT_GENERAL,
                    day=work.today + timedelta(days=days),
                    starts=time(9),
                    ends=time(11),
                    place="Sal 1",
                ),
            )
            acknowledge(str(book(work, _register(work), meeting)))


def take_backups(folder: Path, acknowledge: Acknowledge) -> None:
    """Register a case and back up, again and again."""
    with _at_work(folder) as (store, work):
        for _ in count():
            _register(work)
            acknowledge(back_up(store, vault_in(folder)).folder.name)


def write_documents(folder: Path, acknowledge: Acknowledge) -> None:
    """Write documents where the user chose."""
    for number in count():
        content = os.urandom(_SIZE)
        name = f"kallelse-{os.getpid()}-{number}.docx"
        write_whole(folder / name, hashlib.sha256(content).hexdigest().encode() + content)
        acknowledge(name)


def forget(folder: Path, acknowledge: Acknowledge) -> None:
    """Acknowledge what is not yet committed: what the kill test must report."""
    with _at_work(folder) as (store, work), store.together():
        for _ in count():
            acknowledge(str(_register(work)))


def write_halves(folder: Path, acknowledge: Acknowledge) -> None:
    """Write documents as most programs do: what the kill test must report."""
    for number in count():
        content = os.urandom(_SIZE)
        with (folder / f"kallelse-{os.getpid()}-{number}.docx").open("wb", buffering=0) as document:
            document.write(hashlib.sha256(content).hexdigest().encode() + content[: _SIZE // 2])
            acknowledge(document.name)
            sleep(_A_WHILE)
            document.write(content[_SIZE // 2 :])


TASKS = {
    task.__name__: task
    for task in (register, book_meetings, take_backups, write_documents, forget, write_halves)
}

if __name__ == "__main__":
    nurse(TASKS)

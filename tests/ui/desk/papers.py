"""Papers as their readers meet them: every word in a file, and every line of the log behind a folder."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.log import LogLine
from models.meeting import Booking, Invitation
from models.store.database import Store

_JOBS = ("utskrift-", "kuvert-")
_TAG = re.compile(r"<[^>]*>")


def files_in(folder: Path) -> list[Path]:
    """Return every file in a folder and below; namesakes in the order they were written."""
    found = (file for file in folder.rglob("*") if file.is_file())
    return sorted(found, key=lambda file: (len(file.name), file))


def words_in(file: Path) -> str:
    """Return all that is written in a file: of a package every part, with and without its markup."""
    if not zipfile.is_zipfile(file):
        return file.read_text(encoding="utf-8")
    with zipfile.ZipFile(file) as package:
        parts = [
            package.read(name).decode(errors="replace")
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        ]
    return unescape("\n".join([*parts, *(_TAG.sub("", part) for part in parts)]))


def saying(folder: Path, words: tuple[str, ...]) -> list[str]:
    """Return the names of the files that hold any of the words."""
    return [
        file.name
        for file in files_in(folder)
        if any(word in words_in(file).casefold() for word in words)
    ]


def unlogged(store: Store, folder: Path, before: int) -> list[str]:
    """Return the bookings, letters, lists and print jobs the log knows nothing of."""
    with store.read() as session:
        return [
            *_bookings(session),
            *_sent(session),
            *_letters(session, folder / "letters", before),
            *_jobs(session, folder / "letters", before),
            *_lists(session, folder / "lists", before),
        ]


def _lines(session: Session, verb: str, before: int = 0) -> list[LogLine]:
    found = select(LogLine).where(LogLine.verb == verb, LogLine.number > before)
    return list(session.scalars(found))


def _bookings(session: Session) -> Iterator[str]:
    booked = {line.record for line in _lines(session, "book_meeting")}
    yield from (
        f"booking {id_}" for id_ in session.scalars(select(Booking.id)) if id_ not in booked
    )


def _sent(session: Session) -> Iterator[str]:
    marked = {line.record for line in _lines(session, "mark_sent")}
    sent = session.scalars(select(Invitation.id).where(Invitation.sent_at.is_not(None)))
    yield from (f"invitation {id_}" for id_ in sent if id_ not in marked)


def _letters(session: Session, folder: Path, before: int) -> Iterator[str]:
    """Yield the files that are not, to the byte, what a line says was sent and exported."""
    marked = {line.record for line in _lines(session, "mark_sent", before)}
    exported = {
        line.record
        for verb in ("export_letter", "export_message")
        for line in _lines(session, verb, before)
    }
    known = select(Invitation).where(Invitation.id.in_(marked & exported))
    contents = Counter(one.content_id for one in session.scalars(known))
    for file in files_in(folder):
        if file.name.startswith(_JOBS):
            continue
        key = sha256(file.read_bytes()).hexdigest()
        if not contents[key]:
            yield file.name
        contents[key] -= 1


def _jobs(session: Session, folder: Path, before: int) -> Iterator[str]:
    jobs = [file.name for file in files_in(folder) if file.name.startswith(_JOBS)]
    yield from jobs[len(_lines(session, "print_letters", before)) :]


def _lists(session: Session, folder: Path, before: int) -> Iterator[str]:
    noted = Counter(line.kind for line in _lines(session, "export_list", before))
    for file in files_in(folder):
        stem = next((kind for kind in noted if file.stem.startswith(kind) and noted[kind]), None)
        if stem is None:
            yield file.name
        else:
            noted[stem] -= 1

"""What the world can do to us: caught at the edge and worded in `ui/messages.py`.

An error carries data, never a sentence. A bug of ours is never one of these.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path


class Error(Exception):
    """Something outside the program stopped what was asked for."""


@dataclass
class WrongPassword(Error):
    """The password opened no key slot; the next try is taken after `wait` seconds."""

    wait: float


@dataclass
class FileDamaged(Error):
    """The file is not what was written; `findings` names each check that failed."""

    file: Path
    findings: tuple[str, ...]


@dataclass
class FileInUse(Error):
    """Another window holds the file: who, and since when."""

    file: Path
    holder: str
    since: datetime | None


@dataclass
class MadeByNewerVersion(Error):
    """The file was last written by a newer Stegvis."""

    file: Path
    schema: str


@dataclass
class OlderThanAnchor(Error):
    """The file lacks changes that were made in it before: an old copy has taken its place."""

    file: Path
    number: int
    expected: int


@dataclass
class NotEncrypted(Error):
    """What should be an encrypted database is plain: it is never opened."""

    file: Path


@dataclass
class CouldNotWrite(Error):
    """A file could not be written; nothing half-written is left."""

    file: Path
    reason: str


@dataclass
class BadTemplate(Error):
    """A letter template was refused; `findings` are keys with the word or part they speak of."""

    name: str
    findings: tuple[tuple[str, str], ...]


@dataclass
class BadRoutine(Error):
    """A routine file was refused at a line and key, with what was expected there."""

    line: int
    key: str
    expected: str


@dataclass
class ChangedByAnother(Error):
    """The record was changed since it was read."""

    kind: str


@dataclass
class ReasonRequired(Error):
    """A choice other than the suggested one needs a written reason."""


@dataclass
class TooLate(Error):
    """The record has come too far for that: a signed note, a sent letter, a marked or cancelled place."""

    kind: str


@dataclass
class NotYetHeld(Error):
    """Nobody can have been present at a meeting, or absent from it, before its day."""

    day: date


@dataclass
class AlreadyBooked(Error):
    """The person has a place already: at that meeting, or at another one for the same purpose."""

    day: date


@dataclass
class NotFound(Error):
    """There is no such record, or it is no longer there."""

    kind: str


@dataclass
class AlreadyExists(Error):
    """There is a file already where a new one was to be made: it is never written over."""

    file: Path


@dataclass
class TableRefused(Error):
    """A spreadsheet could not be read; `reason` is one of the keys `ui.desk.read_table` gives."""

    file: Path
    reason: str

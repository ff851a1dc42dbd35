"""What the vault held last, kept outside it: an old copy put in its place is seen."""

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from models.errors import CouldNotWrite
from models.log import LogLine
from models.store.files import write_whole
from models.store.log import Head


@dataclass(frozen=True, slots=True)
class Anchor:
    """The end of a site's log; `seal` is the file's SHA-256 as it was closed, None while it is open."""

    head: Head
    seal: str | None = None


class Anchoring:
    """Drops the anchor after every commit of an open vault, and seals the file when it is closed."""

    def __init__(self, file: Path, anchor: Path) -> None:
        self._file, self._anchor = file, anchor
        self._head: Head | None = None

    def committed(self, head: Head) -> None:
        """Keep the new end of the log."""
        self._head = head
        self._drop(Anchor(head))

    def closed(self) -> None:
        """Keep what the file looks like now that nobody writes in it."""
        if self._head is not None:
            self._drop(Anchor(self._head, seal(self._file)))

    def _drop(self, anchor: Anchor) -> None:
        # What is committed stays committed: an anchor left behind only proves less next time.
        with suppress(CouldNotWrite):
            drop_anchor(self._anchor, anchor)


def drop_anchor(file: Path, anchor: Anchor) -> None:
    """Write the anchor whole. Raises CouldNotWrite."""
    kept = {"number": anchor.head.number, "hash": anchor.head.hash, "seal": anchor.seal}
    write_whole(file, json.dumps(kept).encode())


def read_anchor(file: Path) -> Anchor | None:
    """Return the anchor, or None where there is none that can be read."""
    try:
        kept = json.loads(file.read_bytes())
        return Anchor(Head(int(kept["number"]), str(kept["hash"])), kept["seal"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def lacks(connection: Connection, site: str, anchor: Anchor) -> bool:
    """Tell whether the log lacks the line the anchor was dropped at, or has another in its place."""
    line = (LogLine.site == site) & (LogLine.number == anchor.head.number)
    found = connection.scalar(select(LogLine.hash).where(line))
    return anchor.head.number > 0 and found != anchor.head.hash


def seal(file: Path) -> str:
    """Return the SHA-256 of a file nobody writes in."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()

"""The chain: numbers, hashes and the lines that carry them, within one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select

from models.base import canonical
from models.log import History, LogLine

BEGINNING = ""  # what stands as the previous hash in a site's first line


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a site's log: number 0 and no hash while it is empty."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Line:
    """What one line of the log says, but for its place in the chain; `payload` goes to the history."""

    verb: str
    kind: str = ""
    record: UUID | None = None
    fields: tuple[str, ...] = ()
    payload: str | None = None


def head(connection: Connection, site: str) -> Head:
    """Return the end of a site's log: one indexed read."""
    last = connection.execute(
        select(LogLine.number, LogLine.hash)
        .where(LogLine.site == site)
        .order_by(LogLine.number.desc())
        .limit(1)
    ).first()
    return Head(0, BEGINNING) if last is None else Head(last.number, last.hash)


def digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, as hexadecimal."""
    return sha256(text.encode()).hexdigest()


def line_hash(line: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a log line's canonical JSON, its own hash left out."""
    said = {name: value for name, value in line.items() if name != "hash"}
    said["at"] = line["at"].astimezone(UTC).isoformat()
    said["record"] = str(line["record"]) if line["record"] else None
    return digest(canonical(said))


class Chain:
    """A site's log within one transaction: gives numbers and writes the lines that carry them."""

    def __init__(self, connection: Connection, site: str, who: str, at: datetime) -> None:
        self._connection = connection
        self._site, self._who, self.at = site, who, at
        self._head = head(connection, site)
        self._given = self._head.number

    @property
    def head(self) -> Head:
        """The last line written."""
        return self._head

    def number(self) -> int:
        """Return the next number; its line is written, in the same order, before the transaction ends."""
        self._given += 1
        return self._given

    def write(self, lines: Sequence[Line]) -> None:
        """Write the lines of the numbers given since the last time."""
        chained = [self._chained(line) for line in lines]
        if self._head.number != self._given:
            raise AssertionError("a number was given that no line carries")
        kept = [
            {"site": self._site, "number": line["number"], "payload": said.payload}
            for line, said in zip(chained, lines, strict=True)
            if said.payload is not None
        ]
        for table, rows in ((LogLine, chained), (History, kept)):
            if rows:
                self._connection.execute(insert(table), rows)

    def take_back(self, to: Head) -> None:
        """Go back to a line whose successors were rolled back."""
        self._head, self._given = to, to.number

    def note(self, line: Line) -> None:
        """Write a line of its own."""
        self.number()
        self.write([line])

    def _chained(self, said: Line) -> dict[str, Any]:
        number = self._head.number + 1
        line = {
            "site": self._site,
            "number": number,
            "at": self.at,
            "who": self._who,
            "verb": said.verb,
            "kind": said.kind,
            "record": said.record,
            "fields": list(said.fields),
            "payload": "" if said.payload is None else digest(said.payload),
            "previous": self._head.hash,
        }
        self._head = Head(number, line_hash(line))
        return line | {"hash": self._head.hash}

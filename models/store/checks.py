"""What is looked at before a file is trusted: encrypted, whole, ours, and not older than it was."""

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from models.errors import FileDamaged, NotEncrypted
from models.store.connection import connect

_PLAIN = b"SQLite format 3\0"


def refuse_plain(file: Path) -> None:
    """Refuse a file that anyone can read, and one that is not there at all.

    Raises NotEncrypted or FileDamaged.
    """
    try:
        with file.open("rb") as content:
            start = content.read(len(_PLAIN))
    except OSError as error:
        raise FileDamaged(file, ("unreadable",)) from error
    if start == _PLAIN or _opens_without_key(file):
        raise NotEncrypted(file)


def _opens_without_key(file: Path) -> bool:
    # An empty file opens with any key and none: it is not ours either way.
    connection = dbapi2.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except dbapi2.Error:
        return False
    else:
        return True
    finally:
        connection.close()


def open_checked(file: Path, key: bytes) -> Any:
    """Return a connection to a file with its right key; if it does not open, it is damaged."""
    try:
        return connect(file, key)
    except dbapi2.Error as error:
        raise FileDamaged(file, ("unreadable",)) from error


def damage(connection: Any) -> tuple[str, ...]:
    """Return the names of the checks that failed; the time grows with the file."""
    return tuple(name for name, passed in _CHECKS.items() if not _passes(connection, name, passed))


_CHECKS: dict[str, list[tuple[str]]] = {
    "quick_check": [("ok",)],
    "cipher_integrity_check": [],
}


def _passes(connection: Any, name: str, passed: list[tuple[str]]) -> bool:
    try:
        return bool(connection.execute(f"PRAGMA {name}").fetchall() == passed)
    except dbapi2.Error:
        return False

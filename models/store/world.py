"""What the disk does to us, told from what we did wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from models.errors import CouldNotWrite, FileDamaged

# SQLite's own words for what happened; they hold no value of ours.
_NOT_WRITTEN = {
    "database or disk is full",
    "attempt to write a readonly database",
    "unable to open database file",
    "database is locked",
    "disk I/O error",
}
_DAMAGED = {"database disk image is malformed", "file is not a database"}


@contextmanager
def told(file: Path) -> Iterator[None]:
    """Turn what the world did to the file into CouldNotWrite or FileDamaged; a bug of ours stays one."""
    try:
        yield
    except DatabaseError as error:
        happened = _happened(error)
        if happened in _NOT_WRITTEN:
            raise CouldNotWrite(file, happened) from error
        if happened in _DAMAGED:
            raise FileDamaged(file, ("unreadable",)) from error
        raise


def _happened(error: BaseException | None) -> str:
    """Return what came first: a disk that is full ends the transaction, and what then fails says so instead."""
    said = ""
    while error is not None:
        said = str(error.orig) if isinstance(error, DatabaseError) else said
        error = error.__context__
    return said

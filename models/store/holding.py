"""One window at a time on a vault, and who has it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from models.errors import FileInUse
from models.store.files import write_whole, writing


@contextmanager
def held(file: Path, user: str, now: datetime) -> Iterator[None]:
    """Hold the file for this process; the system lets go of it if the process dies.

    Raises FileInUse with the other's user name, CouldNotWrite if the folder takes no lock.
    """
    # Taken in a job's thread and let go of in the window's: not bound to a thread.
    lock = FileLock(_beside(file, ".lock"), timeout=0, thread_local=False)
    with writing(file.parent):
        try:
            lock.acquire()
        except Timeout as error:  # which is an OSError too
            raise FileInUse(file, *_holder(file)) from error
    try:
        note = json.dumps({"user": user, "since": now.isoformat()})
        write_whole(_beside(file, ".holder"), note.encode())
        yield
    finally:
        # The note goes first: while it stands it is true.
        with suppress(OSError):
            _beside(file, ".holder").unlink(missing_ok=True)
        lock.release()


def _holder(file: Path) -> tuple[str, datetime | None]:
    try:
        note = json.loads(_beside(file, ".holder").read_bytes())
        return str(note["user"]), datetime.fromisoformat(note["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", None


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)

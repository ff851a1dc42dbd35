"""Files written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.errors import CouldNotWrite


@contextmanager
def writing(file: Path) -> Iterator[None]:
    """Turn what the system refuses meanwhile into CouldNotWrite with its reason."""
    try:
        yield
    except OSError as error:
        raise CouldNotWrite(file, error.strerror or type(error).__name__) from error


def write_whole(file: Path, content: bytes) -> None:
    """Write a file that only its owner reads; after a crash the old or the new one stands, never a part.

    Raises CouldNotWrite with the system's reason.
    """
    part = file.with_name(f".{file.name}.part")
    with writing(file):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
        sync_folder(file.parent)


def sync_file(file: Path) -> None:
    """Make what was written to a file last through a power cut."""
    with file.open("rb+") as content:
        os.fsync(content.fileno())


def sync_folder(folder: Path) -> None:
    """Make renames in the folder last through a power cut; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""Documents handed over: a name that reveals nothing, and a file that is whole or not there."""

import errno
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from models import errors
from models.text import clean_line

_LONGEST = 80  # letters in a stem: a folder's own path needs room too
# What a file name cannot hold on Windows, and what leads out of a folder.
_UNSAFE = re.compile(r"[^\w-]+")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)", re.IGNORECASE)
_MOST_NAMESAKES = 1000
_PREFIX, _SUFFIX = ".stegvis-", ".part"  # of a file that is not whole yet


def file_name(kind: str, case_number: str, ending: str = "docx") -> str:
    """Return the name of a case's document, as `kallelse-2026-00412.docx`: the same for every kind of meeting."""
    stem = "-".join(part for part in (_safe(kind), _safe(case_number)) if part)[:_LONGEST].strip(
        "-"
    )
    if not stem or _DEVICES.fullmatch(stem):
        stem = f"dokument-{stem}".rstrip("-")
    return f"{stem}.{ending}"


def _safe(text: str) -> str:
    return _UNSAFE.sub("-", clean_line(text)).strip("-")


def write_atomically(folder: Path, name: str, data: bytes) -> Path:
    """Write a file whole into a folder and return where; a name that is taken gets -2, -3 and so on.

    Raise CouldNotWrite when the world says no: nothing half-written is left, and what was there is untouched.
    """
    try:
        return _write(folder, name, data)
    except OSError as error:
        raise errors.CouldNotWrite(folder / name, error.strerror or type(error).__name__) from error


def remove_unfinished(folder: Path) -> int:
    """Remove what a killed program left unfinished in a folder and return how many files; they hold letters.

    Only while this program alone writes there.
    """
    left = tuple(folder.glob(f"{_PREFIX}*{_SUFFIX}"))
    for place in left:
        place.unlink(missing_ok=True)
    return len(left)


def _write(folder: Path, name: str, data: bytes) -> Path:
    handle, temporary = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        place = _put(Path(temporary), folder / name)
    finally:
        Path(temporary).unlink(missing_ok=True)
    _settle(folder)
    return place


def _put(temporary: Path, wanted: Path) -> Path:
    """Give a whole file the first name that is free, in one step that never takes another's."""
    for place in _names(wanted):
        try:
            _link(temporary, place)
        except FileExistsError:
            continue
        return place
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))


def _names(wanted: Path) -> Iterator[Path]:
    yield wanted
    for number in range(2, _MOST_NAMESAKES):
        yield wanted.with_stem(f"{wanted.stem}-{number}")


def _link(temporary: Path, place: Path) -> None:
    try:
        place.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, as on a memory stick
        if place.exists():
            raise FileExistsError from None
        temporary.replace(place)


def _settle(folder: Path) -> None:
    """Let the name too reach the disk, where a folder can be asked for that (not on Windows)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

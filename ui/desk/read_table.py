"""Reading a table out of a file somebody else made: xlsx, xls, ods or csv. Formulas are never run."""

import csv
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO, StringIO
from pathlib import Path
from typing import Final

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from models.errors import TableRefused
from models.rules.case_cells import Cell, as_text
from models.rules.case_list import Table

LARGEST_FILE: Final = 20_000_000  # bytes
LARGEST_UNPACKED: Final = 150_000_000  # bytes
MOST_ROWS: Final = 20_000
_HEADING_WITHIN: Final = 10  # rows: a title and a date often stand above the headings
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode(
    "utf-16-le"
)  # how Office names a workbook under password
_BLOCK: Final = 1_000_000
_OVERLAP: Final = 32
# A cell beyond column ZZ or row 99 999. The reader lays a sheet out as one rectangle up to its last cell:
# a single cell in the far corner would ask for half a terabyte and end the program.
_FAR_CELL: Final = re.compile(rb"""\br=["'](?:[A-Z]{3,}[0-9]+|[A-Z]+[0-9]{6,})["']""")

# What zipfile and the reader raise on bytes that are not what they should be.
_DAMAGE: Final = (
    *(CalamineError, zipfile.BadZipFile, zlib.error, struct.error),
    *(RuntimeError, EOFError, ValueError, OverflowError),
)

Rows = Sequence[Sequence[Cell]]


def read_table(path: Path, is_heading: Callable[[str], bool]) -> Table:
    """Return the first table of a file that has known headings among its first ten rows.

    `is_heading` tells a known heading. Raises TableRefused with `reason` one of: unreadable, too_large,
    too_many_rows, password, damaged, no_headings.
    """
    content = _content(path)
    reader = _workbook_tables if content.startswith((_ZIP, _OLE)) else _text_tables
    for rows in reader(content, path):
        table = _table(rows, is_heading)
        if table is not None:
            if len(table.rows) > MOST_ROWS:
                raise TableRefused(path, "too_many_rows")
            return table
    raise TableRefused(path, "no_headings")


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise TableRefused(path, "too_large")
        return path.read_bytes()
    except OSError as error:
        raise TableRefused(path, "unreadable") from error


def _table(rows: Rows, is_heading: Callable[[str], bool]) -> Table | None:
    """Return the rows below the heading row, which is the one of the first ten with most known headings."""
    top = [[as_text(cell) or "" for cell in row] for row in rows[:_HEADING_WITHIN]]
    known = [sum(map(is_heading, row)) for row in top]
    if not any(known):
        return None
    place = known.index(max(known))
    below = enumerate(rows[place + 1 :], place + 2)
    return Table(tuple(top[place]), tuple((number, tuple(row)) for number, row in below))


def _workbook_tables(content: bytes, path: Path) -> Iterator[Rows]:
    if _ENCRYPTED in content:
        raise TableRefused(path, "password")
    with _damage_refused(path):
        _refuse_oversized(content, path)
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            for index in range(len(book.sheet_names)):
                yield book.get_sheet_by_index(index).to_python(skip_empty_area=False)


@contextmanager
def _damage_refused(path: Path) -> Iterator[None]:
    """Turn everything a damaged workbook makes its readers raise into a refusal.

    The reader is written in Rust and panics on some damaged .xls files; a panic is no Exception, and its
    class cannot be imported.
    """
    try:
        yield
    except PasswordError as error:
        raise TableRefused(path, "password") from error
    except _DAMAGE as error:
        raise TableRefused(path, "damaged") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise TableRefused(path, "damaged") from error


def _refuse_oversized(content: bytes, path: Path) -> None:
    """Refuse a package that would unpack to too much, before anything of it is laid out in memory."""
    if not content.startswith(_ZIP):
        return
    with zipfile.ZipFile(BytesIO(content)) as package:
        entries = package.infolist()
        if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
            raise TableRefused(path, "too_large")
        sheets = (entry for entry in entries if entry.filename.startswith("xl/worksheets/sheet"))
        if any(_has_far_cell(package, sheet) for sheet in sheets):
            raise TableRefused(path, "too_many_rows")


def _has_far_cell(package: zipfile.ZipFile, sheet: zipfile.ZipInfo) -> bool:
    seen = b""
    with package.open(sheet) as part:
        while block := part.read(_BLOCK):
            if _FAR_CELL.search(seen + block):
                return True
            seen = block[-_OVERLAP:]
    return False


def _text_tables(content: bytes, path: Path) -> Iterator[Rows]:
    """Yield the rows of a text file under each separator, the one that is most used in a line first."""
    text = _decoded(content, path)
    lines = text.splitlines()[:_HEADING_WITHIN]
    try:
        for separator in sorted(
            ";\t,", key=lambda s: -max((line.count(s) for line in lines), default=0)
        ):
            yield list(csv.reader(StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise TableRefused(path, "damaged") from error


def _decoded(content: bytes, path: Path) -> str:
    """Return text as Swedish programs write it: UTF-16 or UTF-8 with or without a mark, else Windows-1252."""
    encodings = (
        ("utf-16",) if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp1252")
    )
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise TableRefused(path, "damaged")

"""Packages: what is written is a zip that others read, and the same parts give the same bytes."""

import contextlib
import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from documents.findings import Refused
from documents.package import pack, pack_pieces, piece, read_parts, write
from tests.documents.word import template

LONG = "Sundvalla kommun " * 500
WHOLE = template("{{ name }}")
PIECES = (piece(LONG), "Å & ö", piece("kort"), "", "y" * 70_000, piece(""))


def test_a_written_package_is_read_back_part_by_part() -> None:
    data = write((pack("[Content_Types].xml", b"<a/>"), pack_pieces("word/document.xml", PIECES)))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        assert package.namelist() == ["[Content_Types].xml", "word/document.xml"]
        text = package.read("word/document.xml").decode()
    assert text == f"{LONG}Å & ökort{'y' * 70_000}"


def test_equal_parts_give_equal_bytes() -> None:
    assert write((pack("a.xml", b"<a/>"),)) == write((pack("a.xml", b"<a/>"),))


def test_an_entry_has_the_first_day_a_zip_can_name() -> None:
    with zipfile.ZipFile(io.BytesIO(write((pack("a.xml", b"<a/>"),)))) as package:
        assert package.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


def test_fixed_text_is_packed_smaller_than_it_is() -> None:
    assert len(piece(LONG).packed) < len(LONG) / 10


def test_our_own_package_passes_the_reader_of_strangers() -> None:
    assert read_parts(write((pack("a.xml", b"<a/>"),))) == {"a.xml": b"<a/>"}


def test_folders_are_no_parts() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.mkdir("word")
        package.writestr("word/a.xml", b"<a/>")
    data = file.getvalue()
    assert list(read_parts(data)) == ["word/a.xml"]


@given(st.lists(st.tuples(st.integers(1, 4000), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_package_with_bytes_overwritten_is_read_or_refused(
    changes: list[tuple[int, int]],
) -> None:
    data = bytearray(WHOLE)
    for from_the_end, byte in changes:
        data[-(from_the_end % len(data))] = byte
    with contextlib.suppress(Refused):
        assert read_parts(bytes(data)).keys()

"""Packages: what is written is a zip that others read, and the same parts give the same bytes."""

import io
import zipfile

import pytest

from documents.findings import Refused
from documents.package import pack, pack_pieces, piece, read_parts, write

LONG = "Sundvalla kommun " * 500
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
    with pytest.raises(Refused):
        read_parts(b"x" + data)
    assert list(read_parts(data)) == ["word/a.xml"]

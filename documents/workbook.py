"""A spreadsheet file written part by part in memory: one worksheet, a fixed set of styles.

openpyxl is not used to write: it spills every worksheet as plain text into a temporary file, turns a text
that begins with `=` into a formula and orders its fonts against the standard. Here no formula element
exists, so no value can become one, and the same rows give the same bytes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from documents.cells import MAIN, Style, column_letter, styles_xml
from models.text import clean_line

_SHEET_PART: Final = "xl/worksheets/sheet1.xml"
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass(frozen=True, slots=True)
class Layout:
    """What a worksheet is beside its rows: names, widths in characters, and the row its columns are named in."""

    name: str
    title: str
    author: str
    made: datetime
    widths: tuple[int, ...]
    header_row: int
    footer_left: str
    footer_right: str
    styles: tuple[Style, ...]


def package(layout: Layout, chunks: Iterable[tuple[int, str]]) -> bytes:
    """Return the file; each chunk is rows as XML and the number of its last row, and is let go once written."""
    memory = BytesIO()
    with ZipFile(memory, "w", ZIP_DEFLATED) as archive:
        for name, xml in _static_parts(layout):
            archive.writestr(_entry(name, layout.made), _DECLARATION + xml, ZIP_DEFLATED)
        last = layout.header_row
        with archive.open(_entry(_SHEET_PART, layout.made), "w") as part:
            part.write(f"{_DECLARATION}{_sheet_head(layout)}<sheetData>".encode())
            for row, xml in chunks:
                part.write(xml.encode())
                last = row
            part.write(f"</sheetData>{_sheet_tail(layout, last)}".encode())
        workbook = _DECLARATION + _workbook(layout, last)
        archive.writestr(_entry("xl/workbook.xml", layout.made), workbook, ZIP_DEFLATED)
    return memory.getvalue()


def _entry(name: str, made: datetime) -> ZipInfo:
    entry = ZipInfo(name, made.timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    return entry


def _static_parts(layout: Layout) -> tuple[tuple[str, str], ...]:
    return (
        ("[Content_Types].xml", _content_types()),
        ("_rels/.rels", _package_relations()),
        ("docProps/core.xml", _core_properties(layout)),
        ("xl/_rels/workbook.xml.rels", _workbook_relations()),
        ("xl/styles.xml", styles_xml(layout.styles)),
    )


def _content_types() -> str:
    overrides = (
        ("/xl/workbook.xml", f"{_TYPES}.sheet.main+xml"),
        (f"/{_SHEET_PART}", f"{_TYPES}.worksheet+xml"),
        ("/xl/styles.xml", f"{_TYPES}.styles+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{p}" ContentType="{t}"/>' for p, t in overrides)
        + "</Types>"
    )


def _relations(*targets: tuple[str, str]) -> str:
    lines = (
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def _package_relations() -> str:
    return _relations(
        (f"{_OFFICE}/relationships/officeDocument", "xl/workbook.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    )


def _workbook_relations() -> str:
    return _relations(
        (f"{_OFFICE}/relationships/worksheet", "worksheets/sheet1.xml"),
        (f"{_OFFICE}/relationships/styles", "styles.xml"),
    )


def _core_properties(layout: Layout) -> str:
    moment = layout.made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(clean_line(layout.title))}</dc:title>"
        f"<dc:creator>{escape(clean_line(layout.author))}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        "</cp:coreProperties>"
    )


def _workbook(layout: Layout, last_row: int) -> str:
    name = _sheet_name(layout.name)
    quoted = "'" + name.replace("'", "''") + "'"
    filtered = f"$A${layout.header_row}:${column_letter(len(layout.widths) - 1)}${last_row}"
    repeated = f"${layout.header_row}:${layout.header_row}"
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}/relationships"><bookViews><workbookView/></bookViews>'
        f'<sheets><sheet name={quoteattr(name)} sheetId="1" r:id="rId1"/></sheets><definedNames>'
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">{escape(f"{quoted}!{filtered}")}</definedName>'
        f'<definedName name="_xlnm.Print_Titles" localSheetId="0">{escape(f"{quoted}!{repeated}")}</definedName>'
        "</definedNames></workbook>"
    )


def _sheet_name(title: str) -> str:
    """Return a name a spreadsheet takes: at most 31 characters, no brackets, slashes or `:*?`, no outer apostrophe."""
    return re.sub(r"[\[\]:*?/\\]", " ", clean_line(title))[:31].strip(" '") or "1"


def _sheet_head(layout: Layout) -> str:
    below = layout.header_row + 1
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(layout.widths, 1)
    )
    return (
        f'<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0" showGridLines="0" tabSelected="1">'
        f'<pane ySplit="{layout.header_row}" topLeftCell="A{below}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="A{below}" sqref="A{below}"/>'
        '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        f"<cols>{columns}</cols>"
    )


def _sheet_tail(layout: Layout, last_row: int) -> str:
    reach = f"A{layout.header_row}:{column_letter(len(layout.widths) - 1)}{last_row}"
    footer = f"&L{_footer(layout.footer_left)}&R{_footer(layout.footer_right)} &P / &N"
    return (
        f'<autoFilter ref="{reach}"/>'
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
        f"<headerFooter><oddFooter>{escape(footer)}</oddFooter></headerFooter></worksheet>"
    )


def _footer(text: str) -> str:
    """Return text for a page footer, where an ampersand begins a code and 255 characters is the limit."""
    return clean_line(text)[:100].replace("&", "&&")

"""The cells of a worksheet and how they look, as XML.

No formula element is ever written, so no value can become one: a text is a text whatever it begins with.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from models.text import clean_line

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LONGEST: Final = 32_000  # characters a cell is given; a spreadsheet holds 32 767
_EPOCH: Final = date(1899, 12, 30)
_FIRST_TRUE_SERIAL: Final = 61  # 1 March 1900: before it, spreadsheets count a day that never was
_FIRST_OWN_FORMAT: Final = 164  # lower numbers are the formats built into every spreadsheet
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


def column_letter(index: int) -> str:
    """Return the letter of a column counted from 0: A to Z, then AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def text_cell(place: str, style: int, text: str) -> str:
    """Return a cell that holds text and nothing else, whatever the text begins with."""
    line = clean_line(text)
    if len(line) > _LONGEST:
        line = line[:_LONGEST] + "…"
    held = escape(_XSTRING_ESCAPE.sub("_x005F_", line))
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{held}</t></is></c>'


def number_cell(place: str, style: int, number: float) -> str:
    """Return a cell that holds a number."""
    return f'<c r="{place}" s="{style}"><v>{number!r}</v></c>'


def date_cell(place: str, style: int, day: date) -> str:
    """Return a cell that holds a real date; a day before March 1900, which no spreadsheet can hold, as text."""
    serial = (day - _EPOCH).days
    if serial < _FIRST_TRUE_SERIAL:
        return text_cell(place, style, day.isoformat())
    return number_cell(place, style, serial)


def time_cell(place: str, style: int, moment: time) -> str:
    """Return a cell that holds a time of day, to the minute."""
    return number_cell(place, style, (moment.hour * 60 + moment.minute) / 1440)


def empty_cell(place: str, style: int) -> str:
    """Return a cell that holds nothing but keeps its look."""
    return f'<c r="{place}" s="{style}"/>'


def row_xml(number: int, cells: Iterable[str], height: float | None = None) -> str:
    """Return a row of cells; without a height (points) the row fits its text."""
    size = "" if height is None else f' ht="{height}" customHeight="1"'
    return f'<row r="{number}"{size}>{"".join(cells)}</row>'


def styles_xml(styles: Sequence[Style]) -> str:
    """Return the style part; a cell's style number is its place in `styles`."""
    fonts = [_font(style) for style in (Style(), *styles)]
    fills = [
        _fill(""),
        '<fill><patternFill patternType="gray125"/></fill>',
        *(_fill(s.fill) for s in styles),
    ]
    borders = [_border(""), *(_border(style.line) for style in styles)]
    formats = [
        f'<numFmt numFmtId="{_FIRST_OWN_FORMAT + n}" formatCode={quoteattr(style.number_format)}/>'
        for n, style in enumerate(styles)
    ]
    return (
        f'<styleSheet xmlns="{MAIN}">{_counted("numFmts", formats)}{_counted("fonts", fonts)}'
        f"{_counted('fills', fills)}{_counted('borders', borders)}"
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f"{_counted('cellXfs', [_cell_format(n, style) for n, style in enumerate(styles)])}"
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _counted(tag: str, elements: Sequence[str]) -> str:
    return f'<{tag} count="{len(elements)}">{"".join(elements)}</{tag}>'


def _font(style: Style) -> str:
    bold = "<b/>" if style.bold else ""
    return (
        f'<font>{bold}<sz val="{style.size}"/><color rgb="FF{style.colour}"/>'
        '<name val="Calibri"/><family val="2"/></font>'
    )


def _fill(colour: str) -> str:
    if not colour:
        return '<fill><patternFill patternType="none"/></fill>'
    return (
        f'<fill><patternFill patternType="solid"><fgColor rgb="FF{colour}"/></patternFill></fill>'
    )


def _border(colour: str) -> str:
    edge = f'<bottom style="thin"><color rgb="FF{colour}"/></bottom>' if colour else "<bottom/>"
    return f"<border><left/><right/><top/>{edge}<diagonal/></border>"


def _cell_format(number: int, style: Style) -> str:
    wrap = ' wrapText="1"' if style.wrap else ""
    indent = (
        ' indent="1"' if style.align == "right" else ""
    )  # a number keeps off its right neighbour
    return (
        f'<xf numFmtId="{_FIRST_OWN_FORMAT + number}" fontId="{number + 1}" fillId="{number + 2}" borderId="{number + 1}" xfId="0"'
        ' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
        f'<alignment horizontal="{style.align}" vertical="center"{indent}{wrap}/></xf>'
    )

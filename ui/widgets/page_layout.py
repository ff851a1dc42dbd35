"""Blocks laid out on paper: pages filled, headers and footers put in place. Needs an application for its fonts, no window.

All is measured in units: see `page_lines`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from documents.page_blocks import PAGE, PAGES, Block, Paragraph, Section, Table
from documents.page_styles import Edge, Face, Shape
from ui.widgets.page_lines import UNIT, Laid, Mark, font_of, lay, plate_marks, rectangle

_MARK = "#DFDFDF"
_MARK_WIDTH, _MARK_HEIGHT = 360, 90  # points, as documents.watermark lays it
_MARK_MIDDLE, _MARK_ANGLE = 580, -45
_CELL = 4  # points around what stands in a cell


@dataclass(slots=True)
class Sheet:
    """One page: its size and what is drawn on it, in units."""

    width: float
    height: float
    marks: list[Mark] = field(default_factory=list)

    def paint(self, painter: QPainter) -> None:
        """Draw the page in a painter whose scale fits it."""
        for mark in self.marks:
            mark(painter)


def laid_out(sections: Sequence[Section]) -> tuple[Sheet, ...]:
    """Return the pages the sections make."""
    filled = [(section, _fill(section)) for section in sections]
    total = sum(len(sheets) for _, sheets in filled)
    number = 0
    for section, sheets in filled:
        for sheet in sheets:
            number += 1
            _surround(sheet, section, {PAGE: str(number), PAGES: str(total)})
    return tuple(sheet for _, sheets in filled for sheet in sheets)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A paragraph on its page."""

    sheet: Sheet
    laid: Laid
    top: float


@dataclass(slots=True)
class _Pen:
    """Where one is while a section fills its pages."""

    section: Section
    sheets: list[Sheet] = field(default_factory=list)
    placed: list[_Placed] = field(default_factory=list)
    top: float = 0
    after: float = 0  # what the paragraph above keeps free; the larger of two spaces counts
    above: Shape | None = None

    def new_sheet(self) -> None:
        self.sheets.append(Sheet(UNIT * self.section.width, UNIT * self.section.height))
        self.top, self.after, self.above = UNIT * self.section.top, 0, None

    @property
    def left(self) -> float:
        return UNIT * self.section.left

    @property
    def bottom(self) -> float:
        return UNIT * (self.section.height - self.section.bottom)

    @property
    def fresh(self) -> bool:
        return self.top == UNIT * self.section.top

    def fits(self, height: float) -> bool:
        return self.top + self.after + height <= self.bottom

    def put(self, laid: Laid) -> None:
        """Put a paragraph below what stands there; one with the same lines around it joins the plate above."""
        shape = laid.paragraph.shape
        before = max(self.after, UNIT * shape.before) + self._between(shape)
        if not self.fresh and self.top + before + laid.height > self.bottom:
            self.new_sheet()
            before = self._between(shape)
        self.top += before
        self.placed.append(_Placed(self.sheets[-1], laid, self.top))
        self.sheets[-1].marks += laid.marks(self.left, self.top)
        self.top += laid.height
        self.after, self.above = UNIT * shape.after, shape

    def put_row(self, row: "_Row") -> None:
        """Put a row of a table below what stands there."""
        if not self.fresh and not self.fits(row.height):
            self.new_sheet()
        self.top += self.after
        self.sheets[-1].marks += row.marks(self.left, self.top)
        self.top, self.after, self.above = self.top + row.height, 0, None

    def _between(self, shape: Shape) -> float:
        """Return what lies between the words and the lines of two plates that are not one."""
        above = () if self.above is None else self.above.edges
        if above == shape.edges:
            return 0
        return _space(above, "bottom") + _space(shape.edges, "top")


def _space(edges: Sequence[Edge], side: str) -> float:
    return sum(UNIT * (edge.space + edge.width) for edge in edges if edge.side == side)


def _fill(section: Section) -> list[Sheet]:
    """Return the section's pages with its body on them."""
    pen = _Pen(section)
    pen.new_sheet()
    width = UNIT * (section.width - section.left - section.right)
    _frames(pen.sheets[0], [b for b in section.blocks if _framed(b)])
    for chain in _chains([b for b in section.blocks if not _framed(b)], width):
        _place(pen, chain)
    for (_, fill, edges), group in groupby(pen.placed, _plate_of):
        _underlay(list(group), pen.left, fill, edges)
    return pen.sheets


def _plate_of(one: _Placed) -> tuple[int, str, tuple[Edge, ...]]:
    shape = one.laid.paragraph.shape
    return id(one.sheet), shape.fill, shape.edges


def _underlay(group: list[_Placed], left: float, fill: str, edges: Sequence[Edge]) -> None:
    """Lay one plate behind paragraphs that follow each other."""
    plate = QRectF()
    for one in group:
        plate = plate.united(one.laid.plate(left, one.top))
    group[0].sheet.marks[:0] = plate_marks(plate, fill, edges)


def _framed(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.shape.frame is not None


def _frames(sheet: Sheet, blocks: Iterable[Block]) -> None:
    """Put the framed paragraphs at their places, those of one frame below each other."""
    tops: dict[object, float] = {}
    for block in blocks:
        if isinstance(block, Paragraph) and (frame := block.shape.frame) is not None:
            laid = lay(block, UNIT * frame.width)
            top = tops.get(frame, UNIT * frame.top)
            sheet.marks += laid.marks(UNIT * frame.left, top)
            tops[frame] = top + laid.height


def _chains(blocks: Iterable[Block], width: float) -> Iterator[list["Laid | _Row"]]:
    """Yield what must stay on one page: paragraphs that keep with the next one, and rows one by one."""
    chain: list[Laid | _Row] = []
    for block in blocks:
        if isinstance(block, Table):
            chain += _rows(block, width)
            continue
        chain.append(lay(block, width))
        if not block.shape.keeps_next:
            yield chain
            chain = []
    if chain:
        yield chain


@dataclass(slots=True)
class _Row:
    """A row of a table: its cells' paragraphs with where they stand, and how high it is."""

    cells: list[tuple[float, float, list[Laid]]]
    height: float

    def marks(self, left: float, top: float) -> Iterator[Mark]:
        for at, width, paragraphs in self.cells:
            below = top + UNIT * _CELL / 2
            for one in paragraphs:
                yield from one.marks(left + at + UNIT * _CELL, below)
                below += one.height
            yield rectangle(QRectF(left + at, top + self.height, width, UNIT / 2), "B9C8CC")


def _rows(table: Table, width: float) -> Iterator[_Row]:
    for row in table.rows:
        shares = table.widths[: len(row)] if len(table.widths) >= len(row) else (1.0,) * len(row)
        share = width / (sum(shares) or 1)
        cells, at = [], 0.0
        for wide, paragraphs in zip(shares, row, strict=True):
            inner = wide * share - 2 * UNIT * _CELL
            cells.append((at, wide * share, [lay(one, inner) for one in paragraphs]))
            at += wide * share
        heights = (sum(one.height for one in paragraphs) for _, _, paragraphs in cells)
        yield _Row(cells, max(heights, default=0) + UNIT * _CELL)


def _place(pen: _Pen, chain: list[Laid | _Row]) -> None:
    """Put a chain on the page, or on the next one where it does not fit."""
    first = chain[0]
    breaks = isinstance(first, Laid) and first.paragraph.shape.breaks_before
    if not pen.fresh and (breaks or not pen.fits(sum(map(_height, chain)))):
        pen.new_sheet()
    for one in chain:
        if isinstance(one, _Row):
            pen.put_row(one)
        else:
            pen.put(one)


def _height(one: Laid | _Row) -> float:
    if isinstance(one, _Row):
        return one.height
    return UNIT * (one.paragraph.shape.before + one.paragraph.shape.after) + one.height


def _surround(sheet: Sheet, section: Section, fields: Mapping[str, str]) -> None:
    """Put the header, the footer and the mark across the page in place, the mark behind all else."""
    width = UNIT * (section.width - section.left - section.right)
    header = _laid(section.header, width, fields)
    footer = _laid(section.footer, width, fields)
    under = UNIT * (section.height - section.footer_at) - sum(map(_height, footer))
    _stack(sheet, section, header, UNIT * section.header_at)
    _stack(sheet, section, footer, under)
    if section.watermark:
        sheet.marks.insert(0, _across(section.watermark, sheet))


def _laid(blocks: Iterable[Block], width: float, fields: Mapping[str, str]) -> list[Laid]:
    return [lay(one, width, fields) for one in blocks if isinstance(one, Paragraph)]


def _stack(sheet: Sheet, section: Section, paragraphs: Iterable[Laid], top: float) -> None:
    left = UNIT * section.left
    for one in paragraphs:
        shape = one.paragraph.shape
        sheet.marks += plate_marks(one.plate(left, top), shape.fill, shape.edges)
        sheet.marks += one.marks(left, top)
        top += _height(one)


def _across(words: str, sheet: Sheet) -> Mark:
    def draw(painter: QPainter) -> None:
        font = font_of(Face(size=_MARK_HEIGHT))
        wide = QFontMetricsF(font).horizontalAdvance(words) or 1
        painter.save()
        painter.translate(sheet.width / 2, UNIT * _MARK_MIDDLE)
        painter.rotate(_MARK_ANGLE)
        painter.scale(UNIT * _MARK_WIDTH / wide, 1)
        painter.setFont(font)
        painter.setPen(QColor(_MARK))
        room = QRectF(-wide, -UNIT * _MARK_HEIGHT, 2 * wide, 2 * UNIT * _MARK_HEIGHT)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()

    return draw

"""A Word file as blocks on pages, to be drawn at once on the screen: what a letter looks like before it is printed.

Only what our templates and an office's own may hold is read: paragraphs, tables, frames, headers and footers.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from documents.hostile import DOCUMENT
from documents.page_styles import Face, Shape, Styles, face, flat, points, shape
from documents.wordml import R, W, parse, relations, style_of

PAGE, PAGES = "page", "pages"  # the fields a letter may have
_VML = "{urn:schemas-microsoft-com:vml}"
_NOT_WORDS = frozenset({"pPr", "rPr", "pict", "drawing", "AlternateContent", "txbxContent"})
_A4 = {"w": "11906", "h": "16838"}


@dataclass(frozen=True, slots=True)
class Words:
    """Words that look the same, or a field that a page number takes the place of."""

    text: str
    face: Face
    field: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, with the bullet before it if it is in a list."""

    words: tuple[Words, ...]
    shape: Shape
    face: Face
    bullet: str = ""

    @property
    def text(self) -> str:
        """Return what it says, without page numbers."""
        return "".join(one.text for one in self.words if not one.field)


@dataclass(frozen=True, slots=True)
class Table:
    """Cells of paragraphs, row by row, and how wide the columns are in points."""

    widths: tuple[float, ...]
    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Section:
    """One letter's page, or a few: its paper and margins in points, and what lies on it."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    header_at: float
    footer_at: float
    blocks: tuple[Block, ...]
    header: tuple[Block, ...] = ()
    footer: tuple[Block, ...] = ()
    watermark: str = ""


def page_blocks(data: bytes) -> tuple[Section, ...]:
    """Return what a Word file of ours shows, section by section."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return tuple(_Reading.of(parts).sections())


def words_of(sections: tuple[Section, ...]) -> str:
    """Return every word of the pages, line by line: what a screen reader reads."""
    lines = (
        paragraph.text
        for section in sections
        for blocks in (section.header, section.blocks, section.footer)
        for block in blocks
        for paragraph in _paragraphs(block)
    )
    return "\n".join(line.replace("\t", " ") for line in lines if line.strip())


def _paragraphs(block: Block) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        yield block
        return
    yield from (paragraph for row in block.rows for cell in row for paragraph in cell)


@dataclass(slots=True)
class _Field:
    """How far one is in a field of Word's longer kind: what it asks for, and whether its old answer has begun."""

    asks: str = ""
    open: bool = False
    answered: bool = False


@dataclass(slots=True)
class _Reading:
    """A file being read: its parts, styles and bullets."""

    parts: Mapping[str, bytes]
    styles: Styles
    bullets: Mapping[str, str]
    field: _Field = field(default_factory=_Field)

    @classmethod
    def of(cls, parts: Mapping[str, bytes]) -> "_Reading":
        return cls(parts, Styles(_part(parts, "styles")), _bullets(_part(parts, "numbering")))

    def sections(self) -> Iterator[Section]:
        """Yield the sections: the last one's properties stand after its paragraphs, the others' in their last."""
        blocks: list[Block] = []
        body = parse(DOCUMENT, self.parts[DOCUMENT]).find(f"{W}body")
        for element in () if body is None else body:
            blocks += self._blocks(element)
            ends = element if element.tag == f"{W}sectPr" else element.find(f"{W}pPr/{W}sectPr")
            if ends is not None:
                yield self._section(ends, tuple(blocks))
                blocks = []

    def _section(self, properties: etree._Element, blocks: tuple[Block, ...]) -> Section:
        found = flat(properties)
        margins = {name: points(found.get(f"pgMar.{name}", "1417")) for name in _MARGINS}
        header, watermark = self._margin(properties, "header")
        return Section(
            width=points(found.get("pgSz.w", _A4["w"])),
            height=points(found.get("pgSz.h", _A4["h"])),
            top=margins["top"],
            right=margins["right"],
            bottom=margins["bottom"],
            left=margins["left"],
            header_at=margins["header"],
            footer_at=margins["footer"],
            blocks=blocks,
            header=header,
            footer=self._margin(properties, "footer")[0],
            watermark=watermark,
        )

    def _margin(self, section: etree._Element, kind: str) -> tuple[tuple[Block, ...], str]:
        """Return a header or footer and the mark that lies across the page with it."""
        known = relations(self.parts, DOCUMENT)
        references = (one.get(f"{R}id", "") for one in section.findall(f"{W}{kind}Reference"))
        name = next((known[one].target for one in references if one in known), "")
        if name not in self.parts:
            return (), ""
        root = parse(name, self.parts[name])
        marks = (path.get("string", "") for path in root.iter(f"{_VML}textpath"))
        blocks = tuple(block for one in root for block in self._blocks(one))
        return blocks, next(filter(None, marks), "")

    def _blocks(self, element: etree._Element) -> Iterator[Block]:
        if element.tag == f"{W}p":
            yield self._paragraph(element)
        elif element.tag == f"{W}tbl":
            yield self._table(element)

    def _table(self, element: etree._Element) -> Table:
        columns = element.findall(f"{W}tblGrid/{W}gridCol")
        return Table(
            widths=tuple(points(one.get(f"{W}w", "0")) for one in columns),
            rows=tuple(
                tuple(
                    tuple(self._paragraph(one) for one in cell.findall(f"{W}p"))
                    for cell in row.findall(f"{W}tc")
                )
                for row in element.findall(f"{W}tr")
            ),
        )

    def _paragraph(self, element: etree._Element) -> Paragraph:
        style = style_of(element)
        own = self.styles.of_paragraph(style, flat(element.find(f"{W}pPr")))
        return Paragraph(
            words=tuple(self._words(element, style)),
            shape=shape(own),
            face=face(self.styles.of_words(style, "", {})),
            bullet=self.bullets.get(own.get("numPr.numId", ""), ""),
        )

    def _words(self, element: etree._Element, style: str, asks: str = "") -> Iterator[Words]:
        for child in element:
            local = etree.QName(child).localname
            if local == "r":
                yield from self._run(child, style, asks)
            elif local == "fldSimple":
                yield from self._words(child, style, _field(child.get(f"{W}instr", "")))
            elif local not in _NOT_WORDS:
                yield from self._words(child, style, asks)

    def _run(self, run: etree._Element, style: str, asks: str) -> Iterator[Words]:
        own = flat(run.find(f"{W}rPr"))
        looks = face(self.styles.of_words(style, own.get("rStyle", ""), own))
        text = "".join(self._text(run))
        if asks := asks or self._asked():
            yield Words("", looks, asks)
        elif text and not self.field.open:
            yield Words(text, looks)

    def _text(self, run: etree._Element) -> Iterator[str]:
        for child in run:
            local = etree.QName(child).localname
            if local == "t":
                yield child.text or ""
            elif local in _SIGNS:
                yield _SIGNS[local]
            elif local == "instrText":
                self.field.asks += child.text or ""
            elif local == "fldChar":
                self._turn(child.get(f"{W}fldCharType", ""))

    def _turn(self, kind: str) -> None:
        """Go on in a field: it begins, its old answer follows, it ends."""
        if kind == "begin":
            self.field = _Field(open=True)
        elif kind == "end":
            self.field.answered, self.field.open = self.field.open, False

    def _asked(self) -> str:
        """Return the field that has just ended, once."""
        ended, self.field.answered = self.field.answered, False
        return _field(self.field.asks) if ended else ""


_MARGINS = ("top", "right", "bottom", "left", "header", "footer")
_SIGNS: Mapping[str, str] = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "\u2011"}


def _field(instruction: str) -> str:
    """Return what a field asks for: the page it stands on, or how many there are."""
    return PAGE if instruction.split()[:1] == ["PAGE"] else PAGES


def _part(parts: Mapping[str, bytes], kind: str) -> etree._Element | None:
    name = next((r.target for r in relations(parts, DOCUMENT).values() if r.kind == kind), "")
    return parse(name, parts[name]) if name in parts else None


def _bullets(root: etree._Element | None) -> dict[str, str]:
    """Return the sign before the paragraphs of each list; a template has no numbered ones."""
    if root is None:
        return {}
    signs = {
        one.get(f"{W}abstractNumId", ""): flat(one).get("lvl.lvlText", "")
        for one in root.findall(f"{W}abstractNum")
    }
    return {
        one.get(f"{W}numId", ""): signs.get(flat(one).get("abstractNumId", ""), "")
        for one in root.findall(f"{W}num")
    }

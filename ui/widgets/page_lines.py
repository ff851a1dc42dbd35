"""A paragraph broken into lines, with its bullet, its tint and the lines around it. Needs an application for its fonts, no window.

All is measured in eighths of a point, so that a font's size is a whole number.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from documents.page_blocks import Paragraph
from documents.page_styles import Edge, Face, Shape

UNIT = 8
NO_FIELDS: Mapping[str, str] = MappingProxyType({})
Mark = Callable[[QPainter], None]
_INK = "1B1F22"
_FALLBACKS = ("Carlito", "Calibri", "Arial", "Liberation Sans", "DejaVu Sans")
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "end": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "both": Qt.AlignmentFlag.AlignJustify,
}
_TABS = {
    "right": QTextOption.TabType.RightTab,
    "end": QTextOption.TabType.RightTab,
    "center": QTextOption.TabType.CenterTab,
}


@dataclass(slots=True)
class Laid:
    """A paragraph broken into lines for a width, and how high it is with its plate."""

    paragraph: Paragraph
    text: QTextLayout
    bullet: QTextLayout | None
    width: float
    height: float

    def marks(self, left: float, top: float) -> Iterator[Mark]:
        """Yield what draws its words at a place."""
        shape = self.paragraph.shape
        yield _text(self.text, QPointF(left, top))
        if self.bullet is not None:
            at = left + UNIT * (shape.left + shape.first)
            yield _text(self.bullet, QPointF(at, top))

    def plate(self, left: float, top: float) -> QRectF:
        """Return the room it takes between its indents, which a tint fills and lines stand around."""
        shape = self.paragraph.shape
        out = UNIT * min(0, shape.first)
        width = self.width - UNIT * (shape.left + shape.right) - out
        return QRectF(left + UNIT * shape.left + out, top, width, self.height)


def _text(layout: QTextLayout, at: QPointF) -> Mark:
    return lambda painter: layout.draw(painter, at)


def plate_marks(plate: QRectF, fill: str, edges: Sequence[Edge]) -> Iterator[Mark]:
    """Yield the tint behind paragraphs and the lines along its sides, as far out as they stand."""
    out = {edge.side: UNIT * edge.space for edge in edges}
    grown = plate.adjusted(
        -out.get("left", 0), -out.get("top", 0), out.get("right", 0), out.get("bottom", 0)
    )
    if fill:
        yield rectangle(grown, fill)
    for edge in edges:
        yield rectangle(_along(grown, edge), edge.colour)


def _along(plate: QRectF, edge: Edge) -> QRectF:
    thick = UNIT * edge.width
    match edge.side:
        case "left":
            return QRectF(plate.left() - thick, plate.top(), thick, plate.height())
        case "right":
            return QRectF(plate.right(), plate.top(), thick, plate.height())
        case "top":
            return QRectF(plate.left(), plate.top() - thick, plate.width(), thick)
        case _:
            return QRectF(plate.left(), plate.bottom(), plate.width(), thick)


def rectangle(where: QRectF, colour: str) -> Mark:
    """Return what fills a rectangle with a colour."""
    return lambda painter: painter.fillRect(where, QColor(f"#{colour}"))


def font_of(face: Face) -> QFont:
    """Return a face as a font; where the machine lacks it, the one with the same widths."""
    font = QFont([family for family in (face.family, *_FALLBACKS) if family])
    font.setPixelSize(max(1, round(face.size * UNIT)))
    font.setBold(face.bold)
    font.setItalic(face.italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def lay(paragraph: Paragraph, width: float, fields: Mapping[str, str] = NO_FIELDS) -> Laid:
    """Return a paragraph broken into lines for a width, its page numbers filled in."""
    shape = paragraph.shape
    text, formats = _formatted(paragraph, fields)
    layout = QTextLayout(text, font_of(paragraph.face))
    layout.setFormats(formats)
    layout.setTextOption(_option(paragraph))
    height = _break(layout, paragraph, width)
    bullet = None
    if paragraph.bullet:
        bullet = QTextLayout(paragraph.bullet, font_of(paragraph.face))
        _break(bullet, Paragraph((), Shape(line=shape.line), paragraph.face), width)
    return Laid(paragraph, layout, bullet, width, height)


def _formatted(
    paragraph: Paragraph, fields: Mapping[str, str]
) -> tuple[str, list[QTextLayout.FormatRange]]:
    """Return the paragraph's text, line breaks as Qt has them, and how each part of it looks."""
    text, formats = "", []
    for words in paragraph.words:
        shown = fields.get(words.field, words.text).replace("\n", "\u2028")
        part = QTextLayout.FormatRange()
        part.start, part.length = (
            len(text.encode("utf-16-le")) // 2,
            len(shown.encode("utf-16-le")) // 2,
        )
        part.format = _format(words.face)
        formats.append(part)
        text += shown
    return text, formats


def _format(face: Face) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font_of(face))
    made.setForeground(QColor(f"#{face.colour or _INK}"))
    return made


def _option(paragraph: Paragraph) -> QTextOption:
    shape = paragraph.shape
    option = QTextOption(_ALIGN.get(shape.align, Qt.AlignmentFlag.AlignLeft))
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    # Qt counts stops from the line's own start, Word from the margin; a hanging line has one at its indent.
    start = shape.left + min(0, shape.first)
    stops = [(tab.position - start, tab.align) for tab in shape.tabs if tab.position > start]
    if shape.first < 0:
        stops.insert(0, (-shape.first, "left"))
    option.setTabs(
        [
            QTextOption.Tab(UNIT * at, _TABS.get(align, QTextOption.TabType.LeftTab))
            for at, align in stops
        ]
    )
    return option


def _break(layout: QTextLayout, paragraph: Paragraph, width: float) -> float:
    """Break the text into lines and return how high they are."""
    shape = paragraph.shape
    inner = width - UNIT * (shape.left + shape.right)
    height, first = 0.0, True
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        indent = UNIT * shape.first if first else 0
        line.setLineWidth(max(UNIT, inner - indent))
        line.setPosition(QPointF(UNIT * shape.left + indent, height))
        height += line.height() * shape.line
        first = False
    layout.endLayout()
    return height

"""The envelope's window: a template's address and reference, moved to where the office's envelopes want them."""

from collections.abc import Iterator

from lxml import etree

from documents.package import pack, read_parts, write
from documents.reread import RECIPIENT, REFERENCE
from documents.wordml import W, parse, style_of
from models.settings import LetterLayout
from models.vocabulary import EnvelopeSide

_MARGIN = 25.0  # mm, left of the text
_REFERENCE_WIDTH = 72.0
_TEXT_ENDS = 185.0  # mm from the paper's left edge
_ADDRESS_HEIGHT = 26.0
_HEADING_STARTS = 80.0  # a frame that reaches it pushes it aside
_TWIPS = 1440 / 25.4
_FRAMED_PARTS = ("word/document.xml", "word/styles.xml")


def with_window(template: bytes, layout: LetterLayout) -> bytes:
    """Return the template with its two frames placed; a window to the left lets them change sides.

    The frames are found by their styles, so that an office's own template is moved, too. Raise Refused for
    what is no Word file.
    """
    if layout == LetterLayout():
        return template
    parts = read_parts(template)
    places = _places(layout)
    for name in _FRAMED_PARTS:
        root = parse(name, parts[name])
        for style, frame in _frames(root):
            _place(frame, places.get(style, {}))
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return write([pack(name, content) for name, content in parts.items()])


def _places(layout: LetterLayout) -> dict[str, dict[str, float]]:
    """Return where each frame stands, in mm; the reference keeps its height and takes the other side."""
    right = layout.side is EnvelopeSide.RIGHT
    return {
        RECIPIENT: {
            "x": layout.address_left_mm,
            "y": layout.address_top_mm,
            "w": layout.address_width_mm,
            "h": min(_ADDRESS_HEIGHT, _HEADING_STARTS - 1 - layout.address_top_mm),
        },
        REFERENCE: {"x": _MARGIN if right else _TEXT_ENDS - _REFERENCE_WIDTH},
    }


def _frames(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield each frame with the id of its style, of paragraphs and of the styles themselves."""
    for element in root.iter(f"{W}p", f"{W}style"):
        frame = element.find(f"{W}pPr/{W}framePr")
        if frame is not None:
            yield element.get(f"{W}styleId") or style_of(element), frame


def _place(frame: etree._Element, place: dict[str, float]) -> None:
    for name, mm in place.items():
        frame.set(f"{W}{name}", str(round(mm * _TWIPS)))

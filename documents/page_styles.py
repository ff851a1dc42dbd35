"""How a paragraph of a Word file looks: its styles, from the file's own down to the paragraph's, laid together.

Lengths are points.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from documents.wordml import W

Properties = dict[str, str]
_TWIPS = 20  # in a point
_EIGHTHS = 8
_SINGLE = 240  # a line as high as its font wants
_OFF = frozenset({"0", "false", "off", "none"})
_EDGES = ("top", "left", "bottom", "right")


@dataclass(frozen=True, slots=True)
class Edge:
    """A line along one side (`top`, `left`, `bottom`, `right`) of a paragraph."""

    side: str
    width: float
    space: float
    colour: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A stop: where, and how what follows lies to it (`left`, `right`, `center`)."""

    position: float
    align: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A paragraph that lies at a place of its own on the page."""

    left: float
    top: float
    width: float


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph lies. `first` is how far its first line stands out (below zero) or in; colours are RRGGBB."""

    left: float = 0
    right: float = 0
    first: float = 0
    before: float = 0
    after: float = 0
    line: float = 1
    align: str = "left"
    fill: str = ""
    tabs: tuple[Tab, ...] = ()
    edges: tuple[Edge, ...] = ()
    frame: Frame | None = None
    keeps_next: bool = False
    breaks_before: bool = False


@dataclass(frozen=True, slots=True)
class Face:
    """How words look: the size in points."""

    family: str = ""
    size: float = 12
    bold: bool = False
    italic: bool = False
    colour: str = ""


class Styles:
    """The styles of one file, each found with all it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._defaults: dict[str, Properties] = {"pPr": {}, "rPr": {}}
        self._found: dict[tuple[str, str], Properties] = {}
        self._default = ""
        for style in () if root is None else root.findall(f"{W}style"):
            self._styles[style.get(f"{W}styleId", "")] = style
            if (style.get(f"{W}type"), style.get(f"{W}default")) == ("paragraph", "1"):
                self._default = style.get(f"{W}styleId", "")
        for kind, found in self._defaults.items():
            own = None if root is None else root.find(f"{W}docDefaults/{W}{kind}Default/{W}{kind}")
            found.update(flat(own))

    def of_paragraph(self, style: str, own: Properties) -> Properties:
        """Return a paragraph's properties: the file's, its styles' and its own."""
        return self._defaults["pPr"] | self._inherited(style or self._default, "pPr") | own

    def of_words(self, paragraph: str, style: str, own: Properties) -> Properties:
        """Return the properties of words in a paragraph of a style."""
        in_paragraph = self._inherited(paragraph or self._default, "rPr")
        return self._defaults["rPr"] | in_paragraph | self._inherited(style, "rPr") | own

    def _inherited(self, name: str, kind: str) -> Properties:
        if (name, kind) not in self._found:
            found: Properties = {}
            for style in reversed(tuple(self._line(name))):
                found |= flat(style.find(f"{W}{kind}"))
            self._found[name, kind] = found
        return self._found[name, kind]

    def _line(self, name: str) -> Iterator[etree._Element]:
        """Yield a style and what it is based on, each once, though a file may go round in a ring."""
        seen = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            base = self._styles[name].find(f"{W}basedOn")
            name = "" if base is None else base.get(f"{W}val", "")


def flat(element: etree._Element | None, path: str = "") -> Properties:
    """Return the properties inside an element by path: `spacing.after`, `pBdr.top.sz`, `b`."""
    found: Properties = {}
    for child in () if element is None else element:
        local = etree.QName(child).localname
        name = f"{path}{local}"
        values = {etree.QName(key).localname: str(value) for key, value in child.attrib.items()}
        if local == "tab":
            found[f"tab {values.get('pos', '0')}"] = values.get("val", "left")
            continue
        found[name] = values.get("val", "true")
        found |= {f"{name}.{key}": value for key, value in values.items()}
        found |= flat(child, f"{name}.")
    return found


def face(properties: Mapping[str, str]) -> Face:
    """Return how words with these properties look."""
    colour = properties.get("color", "")
    return Face(
        family=properties.get("rFonts.ascii", ""),
        size=number(properties.get("sz", "24")) / 2,
        bold=_on(properties, "b"),
        italic=_on(properties, "i"),
        colour="" if colour == "auto" else colour,
    )


def shape(properties: Mapping[str, str]) -> Shape:
    """Return how a paragraph with these properties lies."""
    fill = properties.get("shd.fill", "")
    return Shape(
        left=_points(properties, "ind.left"),
        right=_points(properties, "ind.right"),
        first=_points(properties, "ind.firstLine") - _points(properties, "ind.hanging"),
        before=_points(properties, "spacing.before"),
        after=_points(properties, "spacing.after"),
        line=_line_height(properties),
        align=properties.get("jc", "left"),
        fill="" if fill == "auto" else fill,
        tabs=tuple(_tabs(properties)),
        edges=tuple(_edges(properties)),
        frame=_frame(properties),
        keeps_next=_on(properties, "keepNext"),
        breaks_before=_on(properties, "pageBreakBefore"),
    )


def number(text: str) -> float:
    """Return a measure as Word writes it; 0 for what is none."""
    try:
        return float(text)
    except ValueError:
        return 0


def points(text: str) -> float:
    """Return a measure in twentieths of a point as points."""
    return number(text) / _TWIPS


def _points(properties: Mapping[str, str], name: str) -> float:
    return points(properties.get(name, "0"))


def _on(properties: Mapping[str, str], name: str) -> bool:
    return properties.get(name, "0") not in _OFF


def _line_height(properties: Mapping[str, str]) -> float:
    if properties.get("spacing.lineRule", "auto") != "auto":
        return 1
    return number(properties.get("spacing.line", "240")) / _SINGLE


def _tabs(properties: Mapping[str, str]) -> Iterator[Tab]:
    stops = {
        points(name.removeprefix("tab ")): align
        for name, align in properties.items()
        if name.startswith("tab ") and align != "clear"
    }
    yield from (Tab(position, stops[position]) for position in sorted(stops))


def _edges(properties: Mapping[str, str]) -> Iterator[Edge]:
    for side in _EDGES:
        if properties.get(f"pBdr.{side}", "none") not in {"none", "nil"}:
            yield Edge(
                side,
                number(properties.get(f"pBdr.{side}.sz", "4")) / _EIGHTHS,
                number(properties.get(f"pBdr.{side}.space", "0")),
                properties.get(f"pBdr.{side}.color", "000000").replace("auto", "000000"),
            )


def _frame(properties: Mapping[str, str]) -> Frame | None:
    if "framePr.w" not in properties:
        return None
    return Frame(*(_points(properties, f"framePr.{name}") for name in ("x", "y", "w")))

"""The letters' styles as one table, and how a row of it becomes WordprocessingML."""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

ACCENT = "0F4C5C"
TINT = "EAF2F3"
HAIRLINE = "B9C8CC"
QUIET = "3D4C53"
TEXT_WIDTH = 160.0  # mm between the margins

# Framed paragraphs: left, top, width and least height in mm from the paper's edges. They end above 80 mm: a frame that
# reaches the heading pushes it aside. A long name may take a line more, but no line of an address is ever cut off.
FRAMES = {"Mottagare": (120.0, 45.0, 70.0, 26.0), "Referens": (25.0, 45.0, 72.0, 31.0)}

_BOX_SPACE = 8  # pt between the fact box's text and its edge
_BAR = 4.5  # pt
_BOX_LABEL = 5.1  # mm from the margin: the bar, 10 pt of space, and the labels start
_BOX_VALUE = _BOX_LABEL + 24


def twips(mm: float) -> int:
    """Return millimetres in twentieths of a point, Word's unit of length."""
    return round(mm * 1440 / 25.4)


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. Lengths are mm; sizes and spaces are points; `line` is a multiple of single spacing."""

    id: str
    name: str
    base: str = "Normal"
    next: str = ""
    size: float = 0
    bold: bool | None = None
    color: str = ""
    font: str = ""
    before: float | None = None
    after: float | None = None
    line: float = 0
    left: float = 0
    hanging: float = 0
    right: float = 0
    tabs: tuple[tuple[str, float], ...] = ()
    keep_next: bool = False
    keep_lines: bool = False
    borders: str = ""
    fill: str = ""
    outline: int | None = None
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class RunStyle:
    """A character style."""

    id: str
    name: str
    size: float = 0
    bold: bool | None = None
    color: str = ""


def _border(side: str, points: float, space: int, color: str) -> str:
    return (
        f'<w:{side} w:val="single" w:sz="{round(points * 8)}" w:space="{space}" w:color="{color}"/>'
    )


_BOX = "".join(
    (
        _border("top", 0.5, _BOX_SPACE, TINT),
        _border("left", _BAR, 10, ACCENT),
        _border("bottom", 0.5, _BOX_SPACE, TINT),
        _border("right", 0.5, _BOX_SPACE, TINT),
    )
)
_FRAME = "".join(_border(side, 1, 10, QUIET) for side in ("top", "left", "bottom", "right"))


def _box(id_: str, name: str, base: str, **more: object) -> Style:
    """Return a row of the fact box: Word joins neighbours only when edges and indents are the same."""
    place = {"left": _BOX_VALUE, "hanging": 24.0, "right": 3.0, "borders": _BOX, "fill": TINT}
    return Style(id_, name, base, **{**place, **more})  # type: ignore[arg-type]


PARAGRAPHS = (
    Style("Rubrik1", "heading 1", next="Normal", size=20, bold=True, color=ACCENT, before=0, after=8,
          line=1, keep_next=True, keep_lines=True, outline=0),
    # The space before takes the heading past the window: it starts 80 mm down the sheet.
    Style("Brevrubrik", "Brevrubrik", "Rubrik1", next="Faktaruta", before=141.73),
    # The test sheet's grid ends at 80 mm: its heading keeps clear of the last line.
    Style("Provarksrubrik", "Provarksrubrik", "Rubrik1", next="Normal", before=153),
    Style("Rubriksida2", "Rubrik sida 2", "Rubrik1", next="Faktaruta", before=6),
    Style("Rubrik2", "heading 2", next="Normal", size=13, bold=True, color=ACCENT, before=8, after=2,
          keep_next=True, keep_lines=True, outline=1),
    _box("Faktaruta", "Faktaruta", "Normal", before=6, after=0, line=1, keep_lines=True, keep_next=True),
    _box("Faktarutastor", "Faktaruta stor", "Faktaruta", size=20, bold=True, before=2),
    _box("Faktarutaplats", "Faktaruta plats", "Faktaruta", size=14, bold=True),
    _box("Faktarutaforts", "Faktaruta fortsättning", "Faktaruta", before=0),
    Style("Ingress", "Ingress", next="Normal", before=12),
    Style("Slutavsnitt", "Slutavsnitt", keep_next=True, keep_lines=True),
    Style("Underskrift", "Underskrift", before=8, after=0, keep_lines=True),
    Style("Punktlista", "Punktlista", after=3, left=6, hanging=6, numbered=True),
    Style("Mottagare", "Mottagare", size=12, after=0, line=1),
    Style("Referens", "Referens", size=10, after=0, left=25, hanging=25),
    Style("Avsandare", "Avsändare", size=15, bold=True, color=ACCENT, after=0, line=1,
          tabs=(("right", TEXT_WIDTH),)),
    Style("Avsandareenhet", "Avsändare enhet", size=10.5, color=QUIET, after=0, line=1),
    Style("Sidfot", "Sidfot", size=9, color=QUIET, after=0, line=1,
          tabs=(("left", 48), ("left", 88), ("left", 124))),
    Style("Sidfotrubrik", "Sidfot rubrik", "Sidfot", bold=True, borders=_border("top", 0.5, 6, HAIRLINE)),
    Style("Oversattning", "Översättning", next="Rubriksida2", size=10.5, color=QUIET, after=0),
    Style("Lattlastrubrik", "Lättläst rubrik", "Rubrik1", next="Faktaruta", size=24),
    Style("Lattlastrubrik2", "Lättläst rubrik 2", "Rubrik2", next="Lattlast", size=16, before=11, after=0),
    Style("Lattlast", "Lättläst", size=14, after=0, line=1.2),
    Style("Lattlastslut", "Lättläst slut", "Lattlast", keep_next=True),
    Style("Lattlastunderskrift", "Lättläst underskrift", "Lattlast", before=10, keep_lines=True),
    _box("Lattlaststor", "Lättläst stor", "Faktaruta", size=24, bold=True, before=2),
    _box("Lattlastplats", "Lättläst plats", "Faktaruta", size=16, bold=True),
    _box("Lattlastruta", "Lättläst ruta", "Faktaruta", size=14),
    Style("Etikettruta", "Etikettruta", size=16, before=0, after=0, line=1.2, left=4, right=4,
          borders=_FRAME, keep_next=True, keep_lines=True),
    Style("Nyckel", "Nyckel", size=22, bold=True, font="Consolas", before=0, after=0, line=1.3, left=4,
          right=4, borders=_FRAME, keep_next=True, keep_lines=True),
)  # fmt: skip

RUNS = (
    RunStyle("Etikett", "Etikett", size=11, bold=False, color=QUIET),
    RunStyle("Viktigt", "Viktigt", bold=True),
    RunStyle("Referensetikett", "Referensetikett", color=QUIET),
    RunStyle("Sidnummer", "Sidnummer", size=10, bold=False, color=QUIET),
)


def fonts(name: str) -> str:
    """Return the four places a font is named in: a place left out falls back to another font."""
    value = quoteattr(name)
    return f"<w:rFonts w:ascii={value} w:hAnsi={value} w:eastAsia={value} w:cs={value}/>"


def _run_properties(style: Style | RunStyle) -> str:
    parts = [fonts(style.font)] if isinstance(style, Style) and style.font else []
    if style.bold is not None:
        off = "" if style.bold else ' w:val="0"'
        parts.append(f"<w:b{off}/><w:bCs{off}/>")
    if style.color:
        parts.append(f'<w:color w:val="{style.color}"/>')
    if style.size:
        half_points = round(style.size * 2)
        parts.append(f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>')
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""


def frame(style: str) -> str:
    """Return where a framed paragraph stands on the sheet; a style without a frame gives nothing.

    It is written on each paragraph and in the style: LibreOffice 7.4 reads only the one, a new line typed in
    Word only the other.
    """
    if style not in FRAMES:
        return ""
    left, top, width, height = map(twips, FRAMES[style])
    return (
        f'<w:framePr w:w="{width}" w:h="{height}" w:hRule="atLeast" w:wrap="around" w:vAnchor="page" '
        f'w:hAnchor="page" w:x="{left}" w:y="{top}"/>'
    )


def _spacing(style: Style) -> str:
    values = [
        f'w:{name}="{round(points * 20)}"'
        for name, points in (("before", style.before), ("after", style.after))
        if points is not None
    ]
    if style.line:
        values.append(f'w:line="{round(style.line * 240)}" w:lineRule="auto"')
    return f"<w:spacing {' '.join(values)}/>" if values else ""


def _indent(style: Style) -> str:
    values = [
        f'w:{name}="{twips(mm)}"'
        for name, mm in (("left", style.left), ("right", style.right), ("hanging", style.hanging))
        if mm
    ]
    return f"<w:ind {' '.join(values)}/>" if values else ""


def _paragraph_properties(style: Style) -> str:
    """Return the paragraph's properties in the order the schema wants them."""
    tabs = "".join(f'<w:tab w:val="{kind}" w:pos="{twips(mm)}"/>' for kind, mm in style.tabs)
    parts = (
        "<w:keepNext/>" if style.keep_next else "",
        "<w:keepLines/>" if style.keep_lines else "",
        frame(style.id),
        '<w:numPr><w:numId w:val="1"/></w:numPr>' if style.numbered else "",
        f"<w:pBdr>{style.borders}</w:pBdr>" if style.borders else "",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{style.fill}"/>' if style.fill else "",
        f"<w:tabs>{tabs}</w:tabs>" if tabs else "",
        _spacing(style),
        _indent(style),
        f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else "",
    )
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def _paragraph_style(style: Style) -> str:
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name w:val={quoteattr(style.name)}/>'
        f'<w:basedOn w:val="{style.base}"/>{following}<w:qFormat/>'
        f"{_paragraph_properties(style)}{_run_properties(style)}</w:style>"
    )


def _run_style(style: RunStyle) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{style.id}"><w:name w:val={quoteattr(style.name)}/>'
        f"<w:qFormat/>{_run_properties(style)}</w:style>"
    )


def styles() -> str:
    """Return the inside of styles.xml: the defaults, Normal and the two tables."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts("Calibri")}<w:sz w:val="24"/><w:szCs w:val="24"/>'
        '<w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:widowControl/><w:suppressAutoHyphens/><w:spacing w:before="0" w:after="100" w:line="259" '
        'w:lineRule="auto"/><w:jc w:val="left"/></w:pPr><w:rPr><w:lang w:val="sv-SE"/></w:rPr></w:style>'
    )
    return "".join((defaults, normal, *map(_paragraph_style, PARAGRAPHS), *map(_run_style, RUNS)))

"""The smallest Word package that holds a letter: the parts every template shares, zipped the same way each time."""

import zipfile
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

from installer.word_styles import styles

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# The kinds of part, each with its file; the order gives the relationship ids.
_PARTS = (
    ("styles", "styles.xml"),
    ("settings", "settings.xml"),
    ("fontTable", "fontTable.xml"),
    ("numbering", "numbering.xml"),
    ("header", "header1.xml"),
    ("footer", "footer1.xml"),
)

# Carlito has Calibri's widths, so a line breaks at the same word; the rest are what a bare machine has.
_FONTS = (
    ("Calibri", "Carlito,Arial,Liberation Sans,DejaVu Sans", "swiss", "variable"),
    ("Consolas", "Liberation Mono,Courier New,DejaVu Sans Mono", "modern", "fixed"),
)

_COMPATIBILITY = (
    ("compatibilityMode", "15"),
    ("overrideTableStyleFontSizeAndJustification", "1"),
    ("enableOpenTypeFeatures", "1"),
    ("doNotFlipMirrorIndents", "1"),
    ("differentiateMultirowTableHeaders", "1"),
)

NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
)


@dataclass(frozen=True, slots=True)
class Content:
    """What differs between two templates: WordprocessingML for the three places, and the title."""

    title: str
    body: str
    header: str
    footer: str


def package(content: Content) -> bytes:
    """Return the .docx of a template; the same content gives the same bytes on the same zlib."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relationships(),
        "docProps/core.xml": _core_properties(content.title),
        "word/document.xml": _part("document", f"<w:body>{content.body}{_section()}</w:body>"),
        "word/_rels/document.xml.rels": _document_relationships(),
        "word/styles.xml": _part("styles", styles()),
        "word/settings.xml": _part("settings", _settings()),
        "word/fontTable.xml": _part("fonts", "".join(_font(*font) for font in _FONTS)),
        "word/numbering.xml": _part("numbering", _numbering()),
        "word/header1.xml": _part("hdr", content.header),
        "word/footer1.xml": _part("ftr", content.footer),
    }
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, text.encode())
    return target.getvalue()


def _part(root: str, inside: str) -> str:
    return f"{_DECLARATION}<w:{root} {NAMESPACES}>{inside}</w:{root}>"


def _section() -> str:
    """Return the A4 page with the letters' margins: 25 left and right, 30 above, 25 below, in mm."""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId6"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1417" w:bottom="1417" '
        'w:left="1417" w:header="737" w:footer="510" w:gutter="0"/></w:sectPr>'
    )


def _content_types() -> str:
    kinds = [("document.main", "/word/document.xml")]
    kinds += [(kind, f"/word/{file}") for kind, file in _PARTS]
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{_WORD}.{kind}+xml"/>' for kind, name in kinds
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def _relationships(rows: list[tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(rows, start=1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _package_relationships() -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return _relationships(
        [(f"{_OFFICE}/officeDocument", "word/document.xml"), (core, "docProps/core.xml")]
    )


def _document_relationships() -> str:
    return _relationships([(f"{_OFFICE}/{kind}", file) for kind, file in _PARTS])


def _core_properties(title: str) -> str:
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>sv-SE</dc:language></cp:coreProperties>"
    )


def _settings() -> str:
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in _COMPATIBILITY
    )
    return (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:autoHyphenation w:val="0"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat>{compatibility}</w:compat>"
        '<w:themeFontLang w:val="sv-SE"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
    )


def _font(name: str, others: str, family: str, pitch: str) -> str:
    return (
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="00"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
    )


def _numbering() -> str:
    return (
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="Punktlista"/><w:lvlText w:val="•"/>'
        '<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )

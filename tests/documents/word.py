"""Small Word files for the tests of letters: made with python-docx, changed part by part."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import docx
from docx.document import Document
from lxml import etree

from documents.compiled import Page, Properties, Template
from documents.letter import Letter, compile_letter, render
from documents.wordml import W, text_of

PROPERTIES = Properties("Sundvalla kommun", date(2026, 11, 24))
DOCUMENT = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Row:
    day: str
    done: bool


@dataclass(frozen=True, slots=True)
class Visit:
    """The context of the tests: a field of every kind."""

    name: str
    place: str
    booked: bool
    lines: tuple[str, ...]
    rows: tuple[Row, ...]


VISIT = Visit(
    name="Amina Testsson",
    place="Nobelvägen 66",
    booked=True,
    lines=("Provgatan 14 B", "201 34 Sundvalla"),
    rows=(Row("måndag", done=True), Row("tisdag", done=False)),
)
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
EVERY_FIELD = (
    "{{ name }}",
    "Plats: {{ place }}",
    "{%p if booked %}",
    "Tolk är bokad.",
    "{%p endif %}",
    "{%p for line in lines %}",
    "{{ line }}",
    "{%p endfor %}",
    "{%p for row in rows %}",
    "{{ row.day }}{% if row.done %} klar{% endif %}",
    "{%p endfor %}",
    "Välkommen!",
)


def document(*lines: str, title: str = "Kallelse", header: str = "", footer: str = "") -> Document:
    made = docx.Document()
    made.core_properties.title = title
    for line in lines:
        made.add_paragraph(line)
    if header:
        made.sections[0].header.paragraphs[0].text = header
    if footer:
        made.sections[0].footer.paragraphs[0].text = footer
    return made


def saved(made: Document) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def template(*lines: str, title: str = "Kallelse", header: str = "", footer: str = "") -> bytes:
    return saved(document(*lines, title=title, header=header, footer=footer))


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def changed(data: bytes, name: str, old: str, new: str) -> bytes:
    """The package with one text of a part replaced; the text must be there."""
    parts = parts_of(data)
    assert old.encode() in parts[name]
    return packed({**parts, name: parts[name].replace(old.encode(), new.encode())})


def compiled(data: bytes, context: type = Visit) -> Template:
    return compile_letter(Letter("kallelse", context), data)


def page(data: bytes, context: object = VISIT) -> Page:
    return compiled(data, type(context)).page(context)


def filled(data: bytes, context: object = VISIT, *, watermark: str = "") -> bytes:
    return render(page(data, context), PROPERTIES, watermark=watermark)


def lines_of(data: bytes, part: str = DOCUMENT) -> list[str]:
    return [text_of(p) for p in etree.fromstring(parts_of(data)[part]).iter(f"{W}p")]


EMPTY: dict[str, Visit] = {
    "booked": replace(VISIT, booked=False),
    "lines": replace(VISIT, lines=()),
    "rows": replace(VISIT, rows=()),
}

"""Pages bound into one Word document: a section each, letters numbered from 1, headers shared where equal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from documents.base import DECLARATION, PARTS_TYPE, relationship
from documents.compiled import Margin, Page, Picture, Properties, Template
from documents.findings import Finding
from documents.outline import Xml, joined
from documents.package import Packed, Piece, pack_pieces, piece, write
from documents.watermark import watermark_xml
from models import errors

NOTHING = Xml("")
_FOOT = piece("</w:body></w:document>")
_CORE = (
    f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>'
    "<dc:creator>{creator}</dc:creator><cp:lastModifiedBy>{creator}</cp:lastModifiedBy>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified>'
    "<dc:language>sv-SE</dc:language></cp:coreProperties>"
)

Sheets = Sequence[Page]


def bind(
    letters: Sequence[Sheets], properties: Properties, *, title: str = "", watermark: str = ""
) -> bytes:
    """Return one Word document of the letters, each of one or more pages, on the first page's base.

    Without a title the first page's own is used. Raise BadTemplate where a page needs styles the base lacks.
    """
    first = letters[0][0]
    binder = _Binder(Xml(watermark_xml(watermark) if watermark else ""))
    for number, letter in enumerate(letters, 1):
        _refuse_other_styles(letter, first.template)
        total, mark = _totals(number, letter, alone=len(letters) == 1)
        for position, page in enumerate(letter):
            ends_letter = position == len(letter) - 1
            binder.add(
                page,
                {
                    "_total": total,
                    "_pages": Xml(len(letter)),
                    "_mark": mark if ends_letter else NOTHING,
                },
                starts=position == 0,
                last=ends_letter and number == len(letters),
            )
    heading = escape(title) or joined(first.template.title.texts(first.values))
    return write(binder.parts(first.template, _core(heading, properties)))


def _refuse_other_styles(letter: Sheets, first: Template) -> None:
    for page in letter:
        if page.template.base.key != first.base.key:
            lacking = page.template.styles_used - first.base.styles
            if lacking:
                found = Finding("other_styles", min(lacking))
                raise errors.BadTemplate(first.stem, ((found.key, found.word),))


def _core(title: str, properties: Properties) -> str:
    return _CORE.format(
        title=title, creator=escape(properties.creator), day=properties.made.isoformat()
    )


def _totals(number: int, letter: Sheets, *, alone: bool) -> tuple[Xml, Xml]:
    """Return the field that counts the pages of a letter, and the bookmark at its end that it may need.

    SECTIONPAGES counts one section and NUMPAGES the whole file, so a letter of several sections in a job
    refers to the page its last line stands on.
    """
    if alone:
        return Xml("NUMPAGES"), NOTHING
    if len(letter) == 1:
        return Xml("SECTIONPAGES"), NOTHING
    ends = (
        f'<w:bookmarkStart w:id="{number}" w:name="slut{number}"/><w:bookmarkEnd w:id="{number}"/>'
    )
    return Xml(f"PAGEREF slut{number}"), Xml(ends)


@dataclass(slots=True)
class _Binder:
    """What has been bound so far."""

    watermark: Xml
    body: list[Piece | str] = field(default_factory=list)
    margins: dict[tuple[object, ...], str] = field(default_factory=dict)
    written: list[Packed] = field(default_factory=list)
    content_types: list[str] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)
    media: dict[str, Packed] = field(default_factory=dict)
    namespaces: dict[str, str] = field(default_factory=dict)
    ignorable: set[str] = field(default_factory=set)
    templates: set[int] = field(default_factory=set)
    serial: int = 0

    def add(self, page: Page, slots: Mapping[str, Xml], *, starts: bool, last: bool) -> None:
        """Bind one page: its section ends in its last paragraph, the document's last one after it."""
        template = page.template
        self.serial += 1
        values = {**page.values, **slots, "_serial": Xml(self.serial), "_watermark": self.watermark}
        references = "".join([self._margin(margin, values) for margin in template.margins])
        section = Xml(template.section.xml(references, starts=starts))
        values["_section"] = NOTHING if last else section
        self.body += template.body.texts(values)
        if last:
            self.body.append(section)
        if id(template) not in self.templates:
            self._collect(template)

    def _margin(self, margin: Margin, values: Mapping[str, object]) -> str:
        """Return the reference to a header or footer; equal ones are written once."""
        texts = margin.filling.texts(values)
        key = (margin.kind, margin.relations, texts)
        if key not in self.margins:
            self.margins[key] = self._write_margin(margin, texts)
        return f'<w:{margin.kind}Reference w:type="{margin.place}" r:id="{self.margins[key]}"/>'

    def _write_margin(self, margin: Margin, texts: Iterable[Piece | str]) -> str:
        number = len(self.margins) + 1
        file = f"{margin.kind}{number}.xml"
        self.written.append(pack_pieces(f"word/{file}", texts))
        if margin.relations is not None:
            self.written.append(pack_pieces(f"word/_rels/{file}.rels", (margin.relations,)))
        self.content_types.append(
            f'<Override PartName="/word/{file}" ContentType="{PARTS_TYPE}.{margin.kind}+xml"/>'
        )
        self.relations.append(relationship(f"m{number}", margin.kind, file))
        return f"m{number}"

    def _collect(self, template: Template) -> None:
        self.templates.add(id(template))
        self.pictures.update(template.pictures)
        self.media.update((picture.file, picture.packed) for picture in template.media)
        self.namespaces.update(template.namespaces)
        self.ignorable.update(template.ignorable)

    def parts(self, first: Template, core: str) -> Iterator[Packed]:
        """Yield the parts of the document in their order."""
        base = first.base
        for reference, picture in self.pictures.items():
            self.relations.append(relationship(reference, "image", f"media/{picture.file}"))
        yield _listed("[Content_Types].xml", base.content_types, self.content_types, "</Types>")
        yield base.root_relations
        yield pack_pieces("docProps/core.xml", (core,))
        yield pack_pieces("word/document.xml", (self._head(), *self.body, _FOOT))
        yield _listed(
            "word/_rels/document.xml.rels", base.relations, self.relations, "</Relationships>"
        )
        yield from self.written
        yield from base.parts
        yield from (self.media | {picture.file: picture.packed for picture in base.media}).values()

    def _head(self) -> str:
        declared = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in self.namespaces.items())
        ignored = f' mc:Ignorable="{" ".join(sorted(self.ignorable))}"' if self.ignorable else ""
        return f"{DECLARATION}<w:document{declared}{ignored}><w:body>"


def _listed(name: str, head: Piece, entries: Iterable[str], end: str) -> Packed:
    return pack_pieces(name, (head, *entries, end))

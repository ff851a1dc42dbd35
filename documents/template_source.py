"""A template's parts made ready for the engine: cleaned of what Word leaves behind, with slots for what we add.

A slot is a name of ours that an office cannot write (it starts with an underscore): the end of the section,
the number of pages, the watermark. Everything else in the text is the office's own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from documents.findings import Finding, Refused
from documents.hostile import instructions
from documents.wordml import R, W, text_of

# What Word leaves behind and what would be doubled in a job of many letters.
_LEFT_BEHIND = (
    f"{W}bookmarkStart",
    f"{W}bookmarkEnd",
    f"{W}proofErr",
    f"{W}lastRenderedPageBreak",
    f"{W}permStart",
    f"{W}permEnd",
    f"{W}commentRangeStart",
    f"{W}commentRangeEnd",
    f"{W}commentReference",
    f"{W}rsids",
    f"{W}proofState",
    f"{W}embedRegular",
    f"{W}embedBold",
    f"{W}embedItalic",
    f"{W}embedBoldItalic",
    "{http://schemas.microsoft.com/office/word/2010/wordml}docId",
    "{http://schemas.microsoft.com/office/word/2012/wordml}docId",
)
_MARKS_OF_EDITING = re.compile(r"\}(rsid\w*|paraId|textId)$")
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_VML = "{urn:schemas-microsoft-com:vml}"
_NAMED = ("descr", "title")  # attributes of a picture in which a field may stand
_TAG = re.compile(r"\{\{(.*?)\}\}|\{%.*?%\}", re.DOTALL)
_PREFIX = re.compile(r"^\{%(?:p|tr|tc|r)(?=\s)")
_COUNT = re.compile(r"\s*(NUM|SECTION)PAGES\b", re.IGNORECASE)
_DECLARATION = re.compile(r'\sxmlns(?::[\w.-]+)?="[^"]*"')

SLOTS = {
    "<?slot section?>": "{{ _section }}",
    "<?slot mark?>": "{{ _mark }}",
    "<?slot pages?>": "{{ _pages }}",
    "<?slot watermark?>": "{{ _watermark }}",
    "<?slot if-end?>": "{% if _section or _mark %}",
    "<?slot end-if?>": "{% endif %}",
}


def lines_of(root: etree._Element) -> Iterator[str]:
    """Yield each stretch of a part in which fields may stand: paragraphs, and the words for a picture."""
    for element in root.iter(f"{W}p", _PICTURE):
        if element.tag == _PICTURE:
            yield from (element.get(name, "") for name in _NAMED)
        else:
            yield text_of(element)


def tags_in(source: str) -> list[str]:
    """Return the tags of a patched source, as the engine will read them, without their spaces."""
    tags = (_PREFIX.sub("{%", match[0].replace("|line", "")) for match in _TAG.finditer(source))
    return ["".join(tag.split()) for tag in tags]


def clean(root: etree._Element) -> None:
    """Take away what Word leaves behind: bookmarks, marks of editing, comments, embedded fonts."""
    etree.strip_elements(root, *_LEFT_BEHIND, with_tail=False)
    for element in root.iter(etree.Element):
        for name in [name for name in element.attrib if _MARKS_OF_EDITING.search(str(name))]:
            del element.attrib[name]


def prepare(root: etree._Element) -> None:
    """Clean a part and put in the slots every part has: the count of pages, and the words of pictures."""
    clean(root)
    for picture in root.iter(_PICTURE):
        for name in _NAMED:
            if name in picture.attrib:
                picture.set(name, one_line(picture.get(name, "")))
    for paragraph in list(root.iter(f"{W}p")):
        _replace_page_counts(paragraph)


def number_drawings(body: etree._Element) -> None:
    """Give the drawings of a body numbers that are their own in a job where the body comes many times."""
    for serial, picture in enumerate(body.iter(_PICTURE), 1):
        picture.set("id", f"{{{{ _serial }}}}{serial:03}")
    for shape in body.iter(f"{_VML}*"):
        own, kind = shape.get("id"), shape.get("type", "")
        if own is not None:
            shape.set("id", f"{own}_{{{{ _serial }}}}")
        if kind.startswith("#"):
            shape.set("type", f"{kind}_{{{{ _serial }}}}")


def one_line(text: str) -> str:
    """Return a text whose fields are written as one line, for places that take no breaks."""
    return re.sub(r"\{\{(.*?)\}\}", r"{{\1|line}}", text)


def _replace_page_counts(paragraph: etree._Element) -> None:
    for simple in paragraph.findall(f"{W}fldSimple"):
        if _COUNT.match(simple.get(f"{W}instr", "")):
            paragraph.replace(simple, _page_count(simple.find(f"{W}r/{W}rPr")))
    for runs in _fields(paragraph):
        if any(_COUNT.match(words) for run in runs for words in instructions(run)):
            paragraph.replace(runs[0], _page_count(runs[-1].find(f"{W}rPr")))
            for run in runs[1:]:
                paragraph.remove(run)


def _fields(paragraph: etree._Element) -> list[list[etree._Element]]:
    """Return the runs of each field of a paragraph, from its beginning to its end."""
    fields: list[list[etree._Element]] = []
    inside = False
    for run in paragraph.findall(f"{W}r"):
        kinds = [mark.get(f"{W}fldCharType") for mark in run.findall(f"{W}fldChar")]
        if "begin" in kinds:
            fields.append([])
            inside = True
        if inside:
            fields[-1].append(run)
        if "end" in kinds:
            inside = False
    return fields


def _page_count(properties: etree._Element | None) -> etree._Element:
    field = etree.Element(f"{W}fldSimple")
    field.set(f"{W}instr", " {{ _total }} ")
    run = etree.SubElement(field, f"{W}r")
    if properties is not None:
        run.append(deepcopy(properties))
    etree.SubElement(run, f"{W}t").append(etree.ProcessingInstruction("slot", "pages"))
    return field


def put_watermark_slot(root: etree._Element) -> None:
    """Put the slot of the watermark last in a header."""
    paragraphs = root.findall(f"{W}p")
    last = paragraphs[-1] if paragraphs else etree.SubElement(root, f"{W}p")
    last.append(etree.ProcessingInstruction("slot", "watermark"))


def put_section_slot(body: etree._Element) -> None:
    """Put the slots that end a section in the last paragraph, so that no line is added to the page.

    Where the last thing is no paragraph, or one that may be left out, a paragraph without height takes them.
    """
    last = body[-1] if len(body) else None
    if last is None or last.tag != f"{W}p" or "{%" in text_of(last):
        body.append(etree.ProcessingInstruction("slot", "if-end"))
        last = etree.SubElement(body, f"{W}p")
        spacing = etree.SubElement(etree.SubElement(last, f"{W}pPr"), f"{W}spacing")
        for name, value in (("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")):
            spacing.set(f"{W}{name}", value)
        body.append(etree.ProcessingInstruction("slot", "end-if"))
    properties = last.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        last.insert(0, properties)
    properties.append(etree.ProcessingInstruction("slot", "section"))
    last.append(etree.ProcessingInstruction("slot", "mark"))


_BEFORE_TYPE = ("footnotePr", "endnotePr")
_AFTER_TYPE = ("pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType")
_AFTER_NUMBERS = (
    "cols",
    "formProt",
    "vAlign",
    "titlePg",
    "textDirection",
    "bidi",
    "rtlGutter",
    "docGrid",
)


@dataclass(frozen=True, slots=True)
class SectionShape:
    """A template's section without its headers: paper, margins, columns."""

    before_type: str
    after_type: str
    number_format: str
    after_numbers: str

    def xml(self, references: str, *, starts: bool) -> str:
        """Return the section on a new page; where it `starts` a letter its pages are numbered from 1."""
        start = ' w:start="1"' if starts else ""
        return (
            f'<w:sectPr>{references}{self.before_type}<w:type w:val="nextPage"/>{self.after_type}'
            f"<w:pgNumType{self.number_format}{start}/>{self.after_numbers}</w:sectPr>"
        )


def section_shape(section: etree._Element | None) -> SectionShape:
    """Return what a template says of its section."""
    if section is None:
        return SectionShape("", "", "", "")
    numbers = section.find(f"{W}pgNumType")
    form = None if numbers is None else numbers.get(f"{W}fmt")
    return SectionShape(
        _children(section, _BEFORE_TYPE),
        _children(section, _AFTER_TYPE),
        f' w:fmt="{form}"' if form else "",
        _children(section, _AFTER_NUMBERS),
    )


def _children(section: etree._Element, names: Iterable[str]) -> str:
    found = (section.find(f"{W}{name}") for name in names)
    texts = (
        etree.tostring(child, encoding="unicode", with_tail=False)
        for child in found
        if child is not None
    )
    return _DECLARATION.sub("", "".join(texts))


def rename_references(root: etree._Element, new_ids: Mapping[str, str]) -> None:
    """Give the pictures of a body the numbers they have in every package of ours; nothing else has one."""
    for element in root.iter(etree.Element):
        for name in [name for name in element.attrib if str(name).startswith(R)]:
            number = element.get(name, "")
            if number not in new_ids:
                raise Refused(Finding("embedded", etree.QName(element).localname))
            element.set(name, new_ids[number])


def fill_slots(source: str) -> str:
    """Return a source with its slots as the engine's own fields."""
    return re.sub(r"<\?slot [\w-]+\?>", lambda match: SLOTS[match[0]], source)


def margin_places(
    section: etree._Element | None, parts: Mapping[str, bytes]
) -> list[tuple[str, str]]:
    """Return every header and footer a section needs to have none of its neighbour's."""
    places = ["default"]
    if section is not None and section.find(f"{W}titlePg") is not None:
        places.append("first")
    if b"evenAndOddHeaders" in parts.get("word/settings.xml", b""):
        places.append("even")
    return [(kind, place) for kind in ("header", "footer") for place in places]

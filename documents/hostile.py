"""What makes a package dangerous or unfit as a letter template: found without running anything in it.

Threats T10 of the trust plan: macros, links that call out, fields that read other files, embedded programs.
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from documents.findings import Finding
from documents.wordml import CONTENT_TYPES, RELATIONS, R, Relation, W, parse, relations

DOCUMENT = "word/document.xml"
_MOST_TEXT = 400 * 1024  # bytes of document; a letter has 30 000
_MOST_XML = 2 * 1024 * 1024  # bytes of all parts that are read; a letter has 100 000
_DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACRO = re.compile("vba|macro|activex", re.IGNORECASE)
_EMBEDDED = re.compile(
    "ole|embed|activex|afchunk|altchunk|subdocument|/package$|/control", re.IGNORECASE
)
_PAGE_FIELD = re.compile(
    r"\s*(PAGE|NUMPAGES|SECTIONPAGES)(\s+\\\*\s*(MERGEFORMAT|Arabic))?\s*", re.IGNORECASE
)
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8")
# Elements a letter cannot carry, by their local name, and what is said of them.
_FORBIDDEN: Mapping[str, str] = {
    "object": "embedded",
    "OLEObject": "embedded",
    "control": "embedded",
    "altChunk": "embedded",
    "subDoc": "embedded",
    "chart": "embedded",
    "attachedTemplate": "external",
    "mailMerge": "external",
    "movie": "external",
    "ins": "tracked_changes",
    "del": "tracked_changes",
    "moveFrom": "tracked_changes",
    "moveTo": "tracked_changes",
    "pPrChange": "tracked_changes",
    "rPrChange": "tracked_changes",
}
# What an element points to by number, where it is no picture. An embedded font is let go, not carried.
_POINTS_TO: Mapping[str, str] = {
    "headerReference": "header",
    "footerReference": "footer",
    "embedRegular": "font",
    "embedBold": "font",
    "embedItalic": "font",
    "embedBoldItalic": "font",
}
_NOWHERE = Relation("", "")
_LINKS = ("href", "src", "althref")  # what VML and old HTML call an address


def dangers(parts: Mapping[str, bytes]) -> Iterator[Finding]:
    """Yield what makes the package dangerous or unfit. Raise Refused at the first part no Word writes."""
    if DOCUMENT not in parts or "[Content_Types].xml" not in parts:
        yield Finding("no_document")
        return
    read = sum(len(content) for name, content in parts.items() if is_xml(name))
    if len(parts[DOCUMENT]) > _MOST_TEXT or read > _MOST_XML:
        yield Finding("too_large", f"{max(len(parts[DOCUMENT]), read) // 1024} kB")
        return
    for name, content in parts.items():
        yield from _in_name(name)
        if is_xml(name):
            yield from _in_xml(name, parse(name, content), parts)


def is_xml(name: str) -> bool:
    """Tell by its name whether a part is read as XML."""
    return name.casefold().endswith((".xml", ".rels", ".vml"))


def _in_name(name: str) -> Iterator[Finding]:
    if _MACRO.search(name):
        yield Finding("macro", name)
    elif _EMBEDDED.search(name):
        yield Finding("embedded", name)


def _in_xml(name: str, root: etree._Element, parts: Mapping[str, bytes]) -> Iterator[Finding]:
    if root.tag == f"{CONTENT_TYPES}Types":
        yield from _in_content_types(root)
    elif root.tag == f"{RELATIONS}Relationships":
        yield from _in_relations(root)
    else:
        yield from _in_elements(root)
        yield from _in_fields(root)
        yield from _in_references(root, relations(parts, name), parts)
    if name == DOCUMENT:
        yield from _in_document(root)


def _in_document(root: etree._Element) -> Iterator[Finding]:
    if (
        root.find(f"{W}body") is None or root.prefix != "w"
    ):  # the usual prefix: pages are joined as text
        yield Finding("no_document")
    elif root.findall(f".//{W}sectPr") != root.findall(f"{W}body/{W}sectPr")[:1]:
        yield Finding("several_sections")


def _in_content_types(root: etree._Element) -> Iterator[Finding]:
    kinds = {entry.get("PartName", ""): entry.get("ContentType", "") for entry in root}
    for kind in kinds.values():
        if _MACRO.search(kind):
            yield Finding("macro", kind)
    if kinds.get(f"/{DOCUMENT}") != _DOCUMENT_TYPE:
        yield Finding("no_document")


def _in_relations(root: etree._Element) -> Iterator[Finding]:
    for relation in root:
        kind = relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode", "Internal") != "Internal" or ":" in relation.get(
            "Target", ""
        ):
            yield Finding("external", kind)
        elif _MACRO.search(kind):
            yield Finding("macro", kind)
        elif _EMBEDDED.search(f"/{kind}"):
            yield Finding("embedded", kind)


def _in_references(
    root: etree._Element, known: Mapping[str, Relation], parts: Mapping[str, bytes]
) -> Iterator[Finding]:
    """Yield what a part points to that a letter cannot carry, or that is not there."""
    for element in root.iter(etree.Element):
        for attribute, value in element.attrib.items():
            if not str(attribute).startswith(R):
                continue
            relation = known.get(str(value), _NOWHERE)
            name = etree.QName(element).localname
            if relation.kind != _POINTS_TO.get(name, "image"):
                yield Finding("embedded", name)
            elif relation.target not in parts:
                yield Finding("damaged", relation.target)
            elif relation.kind == "image" and not parts[relation.target].startswith(_PICTURES):
                yield Finding("picture", relation.target)


def _in_elements(root: etree._Element) -> Iterator[Finding]:
    seen: set[str] = set()
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        key = _FORBIDDEN.get(name, "")
        if key == "tracked_changes" and not element.tag.startswith(W):
            key = ""  # a drawn shape's path has a moveTo, too
        if key and key not in seen:
            seen.add(key)
            yield Finding(key, name)
        for attribute in element.attrib:
            if etree.QName(attribute).localname in _LINKS:
                yield Finding("external", name)


def _in_fields(root: etree._Element) -> Iterator[Finding]:
    for instruction in filter(None, instructions(root)):
        if not _PAGE_FIELD.fullmatch(instruction):
            yield Finding("word_field", instruction.split(maxsplit=1)[0][:40])


def instructions(root: etree._Element) -> Iterator[str]:
    """Yield every field's instruction, put together from the runs Word splits it over."""
    for simple in root.iter(f"{W}fldSimple"):
        yield simple.get(f"{W}instr", "").strip()
    words: list[list[str]] = [
        []
    ]  # the innermost field last; the first holds what stands in no field
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}delInstrText"):
        kind = element.get(f"{W}fldCharType")
        if kind is None:
            words[-1].append(element.text or "")
        elif kind == "begin":
            words.append([])
        elif len(words) > 1:
            yield "".join(words[-1]).strip()
            words[-1].clear()
            if kind == "end":
                words.pop()
    yield from ("".join(left).strip() for left in words)

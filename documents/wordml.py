"""The few words of WordprocessingML that are read here, and the safe way to read them."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from documents.findings import Finding, Refused

MOST_XML = 1024 * 1024  # bytes in one part; a letter has 50 000

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R = f"{{{R_NS}}}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CONTENT_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
DC = "{http://purl.org/dc/elements/1.1/}"

_DECLARED_ENCODING = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_DEFINITION = re.compile(r"<!(?!--|\[CDATA\[)")


def parse(name: str, content: bytes) -> etree._Element:
    """Return the root of a part. Raise Refused before parsing what no Word part holds."""
    if len(content) > MOST_XML:
        raise Refused(Finding("too_large", name))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(Finding("encoding", name)) from error
    declared = _DECLARED_ENCODING.match(content)
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii"):
        raise Refused(Finding("encoding", name))
    if _DEFINITION.search(text):
        raise Refused(Finding("doctype", name))
    return _root(name, content)


def _root(name: str, content: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Refused(Finding("damaged", name)) from error


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points to: the kind (`image`, `header`, `styles`) and the name of the part."""

    kind: str
    target: str


def relations(parts: Mapping[str, bytes], name: str) -> dict[str, Relation]:
    """Return what a part points to inside the package, by the number it uses for it."""
    folder, _, file = name.rpartition("/")
    listed = parts.get(f"{folder}/_rels/{file}.rels")
    if listed is None:
        return {}
    return {
        entry.get("Id", ""): Relation(
            entry.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, entry.get("Target", ""))).lstrip("/"),
        )
        for entry in parse(name, listed)
    }


def text_of(paragraph: etree._Element) -> str:
    """Return the words of a paragraph: its breaks as line breaks, its tabs as tabs, text boxes left out."""
    return "".join(_words(paragraph))


def _words(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif child.tag == f"{W}tab":
            yield "\t"
        elif child.tag not in (f"{W}p", f"{W}pPr", f"{W}rPr"):
            yield from _words(child)


def style_of(paragraph: etree._Element) -> str:
    """Return the id of a paragraph's style, empty for the ordinary one."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")

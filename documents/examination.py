"""A template examined before the engine sees it: what is in its package, and what stands in its fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from documents.base import margin_names
from documents.fields import Reading, shape_of
from documents.findings import Finding, Refused
from documents.hostile import DOCUMENT, dangers
from documents.numbering import numbered_lines
from documents.package import read_parts
from documents.template_source import lines_of, tags_in
from documents.wordml import DC, W, parse, relations, style_of, text_of

CORE = "docProps/core.xml"
_HEADINGS = ("Brevrubrik", "Heading1", "Rubrik1")


@dataclass(frozen=True, slots=True)
class Examined:
    """A template's parts, what was found in them, and the fields that are used and tested."""

    parts: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    used: frozenset[str] = frozenset()
    tested: frozenset[str] = frozenset()


def examine(data: bytes, context: type) -> Examined:
    """Return what a template holds and what is wrong with it, having run nothing in it."""
    try:
        parts = read_parts(data)
        found = tuple(dict.fromkeys(dangers(parts)))
    except Refused as refused:
        return Examined({}, (refused.finding,))
    return Examined({}, found) if found else _examine_fields(parts, context)


def _examine_fields(parts: Mapping[str, bytes], context: type) -> Examined:
    reading = Reading(shape_of(context))
    found = [*numbered_lines(parts), *_in_notes(parts)]
    for lines in _texts(parts):
        found += reading.findings(lines)
    missing = (name for name in reading.shape.kinds if name not in reading.used)
    found += (Finding("missing_field", name) for name in missing)
    return Examined(
        parts, tuple(dict.fromkeys(found)), frozenset(reading.used), frozenset(reading.tested)
    )


def _texts(parts: Mapping[str, bytes]) -> Iterator[list[str]]:
    """Yield the lines of each part that is filled in."""
    document = parse(DOCUMENT, parts[DOCUMENT])
    section = section_of(document)
    for name in (DOCUMENT, *dict.fromkeys(margin_names(parts, section).values())):
        yield list(lines_of(parse(name, parts[name])))
    yield [title_of(parts)]


def _in_notes(parts: Mapping[str, bytes]) -> Iterator[Finding]:
    """Yield the fields in footnotes: those are one text for all letters, and nothing is filled in."""
    for relation in relations(parts, DOCUMENT).values():
        if relation.kind in ("footnotes", "endnotes") and relation.target in parts:
            for line in lines_of(parse(relation.target, parts[relation.target])):
                yield from (Finding("misplaced", tag) for tag in tags_in(line))


def section_of(document: etree._Element) -> etree._Element | None:
    """Return the section of a document's body."""
    return document.find(f"{W}body/{W}sectPr")


def title_of(parts: Mapping[str, bytes]) -> str:
    """Return the title a template gives its documents, with its fields; without one, its heading."""
    title = parse(CORE, parts[CORE]).findtext(f"{DC}title") if CORE in parts else None
    return " ".join((title or _heading(parts)).split())


def _heading(parts: Mapping[str, bytes]) -> str:
    for paragraph in parse(DOCUMENT, parts[DOCUMENT]).iter(f"{W}p"):
        text = text_of(paragraph)
        if style_of(paragraph) in _HEADINGS and "{%" not in text:
            return text
    return ""

"""Lists that Word numbers itself: in a job of letters the numbers would run on from one to the next."""

from collections.abc import Iterator, Mapping

from lxml import etree

from documents.findings import Finding
from documents.hostile import DOCUMENT
from documents.wordml import W, parse, relations, style_of, text_of

_UNNUMBERED = ("bullet", "none")
_SHOWN = 60  # letters of a line in a sentence


def numbered_lines(parts: Mapping[str, bytes]) -> Iterator[Finding]:
    """Yield the lines of a template's body that Word numbers, itself or by their style."""
    named = {relation.kind: relation.target for relation in relations(parts, DOCUMENT).values()}
    numbered = _numbered_lists(_root(parts, named.get("numbering", "")))
    by_style = {
        style.get(f"{W}styleId", ""): _list_of(style)
        for style in _root(parts, named.get("styles", "")).iter(f"{W}style")
    }
    for paragraph in parse(DOCUMENT, parts[DOCUMENT]).iter(f"{W}p"):
        own = _list_of(paragraph) or by_style.get(style_of(paragraph), "")
        if own in numbered:
            yield Finding("numbered_list", line=" ".join(text_of(paragraph).split())[:_SHOWN])


def _root(parts: Mapping[str, bytes], name: str) -> etree._Element:
    return parse(name, parts[name]) if name in parts else etree.Element(f"{W}none")


def _list_of(element: etree._Element) -> str:
    number = element.find(f"{W}pPr/{W}numPr/{W}numId")
    return "" if number is None else number.get(f"{W}val", "")


def _numbered_lists(numbering: etree._Element) -> set[str]:
    """Return the lists of which any level has numbers."""
    counting = {
        abstract.get(f"{W}abstractNumId")
        for abstract in numbering.iter(f"{W}abstractNum")
        if any(form.get(f"{W}val") not in _UNNUMBERED for form in abstract.iter(f"{W}numFmt"))
    }
    return {
        number.get(f"{W}numId", "")
        for number in numbering.iter(f"{W}num")
        if any(link.get(f"{W}val") in counting for link in number.iter(f"{W}abstractNumId"))
    }

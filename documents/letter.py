"""Letters: a template and a frozen context become a Word file. The one call to the template engine.

docxtpl's syntax and its mending of split runs are used once, when a template is compiled. Only a sandboxed
jinja with automatic escaping and strict names ever runs what an office wrote, and only the small grammar of
`documents.fields` reaches it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Generic, TypeVar
from xml.sax.saxutils import escape

from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from documents.base import DECLARATION, base_of, margin_names, pictures_of, relations_xml
from documents.binding import Sheets, bind
from documents.compiled import Margin, Page, Picture, Properties, Template
from documents.examination import Examined, examine, section_of, title_of
from documents.findings import Finding, Refused
from documents.hostile import DOCUMENT
from documents.outline import Filling, Mark, line_mark
from documents.package import piece
from documents.template_source import (
    fill_slots,
    lines_of,
    margin_places,
    number_drawings,
    one_line,
    prepare,
    put_section_slot,
    put_watermark_slot,
    rename_references,
    section_shape,
    tags_in,
)
from documents.wordml import R_NS, W, parse
from models import errors
from resources import path

C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Letter(Generic[C]):
    """A page of a letter: the stem of its template and the class of what fills it in."""

    stem: str
    context: type[C]


def our_template(letter: Letter[C]) -> bytes:
    """Return the template that ships with the program."""
    return path("templates", f"{letter.stem}.docx").read_bytes()


def compile_letter(letter: Letter[C], template: bytes) -> Template:
    """Return a template ready to be filled in many times.

    Raise BadTemplate where `check_template` would find anything that hinders.
    """
    examined = examine(template, letter.context)
    hindering = [found for found in examined.findings if found.hinders]
    if not hindering:
        try:
            return compile_examined(letter, examined)
        except Refused as refused:
            hindering = [refused.finding]
    raise errors.BadTemplate(letter.stem, tuple((found.key, found.word) for found in hindering))


def render(
    page: Page, properties: Properties, *, behind: Sheets = (), watermark: str = ""
) -> bytes:
    """Return a letter as a Word file, with the pages that go behind its first one."""
    return bind(((page, *behind),), properties, watermark=watermark)


def compile_examined(letter: Letter[C], examined: Examined) -> Template:
    """Return the compiled template of parts that were examined. Raise Refused for a field out of place."""
    parts = examined.parts
    engine = _engine()
    document = parse(DOCUMENT, parts[DOCUMENT])
    section = section_of(document)
    names = margin_names(parts, section)
    pictures = {name: pictures_of(parts, name) for name in (DOCUMENT, *names.values())}
    numbers = {number: f"p{picture.file[:16]}" for number, picture in pictures[DOCUMENT].items()}
    roots = [document, *(parse(name, parts[name]) for name in names.values())]
    places = margin_places(section, parts)
    return Template(
        stem=letter.stem,
        context=letter.context,
        names=tuple(field.name for field in fields(letter.context)),  # type: ignore[arg-type]
        base=base_of(parts),
        body=_body(engine, document, numbers),
        title=_compiled(engine, one_line(escape(title_of(parts)))),
        margins=tuple(
            _margin(engine, kind_and_place, parts, names, pictures) for kind_and_place in places
        ),
        section=section_shape(section),
        namespaces=_USUAL | {prefix: uri for prefix, uri in document.nsmap.items() if prefix},
        ignorable=frozenset(document.get(_IGNORABLE, "").split()),
        pictures={numbers[number]: picture for number, picture in pictures[DOCUMENT].items()},
        media=tuple(picture for found in pictures.values() for picture in found.values()),
        styles_used=frozenset(style for root in roots for style in _styles_used(root)),
    )


_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_IGNORABLE = f"{{{_COMPATIBILITY}}}Ignorable"
_USUAL = {"w": W.strip("{}"), "r": R_NS, "mc": _COMPATIBILITY}
_BODY_TAGS = re.compile(r"^<w:body[^>]*>|</w:body>$")
_EMPTY_MARGIN = '<w:{tag} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p/></w:{tag}>'
_MARGIN_TAGS = {"header": "hdr", "footer": "ftr"}
_STYLED = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")


def _styles_used(root: etree._Element) -> Iterator[str]:
    return (style.get(f"{W}val", "") for style in root.iter(*_STYLED))


def _body(engine: Environment, document: etree._Element, numbers: dict[str, str]) -> Filling:
    """Compile a document's body, without its section: that is written when the pages are bound."""
    body = next(document.iter(f"{W}body"))
    for section in body.findall(f"{W}sectPr"):
        body.remove(section)
    expected = _tags(body)
    rename_references(body, numbers)
    prepare(body)
    number_drawings(body)
    put_section_slot(body)
    source = etree.tostring(body, encoding="unicode", with_tail=False)
    return _patched(engine, _BODY_TAGS.sub("", source), expected)


def _margin(
    engine: Environment,
    kind_and_place: tuple[str, str],
    parts: Mapping[str, bytes],
    names: Mapping[tuple[str, str], str],
    pictures: Mapping[str, Mapping[str, Picture]],
) -> Margin:
    """Compile a header or footer; one the template lacks is empty, or it would be the letter's before."""
    kind, place = kind_and_place
    name = names.get(kind_and_place, "")
    empty = _EMPTY_MARGIN.format(tag=_MARGIN_TAGS[kind]).encode()
    root = parse(name, parts.get(name, empty))
    expected = _tags(root)
    prepare(root)
    if kind == "header":
        put_watermark_slot(root)
    source = DECLARATION + etree.tostring(root, encoding="unicode")
    own = pictures.get(name, {})
    relations = piece(relations_xml(own)) if own else None
    return Margin(kind, place, _patched(engine, source, expected), relations)


def _tags(root: etree._Element) -> Counter[str]:
    return Counter(tag for line in lines_of(root) for tag in tags_in(line))


def _patched(engine: Environment, source: str, expected: Counter[str]) -> Filling:
    """Let docxtpl mend the runs Word split, and refuse a field that came together where none was seen."""
    patched = DocxTemplate(None).patch_xml(source)
    strange = Counter(tag for tag in tags_in(patched) if not tag.startswith("{{_")) - expected
    if strange:
        raise Refused(Finding("misplaced", min(strange)))
    return _compiled(engine, fill_slots(patched))


_GRAMMAR = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.If,
    nodes.For,
    nodes.Not,
    nodes.And,
    nodes.Or,
)


def _compiled(engine: Environment, source: str) -> Filling:
    """Compile a source. A second lock behind `documents.fields`: no other node of the engine is ever run."""
    try:
        tree = engine.parse(source)
    except TemplateSyntaxError as error:
        raise Refused(Finding("not_read", error.message or "")) from error
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _GRAMMAR) and not (
            isinstance(node, nodes.Filter) and node.name == "line"
        ):
            raise Refused(Finding("not_allowed", type(node).__name__))
    return Filling(engine.from_string(source).generate, tuple(sorted(_tested(tree))))


def _tested(tree: nodes.Template) -> set[str]:
    """Return the fields that conditions and loops ask for; an item of a loop goes with its list."""
    asked = [node.test for node in tree.find_all(nodes.If)]
    asked += [node.iter for node in tree.find_all(nodes.For)]
    names = {
        name.name
        for node in asked
        for name in (node, *node.find_all(nodes.Name))
        if isinstance(name, nodes.Name)
    }
    items = {
        node.target.name for node in tree.find_all(nodes.For) if isinstance(node.target, nodes.Name)
    }
    return names - items


def _engine() -> Environment:
    engine = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, finalize=_written, keep_trailing_newline=True
    )
    engine.globals.clear()
    engine.tests.clear()
    engine.filters = {"line": line_mark}
    return engine


def _written(value: object) -> Markup:
    """Return what stands in a paragraph: a mark, or nothing. The engine never sees a value of a letter."""
    if type(value) is Mark or value == "":
        return Markup(value)  # noqa: S704 - a mark of ours
    raise TypeError(type(value))

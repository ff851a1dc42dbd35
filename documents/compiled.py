"""A template compiled: what its pages share packed once, and what is filled in as outlines."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from documents.outline import Filling
from documents.package import Packed, Piece
from documents.template_source import SectionShape


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document says of itself: who made it (the municipality, never a person) and the day."""

    creator: str
    made: date


@dataclass(frozen=True, slots=True)
class Margin:
    """A header or footer (`kind`) of the default, first or even pages (`place`)."""

    kind: str
    place: str
    filling: Filling
    relations: Piece | None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by what it shows: its file is named by its content, so that equal ones are one."""

    file: str
    packed: Packed


@dataclass(frozen=True, slots=True)
class Base:
    """What the pages of one document share: styles, lists, settings, fonts. Equal keys are equal bases."""

    key: bytes
    parts: tuple[Packed, ...]
    media: tuple[Picture, ...]
    content_types: Piece  # without its end, as `relations`: the headers of a document are added
    relations: Piece
    root_relations: Packed
    styles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Template:
    """A letter's template, compiled. Made by `compile_letter`."""

    stem: str
    context: type
    names: tuple[str, ...]
    base: Base
    body: Filling
    title: Filling
    margins: tuple[Margin, ...]
    section: SectionShape
    namespaces: Mapping[str, str]
    ignorable: frozenset[str]
    pictures: Mapping[str, Picture]  # of the body, by the number it uses for each
    media: tuple[Picture, ...]  # of the body, headers and footers
    styles_used: frozenset[str]

    def page(self, context: object) -> "Page":
        """Return the template with what fills it in. TypeError for another letter's context."""
        if type(context) is not self.context:
            raise TypeError(type(context))
        return Page(self, {name: getattr(context, name) for name in self.names})


@dataclass(frozen=True, slots=True)
class Page:
    """A template and what fills it in: one side of paper, or a few when the text is long."""

    template: Template
    values: Mapping[str, object]

"""Outlines: a part as the engine leaves it when only marks stand where the values go.

A template has few ways to fall: which fields are empty, how long each list is. The engine runs once for each
way, with marks for values; a letter is then its outline with the values written in. No value of a person ever
enters the engine, and what does not change is packed once.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from types import SimpleNamespace

from documents.package import Piece, piece
from models.text import clean, clean_line

_MOST_OUTLINES = 100  # ways to fall kept for a part; a job of letters has a handful
_EDGE = "\0"  # on both sides of a mark: no XML and no value holds it

# Nothing in it needs a second look: neither markup nor breaks, nor what a document must not hold.
_PLAIN = re.compile(r"[ !#-%'-;=?-~\xa0-\u024f\u2013\u2014\u2018-\u201d\u2022\u2026]*")
_TEXT_ENDS, _TEXT_BEGINS = "</w:t>", '<w:t xml:space="preserve">'
_MARKUP = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\n": f"{_TEXT_ENDS}<w:br/>{_TEXT_BEGINS}",
        "\t": f"{_TEXT_ENDS}<w:tab/>{_TEXT_BEGINS}",
    }
)


class Xml(str):
    """Text that is markup of ours, and is written as it stands. Never a value of a letter."""

    __slots__ = ()


class Mark(str):
    """What the engine sees in place of a value: the value's path, between edges."""

    __slots__ = ()


def mark(*path: str) -> Mark:
    """Return the mark of a field, of an item of a list, or of a field of an item."""
    return Mark(f"{_EDGE}{'.'.join(path)}{_EDGE}")


def line_mark(value: str) -> str:
    """Return the mark of a value that is to be written as one line; nothing for an empty value."""
    return Mark(f"{_EDGE}|{value[1:]}") if value else value


def as_markup(value: object) -> str:
    """Return a value as it stands in a paragraph: escaped, its breaks as Word's. Only texts are written."""
    if type(value) is Xml:
        return value
    if not isinstance(value, str):
        raise TypeError(type(value))
    if _PLAIN.fullmatch(value):
        return value
    return clean(value).translate(_MARKUP)


def as_line(value: object) -> str:
    """Return a value as one line, for an attribute or a title."""
    return as_markup(
        clean_line(value) if isinstance(value, str) and type(value) is not Xml else value
    )


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value goes: a field, or the item of a list, or a field of that item."""

    name: str
    item: int | None
    attribute: str
    written: Callable[[object], str]

    def text(self, values: Mapping[str, object]) -> str:
        """Return the value as it is written here."""
        value = values[self.name]
        if self.item is not None:
            value = value[self.item]  # type: ignore[index]
        if self.attribute:
            value = getattr(value, self.attribute)
        return self.written(value)


def spot(path: str) -> Spot:
    """Return the place a mark stands for."""
    name, item, attribute, *_ = (*path.removeprefix("|").split("."), "", "")
    written = as_line if path.startswith("|") else as_markup
    return Spot(name, int(item) if item else None, attribute, written)


Outline = tuple[Piece | Spot, ...]


@dataclass(frozen=True, slots=True)
class Filling:
    """A part that is filled in: the engine's stream of it, and the outlines that have been needed so far."""

    stream: Callable[[Mapping[str, object]], Iterable[str]]
    tested: tuple[str, ...]  # the fields that conditions and lists ask for
    outlines: dict[object, Outline] = field(default_factory=dict, compare=False)

    def texts(self, values: Mapping[str, object]) -> tuple[Piece | str, ...]:
        """Return the part with the values written in: what is fixed as pieces, the rest as text."""
        return tuple(
            [
                part if isinstance(part, Piece) else part.text(values)
                for part in self._outline(values)
            ]
        )

    def _outline(self, values: Mapping[str, object]) -> Outline:
        way = tuple([_way(values[name]) for name in self.tested])
        outline = self.outlines.get(way)
        if outline is None:
            if len(self.outlines) >= _MOST_OUTLINES:
                self.outlines.clear()
            marks = {
                name: _marks(name, value, tested=name in self.tested)
                for name, value in values.items()
            }
            outline = self.outlines[way] = _split("".join(self.stream(marks)))
        return outline


def joined(texts: Iterable[Piece | str]) -> str:
    """Return a part's texts as one."""
    return "".join(text.raw.decode() if isinstance(text, Piece) else text for text in texts)


def _way(value: object) -> object:
    """Return how a value makes the template fall: filled in or not, and a list item by item."""
    if isinstance(value, tuple):
        return tuple([_way_of_item(item) for item in value])
    return bool(value)


def _way_of_item(item: object) -> object:
    if isinstance(item, str):
        return bool(item)
    return tuple([bool(getattr(item, name)) for name in _names(item)])


def _names(item: object) -> tuple[str, ...]:
    return tuple(f.name for f in fields(item))  # type: ignore[arg-type]


def _marks(name: str, value: object, *, tested: bool) -> object:
    """Return what the engine sees of a value: marks, and nothing where a condition must see nothing."""
    if isinstance(value, tuple):
        return tuple(_marks_of_item(name, number, item) for number, item in enumerate(value))
    if isinstance(value, str):
        return mark(name) if value or not tested else ""
    return value


def _marks_of_item(name: str, number: int, item: object) -> object:
    if isinstance(item, str):
        return mark(name, str(number)) if item else ""
    return SimpleNamespace(
        **{n: _mark_of_field(getattr(item, n), name, str(number), n) for n in _names(item)}
    )


def _mark_of_field(value: object, *path: str) -> object:
    return mark(*path) if isinstance(value, str) and value else value


def _split(text: str) -> Outline:
    """Return what the engine made, cut at the marks."""
    parts = text.split(_EDGE)
    return tuple(spot(part) if odd % 2 else piece(part) for odd, part in enumerate(parts) if part)

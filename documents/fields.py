"""The fields of a template: what an office may write between `{{ }}` and `{% %}`, and nothing else.

The grammar is small on purpose, so that a template can say what is filled in and never compute:
`{{ name }}`, `{{ item.name }}`, `{% if a and not b %} {% elif %} {% else %} {% endif %}`,
`{% for item in items %} {% endfor %}`, each statement also as `{%p`, `{%tr`, `{%tc` or `{%r` (it then takes
its whole paragraph, row, cell or run with it).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import get_args, get_origin, get_type_hints

from documents.findings import Finding

MOST_TAGS = 400
MOST_LETTERS = 120  # in one tag
MOST_DEPTH = 8

_TAG = re.compile(r"\{\{(.*?)\}\}|\{%(.*?)%\}|\{#.*?#\}", re.DOTALL)
_LOOSE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_WORDS = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)?(?:\s+[^\W\d]\w*(?:\.[^\W\d]\w*)?)*")
_PREFIX = re.compile(r"^(?:p|tr|tc|r)(?=\s)")
_ITEM = re.compile(r"[a-z][a-z0-9_]*")
_STATEMENTS = frozenset({"if", "elif", "else", "endif", "for", "in", "endfor"})
_KEYWORDS = _STATEMENTS | {"and", "or", "not", "is", "loop", "self", "true", "false", "none"}
_SHOWN = 60  # letters of a line in a sentence


class Kind:
    """What a field of a context can be."""

    TEXT = "text"
    FLAG = "flag"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a context has to fill in: each field's kind, and what the rows of its lists hold."""

    kinds: Mapping[str, str]
    rows: Mapping[str, "Shape | None"]  # None: a list of texts


def shape_of(context: type) -> Shape:
    """Return the shape of a context class. TypeError for a field that is not text, bool or a tuple of rows."""
    hints = get_type_hints(context)
    kinds = {f.name: _kind(hints[f.name]) for f in fields(context)}
    lists = (name for name, kind in kinds.items() if kind == Kind.LIST)
    return Shape(kinds, {name: _row_shape(hints[name]) for name in lists})


def _kind(hint: object) -> str:
    if hint is bool:
        return Kind.FLAG
    if isinstance(hint, type) and issubclass(hint, str):
        return Kind.TEXT
    if get_origin(hint) is tuple and get_args(hint)[1:] == (...,):
        return Kind.LIST
    raise TypeError(hint)


def _row_shape(hint: object) -> Shape | None:
    row = get_args(hint)[0]
    return shape_of(row) if is_dataclass(row) and isinstance(row, type) else None


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of a template: a field written out, or a statement, with the line it stands in."""

    text: str
    words: tuple[str, ...]
    statement: bool
    line: str


def tags_of(line: str) -> Iterator[Tag | Finding]:
    """Yield the tags of one line of text in their order; a finding where the grammar has no such thing."""
    shown = " ".join(line.split())[:_SHOWN]
    for match in _TAG.finditer(line):
        inner = next((group for group in match.groups() if group is not None), "")
        statement = match[0].startswith("{%")
        words = _PREFIX.sub("", inner, count=1).strip() if statement else inner.strip()
        if match[0].startswith("{#"):
            continue
        if len(inner) > MOST_LETTERS or not _WORDS.fullmatch(words):
            yield Finding("not_allowed", " ".join(match[0].split())[:_SHOWN], shown)
        else:
            yield Tag(match[0], tuple(words.split()), statement, shown)
    if _LOOSE.search(_TAG.sub(" ", line)):
        yield Finding("unclosed", line=shown)


@dataclass(slots=True)
class Reading:
    """What a walk over the tags of one part has seen so far."""

    shape: Shape
    used: set[str] = field(default_factory=set)
    tested: set[str] = field(default_factory=set)
    blocks: list[Tag] = field(default_factory=list)
    rows: dict[str, Shape | None] = field(default_factory=dict)  # of the loop that is open
    count: int = 0

    def findings(self, lines: Iterable[str]) -> Iterator[Finding]:
        """Yield what is wrong in the tags of these lines, which are one part of the document."""
        for line in lines:
            for tag in tags_of(line):
                yield from (tag,) if isinstance(tag, Finding) else self._tag(tag)
        yield from (Finding("not_ended", tag.text) for tag in self.blocks)
        self.blocks.clear()
        self.rows.clear()

    def _tag(self, tag: Tag) -> Iterator[Finding]:
        self.count += 1
        if self.count == MOST_TAGS:
            yield Finding("too_many_fields", str(MOST_TAGS))
        elif not tag.statement:
            yield from self._written(tag)
        else:
            yield from self._statement(tag)

    def _written(self, tag: Tag) -> Iterator[Finding]:
        if len(tag.words) > 1 or tag.words[0] in _KEYWORDS:
            yield Finding("not_allowed", tag.text, tag.line)
            return
        kind = self._kind(tag.words[0])
        if kind is None:
            yield Finding("unknown_field", tag.words[0], tag.line)
        elif kind != Kind.TEXT:
            yield Finding("not_text", tag.words[0], tag.line)

    def _kind(self, name: str) -> str | None:
        """Return the kind of a field, and note that it is used; None where there is no such field."""
        first, _, attribute = name.partition(".")
        if first in self.rows:
            row = self.rows[first]
            if row is None:
                return None if attribute else Kind.TEXT
            return row.kinds.get(attribute)
        if attribute or first not in self.shape.kinds:
            return None
        self.used.add(first)
        return self.shape.kinds[first]

    def _statement(self, tag: Tag) -> Iterator[Finding]:
        match tag.words:
            case ("if", *condition):
                self.blocks.append(tag)
                yield from self._condition(tag, condition)
            case ("elif", *condition) if self._open() == "if":
                yield from self._condition(tag, condition)
            case ("else",) if self._open() == "if":
                pass
            case ("for", item, "in", name) if not self.rows and len(self.blocks) < MOST_DEPTH:
                self.blocks.append(tag)
                yield from self._loop(tag, item, name)
            case ("endif",) if self._open() == "if":
                self.blocks.pop()
            case ("endfor",) if self._open() == "for":
                self.blocks.pop()
                self.rows.clear()
            case ("elif" | "else" | "endif" | "endfor", *_):
                yield Finding("not_begun", tag.text, tag.line)
            case _:
                yield Finding("not_allowed", tag.text, tag.line)

    def _open(self) -> str:
        return self.blocks[-1].words[0] if self.blocks else ""

    def _condition(self, tag: Tag, words: list[str]) -> Iterator[Finding]:
        names = _names_of_condition(words)
        if names is None or len(self.blocks) > MOST_DEPTH:
            yield Finding("not_allowed", tag.text, tag.line)
            return
        for name in names:
            if self._kind(name) is None:
                yield Finding("unknown_field", name, tag.line)
        firsts = {name.partition(".")[0] for name in names}
        self.tested |= firsts - self.rows.keys()

    def _loop(self, tag: Tag, item: str, name: str) -> Iterator[Finding]:
        kind = self._kind(name)
        if item in _KEYWORDS or item in self.shape.kinds or not _ITEM.fullmatch(item):
            yield Finding("not_allowed", tag.text, tag.line)
        elif kind is None:
            yield Finding("unknown_field", name, tag.line)
        elif kind != Kind.LIST:
            yield Finding("not_list", name, tag.line)
        self.rows[item] = self.shape.rows.get(name)
        self.tested.add(name)


def _names_of_condition(words: list[str]) -> list[str] | None:
    """Return the names in `a and not b or c`, or None where it is no such condition."""
    names: list[str] = []
    expects_name = True
    for word in words:
        if expects_name and word == "not":
            continue
        if expects_name == (word in _KEYWORDS) or (not expects_name and word not in ("and", "or")):
            return None
        if expects_name:
            names.append(word)
        expects_name = not expects_name
    return None if expects_name else names

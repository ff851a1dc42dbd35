"""The grammar of fields: what an office may write in a template."""

from dataclasses import dataclass
from enum import StrEnum

import pytest

from documents.fields import Kind, Reading, shape_of
from documents.findings import Finding
from tests.documents.word import Row, Visit

ALLOWED = (
    "Du är kallad.",
    "{{ name }} i {{place}}",
    "{% if booked %}tolk{% endif %}",
    "{% if not booked and name or place %}a{% elif lines %}b{% else %}c{% endif %}",
    "{%p for line in lines %}{{ line }}{% if line %}.{% endif %}{%p endfor %}",
    "{%tr for row in rows %}{{ row.day }}{%tr if row.done %}klar{%tr endif %}{%tr endfor %}",
    "{# till den som ändrar #}",
    "{ } % {x}",
)

REFUSED = (
    ("Hej {{ nam }}!", "unknown_field", "nam"),
    ("{{ name.upper }}", "unknown_field", "name.upper"),
    ("{% if nam %}x{% endif %}", "unknown_field", "nam"),
    ("{% for x in nam %}{% endfor %}", "unknown_field", "nam"),
    ("{% for row in rows %}{{ row.night }}{% endfor %}", "unknown_field", "row.night"),
    ("{% for row in rows %}{{ row }}{% endfor %}", "unknown_field", "row"),
    ("{% for line in lines %}{{ line.day }}{% endfor %}", "unknown_field", "line.day"),
    ("{% for line in lines %}{% endfor %}{{ line }}", "unknown_field", "line"),
    ("{{ booked }}", "not_text", "booked"),
    ("{{ lines }}", "not_text", "lines"),
    ("{% for x in name %}{% endfor %}", "not_list", "name"),
    ("{% for name in lines %}{% endfor %}", "not_allowed", "{% for name in lines %}"),
    ("{% for if in lines %}{% endfor %}", "not_allowed", "{% for if in lines %}"),
    ("{% for Rad in lines %}{% endfor %}", "not_allowed", "{% for Rad in lines %}"),
    ("{{ name place }}", "not_allowed", "{{ name place }}"),
    ("{{ if }}", "not_allowed", "{{ if }}"),
    ("{{ }}", "not_allowed", "{{ }}"),
    ("{% if %}x{% endif %}", "not_allowed", "{% if %}"),
    ("{% if name place %}x{% endif %}", "not_allowed", "{% if name place %}"),
    ("{% if name and %}x{% endif %}", "not_allowed", "{% if name and %}"),
    ("{% if and name %}x{% endif %}", "not_allowed", "{% if and name %}"),
    ("{% do name %}", "not_allowed", "{% do name %}"),
    ("{%- if name %}x{% endif %}", "not_allowed", "{%- if name %}"),
    ("{% if name %}x", "not_ended", "{% if name %}"),
    ("{% endif %}", "not_begun", "{% endif %}"),
    ("{% else %}", "not_begun", "{% else %}"),
    ("{% elif name %}", "not_begun", "{% elif name %}"),
    ("{% if name %}{% endfor %}{% endif %}", "not_begun", "{% endfor %}"),
    ("{% for x in lines %}{% endif %}{% endfor %}", "not_begun", "{% endif %}"),
    ("Hej {{ name!", "unclosed", ""),
    ("Hej name }}!", "unclosed", ""),
    ("Hej {% if name", "unclosed", ""),
)


def findings(line: str) -> list[Finding]:
    return list(Reading(shape_of(Visit)).findings([line]))


@pytest.mark.parametrize("line", ALLOWED)
def test_what_says_what_is_filled_in_is_allowed(line: str) -> None:
    assert findings(line) == []


@pytest.mark.parametrize(("line", "key", "word"), REFUSED)
def test_anything_else_is_named(line: str, key: str, word: str) -> None:
    assert (key, word) in [(found.key, found.word) for found in findings(line)]


def test_a_finding_shows_the_line_it_stands_in_cut_short() -> None:
    (found,) = findings("Vi ses på mötet  " + "då " * 40 + "{{ nam }}")
    assert found.line.startswith("Vi ses på mötet då då")
    assert len(found.line) == 60


def test_fields_used_and_fields_asked_for_are_noted() -> None:
    reading = Reading(shape_of(Visit))
    assert list(reading.findings(["{{ name }}{% if booked %}{% endif %}"])) == []
    assert reading.used == {"name", "booked"}
    assert reading.tested == {"booked"}


def test_the_shape_of_a_context_is_read_from_its_class() -> None:
    shape = shape_of(Visit)
    assert shape.kinds == {
        "name": Kind.TEXT,
        "place": Kind.TEXT,
        "booked": Kind.FLAG,
        "lines": Kind.LIST,
        "rows": Kind.LIST,
    }
    assert shape.rows["lines"] is None
    assert shape.rows["rows"] == shape_of(Row)


def test_a_word_of_the_vocabulary_is_a_text() -> None:
    class Colour(StrEnum):
        GREEN = "green"

    @dataclass(frozen=True)
    class Painted:
        colour: Colour

    Painted.__annotations__["colour"] = Colour
    assert shape_of(Painted).kinds == {"colour": Kind.TEXT}


@dataclass(frozen=True)
class Numbered:
    number: int


@dataclass(frozen=True)
class Paired:
    pair: tuple[str, str]


@pytest.mark.parametrize("context", [Numbered, Paired])
def test_a_context_of_anything_but_texts_flags_and_lists_is_our_mistake(context: type) -> None:
    with pytest.raises(TypeError):
        shape_of(context)

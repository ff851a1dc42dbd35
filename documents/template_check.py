"""The check an office's own template passes before it replaces ours."""

from collections.abc import Iterator
from datetime import date
from typing import Any, get_args, get_type_hints

from documents.binding import bind
from documents.compiled import Properties, Template
from documents.examination import examine
from documents.fields import shape_of
from documents.findings import Finding, Refused
from documents.hostile import is_xml
from documents.letter import Letter, compile_examined
from documents.package import read_parts
from documents.wordml import parse

_TRIAL = Properties("", date(2000, 1, 1))


def check_template(data: bytes, context: type) -> tuple[Finding, ...]:
    """Return everything that is wrong with a template for a letter with these fields; nothing when it may be used.

    A field the template leaves out is told but does not hinder (`Finding.hinders`).
    """
    examined = examine(data, context)
    if any(found.hinders for found in examined.findings):
        return examined.findings
    try:
        template = compile_examined(Letter("trial", context), examined)
        return (*_trials(template, sorted(examined.tested)), *examined.findings)
    except Refused as refused:
        return (refused.finding,)


def undeclared(template: bytes, context: type) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the fields a template uses that the context lacks, and those the context has that it never uses."""
    findings = examine(template, context).findings
    return tuple(
        tuple(sorted(found.word for found in findings if found.key == key))
        for key in ("unknown_field", "missing_field")
    )  # type: ignore[return-value]


def _trials(template: Template, tested: list[str]) -> Iterator[Finding]:
    """Fill the template in with everything, with nothing, and with each tested field alone filled in or left out."""
    everything = frozenset(template.names)
    nothing = everything - frozenset(tested)
    ways = [(everything, ""), *((everything - {name}, name) for name in tested)]
    ways += [(nothing, ""), *((nothing | {name}, name) for name in tested)]
    for filled, name in ways:
        if not _holds(template, filled):
            yield Finding("breaks_page", name or ", ".join(tested))
            return


def _holds(template: Template, filled: frozenset[str]) -> bool:
    """Tell whether every part is still a whole when these fields are filled in, alone and in a job."""
    page = template.page(sample(template.context, filled))
    try:
        for name, content in read_parts(bind(((page,), (page,)), _TRIAL)).items():
            if is_xml(name):
                parse(name, content)
    except Refused:
        return False
    return True


def sample(context: type, filled: frozenset[str]) -> Any:
    """Return a context with a word in each field of `filled`, and nothing in the others."""
    hints = get_type_hints(context)
    return context(
        **{name: _sample_value(name, hints[name], filled) for name in shape_of(context).kinds}
    )


def _sample_value(name: str, hint: Any, filled: frozenset[str]) -> object:
    if hint is bool:
        return name in filled
    if isinstance(hint, type):
        return "Ord" if name in filled else ""
    row = get_args(hint)[0]
    item = "Ord" if issubclass(row, str) else sample(row, frozenset(shape_of(row).kinds))
    return (item, item) if name in filled else ()

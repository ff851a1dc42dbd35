"""Builds resources/templates from the wording in resources/letters: one layout for all, so none of them drifts.

Run by `make templates`. A test says that the templates in the repository are what this makes.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import resources
from installer import word_body as word
from installer.word_grid import grid
from installer.word_package import Content, package


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the fact box; `when` names the field without which the row is left out."""

    label: str
    value: str
    look: str = ""
    hint: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """A letter's words as its source has them.

    `review` says who must read it before it is used. `sender` is what the header and footer tell: the `unit`,
    the `municipality` alone, or `nothing`; a `grid` is the test sheet's.
    """

    page: str
    language: str
    title: str
    heading: str
    body: str
    signature: str = ""
    review: str = ""
    sender: str = "unit"
    notice: str = ""
    box: tuple[Row, ...] = ()


def read(source: Path) -> Wording:
    """Return the wording of a source, `<stem>.<language>.toml`; an unknown key raises TypeError."""
    values = tomllib.loads(source.read_text(encoding="utf-8"))
    rows = tuple(Row(**row) for row in values.pop("box", ()))
    return Wording(box=rows, **values)


def build(wording: Wording) -> bytes:
    """Return the template of a wording."""
    body = "".join(_body(wording))
    return package(Content(wording.title, body, *_margins(wording.sender)))


def _margins(sender: str) -> tuple[str, str]:
    """Return header and footer."""
    if sender == "grid":
        return grid(), word.EMPTY
    if sender == "nothing":
        return word.EMPTY, word.EMPTY
    unit = sender == "unit"
    return word.header(unit=unit), word.footer(unit=unit)


def _body(wording: Wording) -> Iterator[str]:
    """Yield the page in reading order: reference, recipient, heading, box, text, signature."""
    look, language = word.LOOKS[wording.page], wording.language
    yield from _framed(wording)
    if wording.notice:
        yield word.line("Oversattning", wording.notice, language)
    yield word.heading(wording.heading, look, language)
    for row in wording.box:
        yield from _box_row(row, look, language)
    yield from word.text(wording.body, look, language)
    if wording.signature:
        with_email = _has_reference(wording)
        yield word.signature(wording.signature, look, language, with_email=with_email)


def _framed(wording: Wording) -> Iterator[str]:
    """Yield the blocks beside and in the envelope's window; the pages behind the first have none."""
    if _has_reference(wording):
        yield from word.reference()
    if wording.page in {"letter", "test"}:
        yield from word.recipient()


def _has_reference(wording: Wording) -> bool:
    return wording.page == "letter" and wording.sender == "unit"


def _box_row(row: Row, look: word.Look, language: str) -> Iterator[str]:
    style = look.box(row.look)
    yield from word.optional(row.when, style, _row_lines(row, style, language))


def _row_lines(row: Row, style: str, language: str) -> Iterator[str]:
    yield word.box_row(row.label, row.value, style, language)
    if row.hint:
        hint = word.line("Faktarutaforts", "\t{{ " + row.hint + " }}", language)
        yield from word.optional(row.hint, "Faktarutaforts", [hint])


def sources() -> tuple[Path, ...]:
    """Return the wording sources that become templates, in order of name."""
    return tuple(sorted(resources.path("letters").glob("*.toml")))


def template_name(source: Path) -> str:
    """Return the template's file name: the Swedish one carries the bare stem."""
    return source.name.removesuffix(".toml").removesuffix(".sv").replace(".", "_") + ".docx"


def main() -> None:
    """Write every template anew."""
    for source in sources():
        target = resources.path("templates", template_name(source))
        target.write_bytes(build(read(source)))
        print(target.name)


if __name__ == "__main__":
    main()

"""Builds resources/templates from the wording in resources/letters: one layout for all, so none of them drifts.

Run by `make templates`. A test says that the templates in the repository are what this makes.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import resources
from installer import word_body as word
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

    `review` says who must read it before it is used; a `neutral` letter does not tell which unit wrote it.
    """

    page: str
    language: str
    title: str
    heading: str
    body: str
    signature: str
    review: str = ""
    neutral: bool = False
    notice: str = ""
    box: tuple[Row, ...] = ()


def read(source: Path) -> Wording:
    """Return the wording of a source, `<stem>.<language>.toml`; an unknown key raises TypeError."""
    values = tomllib.loads(source.read_text(encoding="utf-8"))
    rows = tuple(Row(**row) for row in values.pop("box", ()))
    return Wording(box=rows, **values)


def build(wording: Wording) -> bytes:
    """Return the template of a wording."""
    return package(
        Content(
            title=wording.title,
            body="".join(_body(wording)),
            header=word.header(unit=not wording.neutral),
            footer=word.footer(unit=not wording.neutral),
        )
    )


def _body(wording: Wording) -> Iterator[str]:
    """Yield the page in reading order: reference, recipient, heading, box, text, signature."""
    look, language = word.LOOKS[wording.page], wording.language
    if wording.page == "letter":
        yield from word.reference() if _has_reference(wording) else ()
        yield from word.recipient()
    if wording.notice:
        yield word.line("Oversattning", wording.notice, language)
    yield word.heading(wording.heading, look, language)
    for row in wording.box:
        yield from _box_row(row, look, language)
    yield from word.text(wording.body, look, language)
    yield from word.signature(wording.signature, look, language, with_email=_has_reference(wording))


def _has_reference(wording: Wording) -> bool:
    return wording.page == "letter" and not wording.neutral


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

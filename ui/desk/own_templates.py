"""An office's own letter template: checked first, then in force in place of ours."""

from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from documents.binding import bind
from documents.compiled import Properties
from documents.findings import Finding
from documents.handing_over import write_atomically
from documents.letter import Letter, our_template
from documents.letters import LETTERS
from documents.template_check import check_template, sample
from models.actions.office import save_template
from models.actions.work import Work
from models.vocabulary import Language, LetterKind
from ui.desk.letters import Templates


def page_of(kind: LetterKind, language: Language) -> Letter[Any]:
    """Return the page of a letter that is written in a language."""
    pages = LETTERS[kind]
    return pages.english if language is Language.ENGLISH else pages.swedish


def check_own(kind: LetterKind, language: Language, data: bytes) -> tuple[Finding, ...]:
    """Return everything the check finds in a template for a letter."""
    return check_template(data, page_of(kind, language).context)


def hinders(found: tuple[Finding, ...]) -> bool:
    """Tell whether a template must not be used."""
    return any(finding.hinders for finding in found)


def adopt_template(
    work: Work,
    kind: LetterKind,
    language: Language,
    data: bytes,
    *,
    approved_by: str,
    review_on: date,
) -> tuple[Finding, ...]:
    """Put a template in force unless something in it hinders; return everything the check found."""
    found = check_own(kind, language, data)
    if not hinders(found):
        save_template(
            work.store, kind, language, data, approved_by=approved_by, review_on=review_on
        )
    return found


def write_our_template(kind: LetterKind, language: Language, folder: Path) -> Path:
    """Write the template that ships into a folder, to begin from. Raises CouldNotWrite."""
    letter = page_of(kind, language)
    return write_atomically(folder, f"{letter.stem}.docx", our_template(letter))


def example(templates: Templates, kind: LetterKind, language: Language, today: date) -> bytes:
    """Return a letter on the template in force in which each field is filled with its own name."""
    letter = page_of(kind, language)
    page = templates.of(letter).page(_named(letter.context))
    return bind(((page,),), Properties(templates.office.municipality, today))


def _named(context: type) -> Any:
    everything = frozenset(field.name for field in fields(context))
    filled = sample(context, everything)
    names = {n: n for n in everything if isinstance(getattr(filled, n), str)}
    return replace(filled, **names)

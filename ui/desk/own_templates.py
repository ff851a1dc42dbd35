"""An office's own letter template: checked first, then in force in place of ours."""

from datetime import date

from documents.findings import Finding
from documents.letters import LETTERS
from documents.template_check import check_template
from models.actions.office import save_template
from models.actions.work import Work
from models.vocabulary import Language, LetterKind


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
    pages = LETTERS[kind]
    page = pages.english if language is Language.ENGLISH else pages.swedish
    found = check_template(data, page.context)
    if not any(finding.hinders for finding in found):
        save_template(
            work.store, kind, language, data, approved_by=approved_by, review_on=review_on
        )
    return found

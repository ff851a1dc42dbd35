"""Kallelse till inskrivningsmöte för den som läser sfi: letter (c)."""

from dataclasses import dataclass

from documents.letter import Letter
from documents.letterhead import Addressed, addressed
from documents.summons import Summons, summons
from models.queries.rows import LetterRow
from models.settings import Office
from models.vocabulary import Language


@dataclass(frozen=True, kw_only=True)
class English(Summons):
    """The page behind the Swedish one."""


@dataclass(frozen=True, kw_only=True)
class Context(Summons, Addressed):
    """The Swedish page."""


LETTER = Letter("enrolment_sfi", Context)
ENGLISH = Letter("enrolment_sfi_en", English)


def context(row: LetterRow, office: Office) -> Context:
    """Return the Swedish page's words."""
    return Context(**summons(row, office, Language.SWEDISH), **addressed(row))


def english(row: LetterRow, office: Office) -> English:
    """Return the English page's words."""
    return English(**summons(row, office, Language.ENGLISH))

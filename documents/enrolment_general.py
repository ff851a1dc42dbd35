"""Kallelse till allmänt inskrivningsmöte: letter (b)."""

from dataclasses import dataclass

from documents.letter import Letter
from documents.letterhead import Addressed, addressed
from documents.summons import EasySummons, Summons, easy_summons, summons
from models.queries.rows import LetterRow
from models.settings import Office
from models.vocabulary import Language


@dataclass(frozen=True, kw_only=True)
class English(Summons):
    """The page behind the Swedish one."""


@dataclass(frozen=True, kw_only=True)
class Context(Summons, Addressed):
    """The Swedish page."""


@dataclass(frozen=True, kw_only=True)
class Easy(EasySummons):
    """The easy-to-read page, in Swedish or in English."""


LETTER = Letter("enrolment_general", Context)
ENGLISH = Letter("enrolment_general_en", English)
EASY = Letter("enrolment_general_easy", Easy)
EASY_ENGLISH = Letter("enrolment_general_easy_en", Easy)


def context(row: LetterRow, office: Office) -> Context:
    """Return the Swedish page's words."""
    return Context(**summons(row, office, Language.SWEDISH), **addressed(row))


def english(row: LetterRow, office: Office) -> English:
    """Return the English page's words."""
    return English(**summons(row, office, Language.ENGLISH))


def easy(row: LetterRow, office: Office, language: Language) -> Easy:
    """Return the easy-to-read page's words."""
    return Easy(**easy_summons(row, office, language))

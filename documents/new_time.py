"""Ny tid efter ett möte där personen inte kom: letter (e). It counts no meetings and blames nobody."""

from dataclasses import dataclass

from documents import wording
from documents.letter import Letter
from documents.letterhead import Addressed, addressed
from documents.summons import Summons, summons
from models.queries.rows import LetterRow
from models.settings import Office
from models.vocabulary import Language


@dataclass(frozen=True, kw_only=True)
class English(Summons):
    """The page behind the Swedish one."""

    missed_day: str


@dataclass(frozen=True, kw_only=True)
class Context(English, Addressed):
    """The Swedish page."""


LETTER = Letter("new_time", Context)
ENGLISH = Letter("new_time_en", English)


def context(row: LetterRow, office: Office) -> Context:
    """Return the Swedish page's words; the row says which day was missed."""
    return Context(
        **summons(row, office, Language.SWEDISH),
        **addressed(row),
        missed_day=_missed_day(row, Language.SWEDISH),
    )


def english(row: LetterRow, office: Office) -> English:
    """Return the English page's words."""
    return English(
        **summons(row, office, Language.ENGLISH), missed_day=_missed_day(row, Language.ENGLISH)
    )


def _missed_day(row: LetterRow, language: Language) -> str:
    if row.missed_on is None:
        message = "a new time after an absence needs the day that was missed"
        raise ValueError(message)
    return wording.day_short(row.missed_on, language)

"""Kallelse till trepartssamtal: letter (d), the same to the byte for every reason, high risk with them.

Nothing here looks at the kind of meeting or at why it was chosen.
"""

from dataclasses import dataclass

from documents import wording
from documents.letter import Letter
from documents.letterhead import Addressed, addressed
from documents.summons import EasySummons, Summons, easy_summons, labour_officer, summons
from models.queries.rows import LetterRow
from models.settings import Office
from models.vocabulary import Language


@dataclass(frozen=True, kw_only=True)
class English(Summons):
    """The page behind the Swedish one."""

    labour_officer_name: str
    meeting_length: str


@dataclass(frozen=True, kw_only=True)
class Context(English, Addressed):
    """The Swedish page."""


@dataclass(frozen=True, kw_only=True)
class Easy(EasySummons):
    """The easy-to-read page, in Swedish or in English."""

    labour_officer_name: str


LETTER = Letter("three_party", Context)
ENGLISH = Letter("three_party_en", English)
EASY = Letter("three_party_easy", Easy)
EASY_ENGLISH = Letter("three_party_easy_en", Easy)


def context(row: LetterRow, office: Office) -> Context:
    """Return the Swedish page's words."""
    return Context(
        **summons(row, office, Language.SWEDISH),
        **addressed(row),
        labour_officer_name=labour_officer(row, Language.SWEDISH),
        meeting_length=wording.duration(row.meeting.minutes, Language.SWEDISH),
    )


def english(row: LetterRow, office: Office) -> English:
    """Return the English page's words."""
    return English(
        **summons(row, office, Language.ENGLISH),
        labour_officer_name=labour_officer(row, Language.ENGLISH),
        meeting_length=wording.duration(row.meeting.minutes, Language.ENGLISH),
    )


def easy(row: LetterRow, office: Office, language: Language) -> Easy:
    """Return the easy-to-read page's words."""
    officer = labour_officer(row, language)
    return Easy(**easy_summons(row, office, language), labour_officer_name=officer)

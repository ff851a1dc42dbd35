"""Kallelse till nybesök: letter (a)."""

from dataclasses import dataclass

from documents import wording
from documents.letter import Letter
from documents.letterhead import Addressed, addressed
from documents.summons import Summons, phrases, summons
from models.queries.rows import LetterRow
from models.settings import Office
from models.vocabulary import Language


@dataclass(frozen=True, kw_only=True)
class English(Summons):
    """The page behind the Swedish one."""

    bring_items: str
    meeting_length: str


@dataclass(frozen=True, kw_only=True)
class Context(English, Addressed):
    """The Swedish page."""


LETTER = Letter("first_visit", Context)
ENGLISH = Letter("first_visit_en", English)


def context(row: LetterRow, office: Office) -> Context:
    """Return the Swedish page's words."""
    fields = summons(row, office, Language.SWEDISH)
    return Context(
        **fields | _consequence(office, Language.SWEDISH),
        **addressed(row),
        bring_items=row.bring_items or office.phrases.bring_to_first_visit,
        meeting_length=wording.duration(row.meeting.minutes, Language.SWEDISH),
    )


def english(row: LetterRow, office: Office) -> English:
    """Return the English page's words."""
    fields = summons(row, office, Language.ENGLISH)
    return English(
        **fields | _consequence(office, Language.ENGLISH),
        bring_items=row.bring_items_en or row.bring_items or office.phrases_en.bring_to_first_visit,
        meeting_length=wording.duration(row.meeting.minutes, Language.ENGLISH),
    )


def _consequence(office: Office, language: Language) -> dict[str, str]:
    """Who has applied can be refused without a meeting, who has support cannot: another sentence."""
    return {"consequence": phrases(office, language).first_visit}

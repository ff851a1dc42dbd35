"""Kallelse till nybesök: letter (a)."""

from dataclasses import dataclass

from documents import wording
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


def context(row: LetterRow, office: Office) -> Context:
    """Return the Swedish page's words."""
    fields = summons(row, office, Language.SWEDISH)
    return Context(
        **fields | _consequence(office, Language.SWEDISH),
        **addressed(row),
        bring_items=row.bring_items,
        meeting_length=wording.duration(row.meeting.minutes, Language.SWEDISH),
    )


def english(row: LetterRow, office: Office) -> English:
    """Return the English page's words."""
    fields = summons(row, office, Language.ENGLISH)
    return English(
        **fields | _consequence(office, Language.ENGLISH),
        bring_items=row.bring_items_en or row.bring_items,
        meeting_length=wording.duration(row.meeting.minutes, Language.ENGLISH),
    )


def _consequence(office: Office, language: Language) -> dict[str, str]:
    """Who has applied can be refused without a meeting, who has support cannot: another sentence."""
    return {"consequence": phrases(office, language).first_visit}

"""Inställt möte: letter (f), with the new time where there is one. It never says why."""

from dataclasses import dataclass
from typing import Any

from documents import wording
from documents.letter import Letter
from documents.letterhead import Addressed, Letterhead, Signed, addressed, letterhead, signed
from documents.summons import when, where
from models.queries.rows import LetterRow
from models.settings import Office
from models.vocabulary import Language


@dataclass(frozen=True, kw_only=True)
class English(Letterhead, Signed):
    """The page behind the Swedish one. Without a new meeting its three fields are empty."""

    meeting_day: str
    meeting_day_short: str
    meeting_time: str
    new_meeting_day: str
    new_meeting_time: str
    meeting_address: str
    place_hint: str
    interpreter_rebooked: bool
    new_time_by: str


@dataclass(frozen=True, kw_only=True)
class Context(English, Addressed):
    """The Swedish page."""


LETTER = Letter("cancelled", Context)
ENGLISH = Letter("cancelled_en", English)


def context(row: LetterRow, office: Office) -> Context:
    """Return the Swedish page's words."""
    return Context(**_fields(row, office, Language.SWEDISH), **addressed(row))


def english(row: LetterRow, office: Office) -> English:
    """Return the English page's words."""
    return English(**_fields(row, office, Language.ENGLISH))


def _fields(row: LetterRow, office: Office, language: Language) -> dict[str, Any]:
    by = row.new_time_by
    return {
        **letterhead(office),
        **signed(row, language),
        **when(row.meeting, language),
        **_new_meeting(row, language),
        "new_time_by": "" if by is None else wording.day_short(by, language),
    }


def _new_meeting(row: LetterRow, language: Language) -> dict[str, Any]:
    new = row.new_meeting
    if new is None:
        names = ("new_meeting_day", "new_meeting_time", "meeting_address", "place_hint")
        return {**dict.fromkeys(names, ""), "interpreter_rebooked": False}
    days = when(new, language)
    return {
        "new_meeting_day": days["meeting_day"],
        "new_meeting_time": days["meeting_time"],
        **where(new, language),
        "interpreter_rebooked": new.interpreter_booked,
    }

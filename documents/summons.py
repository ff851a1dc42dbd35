"""What the letters that call somebody to a meeting share: the fact box and what an absence may lead to."""

from dataclasses import dataclass
from typing import Any

from documents import wording
from documents.letterhead import Letterhead, Signed, letterhead, signed
from models.queries.rows import LetterRow, MeetingDetails
from models.settings import Office, Phrases
from models.vocabulary import Language, MeetingKind

# A group keeps to its hours; a talk between two or three says when it starts and about how long it takes.
_GROUPS = frozenset({MeetingKind.ENROLMENT_GENERAL, MeetingKind.ENROLMENT_SFI})


@dataclass(frozen=True, kw_only=True)
class Summons(Letterhead, Signed):
    """A page that calls to a meeting."""

    meeting_day: str
    meeting_day_short: str
    meeting_time: str
    meeting_address: str
    place_hint: str
    interpreter_text: str
    consequence: str


@dataclass(frozen=True, kw_only=True)
class EasySummons(Letterhead, Signed):
    """The easy-to-read page; the consequence is one line after the other."""

    meeting_day: str
    meeting_time: str
    meeting_address: str
    interpreter_booked: bool
    consequence: tuple[str, ...]


def summons(row: LetterRow, office: Office, language: Language) -> dict[str, Any]:
    """Return the fields of `Summons`."""
    return {
        **letterhead(office),
        **signed(row, language),
        **when(row.meeting, language),
        **where(row.meeting, language),
        "interpreter_text": interpreter_text(row, language),
        "consequence": phrases(office, language).consequence,
    }


def easy_summons(row: LetterRow, office: Office, language: Language) -> dict[str, Any]:
    """Return the fields of `EasySummons`."""
    days = when(row.meeting, language)
    return {
        **letterhead(office),
        **signed(row, language),
        "meeting_day": days["meeting_day"],
        "meeting_time": days["meeting_time"],
        "meeting_address": row.meeting.place,
        "interpreter_booked": row.meeting.interpreter_booked,
        "consequence": phrases(office, language).consequence_easy,
    }


def when(meeting: MeetingDetails, language: Language) -> dict[str, str]:
    """Return a meeting's day, with and without the year, and its time."""
    ends = meeting.ends if meeting.kind in _GROUPS else None
    return {
        "meeting_day": wording.opening(wording.day_long(meeting.day, language)),
        "meeting_day_short": wording.day_short(meeting.day, language),
        "meeting_time": wording.time_span(meeting.starts, ends, language),
    }


def where(meeting: MeetingDetails, language: Language) -> dict[str, str]:
    """Return a meeting's place; the hint is in English where the office has written it so."""
    english = meeting.place_hint_en if language is Language.ENGLISH else ""
    return {"meeting_address": meeting.place, "place_hint": english or meeting.place_hint}


def phrases(office: Office, language: Language) -> Phrases:
    """Return the office's sentences on what an absence may lead to."""
    return office.phrases_en if language is Language.ENGLISH else office.phrases


def labour_officer(row: LetterRow, language: Language) -> str:
    """Return who comes from the labour-market department; the title where nobody is named yet."""
    if row.labour_officer is not None:
        return row.labour_officer.name
    swedish = language is Language.SWEDISH
    return "en arbetsmarknadssekreterare" if swedish else "a labour-market officer"


def interpreter_text(row: LetterRow, language: Language) -> str:
    """Return the box's row on the interpreter: booked, to be asked for, or nothing."""
    swedish = language is Language.SWEDISH
    if row.meeting.interpreter_booked:
        return _booked(row.recipient.interpreter_language, language)
    if not row.interpreter_needed:
        return ""
    if row.call_interpreter_by is None:
        by = ""
    else:
        by = f" {'senast' if swedish else 'by'} {wording.day_short(row.call_interpreter_by, language)}"
    if swedish:
        return f"Behöver du tolk? Ring oss{by}, så bokar vi."
    return f"Do you need an interpreter? Call us{by} and we will book one."


def _booked(code: str, language: Language) -> str:
    name = wording.language_name(code, language)
    if language is Language.SWEDISH:
        return f"Vi har bokat tolk på {name}." if name else "Vi har bokat tolk."
    return f"We have booked an interpreter in {name}." if name else "We have booked an interpreter."

"""Närvarointyg: letter (m), given only when the person asks. It does not tell whose meeting it was or what kind."""

from dataclasses import dataclass
from typing import Any

from documents import wording
from documents.letter import Letter
from documents.letterhead import Municipality, address_lines, municipality
from models.queries.rows import LetterRow
from models.settings import Office
from models.vocabulary import Language


@dataclass(frozen=True, kw_only=True)
class English(Municipality):
    """The page behind the Swedish one."""

    person_name: str
    birth_date: str
    meeting_day: str
    meeting_day_short: str
    attended_from_to: str
    signed_city: str
    letter_date: str
    caseworker_name: str


@dataclass(frozen=True, kw_only=True)
class Context(English):
    """The Swedish page."""

    recipient: tuple[str, ...]


LETTER = Letter("attendance_certificate", Context)
ENGLISH = Letter("attendance_certificate_en", English)


def context(row: LetterRow, office: Office) -> Context:
    """Return the Swedish page's words."""
    return Context(**_fields(row, office, Language.SWEDISH), recipient=address_lines(row.recipient))


def english(row: LetterRow, office: Office) -> English:
    """Return the English page's words."""
    return English(**_fields(row, office, Language.ENGLISH))


def _fields(row: LetterRow, office: Office, language: Language) -> dict[str, Any]:
    """Return the fields of both pages; attendance without times of its own is the whole meeting."""
    born = row.recipient.birth_date
    starts = row.attended_from or row.meeting.starts
    return {
        **municipality(office),
        "person_name": row.recipient.name,
        "birth_date": "" if born is None else wording.date_in_words(born, language),
        "meeting_day": wording.opening(wording.day_long(row.meeting.day, language)),
        "meeting_day_short": wording.day_short(row.meeting.day, language),
        "attended_from_to": wording.time_span(
            starts, row.attended_to or row.meeting.ends, language
        ),
        "signed_city": office.town,
        "letter_date": wording.date_in_words(row.letter_date, language),
        "caseworker_name": row.caseworker.name,
    }

"""The frozen rows that documents are made from: what a query reads, already free of the database."""

from dataclasses import dataclass
from datetime import date, time

from models.vocabulary import Language, MeetingKind


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address in its parts; an empty part is left out of the letter."""

    care_of: str
    street: str
    postcode: str
    town: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a letter goes to. A protected person has no address here: it is never printed."""

    name: str
    birth_date: date | None
    number: str
    address: Address | None
    protected: bool
    language: Language
    easy_to_read: bool
    interpreter_language: str  # a language code ("ar"), or the language as somebody typed it


@dataclass(frozen=True, slots=True)
class Staff:
    """One of the office's people, as letters name them."""

    name: str
    title: str
    telephone: str
    telephone_hours: str
    email: str


@dataclass(frozen=True, slots=True)
class MeetingDetails:
    """When and where somebody is called; `minutes` is how long the meeting is said to take."""

    kind: MeetingKind
    day: date
    starts: time
    ends: time
    place: str
    place_hint: str
    interpreter_booked: bool
    minutes: int
    place_hint_en: str = ""


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One letter's facts.

    `meeting` is the meeting the letter is about: the new one in `new_time`, the cancelled one in `cancelled`
    (`new_meeting` is then what replaces it), the attended one in `attendance_certificate`.
    """

    case_number: str
    letter_date: date
    recipient: Recipient
    meeting: MeetingDetails
    caseworker: Staff
    labour_officer: Staff | None = None
    new_meeting: MeetingDetails | None = None
    new_time_by: date | None = None  # when there is no new meeting yet
    missed_on: date | None = None
    attended_from: time | None = None
    attended_to: time | None = None
    bring_items: str = ""
    bring_items_en: str = ""
    interpreter_needed: bool = True  # False once somebody knows that none is: the row is left out
    call_interpreter_by: date | None = None

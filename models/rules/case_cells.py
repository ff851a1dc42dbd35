"""Reading one cell of a case list: a value, None for a blank, or why it cannot be read. Nothing is guessed."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from models.rules.personnummer import ReadNumber, read_number
from models.text import N_, clean_line
from models.vocabulary import Term

Cell = str | float | bool | date | time | timedelta | None
Phrases = Mapping[str, str]  # words as they are matched -> what they stand for

_EPOCH: Final = date(1899, 12, 30)
_SERIALS: Final = range(
    5_000, 73_051
)  # September 1913 to the end of 2099, as spreadsheets count days
_YEARS: Final = range(1900, 2101)
_MONTHS: Final = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
_SHORTEST_MONTH: Final = 3
_WHOLE: Final = 100  # per cent
_MOST: Final = 1_000  # absences: more is a slip of the keyboard

_YEAR_FIRST: Final = re.compile(
    r"(?P<y>[0-9]{4})([-/.]?)(?P<m>[0-9]{2})\2(?P<d>[0-9]{2})(?:[t ]+[0-9]{2}[:.][0-9]{2}\S*)?"
)
_SWEDISH: Final = re.compile(r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})[ -]+(?P<y>[0-9]{4})")
_NAMED: Final = re.compile(r"(?P<d>[0-9]{1,2})[ .-]*(?P<m>[a-zåäö]+)[ .-]*(?P<y>[0-9]{4})")
_EITHER_ORDER: Final = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_PERCENT: Final = re.compile(r"([0-9]{1,3})(?:[,.]0+)? ?%?")


class Trouble(Term):
    """Why a cell, a row or a column of a case list was not read."""

    NOT_A_DATE = "not_a_date", N_("This is not a date.")
    AMBIGUOUS_DATE = (
        "ambiguous_date",
        N_("The day and the month cannot be told apart. Write 2026-11-24."),
    )
    NOT_AN_ANSWER = "not_an_answer", N_("The answer is neither yes, no nor do not know.")
    NOT_A_PERCENT = "not_a_percent", N_("This is not a percentage from 0 to 100.")
    NOT_A_COUNT = "not_a_count", N_("This is not a whole number.")
    NOT_AN_EXEMPTION = "not_an_exemption", N_("The exemptions are numbered 1 to 8.")
    NOT_A_CONSENT = "not_a_consent", N_("A consent is yes, no or the date it was given.")
    UNKNOWN_WORD = "unknown_word", N_("The word is not among those the column takes.")
    NOT_TEXT = "not_text", N_("The cell holds a date or another value where text was expected.")
    LOST_ZERO = (
        "lost_zero",
        N_("The number is stored without its first zero. Format the column as text."),
    )
    TELL_MORE = "tell_more", N_("Yes is not enough here: write which.")
    NAME_ORDER = (
        "name_order",
        N_("Family name and given name cannot be told apart. Write family name, given name."),
    )
    PROTECTION_UNCLEAR = (
        "protection_unclear",
        N_("It cannot be read whether the identity is protected. It is treated as protected."),
    )
    MEETING_WITHOUT_DATE = "meeting_without_date", N_("The meeting has no date.")
    MEETING_WITHOUT_KIND = (
        "meeting_without_kind",
        N_("It is not told which kind of meeting it was."),
    )
    MEETING_WORD = "meeting_word", N_("The meeting holds a word that is not understood.")
    NO_IDENTITY = "no_identity", N_("The row has neither case number nor name.")
    SAME_CASE_NUMBER = "same_case_number", N_("An earlier row has the same case number.")
    NO_CONTACT_DATE = "no_contact_date", N_("The date of the first contact is missing.")
    DECISION_WITHOUT_DATE = "decision_without_date", N_("The decision has no date.")
    DATE_WITHOUT_DECISION = "date_without_decision", N_("It is not told what was decided.")
    BIRTH_DATES_DIFFER = "birth_dates_differ", N_("The date of birth is not that of the number.")
    UNKNOWN_HEADING = "unknown_heading", N_("The heading is not known, so the column is not read.")
    SAME_HEADING = "same_heading", N_("An earlier column holds the same, so this one is not read.")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that could not be read."""

    trouble: Trouble


def match_key(text: str) -> str:
    """Return text as headings and words are matched: without case, spaces and punctuation."""
    line = clean_line(text).casefold().replace("%", "procent")
    return "".join(c for c in line if c.isalnum()) or line


def as_text(cell: Cell) -> str | None:
    """Return a cell as one line of text, a whole number without its decimals; None where it is no text."""
    match cell:
        case None:
            return ""
        case str():
            return clean_line(cell)
        case bool() | date() | time() | timedelta():
            return None
        case _ if math.isfinite(cell) and cell == int(cell):
            return str(int(cell))
        case _:
            return str(cell)


def read_text(cell: Cell) -> str | Unreadable:
    """Return a cell that holds text or a number written as it stands."""
    text = as_text(cell)
    return Unreadable(Trouble.NOT_TEXT) if text is None else text


def read_telephone(cell: Cell) -> str | Unreadable:
    """Return a telephone number; one stored as a number has lost its first zero."""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return Unreadable(Trouble.LOST_ZERO)
    return read_text(cell)


def read_person_number(cell: Cell, today: date) -> ReadNumber | Unreadable | None:
    """Return the person's number as `read_number` reads it, doubts and all."""
    text = read_text(cell)
    if isinstance(text, Unreadable):
        return text
    return read_number(text, today) if text else None


def read_word(cell: Cell, phrases: Phrases, otherwise: Trouble) -> str | Unreadable | None:
    """Return what a word stands for, None for a blank."""
    if isinstance(cell, bool):
        cell = "ja" if cell else "nej"
    text = as_text(cell)
    if text == "":
        return None
    found = phrases.get(match_key(text)) if text else None
    return found or Unreadable(otherwise)


def read_described(cell: Cell, answers: Phrases) -> str | Unreadable:
    """Return what is told in words where a bare no means nothing and a bare yes tells too little."""
    answer = read_word(cell, answers, Trouble.TELL_MORE)
    if answer == "no":
        return ""
    if isinstance(answer, str):
        return Unreadable(Trouble.TELL_MORE)
    return read_text(cell)


def read_percent(cell: Cell, phrases: Phrases) -> int | Unreadable | None:
    """Return a percentage; a cell formatted as per cent holds its share of one, so 0.5 is 50 and 1 is 100."""
    text = as_text(cell)
    if text == "":
        return None
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _share(cell)
    if text and (percent := _PERCENT.fullmatch(text)) and int(percent[1]) <= _WHOLE:
        return int(percent[1])
    word = read_word(cell, phrases, Trouble.NOT_A_PERCENT)
    return int(word) if isinstance(word, str) else word


def _share(number: float) -> int | Unreadable:
    percent = number * _WHOLE if 0 < number <= 1 else number
    if 0 <= percent <= _WHOLE and math.isclose(percent, round(percent)):
        return round(percent)
    return Unreadable(Trouble.NOT_A_PERCENT)


def read_count(cell: Cell) -> int | Unreadable | None:
    """Return a whole number, None for a blank."""
    text = as_text(cell)
    if text == "":
        return None
    if (
        text
        and text.isascii()
        and text.isdigit()
        and len(text) <= len(str(_MOST))
        and int(text) < _MOST
    ):
        return int(text)
    return Unreadable(Trouble.NOT_A_COUNT)


def read_date(cell: Cell) -> date | Unreadable | None:
    """Return the date of a cell: a date, a spreadsheet's count of days, or text with one reading only."""
    if isinstance(cell, date):
        return _within(cell.date() if isinstance(cell, datetime) else cell)
    text = as_text(cell)
    if text == "":
        return None
    if text is None:
        return Unreadable(Trouble.NOT_A_DATE)
    if isinstance(cell, float | int) and math.isfinite(cell) and int(cell) in _SERIALS:
        return _EPOCH + timedelta(days=int(cell))
    return _date_in(text.casefold())


def _date_in(text: str) -> date | Unreadable:
    if found := _YEAR_FIRST.fullmatch(text) or _SWEDISH.fullmatch(text):
        return _dated(found["y"], int(found["m"]), found["d"])
    if found := _NAMED.fullmatch(text):
        return _dated(found["y"], _month(found["m"]), found["d"])
    if found := _EITHER_ORDER.fullmatch(text):
        return _either(found[4], found[1], found[3])
    return Unreadable(Trouble.NOT_A_DATE)


def _either(year: str, first: str, second: str) -> date | Unreadable:
    readings = {_dated(year, int(second), first), _dated(year, int(first), second)}
    dates = [reading for reading in readings if isinstance(reading, date)]
    if len(dates) == 1:
        return dates[0]
    return Unreadable(Trouble.AMBIGUOUS_DATE if dates else Trouble.NOT_A_DATE)


def _month(name: str) -> int:
    """Return the number of a month told by its name or the beginning of it, 0 for no month."""
    if len(name) < _SHORTEST_MONTH:
        return 0
    return next((n for n, month in enumerate(_MONTHS, 1) if month.startswith(name)), 0)


def _dated(year: str, month: int, day: str) -> date | Unreadable:
    try:
        return _within(date(int(year), month, int(day)))
    except ValueError:
        return Unreadable(Trouble.NOT_A_DATE)


def _within(day: date) -> date | Unreadable:
    return day if day.year in _YEARS else Unreadable(Trouble.NOT_A_DATE)

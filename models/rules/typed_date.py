"""A day as people type it: `24/11`, `24 nov`, `2026-11-24`, `20261124`, `imorgon`, `tis`, `+7`."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from models.text import clean_line

_RELATIVE: Final = {
    **dict.fromkeys(("idag", "i dag", "today"), 0),
    **dict.fromkeys(("imorgon", "i morgon", "imorron", "tomorrow"), 1),
    **dict.fromkeys(("i övermorgon", "övermorgon"), 2),
    **dict.fromkeys(("igår", "i går", "yesterday"), -1),
    **dict.fromkeys(("i förrgår", "förrgår"), -2),
}
# A day or a month is told by at least its first letters, in either language.
_SHORTEST: Final = 2, 3
_WEEKDAYS: Final = (
    ("måndag", "monday"),
    ("tisdag", "tuesday"),
    ("onsdag", "wednesday"),
    ("torsdag", "thursday"),
    ("fredag", "friday"),
    ("lördag", "saturday"),
    ("söndag", "sunday"),
)
_MONTHS: Final = (
    ("januari", "january"),
    ("februari", "february"),
    ("mars", "march"),
    ("april",),
    ("maj", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("augusti", "august"),
    ("september",),
    ("oktober", "october"),
    ("november",),
    ("december",),
)
_OFFSET: Final = re.compile(r"(?P<sign>[-+])\s?(?P<days>[0-9]{1,4})")
_YEAR_FIRST: Final = re.compile(
    r"(?P<y>[0-9]{4})(?:(?P<s>[-./ ])(?P<m>[0-9]{1,2})(?P=s)(?P<d>[0-9]{1,2})|(?P<m2>[0-9]{2})(?P<d2>[0-9]{2}))"
)
_SIX: Final = re.compile(r"(?P<y>[0-9]{2})-?(?P<m>[0-9]{2})-?(?P<d>[0-9]{2})")
_DAY_FIRST: Final = re.compile(
    r"(?P<d>[0-9]{1,2})\s?[/.]\s?(?P<m>[0-9]{1,2})(?:[ /.-]{1,2}(?P<y>[0-9]{4}|[0-9]{2}))?\.?"
)
_NAMED: Final = re.compile(
    r"(?:den )?(?P<d>[0-9]{1,2})(?:[:.]?[ae])?[ .]?\s?(?P<m>[^\W\d_]{3,})\.?,?(?: (?P<y>[0-9]{4}|[0-9]{2}))?"
)
_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–−", "-"))
_YEARS: Final = range(1850, 2200)
_AHEAD: Final = 10  # years: a year of two digits further ahead is of the century before


@dataclass(frozen=True, slots=True)
class NoSuchDay:
    """A day its month does not have; `month` is 0 where there is no such month either."""

    year: int
    month: int

    @property
    def days(self) -> int:
        """How many days the month has."""
        return monthrange(self.year, self.month)[1]


@dataclass(frozen=True, slots=True)
class NotADay:
    """Text that tells no day."""


Misread = NoSuchDay | NotADay


def read_day(typed: str, today: date) -> date | Misread | None:
    """Return the day somebody typed, what is wrong with it, or None for nothing typed.

    Without a year the nearest such day counts; a weekday is the next one, never today.
    """
    text = clean_line(typed).translate(_DASHES).casefold()
    if not text:
        return None
    return _relative(text, today) or _absolute(text, today) or NotADay()


def _relative(text: str, today: date) -> date | Misread | None:
    if text in _RELATIVE:
        return today + timedelta(days=_RELATIVE[text])
    if offset := _OFFSET.fullmatch(text):
        days = int(offset["days"])
        return today + timedelta(days=-days if offset["sign"] == "-" else days)
    weekday = _named(text.rstrip("."), _WEEKDAYS, _SHORTEST[0])
    if weekday is None:
        return None
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _absolute(text: str, today: date) -> date | Misread | None:
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(int(found["y"]), int(found["m"] or found["m2"]), int(found["d"] or found["d2"]))
    if found := _SIX.fullmatch(text):
        return _day(_whole_year(found["y"], today), int(found["m"]), int(found["d"]))
    if found := _DAY_FIRST.fullmatch(text):
        return _with_year(found["y"], int(found["m"]), int(found["d"]), today)
    found = _NAMED.fullmatch(text)
    month = None if found is None else _named(found["m"], _MONTHS, _SHORTEST[1])
    if found is None or month is None:
        return None
    return _with_year(found["y"], month + 1, int(found["d"]), today)


def _with_year(year: str | None, month: int, day: int, today: date) -> date | Misread:
    if year is not None:
        return _day(_whole_year(year, today), month, day)
    read = [_day(today.year + years, month, day) for years in (0, -1, 1)]
    days = [found for found in read if isinstance(found, date)]
    return min(days, key=lambda found: abs(found - today)) if days else read[0]


def _whole_year(year: str, today: date) -> int:
    """Return the year; one of two digits is the last such year but for the few ahead."""
    if len(year) > 2:  # noqa: PLR2004 - it is whole
        return int(year)
    latest = today.year + _AHEAD
    return latest - (latest - int(year)) % 100


def _day(year: int, month: int, day: int) -> date | Misread:
    if year not in _YEARS:
        return NotADay()
    try:
        return date(year, month, day)
    except ValueError:
        return NoSuchDay(year, month if 1 <= month <= len(_MONTHS) else 0)


def _named(text: str, names: tuple[tuple[str, ...], ...], shortest: int) -> int | None:
    """Return the place of the name that begins so; letters that begin several are none of them."""
    if len(text) < shortest:
        return None
    places = {n for n, words in enumerate(names) for word in words if word.startswith(text)}
    return places.pop() if len(places) == 1 else None

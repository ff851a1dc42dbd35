"""A routine as a TOML file an office can edit, read into a `Routine`.

A file with a mistake is refused with its line, its key and what was expected there.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

import tomlkit
from tomlkit.exceptions import ParseError, TOMLKitError

from models.errors import BadRoutine
from models.routine import GROUPS, ORDER, OURS_KEYS, QUOTE_KEYS, Counted, MeetingRule, Routine
from models.text import N_
from models.vocabulary import Attendance, MeetingKind, Outcome

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")


def load_routine(text: str, document: str | None = None) -> Routine:
    """Return the routine a TOML text states; with `document`, every quote must stand in it.

    Raises BadRoutine at the first mistake.
    """
    source = _Source(text)
    values = source.read("", 0, source.parsed, _ROUTINE)
    values["meetings"] = tuple(_meetings(source, values["meetings"]))
    for name, keys in (("quotes", QUOTE_KEYS), ("ours", OURS_KEYS)):
        spec = tuple(_Key(key, *_TEXT) for key in keys)
        values[name] = source.read(name, 0, values[name], spec)
    _check_quotes(source, values["quotes"], document)
    if values["valid_to"] and values["valid_to"] < values["valid_from"]:
        raise source.refuse("", 0, "valid_to", N_("a day after valid_from"))
    return Routine(**values)


def fold(text: str) -> str:
    """Return a text with every run of white space as one space: how quotes are compared."""
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class _Key:
    """One key of the file: what is expected there and how it is read (ValueError if wrong)."""

    name: str
    expected: str
    read: Callable[[Any], Any]
    optional: bool = False


class _Source:
    """A TOML text that knows on which line each of its keys stands."""

    def __init__(self, text: str) -> None:
        self.lines = text.splitlines()
        try:
            self.parsed: Mapping[str, Any] = tomlkit.parse(text).unwrap()
        except ParseError as mistake:
            raise BadRoutine(mistake.line, "", N_("a line of TOML")) from mistake
        except TOMLKitError as mistake:
            raise BadRoutine(1, "", N_("each key and table once")) from mistake

    def read(
        self, table: str, nth: int, found: Mapping[str, Any], spec: tuple["_Key", ...]
    ) -> dict[str, Any]:
        """Return a table's values by key; the first unknown, missing or wrong one is refused."""
        if not isinstance(found, Mapping):
            raise self.refuse("", 0, table, N_("a table"))
        known = {key.name for key in spec}
        for name in found:
            if name not in known:
                raise self.refuse(table, nth, name, N_("a key of the routine; this is none"))
        return {key.name: self._value(table, nth, found, key) for key in spec}

    def _value(self, table: str, nth: int, found: Mapping[str, Any], key: _Key) -> Any:
        if key.name not in found:
            if key.optional:
                return key.read(None)
            raise self.refuse(table, nth, key.name, key.expected)
        try:
            return key.read(found[key.name])
        except (ValueError, TypeError, AttributeError) as wrong:
            raise self.refuse(table, nth, key.name, key.expected) from wrong

    def refuse(self, table: str, nth: int, name: str, expected: str) -> BadRoutine:
        """Return the refusal of a key, at its line or, where it is missing, at its table's."""
        return BadRoutine(self._line(table, nth, name), name, expected)

    def _line(self, table: str, nth: int, name: str) -> int:
        here, seen, heading = "", dict[str, int](), 1
        for number, line in enumerate(self.lines, start=1):
            if header := re.match(r"\s*\[+\s*([\w-]+)\s*\]+", line):
                here = header[1]
                seen[here] = seen.get(here, -1) + 1
                if not table and here == name:
                    return number
                if here == table and seen[here] == nth:
                    heading = number
            inside = here == table and seen.get(here, 0) == nth
            if inside and re.match(rf"""\s*["']?{re.escape(name)}["']?\s*=""", line):
                return number
        return heading


def _text(value: Any) -> str:
    if not value.strip():
        raise ValueError
    return fold(value)


def _optional_text(value: Any) -> str:
    return "" if value is None else fold(value)


def _whole(value: Any) -> int:
    if type(value) is not int or value < 1:
        raise ValueError
    return value


def _optional_whole(value: Any) -> int | None:
    return None if value is None else _whole(value)


def _day(value: Any) -> date:
    if type(value) is not date:
        raise ValueError
    return value


def _optional_day(value: Any) -> date | None:
    return None if value is None else _day(value)


def _days(value: Any) -> tuple[date, ...]:
    return tuple(_day(item) for item in value)


def _clock(value: Any) -> time | None:
    if value is None:
        return None
    hours, minutes = re.fullmatch(r"(\d{1,2})[.:](\d{2})", value).groups()  # type: ignore[union-attr]
    return time(int(hours), int(minutes))


def _weekday(value: Any) -> int | None:
    return None if value is None else WEEKDAYS.index(value.casefold())


def _one_of(*words: Any) -> Callable[[Any], Any]:
    return lambda value: words[words.index(value)]


def _order(value: Any) -> tuple[str, ...]:
    """Return the order of the steps; a group before a higher step would call those it must not."""
    if sorted(value) != sorted(ORDER) or tuple(value[-2:]) != ORDER[-2:]:
        raise ValueError
    return tuple(value)


def _as_found(value: Any) -> Any:
    return value


_TEXT = (N_("a text"), _text)
_WHOLE = (N_("a whole number, 1 or more"), _whole)
_DAY = (N_("a day, as 2018-01-01"), _day)
_CLOCK = (N_('a time, as "09.00"'), _clock)
_COUNTED = (N_('"booked" or "held"'), _one_of(*Counted))

_ROUTINE = (
    _Key("key", *_TEXT),
    _Key("version", *_TEXT),
    _Key("title", *_TEXT),
    _Key("source", *_TEXT),
    _Key("valid_from", *_DAY),
    _Key("valid_to", _DAY[0], _optional_day, optional=True),
    _Key("approved_by", *_TEXT),
    _Key("review_on", *_DAY),
    _Key("minimum_age", *_WHOLE),
    _Key("long_term_from", *_DAY),
    _Key("temporary_need_months", *_WHOLE),
    _Key("parental_leave_months", *_WHOLE),
    _Key("broken_off_months", *_WHOLE),
    _Key("review_months", *_WHOLE),
    _Key("order", N_("the five steps, each once, the two groups last"), _order),
    _Key("absence_limit", *_WHOLE),
    _Key("first_visit_days", *_WHOLE),
    _Key("first_visit_counts", *_COUNTED),
    _Key("enrolment_days", *_WHOLE),
    _Key("enrolment_counts", *_COUNTED),
    _Key("letter_lead_working_days", *_WHOLE),
    _Key(
        "low_swedish_group",
        N_('"general" or "sfi"'),
        _one_of(Outcome.GENERAL, Outcome.SFI),
    ),
    _Key(
        "partly_counts_as",
        N_('"present" or "absent"'),
        _one_of(Attendance.PRESENT, Attendance.ABSENT),
    ),
    _Key("closures", N_("a list of days, as [2026-12-23]"), _days),
    _Key("meetings", N_("one meeting of each kind"), _as_found),
    _Key("quotes", N_("a table of quotes"), _as_found),
    _Key("ours", N_("a table of our own readings"), _as_found),
)

_MEETING = (
    _Key("kind", N_('a kind of meeting, as "enrolment_general"'), _one_of(*MeetingKind)),
    _Key("place", *_TEXT),
    _Key("place_hint", _TEXT[0], _optional_text, optional=True),
    _Key("weekday", N_('a weekday, as "tisdag"'), _weekday, optional=True),
    _Key("starts", *_CLOCK, optional=True),
    _Key("ends", *_CLOCK, optional=True),
    _Key("minutes", _WHOLE[0], _optional_whole, optional=True),
    _Key("capacity", _WHOLE[0], _optional_whole, optional=True),
)


def _meetings(source: _Source, found: Any) -> Iterable[MeetingRule]:
    if not isinstance(found, list):
        raise source.refuse("", 0, "meetings", N_("one meeting of each kind"))
    seen = set[MeetingKind]()
    for nth, item in enumerate(found):
        values = source.read("meetings", nth, item, _MEETING)
        if fault := _meeting_fault(values, seen):
            raise source.refuse("meetings", nth, *fault)
        seen.add(values["kind"])
        if values["starts"]:
            values["minutes"] = _minutes(values["starts"], values["ends"])
        yield MeetingRule(**values)
    if missing := [kind for kind in MeetingKind if kind not in seen]:
        raise source.refuse("meetings", 0, missing[0], N_("one meeting of each kind"))


def _meeting_fault(values: Mapping[str, Any], seen: set[MeetingKind]) -> tuple[str, str] | None:
    """Return the key and the expectation a meeting's values break together, if any."""
    if values["kind"] in seen:
        return "kind", N_("one meeting of each kind")
    weekly = values["kind"] in GROUPS
    for name in ("weekday", "starts", "ends", "capacity"):
        if weekly and values[name] is None:
            return name, N_("a weekly group's weekday, times and number of places")
    if (values["starts"] is None) != (values["ends"] is None):
        return "ends", N_("both a start and an end, or neither")
    if values["starts"] and values["ends"] <= values["starts"]:
        return "ends", N_("a time after the start")
    if not values["starts"] and values["minutes"] is None:
        return "minutes", N_("how many minutes the meeting takes")
    return None


def _minutes(starts: time, ends: time) -> int:
    return (ends.hour - starts.hour) * 60 + ends.minute - starts.minute


def _check_quotes(source: _Source, quotes: Mapping[str, str], document: str | None) -> None:
    if document is None:
        return
    whole = fold(document)
    for key, quote in quotes.items():
        if quote not in whole:
            raise source.refuse("quotes", 0, key, N_("words that stand in the routine"))

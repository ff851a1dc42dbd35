"""How letters write days, times, numbers and names in each language (Myndigheternas skrivregler).

What must not be torn apart at a line's end is joined by hard spaces: `1 december`, `kl. 9.00`, `040-628 04 12`.
"""

import re
from collections.abc import Mapping
from datetime import date, time
from functools import lru_cache
from types import MappingProxyType

from babel import Locale
from babel.dates import format_date

from models.vocabulary import Language

HARD_SPACE = "\u00a0"

LOCALES: Mapping[Language, str] = MappingProxyType(
    {Language.SWEDISH: "sv_SE", Language.ENGLISH: "en_GB"}
)

# Where Swedish offices say another word than the locale data, or the data has none.
_LANGUAGE_NAMES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "prs": ("dari", "Dari"),
        "ckb": ("sorani", "Sorani"),
        "kmr": ("kurmanji", "Kurmanji"),
        "ti": ("tigrinska", "Tigrinya"),
        "ps": ("pashto", "Pashto"),
    }
)

_HALF_HOUR = 30  # minutes
_HOURS = ("en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta")
_HOURS_EN = ("one", "two", "three", "four", "five", "six", "seven", "eight")

_ENGLISH_HOURS: Mapping[str, str] = MappingProxyType(
    {
        "vardagar": "weekdays",
        "måndag": "Monday",
        "tisdag": "Tuesday",
        "onsdag": "Wednesday",
        "torsdag": "Thursday",
        "fredag": "Friday",
        "måndagar": "Mondays",
        "tisdagar": "Tuesdays",
        "onsdagar": "Wednesdays",
        "torsdagar": "Thursdays",
        "fredagar": "Fridays",
        "och": "and",
        "till": "to",
    }
)

_ENGLISH_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "socialsekreterare": "social worker",
        "arbetsmarknadssekreterare": "labour-market officer",
        "handläggare": "caseworker",
    }
)

_POSTCODE = re.compile(r"(\d{3})\s?(\d{2})", re.ASCII)
# Area codes shorter than four digits, the mobile and toll-free prefixes with them.
_AREAS = re.compile(r"08|0(?:1[013689]|2[0136]|3[1356]|4[0246]|54|6[03]|7[02369]|90)|0\d{3}")
_GROUPS: Mapping[int, tuple[int, ...]] = MappingProxyType(
    {5: (3, 2), 6: (2, 2, 2), 7: (3, 2, 2), 8: (3, 3, 2)}
)


def hard(text: str) -> str:
    """Return a text that is not broken at a line's end."""
    return text.replace(" ", HARD_SPACE)


@lru_cache(maxsize=1024)
def day_short(day: date, language: Language) -> str:
    """Return `tisdag 1 december`, `Tuesday 1 December`, unbreakable."""
    return hard(format_date(day, "EEEE d MMMM", locale=LOCALES[language]))


def day_long(day: date, language: Language) -> str:
    """Return `tisdag 1 december 2026`; only the year may stand on another line."""
    return f"{day_short(day, language)} {day.year}"


@lru_cache(maxsize=1024)
def date_in_words(day: date, language: Language) -> str:
    """Return `24 november 2026`, as a letter's date and a birth date are written."""
    return f"{hard(format_date(day, 'd MMMM', locale=LOCALES[language]))} {day.year}"


def opening(text: str) -> str:
    """Return a text as it stands first in a line: days and months are lower case elsewhere."""
    return text[:1].upper() + text[1:]


def clock(moment: time) -> str:
    """Return `9.00`: 24 hours, a full stop, no leading zero."""
    return f"{moment.hour}.{moment.minute:02}"


def time_span(starts: time, ends: time | None, language: Language) -> str:
    """Return `kl. 9.00–11.00` (English `9.00–11.00`); without an end, only the start."""
    span = clock(starts) if ends is None else f"{clock(starts)}–{clock(ends)}"
    return f"kl.{HARD_SPACE}{span}" if language is Language.SWEDISH else span


def duration(minutes: int, language: Language) -> str:
    """Return how long a meeting takes, as it is said: `en timme`, `en och en halv timme`, `45 minuter`."""
    swedish = language is Language.SWEDISH
    hours, rest = divmod(minutes, 60)
    if not hours or hours > len(_HOURS):
        return f"{minutes}{HARD_SPACE}{'minuter' if swedish else 'minutes'}"
    if swedish:
        return _hours_in_swedish(_HOURS[hours - 1], hours, rest)
    return _hours_in_english(_HOURS_EN[hours - 1], hours, rest)


def _hours_in_swedish(word: str, hours: int, rest: int) -> str:
    if rest == _HALF_HOUR:
        return f"{word} och en halv timme"
    whole = f"{word} {'timme' if hours == 1 else 'timmar'}"
    return f"{whole} och {rest}{HARD_SPACE}minuter" if rest else whole


def _hours_in_english(word: str, hours: int, rest: int) -> str:
    if rest == _HALF_HOUR:
        return f"{word} and a half hours"
    whole = f"{word} {'hour' if hours == 1 else 'hours'}"
    return f"{whole} and {rest}{HARD_SPACE}minutes" if rest else whole


def telephone(number: str) -> str:
    """Return `040-628 04 12`, unbreakable; what is no Swedish number stands as it was typed."""
    digits = re.sub(r"[\s()-]", "", number)
    national = re.sub(r"^(?:\+46|0046)", "0", digits)
    area = _AREAS.match(national)
    if not national.isdecimal() or area is None:
        return hard(number)
    rest = national[area.end() :]
    groups = _GROUPS.get(len(rest))
    return f"{area[0]}-{HARD_SPACE.join(_cut(rest, groups))}" if groups else hard(number)


def _cut(digits: str, sizes: tuple[int, ...]) -> list[str]:
    starts = [sum(sizes[:number]) for number in range(len(sizes))]
    return [digits[start : start + size] for start, size in zip(starts, sizes, strict=True)]


def telephone_hours(hours: str, language: Language) -> str:
    """Return when somebody answers; the Swedish words an office uses are put into English."""
    if language is Language.SWEDISH:
        return re.sub(r"kl\. (?=\d)", f"kl.{HARD_SPACE}", hours)
    bare = re.sub(r"\bkl\.\s*", "", hours)
    return re.sub(r"[^\W\d_]+", lambda match: _ENGLISH_HOURS.get(match[0].lower(), match[0]), bare)


def title(words: str, language: Language) -> str:
    """Return a person's title; a title without a known English word stays Swedish."""
    return words if language is Language.SWEDISH else _ENGLISH_TITLES.get(words.lower(), words)


@lru_cache(maxsize=256)
def language_name(code: str, language: Language) -> str:
    """Return a language's name (`ar` is `arabiska`, `Arabic`); what is no code stands as it was typed."""
    if code in _LANGUAGE_NAMES:
        return _LANGUAGE_NAMES[code][language is Language.ENGLISH]
    return str(Locale.parse(LOCALES[language]).languages.get(code, code))


def postcode(code: str) -> str:
    """Return `201 38`, unbreakable; a foreign code stands as it was typed."""
    swedish = _POSTCODE.fullmatch(code)
    return f"{swedish[1]}{HARD_SPACE}{swedish[2]}" if swedish else code

"""How the window writes days, times and how long is left. Letters write theirs: documents.wording."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from babel.dates import format_date

from documents.wording import LOCALES
from models.vocabulary import Language
from ui.i18n import Translator


def clock(moment: time | datetime) -> str:
    """Return `09.00`."""
    return f"{moment:%H.%M}"


def span(starts: time, ends: time) -> str:
    """Return `09.00–11.00`."""
    return f"{clock(starts)}–{clock(ends)}"


def short_day(day: date, translate: Translator) -> str:
    """Return `tis 24 nov`."""
    return _written(day, "EEE d MMM", translate.language)


def short_date(day: date, today: date, translate: Translator) -> str:
    """Return `tis 24 nov`; a day of another year has the year instead of the weekday: `3 jun 2025`."""
    if day.year == today.year:
        return short_day(day, translate)
    return _written(day, "d MMM y", translate.language)


def long_day(day: date, translate: Translator) -> str:
    """Return `tisdag 24 november`."""
    return _written(day, "EEEE d MMMM", translate.language)


def weekday(day: date, translate: Translator) -> str:
    """Return `tisdag`."""
    return _written(day, "EEEE", translate.language)


def month_name(month: int, translate: Translator) -> str:
    """Return `februari`."""
    return _written(date(2000, month, 1), "LLLL", translate.language)


def full_date(day: date, translate: Translator) -> str:
    """Return `3 juni 2026`."""
    return _written(day, "d MMMM y", translate.language)


def week_of(day: date) -> int:
    """Return the number of the week a day is in (ISO 8601)."""
    return day.isocalendar().week


def work_week(monday: date, translate: Translator) -> str:
    """Return `23–27 november`: Monday to Friday of a week."""
    friday = monday + timedelta(days=4)
    last = _written(friday, "d MMMM", translate.language)
    if monday.month == friday.month:
        return f"{monday.day}–{last}"
    return f"{_written(monday, 'd MMMM', translate.language)} – {last}"


def days_left(due: date, today: date, translate: Translator) -> str:
    """Return `4 dagar över`, `idag` or `om 2 dagar`."""
    days = (due - today).days
    if days == 0:
        return translate("today")
    if days < 0:
        return translate.ngettext("{count} day over", "{count} days over", -days).format(
            count=-days
        )
    return translate.ngettext("in {count} day", "in {count} days", days).format(count=days)


@lru_cache(maxsize=4096)
def _written(day: date, pattern: str, language: str) -> str:
    # The abbreviations of the locale data end in a full stop; a column of dates is calmer without.
    return format_date(day, pattern, locale=LOCALES[Language(language)]).replace(".", "")

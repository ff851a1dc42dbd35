"""Days off: Swedish holidays and eves, weekends and the office's own closures.

Source: lag (1989:253) om allmänna helgdagar; midsommarafton, julafton and nyårsafton are free by
custom (holidays: "de_facto"). Other eves and half days are the office's closures.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice

import holidays

from models.text import N_
from models.vocabulary import Term

_SATURDAY = 5


class DayOffReason(Term):
    """Why nobody meets on a day."""

    WEEKEND = "weekend", N_("Weekend")
    HOLIDAY = "holiday", N_("Public holiday or eve")  # helgdag, afton
    CLOSURE = "closure", N_("Closed locally")
    CALLED_OFF = "called_off", N_("The meeting is called off")  # inställt möte


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day without meetings. `name` is the holiday's Swedish name ("Långfredagen"), else empty."""

    day: date
    reason: DayOffReason
    name: str = ""


def day_off(day: date, closures: Collection[date] = ()) -> DayOff | None:
    """Return why the day is off, or None on a working day; a holiday's name goes before the rest."""
    name = _holidays(day.year).get(day)
    if name is not None:
        return DayOff(day, DayOffReason.HOLIDAY, name)
    if day.weekday() >= _SATURDAY:
        return DayOff(day, DayOffReason.WEEKEND)
    return DayOff(day, DayOffReason.CLOSURE) if day in closures else None


def is_working_day(day: date, closures: Collection[date] = ()) -> bool:
    """Tell whether the office is at work that day."""
    return day_off(day, closures) is None


def days_from(first: date) -> Iterator[date]:
    """Yield `first` and each day after it, without end."""
    while True:
        yield first
        first += timedelta(days=1)


def working_days_after(day: date, count: int, closures: Collection[date] = ()) -> date:
    """Return the `count`th working day after `day`; 0 gives `day` itself."""
    later = (d for d in days_from(day + timedelta(days=1)) if is_working_day(d, closures))
    return next(islice(later, count - 1, None)) if count else day


def working_days_before(day: date, count: int, closures: Collection[date] = ()) -> date:
    """Return the last day from which `day` lies `count` working days ahead, itself a working day."""
    while count or not is_working_day(day, closures):
        count -= is_working_day(day, closures)
        day -= timedelta(days=1)
    return day


@lru_cache(maxsize=32)
def _holidays(year: int) -> dict[date, str]:
    """Return the year's holidays and eves; kept, as they are asked for day by day."""
    return dict(
        holidays.country_holidays(
            "SE", years=year, categories=("public", "de_facto"), language="sv", expand=False
        )
    )

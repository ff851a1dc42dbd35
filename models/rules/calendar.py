"""Calendar months, as the routine's "3 månader" and "6 månader" are counted (A1)."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date


def add_months(day: date, months: int) -> date:
    """Return the same day of a month later, or earlier if `months` is negative.

    A month without that day gives its last one, as lag (1930:173) 1 § counts months. What would
    leave the calendar stops at its end: 9999-12-31 is how other systems write "until further notice".
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def birthday(born: date, years: int) -> date:
    """Return the day a person turns that many years."""
    return add_months(born, 12 * years)

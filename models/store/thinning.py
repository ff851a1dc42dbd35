"""Which backups stay: each of today, then one a day, a week and a month."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

DAYS, WEEKS, MONTHS = 12, 10, 9
EVERY = timedelta(minutes=30)


def due(last: datetime | None, now: datetime, *, changed: bool) -> bool:
    """Tell whether it is time for the next backup: half an hour's work that no backup holds."""
    return changed and (last is None or now - last >= EVERY)


def kept(taken: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return the backups that stay: the day's own, and the last of 12 days, 10 weeks and 9 months.

    Days, weeks and months without a backup do not count, so a holiday evicts nothing.
    """
    newest_first = sorted(taken, reverse=True)
    today = [moment for moment in newest_first if moment.date() >= now.date()]
    return frozenset(
        today
        + _last_of(newest_first, lambda moment: moment.date(), DAYS)
        + _last_of(newest_first, lambda moment: moment.isocalendar()[:2], WEEKS)
        + _last_of(newest_first, lambda moment: (moment.year, moment.month), MONTHS)
    )


def _last_of(
    newest_first: list[datetime], period: Callable[[datetime], object], count: int
) -> list[datetime]:
    last: dict[object, datetime] = {}
    for moment in newest_first:
        last.setdefault(period(moment), moment)
    return list(last.values())[:count]

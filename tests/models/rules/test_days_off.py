from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.days_off import (
    DayOff,
    DayOffReason,
    day_off,
    is_working_day,
    working_days_after,
    working_days_before,
)

CLOSURES = frozenset({date(2026, 11, 27), date(2026, 12, 23)})


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 3), "Långfredagen"),
        (date(2026, 6, 19), "Midsommarafton"),
        (date(2026, 12, 24), "Julafton"),
        (date(2026, 12, 25), "Juldagen"),
        (date(2026, 12, 31), "Nyårsafton"),
        (date(2027, 1, 1), "Nyårsdagen"),
        (date(2026, 1, 6), "Trettondedag jul"),
        (date(2026, 5, 1), "Första maj"),
        (date(2028, 6, 6), "Nationaldagen"),
        (date(2026, 12, 26), "Annandag jul"),
    ],
)
def test_holidays_and_eves_are_off_and_named(day: date, name: str) -> None:
    assert day_off(day) == DayOff(day, DayOffReason.HOLIDAY, name)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 11, 28), DayOffReason.WEEKEND),
        (date(2026, 11, 29), DayOffReason.WEEKEND),
        (date(2026, 11, 27), DayOffReason.CLOSURE),
        (date(2026, 12, 24), DayOffReason.HOLIDAY),
    ],
)
def test_a_day_off_says_why(day: date, reason: DayOffReason) -> None:
    found = day_off(day, CLOSURES)
    assert found is not None
    assert found.reason is reason


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2026, 12, 23), date(2026, 4, 2)])
def test_other_weekdays_are_working_days(day: date) -> None:
    assert is_working_day(day)


@pytest.mark.parametrize(
    "fridays_lost", [[date(2026, 4, 3), date(2026, 6, 19), date(2026, 12, 25), date(2027, 1, 1)]]
)
def test_the_sfi_groups_lose_these_fridays(fridays_lost: list[date]) -> None:
    fridays = [date(2026, 1, 2) + timedelta(weeks=n) for n in range(53)]
    assert [d for d in fridays if not is_working_day(d)] == sorted(
        [date(2026, 5, 1), *fridays_lost]
    )


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 11, 23), 4, date(2026, 11, 27)),
        (date(2026, 11, 24), 4, date(2026, 11, 30)),
        (date(2026, 11, 26), 4, date(2026, 12, 2)),
        (date(2026, 12, 22), 4, date(2026, 12, 30)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
        (date(2026, 11, 28), 0, date(2026, 11, 28)),
    ],
)
def test_working_days_are_counted_from_the_day_after(day: date, count: int, expected: date) -> None:
    assert working_days_after(day, count) == expected


def test_a_closure_is_no_working_day() -> None:
    assert working_days_after(date(2026, 11, 23), 4, CLOSURES) == date(2026, 11, 30)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 15))
def test_the_last_day_before_is_the_last_that_leaves_enough_working_days(
    day: date, count: int
) -> None:
    last = working_days_before(day, count, CLOSURES)
    assert is_working_day(last, CLOSURES)
    assert working_days_after(last, count, CLOSURES) <= day
    later = [last + timedelta(days=n) for n in range(1, (day - last).days + 1)]
    assert not any(
        is_working_day(d, CLOSURES) and working_days_after(d, count, CLOSURES) <= day for d in later
    )

from datetime import date

import pytest

from models.rules.calendar import add_months, birthday


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 23), 3, date(2027, 2, 23)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 5, 31), -3, date(2026, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(9999, 12, 31), 1, date.max),
        (date(1, 1, 1), -1, date.min),
    ],
)
def test_months_are_calendar_months_and_end_within_them(
    day: date, months: int, expected: date
) -> None:
    assert add_months(day, months) == expected


def test_who_is_born_on_leap_day_has_the_birthday_on_the_last_of_february() -> None:
    assert birthday(date(1996, 2, 29), 30) == date(2026, 2, 28)

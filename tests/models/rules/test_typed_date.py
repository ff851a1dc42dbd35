"""Days as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.typed_date import NoSuchDay, NotADay, read_day

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-24", TODAY),
        ("2026–11–24", TODAY),
        ("2026/11/24", TODAY),
        ("2026 11 24", TODAY),
        ("2026.1.2", date(2026, 1, 2)),
        ("20261124", TODAY),
        ("261124", TODAY),
        ("26-11-24", TODAY),
        ("850302", date(1985, 3, 2)),
        ("361231", date(2036, 12, 31)),
        ("371231", date(1937, 12, 31)),
        ("24/11", TODAY),
        (" 24 / 11 ", TODAY),
        ("24.11", TODAY),
        ("24.11.", TODAY),
        ("24/11 2027", date(2027, 11, 24)),
        ("24/11-27", date(2027, 11, 24)),
        ("24/11/2027", date(2027, 11, 24)),
        ("24.11.2027", date(2027, 11, 24)),
        ("3/1", date(2027, 1, 3)),
        ("30/6", date(2026, 6, 30)),
        ("20/11", date(2026, 11, 20)),
        ("24 nov", TODAY),
        ("24 nov.", TODAY),
        ("24nov", TODAY),
        ("24 November", TODAY),
        ("den 24:e november", TODAY),
        ("1 okt 1985", date(1985, 10, 1)),
        ("1 October, 1985", date(1985, 10, 1)),
        ("2 maj 85", date(1985, 5, 2)),
        ("2 may", date(2027, 5, 2)),
        ("idag", TODAY),
        ("I dag", TODAY),
        ("today", TODAY),
        ("imorgon", date(2026, 11, 25)),
        ("i morgon", date(2026, 11, 25)),
        ("tomorrow", date(2026, 11, 25)),
        ("igår", date(2026, 11, 23)),
        ("yesterday", date(2026, 11, 23)),
        ("i övermorgon", date(2026, 11, 26)),
        ("+7", date(2026, 12, 1)),
        ("+ 7", date(2026, 12, 1)),
        ("-3", date(2026, 11, 21)),
        ("−3", date(2026, 11, 21)),
        ("ons", date(2026, 11, 25)),
        ("Måndag", date(2026, 11, 30)),
        ("tis", date(2026, 12, 1)),  # today is "idag"
        ("tue", date(2026, 12, 1)),
        ("fri", date(2026, 11, 27)),
        ("lö", date(2026, 11, 28)),
    ],
)
def test_a_day_is_read_as_it_is_typed(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["", "  ", "\t\n", "\x00", "\ud800"])
def test_nothing_typed_is_no_day_and_no_fault(typed: str) -> None:
    assert read_day(typed, TODAY) is None


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("1985-02-30", NoSuchDay(1985, 2)),
        ("29/2", date(2028, 2, 29)),
        ("30 feb", NoSuchDay(2027, 2)),
        ("31/11", NoSuchDay(2027, 11)),
        ("2026-13-01", NoSuchDay(2026, 0)),
        ("0/0", NoSuchDay(2027, 0)),
        ("2026-00-10", NoSuchDay(2026, 0)),
    ],
)
def test_a_day_that_does_not_exist_says_what_its_month_has(typed: str, wrong: object) -> None:
    assert read_day(typed, date(2027, 11, 24)) == wrong


def test_a_month_knows_how_many_days_it_has_that_year() -> None:
    assert (NoSuchDay(1985, 2).days, NoSuchDay(1984, 2).days, NoSuchDay(1985, 4).days) == (
        28,
        29,
        30,
    )


@pytest.mark.parametrize(
    "typed",
    [
        "snart",
        "ju",
        "24",
        "1124",
        "m",
        "t",
        "+",
        "+12345",
        "24 x",
        "24 ju",
        "9999-01-01",
        "²/³",
    ],
)
def test_what_tells_no_day_is_none(typed: str) -> None:
    assert read_day(typed, TODAY) == NotADay()


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_written_out_is_that_day(day: date) -> None:
    assert read_day(day.isoformat(), TODAY) == read_day(f"{day:%Y%m%d}", TODAY) == day


@given(st.text())
def test_nothing_anybody_types_breaks_it(typed: str) -> None:
    read_day(typed, TODAY)

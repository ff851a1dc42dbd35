"""Which backups stay."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.store.thinning import DAYS, MONTHS, WEEKS, due, kept

NOW = datetime(2026, 3, 16, 15, 0, tzinfo=UTC)
_MOMENTS = st.lists(
    st.integers(0, 1_000_000).map(lambda minutes: NOW - timedelta(minutes=minutes)),
    max_size=60,
    unique=True,
)


@pytest.mark.parametrize(
    ("last", "changed", "is_due"),
    [
        (None, True, True),
        (None, False, False),
        (NOW - timedelta(minutes=29), True, False),
        (NOW - timedelta(minutes=30), True, True),
        (NOW - timedelta(days=3), False, False),
    ],
)
def test_a_backup_is_due_after_half_an_hours_work(
    last: datetime | None, *, changed: bool, is_due: bool
) -> None:
    assert due(last, NOW, changed=changed) is is_due


@given(_MOMENTS)
def test_the_newest_and_the_days_own_always_stay(taken: list[datetime]) -> None:
    staying = kept(taken, NOW)
    assert {moment for moment in taken if moment.date() == NOW.date()} <= staying
    assert max(taken, default=None) == max(staying, default=None)


@given(_MOMENTS)
def test_no_more_than_the_rule_stay_and_only_what_there_was(taken: list[datetime]) -> None:
    staying = kept(taken, NOW)
    assert staying <= set(taken)
    assert len([m for m in staying if m.date() < NOW.date()]) <= DAYS + WEEKS + MONTHS


@given(_MOMENTS)
def test_thinning_twice_evicts_nothing_more(taken: list[datetime]) -> None:
    assert kept(kept(taken, NOW), NOW) == kept(taken, NOW)


@given(_MOMENTS, st.data())
def test_what_was_evicted_would_not_have_stayed_later(
    taken: list[datetime], data: st.DataObject
) -> None:
    days = data.draw(st.lists(st.integers(1, 400), max_size=20, unique=True))
    new = {NOW + timedelta(days=day) for day in days}
    later = max(new, default=NOW)
    assert kept(kept(taken, NOW) | new, later) == kept(set(taken) | new, later)


def test_a_year_of_half_hourly_backups_leaves_days_weeks_and_months() -> None:
    present: frozenset[datetime] = frozenset()
    start = datetime(2025, 3, 16, 8, 0, tzinfo=UTC)
    times = [start + timedelta(days=n // 4, minutes=30 * (n % 4)) for n in range(366 * 4)]
    for now in times:
        present = kept(present | {now}, now)
    ages = sorted((times[-1] - moment).days for moment in present)
    assert ages[:4] == [0, 0, 0, 0]
    assert ages[4:15] == list(range(1, 12))
    assert ages[-1] >= 225
    assert len(present) <= 4 + DAYS + WEEKS + MONTHS


def test_a_holiday_evicts_nothing() -> None:
    taken = [NOW - timedelta(days=days) for days in range(30, 42)]
    assert kept(taken, NOW) == set(taken)

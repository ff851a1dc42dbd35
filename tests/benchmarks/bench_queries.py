"""The search at 100 000 persons and the work queue at 10 000 and 100 000 cases, in stores of one run."""

import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from models.queries.search import is_stale, search
from models.queries.work_queue import work_queue
from models.store.database import Store
from models.store.throwaway import throwaway_store
from tests.benchmarks.figure import Figure
from tests.models.queries.crowd import Someone, crowd, fill

_SMALL, _LARGE = 10_000, 100_000
_TODAY = date(2026, 11, 24)
_SPREAD = 400  # days over which what waits falls due
_QUERIES = 40  # of each kind
_TIMES = 30
_SEARCH_MS, _GROWTH = 20.0, 1.5


def run() -> tuple[Figure, ...]:
    """Return how long searches and the queue take, and how the queue grows with ten times the cases."""
    with _store(_SMALL) as (store, _):
        small = _queue(store)
    with _store(_LARGE) as (store, people):
        large = _queue(store)
        found = {kind: _search(store, typed) for kind, typed in _typed(people).items()}
        stale = _seconds(store, 1, is_stale)
    times = sorted(chain.from_iterable(found.values()))
    middle, growth = median(times) * 1000, large / small
    return (
        Figure(
            f"search at {_LARGE} persons, median",
            middle,
            "ms",
            f"< {_SEARCH_MS:g} ms",
            holds=middle < _SEARCH_MS,
        ),
        Figure(
            f"search at {_LARGE} persons, 19 of 20 within", quantiles(times, n=20)[-1] * 1000, "ms"
        ),
        *(Figure(f"  {kind}", median(taken) * 1000, "ms") for kind, taken in found.items()),
        Figure(f"search table of {_LARGE} persons looked over", stale[0] * 1000, "ms"),
        Figure(f"work queue at {_SMALL} cases", small * 1000, "ms"),
        Figure(f"work queue at {_LARGE} cases", large * 1000, "ms"),
        Figure(
            f"work queue at {_LARGE} / at {_SMALL} cases",
            growth,
            "x",
            f"<= {_GROWTH} x",
            holds=growth <= _GROWTH,
        ),
    )


@contextmanager
def _store(count: int) -> Iterator[tuple[Store, list[Someone]]]:
    people = list(crowd(count, random.Random(count)))  # noqa: S311 - the same people each time
    with TemporaryDirectory() as folder:
        store = throwaway_store(Path(folder), clock=lambda: datetime(2026, 11, 24, tzinfo=UTC))
        fill(store, iter(people), lambda n: _TODAY + timedelta(days=n % _SPREAD - _SPREAD // 2))
        yield store, people
        store.close()


def _typed(people: list[Someone]) -> dict[str, list[str]]:
    """Return what people type, by kind."""
    chance = random.Random(20)  # noqa: S311 - the same queries each time
    asked = chance.sample(people, _QUERIES)
    return {
        "whole name": [f"{one.given} {one.family}" for one in asked],
        "part of a name": [one.family[:5] for one in asked],
        "two beginnings": [f"{one.given[:3]} {one.family[:4]}" for one in asked],
        "one slip": [f"{one.given} {one.family[:2]}{one.family[3:]}" for one in asked],
        "ten digits": [one.number[2:] for one in asked],
        "date of birth": [one.number[:8] for one in asked],
        "case number": [one.case_number for one in asked],
    }


def _queue(store: Store) -> float:
    return median(_seconds(store, _TIMES, lambda s: work_queue(s, until=_TODAY)))


def _search(store: Store, typed: Iterable[str]) -> list[float]:
    one_of = [lambda s, wanted=wanted: search(s, wanted) for wanted in typed]
    return [seconds for look in one_of for seconds in _seconds(store, 1, look)]


def _seconds(store: Store, times: int, look: Callable[..., object]) -> list[float]:
    """Return how long each look took, the session's own opening included."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        with store.read() as session:
            look(session)
        taken.append(perf_counter() - start)
    return taken

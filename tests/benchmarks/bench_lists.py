"""A long list against bare openpyxl writing the same cells, both in one run."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from statistics import median
from time import perf_counter

from openpyxl import Workbook

from documents.sheet import Heading
from documents.weekly_follow_up import WEEKLY_FOLLOW_UP
from models.queries.list_rows import FollowUpRow
from models.vocabulary import NextStep
from tests.benchmarks.figure import Figure

_ROWS = 10_000
_TIMES = 5
_AIM = 1.2


def run() -> tuple[Figure, ...]:
    """Return the time of a list of 10 000 rows, and its share of openpyxl's time for the same cells."""
    rows = _rows()
    heading = Heading("Sekretess", "Karin Ek", datetime(2026, 11, 24, 14, 2, tzinfo=UTC))
    ours = _seconds(lambda: WEEKLY_FOLLOW_UP.write(rows, heading, str))
    ratio = ours / _seconds(lambda: _bare(rows))
    return (
        Figure(f"list of {_ROWS} rows", ours, "s"),
        Figure(
            f"list of {_ROWS} rows / bare openpyxl", ratio, "x", f"<= {_AIM} x", holds=ratio <= _AIM
        ),
    )


def _rows() -> tuple[FollowUpRow, ...]:
    steps = tuple(NextStep)
    day = date(2026, 11, 24)
    return tuple(
        FollowUpRow(
            case_number=f"2026-{n:05}",
            name=f"Öhrström, Maria {n}",
            born=date(1985, 4, 12),
            next_step=steps[n % len(steps)],
            due=day + timedelta(days=n % 30),
            days_left=n % 30,
            rule="Q2",
            last_contact=day - timedelta(days=n % 90),
            caseworker="Karin Ek",
        )
        for n in range(_ROWS)
    )


def _bare(rows: tuple[FollowUpRow, ...]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    columns = WEEKLY_FOLLOW_UP.columns
    for row in rows:
        sheet.append([column.key(row) for column in columns])
    memory = BytesIO()
    book.save(memory)
    return memory.getvalue()


def _seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_TIMES):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return median(times)

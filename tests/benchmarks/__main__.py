"""Prints one table of medians and ratios, all from this one run: `make bench`."""

import sys
from collections.abc import Iterable
from importlib import import_module

from tests.benchmarks.figure import Figure

BENCHES = ("bench_letters", "bench_lists", "bench_store", "bench_queries", "bench_window")


def line(figure: Figure) -> str:
    """Return a figure as one line of the table."""
    verdict = {True: "holds", False: "MISSED", None: ""}[figure.holds]
    return f"{figure.name:<58} {figure.value:>12,.2f} {figure.unit:<8} {figure.aim:<12} {verdict}".rstrip()


def table(figures: Iterable[Figure]) -> tuple[str, ...]:
    """Return the whole table, heading first."""
    heading = f"{'what':<58} {'value':>12} {'unit':<8} {'aim':<12} verdict"
    return (heading, "-" * len(heading), *map(line, figures))


def main() -> int:
    """Run every bench and return 1 if an aim was missed."""
    figures = [
        figure for name in BENCHES for figure in import_module(f"tests.benchmarks.{name}").run()
    ]
    print(*table(figures), sep="\n")  # noqa: T201 - a table to read is what this command is for
    return int(any(figure.holds is False for figure in figures))


if __name__ == "__main__":
    sys.exit(main())

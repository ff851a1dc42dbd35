import pytest

from tests.benchmarks.__main__ import line, table
from tests.benchmarks.figure import Figure


@pytest.mark.parametrize(
    ("holds", "last_word"),
    [(True, "holds"), (False, "MISSED"), (None, "ms")],
    ids=["met", "missed", "told"],
)
def test_a_line_ends_with_what_became_of_its_aim(holds: bool | None, last_word: str) -> None:
    assert line(Figure("search", 12.5, "ms", holds=holds)).split()[-1] == last_word


def test_the_table_keeps_its_columns_under_each_other() -> None:
    heading, _, first, second = table(
        [Figure("a", 1, "ms"), Figure("a longer name", 12345.678, "s", "<= 1")]
    )
    assert first.index("1.00") + 4 == second.index("12,345.68") + 9 == heading.index("value") + 5

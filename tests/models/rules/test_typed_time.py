"""Times as people type them."""

from datetime import time

import pytest

from models.rules.typed_time import read_time


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9", time(9)),
        ("9.00", time(9)),
        ("09:30", time(9, 30)),
        ("0930", time(9, 30)),
        (" 13 15 ", time(13, 15)),
        ("kl. 9.00", time(9)),
        ("0", time(0)),
        ("23.59", time(23, 59)),
        ("24.00", None),
        ("9.60", None),
        ("9.5", None),
        ("nine", None),
        ("", None),
    ],
)
def test_a_time_is_read_as_it_was_meant(typed: str, meant: time | None) -> None:
    assert read_time(typed) == meant

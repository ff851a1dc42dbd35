"""A row comes back from the history as it was."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Column, Date, LargeBinary, MetaData, Numeric, Table, Time, Uuid
from sqlalchemy.types import TypeEngine

from models.base import CleanText, Json, UtcTime, Word, new_id
from models.store.images import image, read_image
from models.vocabulary import Channel


@pytest.mark.parametrize(
    ("column", "value"),
    [
        (CleanText(), "Åsa\nÖ \u2028"),
        (UtcTime(), datetime(2026, 3, 16, 9, 0, 0, 1, tzinfo=UTC)),
        (UtcTime(), datetime(2026, 3, 16, 9, tzinfo=timezone(timedelta(hours=1)))),
        (Date(), date(1985, 4, 12)),
        (Time(), time(9, 30)),
        (Uuid(), new_id()),
        (Numeric(), Decimal("1.50")),
        (LargeBinary(), b"\0\xff"),
        (Word(Channel), Channel.SMS),
        (Json, {"a": [1, None]}),
        (Json, [1]),
        (CleanText(), None),
    ],
)
def test_a_value_comes_back_as_it_was(column: TypeEngine[Any], value: object) -> None:
    table = Table("t", MetaData(), Column("x", column))
    kept = read_image(image({"x": value}), table)
    assert kept == {"x": value}
    assert type(kept["x"]) is type(value)


def test_a_column_that_is_gone_is_left_out() -> None:
    assert read_image(image({"old": 1}), Table("t", MetaData(), Column("new", Date()))) == {}

"""Rows in pages: only what is scrolled to is read, and reading again reads as far as before."""

import pytest
from pytestqt.modeltest import ModelTester

from documents.sheet import Column
from ui.i18n import translator
from ui.widgets.paged import PAGE, PagedModel

ROWS = [f"{n:04}" for n in range(2 * PAGE + 20)]


@pytest.fixture
def asked() -> list[tuple[int, int]]:
    return []


@pytest.fixture
def model(qapp: object, asked: list[tuple[int, int]]) -> PagedModel[str]:
    def read(limit: int, offset: int) -> list[str]:
        asked.append((limit, offset))
        return ROWS[offset : offset + limit]

    columns: tuple[Column[str], ...] = (Column("Name", lambda row: row),)
    made = PagedModel(columns, translator())
    made.read_from(read)
    return made


def read_all(model: PagedModel[str]) -> None:
    while model.canFetchMore(model.index(-1, -1)):
        model.fetchMore(model.index(-1, -1))


def test_qt_finds_no_fault(model: PagedModel[str], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_every_row_is_read_once_and_in_order(
    model: PagedModel[str], asked: list[tuple[int, int]]
) -> None:
    read_all(model)
    assert list(model.rows) == ROWS
    assert asked == [(PAGE, 0), (PAGE, PAGE), (PAGE, 2 * PAGE)]


def test_reading_again_reads_as_far_as_before(
    model: PagedModel[str], asked: list[tuple[int, int]]
) -> None:
    model.fetchMore(model.index(-1, -1))
    model.read_from(lambda limit, offset: ROWS[: limit - offset])
    assert len(model.rows) == 2 * PAGE


def test_an_empty_source_has_no_more(model: PagedModel[str]) -> None:
    model.read_from(lambda _limit, _offset: [])
    assert not model.canFetchMore(model.index(-1, -1))

"""A desk to work at, looked over when the test is done: what must always hold, holds then too."""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from models.store.throwaway import throwaway_store
from tests.models.desk import MONDAY, Clock, Desk, amiss

_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - where it exists a commit waits for no disk


@pytest.fixture(scope="session")
def untouched() -> Iterator[tuple[Desk, bytes]]:
    """Give one desk for all tests, and its file as it was before the first: making one is slow."""
    with TemporaryDirectory(dir=_IN_MEMORY if _IN_MEMORY.is_dir() else None) as folder:
        clock = Clock(datetime.combine(MONDAY, time(8), UTC))
        store = throwaway_store(Path(folder), clock=clock, who="Karin Ek")
        desk = Desk(store, clock)
        yield desk, store.file.read_bytes()
        store.close()


@pytest.fixture
def desk(untouched: tuple[Desk, bytes]) -> Iterator[Desk]:
    desk, file = untouched
    desk.store.engine.dispose()
    desk.store.file.write_bytes(file)
    desk.go_to(MONDAY)
    yield desk
    assert amiss(desk) == []

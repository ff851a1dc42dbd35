"""One demonstration for all tests of what joins things: living its weeks takes seconds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from models.store.database import Store
from tests.models.desk import MONDAY
from ui.desk.letters import Templates
from ui.desk.tour import Toured, demo_store, demo_week
from ui.i18n import translator

PEOPLE = 40  # more than there are situations, so that each of them occurs


@dataclass(frozen=True)
class Tour:
    """A tour that was made, its store still open."""

    store: Store
    templates: Templates
    folder: Path
    toured: Toured
    today: date
    before: int  # the number of the last log line before the week


@pytest.fixture(scope="session")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tour]:
    folder = tmp_path_factory.mktemp("tour")
    with demo_store(MONDAY, translator(), people=PEOPLE) as (store, templates):
        before = store.head().number
        toured = demo_week(store, templates, folder, translator())
        yield Tour(store, templates, folder, toured, MONDAY, before)

"""One demonstration for all tests of what joins things: living its weeks takes seconds, copying it does not."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.store.database import Store
from tests.models.desk import MONDAY
from ui.application import Workplace
from ui.desk.demo import OfficeClock, opening_time
from ui.desk.letters import Templates
from ui.desk.tour import Toured, demo_store, demo_week
from ui.i18n import translator
from ui.jobs import Jobs
from ui.look.look import Look, apply
from ui.look.tokens import LIGHT

PEOPLE = 40  # more than there are situations, so that each of them occurs


@dataclass(frozen=True)
class Morning:
    """The demonstration's vault as it stands this Monday morning, to be copied."""

    file: Path
    key: bytes
    who: str
    today: date
    templates: Templates

    def opened(self, folder: Path) -> Store:
        """Return a store of its own on a copy of the vault."""
        file = Path(shutil.copy(self.file, folder / "stegvis.db"))
        clock = OfficeClock(opening_time(self.today))
        return Store(file, self.key, site="main", who=self.who, clock=clock)


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
def morning(tmp_path_factory: pytest.TempPathFactory) -> Morning:
    """Give the demonstration's vault, lived through once."""
    return _lived(tmp_path_factory.getbasetemp())


@cache  # once in a run, also where another folder's tests take the fixture over
def _lived(folder: Path) -> Morning:
    file = folder / "morning.db"
    with demo_store(MONDAY, translator(), people=PEOPLE) as (store, templates):
        shutil.copy(store.file, file)
        return Morning(file, store._key, store.who, MONDAY, templates)


@pytest.fixture(scope="session")
def tour(morning: Morning, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tour]:
    folder = tmp_path_factory.mktemp("tour")
    store = morning.opened(tmp_path_factory.mktemp("toured"))
    before = store.head().number
    toured = demo_week(store, morning.templates, folder, translator())
    yield Tour(store, morning.templates, folder, toured, MONDAY, before)
    store.close()


@pytest.fixture
def workplace(qtbot: QtBot, morning: Morning, tmp_path: Path) -> Iterator[Workplace]:
    """Give the workplace of a window on a copy of the demonstration's vault."""
    store = morning.opened(tmp_path)
    look = Look(LIGHT)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    if not application.property("looks"):  # once: a sheet is slow to set
        apply(application, look)
        application.setProperty("looks", True)
    workplace = Workplace(store, Jobs(), look, translator("en"))
    yield workplace
    workplace.jobs.finish()
    _let_go_of_windows()
    workplace.deleteLater()
    store.close()


@pytest.fixture
def settled(workplace: Workplace, qtbot: QtBot) -> Callable[[], None]:
    """Give what waits until every job is done and what it told has arrived."""

    def settle() -> None:
        workplace.jobs.finish()
        QCoreApplication.processEvents()

    return settle


def _let_go_of_windows() -> None:
    """Delete the windows a test left, for real: pytest-qt only closes them."""
    for window in QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

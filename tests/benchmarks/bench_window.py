"""The window: how soon it is there, how soon it answers, and how long it ever keeps one waiting."""

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from math import inf
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from models.vocabulary import NextStep
from tests.benchmarks.figure import Figure
from tests.models.queries.crowd import crowd, fill
from tests.ui.hands import type_text
from ui.application import Workplace
from ui.desk.office import begin
from ui.desk.tour import demo_store
from ui.i18n import translator
from ui.jobs import Jobs
from ui.look.look import Look, apply
from ui.look.tokens import LIGHT
from ui.main_window import MainWindow
from ui.open_window import open_window
from ui.screens import let_go, screens

_TODAY = date(2026, 11, 24)
_LIVED, _CASES, _PERSONS = 60, 10_000, 100_000
_SPREAD = 400  # days over which what waits falls due
_STARTS, _ROUNDS = 7, 3
_BEATS = 60  # milliseconds, at least, that a page is watched
_REST = 150  # milliseconds
_START_RATIO, _UNLOCK_S, _SEARCH_MS, _PAGE_MS, _BLOCK_MS = 1.5, 1.5, 100.0, 100.0, 50.0
_TYPED = ("lindg", "bergs", "hjälm", "8504", "2026-01", "karin ek", "sjöströn")
_BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, QApplication.quit)
application = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
application.exec()
"""
_OURS = """
import sys
from datetime import datetime
from pathlib import Path
from ui.crash import Crashes
now = lambda: datetime.now().astimezone()
crashes = Crashes(now)
crashes.install()
from PySide6.QtWidgets import QApplication
from ui.program import Program, World
application = QApplication([])
folder = Path(sys.argv[1])
world = World(now, folder / "preferences.toml", folder, ("true",), lambda: None, lambda: None)
program = Program(application, world, crashes)
program._load_the_rest = application.quit
program.start()
application.exec()
"""


def run() -> tuple[Figure, ...]:
    """Return start, unlocking, search, page changes and the longest wait."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    apply(application, Look(LIGHT))
    with _workplace(_CASES) as workplace:
        opened, window = _opening(workplace)
        pages, waits = _visit(window)
        let_go(window)
    with _workplace(_PERSONS) as workplace:
        searches = _search(workplace)
    return (
        _start(),
        _below(
            f"unlock to today's page at {_CASES} cases, beyond key derivation",
            opened,
            "s",
            _UNLOCK_S,
        ),
        _below(
            f"search at {_PERSONS} persons, key press to hits shown",
            median(searches) * 1000,
            "ms",
            _SEARCH_MS,
        ),
        _below("page change, median", median(pages.values()) * 1000, "ms", _PAGE_MS),
        *(Figure(f"  {name}", seconds * 1000, "ms") for name, seconds in pages.items()),
        _below(
            f"longest wait on the UI thread at {_CASES} cases",
            max(waits.values()) * 1000,
            "ms",
            _BLOCK_MS,
        ),
        *(Figure(f"  {name}", seconds * 1000, "ms") for name, seconds in _longest(waits)),
    )


def _below(name: str, value: float, unit: str, most: float) -> Figure:
    return Figure(name, value, unit, f"<= {most:g} {unit}", holds=value <= most)


def _longest(waits: dict[str, float]) -> list[tuple[str, float]]:
    return sorted(waits.items(), key=lambda item: -item[1])[:5]


@contextmanager
def _workplace(cases: int) -> Iterator[Workplace]:
    """Give the workplace of an office with a lived-in past and that many cases."""
    with demo_store(_TODAY, translator(), people=_LIVED) as (store, _):
        people = crowd(cases - _LIVED, random.Random(1))  # noqa: S311 - invented people
        fill(
            store,
            people,
            lambda n: _TODAY + timedelta(days=n % _SPREAD - 2),
            NextStep.BOOK_FIRST_VISIT,
        )
        begin(store)
        workplace = Workplace(store, Jobs(), Look(LIGHT), translator())
        yield workplace
        workplace.jobs.finish()


def _start() -> Figure:
    with TemporaryDirectory() as folder:
        for program in (_BARE, _OURS):  # not counted: modules are compiled when it is installed
            _seconds_of(program, folder)
        bare, ours = [], []
        for _ in range(_STARTS):
            bare.append(_seconds_of(_BARE, folder))
            ours.append(_seconds_of(_OURS, folder))
    ratio = median(ours) / median(bare)
    return _below("process start to first paint, ours / a bare Qt window", ratio, "x", _START_RATIO)


def _seconds_of(program: str, folder: str) -> float:
    root = Path(__file__).parents[2]
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": folder}
    start = perf_counter()
    subprocess.run(
        [sys.executable, "-c", program, folder], check=True, cwd=root, env=os.environ | compiled
    )
    return perf_counter() - start


def _opening(workplace: Workplace) -> tuple[float, MainWindow]:
    start = perf_counter()
    begin(workplace.store)
    window = open_window(
        Workplace(workplace.store, workplace.jobs, Look(LIGHT), workplace.translate)
    )
    window.show()
    QCoreApplication.processEvents()
    return perf_counter() - start, window


def _visit(window: MainWindow) -> tuple[dict[str, float], dict[str, float]]:
    """Return how long each page takes to stand there, and the longest the UI thread was held meanwhile."""
    pages: dict[str, float] = {}
    waits: dict[str, float] = {}
    for screen in screens(window.workplace) * _ROUNDS:
        gaps = _gaps(lambda place=screen.place: window.go(place))  # type: ignore[misc]
        pages[screen.name] = min(pages.get(screen.name, inf), gaps[0])
        waits[screen.name] = min(waits.get(screen.name, inf), max(gaps))
    return pages, waits


def _gaps(action: Callable[[], None]) -> list[float]:
    """Do something from the event loop; return how long the loop then was held, turn by turn, until it rests."""
    loop, beat, gaps = QEventLoop(), QTimer(), list[float]()
    last = perf_counter()

    def note() -> None:
        nonlocal last
        now = perf_counter()
        gaps.append(now - last)
        last = now
        if len(gaps) >= _BEATS:
            loop.quit()

    beat.timeout.connect(note)
    beat.setInterval(1)
    QTimer.singleShot(0, action)
    beat.start()
    loop.exec()
    beat.stop()
    return gaps


def _search(workplace: Workplace) -> list[float]:
    """Return the seconds from the last key to the shown hits, for each thing typed."""
    window = open_window(workplace)
    window.show()
    window.activateWindow()
    search = window.search_panel
    taken = []
    for typed in _TYPED * _ROUNDS:
        search.focus()
        search.field.clear()
        type_text(search.field, typed[:-1])
        _rest()
        start = perf_counter()
        type_text(search.field, typed[-1])
        while search._pause.isActive():
            QCoreApplication.processEvents()
        QCoreApplication.processEvents()
        taken.append(perf_counter() - start)
        search.give_up()
    let_go(window)
    return taken


def _rest() -> None:
    """Let what is under way come to its end."""
    loop = QEventLoop()
    QTimer.singleShot(_REST, loop.quit)
    loop.exec()

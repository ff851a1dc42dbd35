"""The demonstration's window: it says what it is, shows what waits, and leaves nothing behind."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QTableView
from pytestqt.qtbot import QtBot

from models.errors import CouldNotWrite
from models.store.database import Store
from tests.ui.conftest import Tour
from ui import demo_window
from ui.demo_window import DemoWindow
from ui.desk import tour as tour_module
from ui.desk.letters import Templates
from ui.i18n import Translator, translator

Held = AbstractContextManager[tuple[Store, Templates]]


@pytest.fixture
def held(tour: Tour, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let the window hold the tour's store; give what became of it."""
    told: list[str] = []

    @contextmanager
    def lend(_: date, __: Translator) -> Iterator[tuple[Store, Templates]]:
        told.append("opened")
        yield tour.store, tour.templates
        told.append("let go")

    monkeypatch.setattr(demo_window, "demo_store", lend)
    return told


def opened(qtbot: QtBot, today: date, language: str = "en") -> DemoWindow:
    window = DemoWindow(translator(language), today)
    qtbot.addWidget(window)
    window.show()
    return window


def table(window: DemoWindow) -> QTableView:
    (found,) = window.findChildren(QTableView)
    return found


def line(window: DemoWindow) -> str:
    return window._page.findChildren(QLabel)[0].text()


@pytest.mark.parametrize(("language", "words"), [("sv", "DEMONSTRATION"), ("en", "DEMONSTRATION")])
def test_it_cannot_be_mistaken_for_a_real_one(
    qtbot: QtBot, tour: Tour, held: list[str], language: str, words: str
) -> None:
    window = opened(qtbot, tour.today, language)
    assert words in window.windowTitle()
    qtbot.waitUntil(lambda: "emonstration" in line(window))
    window.close()


def test_it_shows_what_waits_the_oldest_first(qtbot: QtBot, tour: Tour, held: list[str]) -> None:
    window = opened(qtbot, tour.today)
    assert line(window) == "Preparing the demonstration …"
    qtbot.waitUntil(lambda: table(window).model().rowCount() > 0)
    model = table(window).model()
    due = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert due == sorted(due)
    assert line(window) == f"Demonstration: every person is invented. {len(due)} cases wait."
    window.close()


def test_what_it_shows_has_a_name_for_who_cannot_see_it(
    qtbot: QtBot, tour: Tour, held: list[str]
) -> None:
    window = opened(qtbot, tour.today)
    assert table(window).accessibleName() == "Work queue"
    window.close()


def test_closed_it_holds_nothing(qtbot: QtBot, tour: Tour, held: list[str]) -> None:
    window = opened(qtbot, tour.today)
    window.close()
    assert held == ["opened", "let go"]


def test_the_demonstrations_folder_is_gone_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with tour_module.demo_store(date(2026, 11, 23), translator(), people=1) as (store, _):
        assert store.file.is_relative_to(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_the_world_does_is_told_in_the_window(
    qtbot: QtBot, tour: Tour, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: date, __: Translator) -> Held:
        raise CouldNotWrite(Path("stegvis.db"), "No space left on device")

    monkeypatch.setattr(demo_window, "demo_store", full)
    window = opened(qtbot, tour.today)
    qtbot.waitUntil(lambda: "could not be written" in line(window))
    window.close()


def test_a_bug_of_ours_is_not_swallowed(
    qtbot: QtBot, tour: Tour, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(_: date, __: Translator) -> Held:
        raise KeyError("ours")

    monkeypatch.setattr(demo_window, "demo_store", wrong)
    with qtbot.captureExceptions() as caught:
        window = opened(qtbot, tour.today)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is KeyError
    window.close()

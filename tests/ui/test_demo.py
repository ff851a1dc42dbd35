"""The demonstration: the real window over invented people, marked as what it is, and gone afterwards."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.errors import CouldNotWrite
from tests.ui.conftest import Morning
from ui import demo as demo_module
from ui.demo import Demo
from ui.preferences import Preferences
from ui.screens import let_go

Begin = Callable[[], Demo]


@pytest.fixture
def begun(
    qtbot: QtBot, morning: Morning, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Begin]:
    """Give what begins a demonstration on the vault that was lived through already."""
    made: list[Demo] = []
    restarted: list[bool] = []

    @contextmanager
    def lend(*_: object, **__: object) -> Iterator[tuple[Any, Any]]:
        store = morning.opened(tmp_path)
        yield store, morning.templates
        store.close()

    monkeypatch.setattr(demo_module, "demo_store", lend)

    def begin() -> Demo:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        demo = Demo(
            application,
            date(2026, 11, 23),
            Preferences(language="en"),
            lambda: restarted.append(True),
        )
        made.append(demo)
        demo.start()
        return demo

    yield begin
    for demo in made:
        demo._end()
        demo._waiting.close()
        demo._waiting.deleteLater()
        if demo.window is not None:
            let_go(demo.window)
        demo.deleteLater()


def _opened(begin: Begin, qtbot: QtBot) -> Demo:
    demo = begin()
    qtbot.waitUntil(lambda: demo.window is not None, timeout=20_000)
    return demo


def test_it_cannot_be_mistaken_for_a_real_one(begun: Begin, qtbot: QtBot) -> None:
    demo = _opened(begun, qtbot)
    assert demo.window is not None
    assert "DEMONSTRATION" in demo.window.windowTitle()
    assert demo.window.workplace.watermark == "EXAMPLE"
    assert demo.window.workplace.vault is None


def test_it_takes_another_language_at_once(begun: Begin, qtbot: QtBot) -> None:
    demo = _opened(begun, qtbot)
    assert demo.window is not None
    workplace = demo.window.workplace
    workplace.preferences_wanted.emit(replace(workplace.preferences, language="sv"))
    assert demo.window.windowTitle().startswith("Idag")


def test_locking_it_begins_it_anew(
    begun: Begin, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo = _opened(begun, qtbot)
    ended: list[bool] = []
    monkeypatch.setattr(demo, "_restart", lambda: ended.append(True))
    monkeypatch.setattr(demo._application, "quit", lambda: None)
    assert demo.window is not None
    demo.window.workplace.lock_wanted.emit()
    assert ended == [True]


def test_no_room_for_it_is_said(
    begun: Begin, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise CouldNotWrite(Path("stegvis.db"), "disk full")

    monkeypatch.setattr(demo_module, "demo_store", full)
    demo = begun()
    qtbot.waitUntil(lambda: "disk full" in demo.said.text())


def test_its_folder_is_gone_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ui.desk.tour import demo_store
    from ui.i18n import translator

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with demo_store(date(2026, 11, 23), translator(), people=1) as (store, _):
        assert store.file.exists()
    assert list(tmp_path.iterdir()) == []

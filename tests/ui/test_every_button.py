"""Way 5 of decisions.md: every button that can be pressed does something, and none says saved of what is not."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Morning
from tests.ui.disk import Disk
from tests.ui.pressing import Presser, click, settle
from ui.application import Workplace
from ui.i18n import translator
from ui.jobs import Jobs
from ui.look.look import Look, apply
from ui.look.tokens import LIGHT
from ui.main_window import MainWindow
from ui.open_window import open_window
from ui.pages.letters import sending as letters_sending
from ui.pages.lists import page as lists
from ui.places import Place
from ui.screens import let_go, screens
from ui.widgets.buttons import push

pytestmark = pytest.mark.slow


class World:
    """What is asked of the world around the window: folders, files, programs, the program itself."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked = 0
        for name, answer in (
            ("getExistingDirectory", str(folder)),
            ("getSaveFileName", ("", "")),
            ("getOpenFileName", ("", "")),
        ):
            monkeypatch.setattr(QFileDialog, name, self._answering(answer))
        monkeypatch.setattr(QDesktopServices, "openUrl", self._answering(answer=True))
        for module in (letters_sending, lists):
            monkeypatch.setattr(module, "find_program", lambda: None)

    def hear(self, workplace: Workplace) -> None:
        """Count what the window asks of the program."""
        for signal in (
            workplace.lock_wanted,
            workplace.restore_wanted,
            workplace.preferences_wanted,
        ):
            signal.connect(self._count)

    def _count(self, *_: object) -> None:
        self.asked += 1

    def _answering(self, answer: Any) -> Callable[..., Any]:
        def asked(*_: object, **__: object) -> Any:
            self.asked += 1
            return answer

        return asked


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    folder = tmp_path / "Brev"
    folder.mkdir()
    return World(folder, monkeypatch)


@pytest.fixture
def fresh(
    qtbot: QtBot, morning: Morning, tmp_path: Path, world: World
) -> Iterator[Callable[[], MainWindow]]:
    """Give what opens a window on a new copy of the vault, in place of the one before."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    look, opened = Look(LIGHT), list[MainWindow]()
    apply(application, look)

    def close() -> None:
        for window in opened:
            window.workplace.jobs.finish()
            let_go(window)
            window.workplace.store.close()
        opened.clear()

    def open_one() -> MainWindow:
        close()
        workplace = Workplace(morning.opened(tmp_path), Jobs(), look, translator("en"))
        world.hear(workplace)
        window = open_window(workplace)
        window.show()
        opened.append(window)
        return window

    yield open_one
    close()


def every_place(window: MainWindow) -> dict[str, Place]:
    return {screen.name: screen.place for screen in screens(window.workplace)}


def test_every_button_does_something(fresh: Callable[[], MainWindow], world: World) -> None:
    presser = Presser(fresh, lambda: world.asked)
    assert list(presser.dead(every_place)) == []
    assert presser.pressed > 80


def test_a_button_that_does_nothing_is_reported(
    fresh: Callable[[], MainWindow], world: World
) -> None:
    def with_dead_button() -> MainWindow:
        window = fresh()
        layout = window._frame.foot.layout()
        assert layout is not None
        layout.addWidget(push(window.workplace.look, "Dead", lambda: None))
        return window

    presser = Presser(with_dead_button, lambda: world.asked)
    assert list(presser.dead(lambda _: {"help": Place("help")})) == ["help: Dead (QPushButton)"]


def test_no_button_says_saved_while_nothing_can_be(
    fresh: Callable[[], MainWindow], world: World
) -> None:
    disk, lied = Disk(), list[str]()

    def press(window: MainWindow, button: QAbstractButton) -> None:
        state, head, words = window._frame.top, window.workplace.store.head(), button.text()
        before = state.state
        disk.fill()
        try:
            click(button)
            settle(window)
        finally:
            disk.empty()
        if window.workplace.store.head() != head or state.state not in {before, "Not saved"}:
            lied.append(words)

    presser = Presser(fresh, lambda: world.asked, press)
    list(presser.dead(every_place))
    assert lied == []

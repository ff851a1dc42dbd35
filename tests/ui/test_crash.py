"""An error nobody expected: told once at a time, calmly, in whichever thread it happened."""

import sys
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from ui.crash import Crashes
from ui.crash_dialog import CrashDialog
from ui.i18n import translator
from ui.look.look import Look
from ui.look.tokens import LIGHT

CANARY = "Kanarie Fågelsång"
AT = datetime(2026, 11, 24, 13, 47).astimezone()


class Shown:
    """Opens dialogs and remembers them."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.dialogs: list[CrashDialog] = []

    def __call__(self, report: str) -> QDialog:
        dialog = CrashDialog(Look(LIGHT), translator("en"), report, "13.45", None)
        self._qtbot.addWidget(dialog)
        dialog.open()
        self.dialogs.append(dialog)
        return dialog


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


@pytest.fixture
def crashes(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> Iterator[Crashes]:
    """Give the hooks, installed as the program has them and taken out afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    crashes = Crashes(lambda: AT)
    crashes.install()
    crashes.show_with(shown)
    yield crashes
    for dialog in shown.dialogs:
        dialog.close()


def fail() -> None:
    raise ValueError(CANARY)


def heard(crashes: Crashes, error: Exception) -> None:
    crashes.hear(type(error), error, error.__traceback__)


def test_an_error_in_a_slot_becomes_a_dialog(qtbot: QtBot, crashes: Crashes, shown: Shown) -> None:
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: len(shown.dialogs) == 1)
    report = shown.dialogs[0].report.toPlainText()
    assert "builtins.ValueError" in report
    assert "fail" in report
    assert CANARY not in report


def test_an_error_in_another_thread_becomes_a_dialog(
    qtbot: QtBot, crashes: Crashes, shown: Shown
) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(shown.dialogs) == 1)


def test_there_are_never_two_dialogs_at_once(qtbot: QtBot, crashes: Crashes, shown: Shown) -> None:
    for error in (ValueError("a"), KeyError("b"), TypeError("c")):
        heard(crashes, error)
    qtbot.waitUntil(lambda: len(shown.dialogs) == 1)
    qtbot.wait(20)
    assert len(shown.dialogs) == 1


def test_after_going_on_another_error_is_told_and_the_same_is_not_at_once(
    qtbot: QtBot, crashes: Crashes, shown: Shown
) -> None:
    heard(crashes, ValueError("a"))
    qtbot.waitUntil(lambda: len(shown.dialogs) == 1)
    shown.dialogs[0].go_on.click()
    heard(crashes, ValueError("a"))
    qtbot.wait(20)
    assert len(shown.dialogs) == 1
    heard(crashes, KeyError("b"))
    qtbot.waitUntil(lambda: len(shown.dialogs) == 2)


def test_before_there_is_a_window_it_is_said_on_the_error_stream_without_what_it_held(
    crashes: Crashes, capsys: pytest.CaptureFixture[str]
) -> None:
    crashes._show = None
    heard(crashes, ValueError(CANARY))
    said = capsys.readouterr().err
    assert "builtins.ValueError" in said
    assert CANARY not in said


def test_nothing_is_said_on_the_error_stream_where_there_is_a_window(
    qtbot: QtBot, crashes: Crashes, shown: Shown, capsys: pytest.CaptureFixture[str]
) -> None:
    heard(crashes, ValueError(CANARY))
    qtbot.waitUntil(lambda: len(shown.dialogs) == 1)
    assert capsys.readouterr().err == ""


def test_what_is_saved_and_how_to_go_on_is_said(qtbot: QtBot, shown: Shown) -> None:
    shown("the report")
    (dialog,) = shown.dialogs
    words = " ".join(label.text() for label in dialog.findChildren(type(dialog.told)))
    assert "Everything up to 13.45 is saved." in words
    assert dialog.report.toPlainText() == "the report"


def test_a_report_is_saved_whole_or_it_is_said_why_not(shown: Shown, tmp_path: Path) -> None:
    shown("the report")
    (dialog,) = shown.dialogs
    dialog.save_at(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text() == "the report"
    assert dialog.told.text() == "Saved as report.txt."
    dialog.save_at(tmp_path / "report.txt" / "below.txt")
    assert "could not be written" in dialog.told.text()

"""Nobody at the keyboard: the time is measured by two clocks, and a sign of life begins it anew."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.models.store.conftest import Clock
from ui.idle import Idle

LIMIT = timedelta(minutes=5)


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 11, 24, 9, 0).astimezone())


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    return field


@pytest.fixture
def passed() -> list[str]:
    return []


@pytest.fixture
def idle(qapp: QApplication, clock: Clock, passed: list[str]) -> Idle:
    idle = Idle(qapp, clock, LIMIT)
    idle.passed.connect(lambda: passed.append("passed"))
    return idle


def test_after_the_time_it_is_told_once(idle: Idle, clock: Clock, passed: list[str]) -> None:
    clock.pass_time(minutes=4, seconds=59)
    assert not idle.look()
    clock.pass_time(seconds=1)
    assert idle.look()
    assert not idle.look()
    assert passed == ["passed"]


def test_a_key_begins_it_anew(
    idle: Idle, clock: Clock, passed: list[str], field: QLineEdit
) -> None:
    clock.pass_time(minutes=4)
    QTest.keyClicks(field, "a")
    clock.pass_time(minutes=4)
    assert not idle.look()
    idle.stop()
    assert field.text() == "a"


def test_the_first_key_after_sleep_is_for_the_locked_window(
    idle: Idle, clock: Clock, passed: list[str], field: QLineEdit
) -> None:
    clock.pass_time(hours=8)
    QTest.keyClicks(field, "a")
    assert passed == ["passed"]
    assert field.text() == ""


def test_a_clock_set_back_does_not_make_it_longer(
    qapp: QApplication, clock: Clock, passed: list[str]
) -> None:
    idle = Idle(qapp, clock, timedelta(milliseconds=1))
    idle.passed.connect(lambda: passed.append("passed"))
    clock.pass_time(hours=-1)
    QTest.qWait(5)
    idle.look()
    assert passed == ["passed"]


def test_stopped_it_says_nothing(idle: Idle, clock: Clock, passed: list[str]) -> None:
    idle.stop()
    clock.pass_time(hours=1)
    assert not idle.look()
    assert passed == []

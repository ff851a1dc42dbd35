"""Work is done in another thread; what comes of it arrives in the one that asked."""

from collections.abc import Callable
from functools import partial
from threading import Event, Timer, get_ident

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.jobs import Jobs


class Asker(QObject):
    """Hears what came of a job, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[object, int]] = []

    def hear(self, what: object) -> None:
        self.heard.append((what, get_ident()))


def wait_for(qtbot: QtBot, asker: Asker, count: int = 1) -> list[tuple[object, int]]:
    qtbot.waitUntil(lambda: len(asker.heard) >= count)
    return asker.heard


def fail() -> int:
    raise ValueError("the disk is on fire")


@pytest.fixture(params=["method", "function"])
def ear(request: pytest.FixtureRequest) -> tuple[Asker, Callable[[object], None]]:
    """Give someone who hears, as a method of a Qt object and as a plain function."""
    asker = Asker()
    return asker, asker.hear if request.param == "method" else partial(Asker.hear, asker)


def never(_: object) -> None:
    pytest.fail("told of something that did not happen")


def test_the_result_arrives_in_the_asking_thread(
    qtbot: QtBot, ear: tuple[Asker, Callable[[object], None]]
) -> None:
    asker, hear = ear
    jobs = Jobs()
    jobs.run(get_ident, hear, never)
    ((worker, thread),) = wait_for(qtbot, asker)
    assert worker != get_ident()
    assert thread == get_ident()


def test_an_error_arrives_in_the_asking_thread(
    qtbot: QtBot, ear: tuple[Asker, Callable[[object], None]]
) -> None:
    asker, hear = ear
    jobs = Jobs()
    jobs.run(fail, never, hear)
    ((error, thread),) = wait_for(qtbot, asker)
    assert isinstance(error, ValueError)
    assert thread == get_ident()


def test_work_is_done_in_the_order_it_was_asked_for(qtbot: QtBot) -> None:
    asker, jobs = Asker(), Jobs()
    for number in range(20):
        jobs.run(lambda n=number: n, asker.hear, never)  # type: ignore[misc]
    heard = wait_for(qtbot, asker, 20)
    assert [what for what, _ in heard] == list(range(20))


def test_finish_waits_for_the_work(qtbot: QtBot) -> None:
    done: list[int] = []
    jobs = Jobs()
    jobs.run(lambda: done.append(1), never, never)
    jobs.run(lambda: done.append(2), never, never)
    jobs._waiting.clear()
    jobs.finish()
    assert done == [1, 2]
    for told in jobs.children():
        told.blockSignals(True)


def test_nothing_is_kept_of_a_job_that_is_done(qtbot: QtBot) -> None:
    asker, jobs = Asker(), Jobs()
    before = len(jobs.children())
    jobs.run(lambda: 1, asker.hear, never)
    wait_for(qtbot, asker)
    qtbot.waitUntil(lambda: not jobs._waiting and len(jobs.children()) == before)


def test_stopped_nothing_more_is_begun_and_nobody_is_told(qtbot: QtBot) -> None:
    gate, done = Event(), list[int]()
    jobs = Jobs()
    jobs.run(gate.wait, never, never)
    jobs.run(lambda: done.append(2), never, never)
    Timer(0.05, gate.set).start()
    jobs.stop()
    qtbot.wait(1)
    assert done == []

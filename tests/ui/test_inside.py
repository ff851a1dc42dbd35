"""Inside the door: what locks the window, what closes it, and what must be safe before it goes."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.errors import CouldNotWrite
from models.queries.drafts import draft_of
from models.store.backup import backups
from models.store.place import Vault
from models.store.vault import create, open_with_password
from tests.models.store.conftest import CHEAP, PASSWORD, Clock
from tests.ui.one_field import DRAFT, OneField, make_window
from ui.desk.office import set_up
from ui.i18n import translator
from ui.inside import Inside, Opened
from ui.jobs import Jobs
from ui.look.look import Look
from ui.look.tokens import DARK, LIGHT
from ui.preferences import Preferences

WAIT = 10_000  # ms


def full(_: OneField) -> None:
    raise CouldNotWrite(Path("South.stegvis"), "No space left on device")


class Locks:
    """What `lock` was asked to do, in place of ending this process."""

    def __init__(self) -> None:
        self.started: list[list[str]] = []
        self.ended = 0

    def start(self, _: object, words: list[str]) -> bool:
        self.started.append(list(words))
        return True

    def end(self, _: object) -> None:
        self.ended += 1


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 11, 24, 13, 47).astimezone())


@pytest.fixture
def vault(tmp_path: Path, clock: Clock) -> Vault:
    home = tmp_path / "home"
    home.mkdir()
    file = home / "South.stegvis"
    return Vault(file, home / "South.backups", tmp_path / "profile", "asa", clock)


@pytest.fixture
def locks(monkeypatch: pytest.MonkeyPatch) -> Locks:
    locks = Locks()
    monkeypatch.setattr("ui.inside.start_fresh", locks.start)
    monkeypatch.setattr("ui.inside.end_process", locks.end)
    return locks


@pytest.fixture
def inside(qtbot: QtBot, qapp: QApplication, vault: Vault, locks: Locks) -> Iterator[Inside]:
    store, _ = create(vault, PASSWORD, CHEAP, name="Åsa Öberg")
    set_up(store)
    opened = Opened(store, vault, Jobs(), Look(LIGHT), translator("en"), Preferences("en"))
    inside = Inside(qapp, opened, make_window, ("stegvis",))
    inside.show(QRect(0, 0, 1200, 800), maximized=False)
    yield inside
    inside.idle.stop()
    inside.ticks.stop()
    inside.window.removeEventFilter(inside)
    inside.window.hide()
    inside.window.deleteLater()
    store.close()


def page(inside: Inside) -> OneField:
    assert isinstance(inside.window.page, OneField)
    return inside.window.page


def draft(vault: Vault) -> object:
    store = open_with_password(vault, PASSWORD)
    try:
        with store.read() as session:
            kept = draft_of(session, DRAFT, None, store.who)
            return None if kept is None else kept.value
    finally:
        store.close()


def test_ctrl_l_keeps_what_is_typed_and_starts_afresh(
    qtbot: QtBot, inside: Inside, vault: Vault, locks: Locks
) -> None:
    QTest.keyClicks(page(inside).field, "halfway")
    inside.window.activateWindow()
    QTest.keyClick(inside.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: locks.ended == 1, timeout=WAIT)
    assert locks.started == [["--locked", "asked", "--at", "13.47"]]
    assert draft(vault) == {"text": "halfway"}
    assert not inside.window.isVisible()


@pytest.mark.parametrize(("says", "reason"), [("locked", "session"), ("sleeping", "sleep")])
def test_the_sessions_end_locks(inside: Inside, locks: Locks, says: str, reason: str) -> None:
    getattr(inside.session, says).emit()
    assert locks.started == [["--locked", reason, "--at", "13.47"]]


def test_five_minutes_without_a_sign_of_life_lock(
    inside: Inside, locks: Locks, clock: Clock
) -> None:
    clock.pass_time(minutes=5)
    assert inside.idle.look()
    assert locks.started == [["--locked", "idle", "--at", "13.52"]]


def test_it_locks_once(inside: Inside, locks: Locks) -> None:
    inside.lock("asked")
    inside.lock("idle")
    assert locks.ended == 1


def test_to_restore_a_backup_it_locks_first(inside: Inside, locks: Locks) -> None:
    inside.workplace.restore_wanted.emit()
    assert locks.started[0][1] == "restore"


def test_closing_keeps_backs_up_and_lets_go(qtbot: QtBot, inside: Inside, vault: Vault) -> None:
    QTest.keyClicks(page(inside).field, "halfway")
    with qtbot.waitSignal(inside.closed, timeout=WAIT):
        inside.window.close()
    assert len(backups(vault.backups)) == 1
    assert draft(vault) == {"text": "halfway"}


def test_closing_tells_of_a_backup_that_fails_and_waits_for_an_answer(
    qtbot: QtBot, inside: Inside, vault: Vault
) -> None:
    vault.backups.write_text("not a folder")
    inside.window.close()
    closing = inside._closing
    assert closing is not None
    qtbot.waitUntil(lambda: "No backup was made." in closing.words.text(), timeout=WAIT)
    assert "What you wrote is saved in the file." in closing.words.text()
    with qtbot.waitSignal(inside.closed, timeout=WAIT):
        closing.button.click()
    open_with_password(vault, PASSWORD).close()


def test_a_backup_is_not_waited_for_when_one_will_not(
    qtbot: QtBot, inside: Inside, vault: Vault
) -> None:
    inside.window.close()
    closing = inside._closing
    assert closing is not None
    with qtbot.waitSignal(inside.closed, timeout=WAIT):
        closing.close()
    assert not list(vault.backups.glob(".part"))


def test_what_cannot_be_kept_stays_on_the_screen(
    qtbot: QtBot, inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OneField, "leave", full)
    told: list[str] = []
    inside.workplace.hindered.connect(told.append)
    inside.window.close()
    assert inside.window.isVisible()
    assert told
    assert "could not be written" in told[0]


def test_half_an_hours_work_is_backed_up_meanwhile(
    qtbot: QtBot, inside: Inside, vault: Vault, clock: Clock
) -> None:
    with qtbot.waitSignal(inside.ticks.made, timeout=WAIT):
        inside.ticks.tick()
    set_up(inside.workplace.store)
    inside.ticks.tick()
    inside.workplace.jobs.finish()
    clock.pass_time(minutes=30)
    qtbot.waitUntil(lambda: not inside.ticks._under_way, timeout=WAIT)
    with qtbot.waitSignal(inside.ticks.made, timeout=WAIT):
        inside.ticks.tick()
    assert len(backups(vault.backups)) == 2


def test_a_backup_that_fails_meanwhile_is_told_over_the_page(
    qtbot: QtBot, inside: Inside, vault: Vault
) -> None:
    vault.backups.write_text("not a folder")
    told: list[str] = []
    inside.workplace.hindered.connect(told.append)
    inside.ticks.tick()
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT)
    assert told[0].startswith("No backup was made.")


def test_another_look_and_language_rebuild_the_window_where_one_is(inside: Inside) -> None:
    window, before = inside.window, page(inside)
    inside.wear(Look(DARK, 1.5), translator("en"), Preferences("en", "dark", 150, 2))
    assert inside.window is window
    assert page(inside) is not before
    assert page(inside).look == Look(DARK, 1.5)


def test_a_shorter_time_counts_from_now(inside: Inside, locks: Locks, clock: Clock) -> None:
    inside.wear(Look(LIGHT), translator("en"), Preferences("en", lock_after=1))
    clock.pass_time(minutes=1)
    assert inside.idle.look()
    assert locks.ended == 1


def test_at_the_end_of_the_session_what_is_typed_is_kept(inside: Inside, vault: Vault) -> None:
    QTest.keyClicks(page(inside).field, "halfway")
    inside._keep()
    inside.workplace.store.close()
    assert draft(vault) == {"text": "halfway"}

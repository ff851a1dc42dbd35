"""What a system says of the session: passed on where it means that nobody is at the screen."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.system.linux import LinuxSession
from ui.system.session import Session
from ui.system.windows import WindowsSession


@pytest.fixture
def heard() -> list[str]:
    return []


@pytest.fixture
def session(qapp: QApplication, heard: list[str]) -> Session:
    session = Session()
    session.locked.connect(lambda: heard.append("locked"))
    session.sleeping.connect(lambda: heard.append("sleeping"))
    return session


def test_a_system_that_says_nothing_is_silence(
    qtbot: QtBot, session: Session, heard: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for bus in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(bus, "unix:path=none")
    window = QWidget()
    qtbot.addWidget(window)
    for platform in ("linux", "darwin"):
        monkeypatch.setattr("sys.platform", platform)
        session.watch(QApplication.instance(), window)  # type: ignore[arg-type]
    assert heard == []


@pytest.mark.parametrize(
    ("hears", "arguments", "told"),
    [
        ("hear_sleep", (True,), ["sleeping"]),
        ("hear_sleep", (False,), []),
        ("hear_saver", (True,), ["locked"]),
        ("hear_saver", (False,), []),
        ("hear_lock", (), ["locked"]),
    ],
)
def test_linux_says_it_over_the_buses(
    session: Session, heard: list[str], hears: str, arguments: tuple[bool, ...], told: list[str]
) -> None:
    getattr(LinuxSession(session), hears)(*arguments)
    assert heard == told


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ((0x02B1, 0x7), ["locked"]),
        ((0x02B1, 0x8), []),
        ((0x02B1, 0x4), ["locked"]),
        ((0x0218, 0x4), ["sleeping"]),
        ((0x0218, 0x12), []),
        ((0x0100, 0x7), []),
    ],
)
def test_windows_says_it_in_messages(
    qtbot: QtBot, session: Session, heard: list[str], message: tuple[int, int], told: list[str]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    application = QApplication.instance()
    assert application is not None
    source = WindowsSession(session, window, application)
    source.hear(*message)
    application.removeNativeEventFilter(source)
    assert heard == told

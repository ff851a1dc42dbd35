"""Linux: systemd's login manager and the desktop's screen saver, over D-Bus."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection

if TYPE_CHECKING:
    from ui.system.session import Session

_LOGIN = "org.freedesktop.login1"
_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
)


class LinuxSession(QObject):
    """Passes on what the buses say; a bus that is not there says nothing."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        whole, own = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        if whole.isConnected():
            manager = f"{_LOGIN}.Manager"
            self._listen(whole, _LOGIN, "/org/freedesktop/login1", manager, "PrepareForSleep")
            whole.connect(_LOGIN, "", f"{_LOGIN}.Session", "Lock", self, _slot("hear_lock()"))
        if own.isConnected():
            for name, path in _SAVERS:
                self._listen(own, name, path, name, "ActiveChanged")

    def _listen(
        self, bus: QDBusConnection, service: str, path: str, interface: str, name: str, /
    ) -> None:
        slot = "hear_sleep(bool)" if name == "PrepareForSleep" else "hear_saver(bool)"
        bus.connect(service, path, interface, name, self, _slot(slot))

    @Slot(bool)
    def hear_sleep(self, begins: bool) -> None:  # noqa: FBT001 - as D-Bus sends it
        """Hear that the machine goes to sleep, or has woken."""
        if begins:
            self._session.sleeping.emit()

    @Slot(bool)
    def hear_saver(self, active: bool) -> None:  # noqa: FBT001 - as D-Bus sends it
        """Hear that the screen was locked or unlocked."""
        if active:
            self._session.locked.emit()

    @Slot()
    def hear_lock(self) -> None:
        """Hear that the session is to be locked."""
        self._session.locked.emit()


def _slot(signature: str) -> Any:
    return SLOT(signature)  # a str, which is what is taken, though the stubs say bytes

"""Windows: what it sends to a window when the session is locked or the machine goes to sleep. Not tried there."""

import ctypes
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from ui.system.session import Session

_POWER, _SUSPEND = 0x0218, 0x0004  # WM_POWERBROADCAST, PBT_APMSUSPEND
_SESSION = 0x02B1  # WM_WTSSESSION_CHANGE
_AWAY = frozenset({0x2, 0x4, 0x6, 0x7})  # console and remote disconnect, logoff, lock
_THIS_SESSION = 0
_Kind = QByteArray | bytes | bytearray | memoryview


class _Message(ctypes.Structure):
    """The start of MSG, as winuser.h has it: what follows is not read."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("what", ctypes.c_size_t),
    )


class WindowsSession(QAbstractNativeEventFilter):
    """Reads the messages of the window that asked for them."""

    def __init__(self, session: "Session", window: QWidget, application: QCoreApplication) -> None:
        super().__init__()
        self._session = session
        library = _notifications()
        if library is not None:
            library.WTSRegisterSessionNotification(ctypes.c_void_p(window.winId()), _THIS_SESSION)
        application.installNativeEventFilter(self)

    @override
    def nativeEventFilter(self, eventType: _Kind, message: int) -> object:
        if bytes(QByteArray(eventType).data()) == b"windows_generic_MSG":
            said = _Message.from_address(int(message))
            self.hear(int(said.message), int(said.what))
        return False, 0

    def hear(self, message: int, what: int) -> None:
        """Pass on what a message says, if it is one of ours."""
        if message == _SESSION and what in _AWAY:
            self._session.locked.emit()
        elif message == _POWER and what == _SUSPEND:
            self._session.sleeping.emit()


def _notifications() -> Any:
    try:
        return ctypes.CDLL("wtsapi32")
    except OSError:
        return None

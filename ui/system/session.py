"""Word of the session's end: the screen is locked, the machine goes to sleep, the user leaves."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget


class Session(QObject):
    """Tells when nobody is at the screen any longer. A system that says nothing is silent here too."""

    locked = Signal()
    sleeping = Signal()

    def watch(self, application: QApplication, window: QWidget) -> None:
        """Begin to listen; the window is where Windows sends its messages."""
        if sys.platform == "win32":
            from ui.system.windows import WindowsSession  # noqa: PLC0415 - of this system only

            self._source: object = WindowsSession(self, window, application)
        elif sys.platform == "linux":
            from ui.system.linux import LinuxSession  # noqa: PLC0415 - of this system only

            self._source = LinuxSession(self)

"""Numbers on the clipboard: cleared after half a minute if they still lie there."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

_KEPT = 30_000  # milliseconds


class NumberClipboard(QObject):
    """Puts a number on the clipboard and takes it away again, unless something else lies there by then."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._put = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_KEPT)
        self._timer.timeout.connect(self.clear)

    def copy(self, number: str) -> None:
        """Put a number on the clipboard for half a minute."""
        self._put = number
        self._clipboard().setText(number)
        self._timer.start()

    def clear(self) -> None:
        """Take our number away if it still lies there: its time is over, or the window is locked."""
        if self._put and self._clipboard().text() == self._put:
            self._clipboard().clear()
        self._put = ""

    def _clipboard(self) -> QClipboard:
        return QGuiApplication.clipboard()

"""A wait that is told second by second until the next try is taken."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

_SECOND = 1000  # ms


class Countdown(QObject):
    """Tells the whole seconds left, and 0 once it is over."""

    left = Signal(int)

    def __init__(self, tell: Callable[[int], None], parent: QObject) -> None:
        super().__init__(parent)
        self._wait = 0.0
        self._passed = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND // 5)
        self._timer.timeout.connect(self.tell_left)
        self._told = 0
        self.left.connect(tell)

    def begin(self, wait: float) -> None:
        """Begin to tell a wait of that many seconds."""
        self._wait, self._told = wait, 0
        self._passed.restart()
        self._timer.start()
        self.tell_left()

    def tell_left(self) -> None:
        """Tell what is left if that is another second than was told."""
        left = max(0, ceil(self._wait - self._passed.elapsed() / _SECOND))
        if left == 0:
            self._timer.stop()
        if left != self._told or left == 0:
            self._told = left
            self.left.emit(left)

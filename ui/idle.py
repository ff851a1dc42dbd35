"""Nobody at the keyboard: told once the time is over, by the wall clock too, since a machine may have slept."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication
from typing_extensions import override

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)
_LOOK_EVERY = 5000  # ms


class Idle(QObject):
    """Watches the whole application for keys and pointer."""

    passed = Signal()

    def __init__(
        self,
        application: QApplication,
        now: Callable[[], datetime],
        limit: timedelta,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._application, self._now, self._limit = application, now, limit
        self._awake = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._live()
        self._timer.start(_LOOK_EVERY)
        application.installEventFilter(self)

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._application.removeEventFilter(self)

    def look(self) -> bool:
        """Tell whether the time is over; if so, `passed` is emitted once."""
        if not self._timer.isActive() or self._for_how_long() < self._limit:
            return False
        self.stop()
        self.passed.emit()
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _SIGNS_OF_LIFE:
            return False
        if self.look():  # woken from sleep: this key is for the locked window
            return True
        self._live()
        return False

    def _live(self) -> None:
        self._last = self._now()
        self._awake.restart()

    def _for_how_long(self) -> timedelta:
        # A clock that was set back must not make it longer, sleep must not make it shorter.
        return max(self._now() - self._last, timedelta(milliseconds=self._awake.elapsed()))

"""The last one to hear of an unexpected error: it is told calmly, once at a time, without what it held."""

import sys
import threading
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Qt, Signal
from PySide6.QtWidgets import QDialog

from ui.version import VERSION

if TYPE_CHECKING:
    from types import TracebackType

Show = Callable[[str], QDialog]  # opens a dialog about a report and returns at once
_CALM = 2000  # ms: what fails again as soon as the dialog is gone has been told


class Crashes(QObject):
    """Hears of every error nobody expected, in any thread."""

    _heard = Signal(str, str)  # what tells it from another, the report

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._show: Show | None = None
        self._shown: QDialog | None = None
        self._last = ""
        self._since = QElapsedTimer()
        # Never at once: it may have happened in the middle of painting.
        self._heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become what Python calls when nobody has caught an error."""
        sys.excepthook = self.hear
        threading.excepthook = lambda told: self._note(told.exc_value)
        sys.unraisablehook = lambda told: self._note(told.exc_value)

    def show_with(self, show: Show) -> None:
        """From now on errors are told in a dialog; until then on the error stream."""
        self._show = show

    def hear(
        self, kind: type[BaseException], error: BaseException, trace: "TracebackType | None"
    ) -> None:
        """Take an error that nobody caught."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self._note(error)

    def _note(self, error: BaseException | None) -> None:
        if error is None:
            return
        from ui.desk.crash_report import crash_report, place_of  # noqa: PLC0415 - seldom needed

        report = crash_report(error, VERSION, f"{self._now():%Y-%m-%d %H.%M}")
        if self._show is None:
            print(report, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        else:
            self._heard.emit(place_of(error), report)

    def _tell(self, place: str, report: str) -> None:
        again = place == self._last and self._since.isValid() and self._since.elapsed() < _CALM
        if self._show is None or self._shown is not None or again:
            return
        self._last = place
        self._shown = self._show(report)
        self._shown.finished.connect(self._be_ready)

    def _be_ready(self) -> None:
        self._shown = None
        self._since.restart()

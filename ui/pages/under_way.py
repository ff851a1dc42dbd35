"""Work under way off this thread: how far it has come, and a button that stops it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from ui.desk.papers import Progress, Stop
from ui.i18n import Translator
from ui.jobs import Jobs
from ui.look.look import Look
from ui.widgets.buttons import push
from ui.widgets.labels import label

Work = Callable[[Stop, Progress], Any]


class UnderWay(QFrame):
    """A bar that is there only while work is under way; the work asks it whether to go on."""

    done = Signal(object)
    failed = Signal(object)
    _progressed = Signal(int, int)

    def __init__(self, look: Look, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stop: Stop | None = None
        self.setProperty("plate", "info")
        self._words = label(look, "", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(look.px(8))
        self.stop_button = push(look, translate("Stop"), self.stop, kind="quiet", icon="ban")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(12), look.px(6), look.px(8), look.px(6))
        row.setSpacing(look.px(12))
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self.stop_button)
        self._progressed.connect(self._show_progress)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether work is under way."""
        return self._stop is not None

    def run(self, jobs: Jobs, words: str, work: Work) -> None:
        """Do the work in the background; one piece at a time. `done` or `failed` tells what came of it."""
        if self._stop is not None:
            return
        self._stop = stop = Stop()
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, 0)
        self.show()

        def progress(done: int, total: int) -> None:
            stop.check()
            self._progressed.emit(done, total)

        jobs.run(lambda: work(stop, progress), self._end_well, self._end_badly)

    def stop(self) -> None:
        """Ask the work to stop."""
        if self._stop is not None:
            self._stop.ask()

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _end_well(self, result: object) -> None:
        self._stop = None
        self.hide()
        self.done.emit(result)

    def _end_badly(self, error: Exception) -> None:
        self._stop = None
        self.hide()
        self.failed.emit(error)

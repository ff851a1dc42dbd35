"""The demonstration's window: cannot be mistaken for a real one, and holds nothing when it is closed."""

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from models.errors import Error
from models.queries.work_queue import QueueRow, work_queue
from ui.desk.tour import demo_store
from ui.i18n import Translator
from ui.jobs import Jobs
from ui.messages import sentence
from ui.pages.queue import QueuePage

_AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class _Ready:
    rows: tuple[QueueRow, ...]


class DemoWindow(QMainWindow):
    """The work queue of invented people."""

    def __init__(self, translate: Translator, today: date) -> None:
        super().__init__()
        self._translate, self._today = translate, today
        self._holding = ExitStack()
        self._jobs = Jobs(self)
        self._page = QueuePage(translate, today)
        self.setWindowTitle(translate("Stegvis – DEMONSTRATION, invented people"))
        self.resize(1200, 800)
        self.setCentralWidget(self._page)
        self._jobs.run(self._prepare, self._show, self._tell)

    def _prepare(self) -> _Ready:
        store, _ = self._holding.enter_context(demo_store(self._today, self._translate))
        with store.read() as session:
            return _Ready(work_queue(session, until=self._today + _AHEAD))

    def _show(self, ready: _Ready) -> None:
        line = self._translate("Demonstration: every person is invented. {count} cases wait.")
        self._page.show_queue(ready.rows, line.format(count=len(ready.rows)))

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, Error):
            raise error
        self._page.say(sentence(error, self._translate))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.hide()
        self._jobs.finish()
        self._holding.close()
        super().closeEvent(event)

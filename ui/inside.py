"""Inside the door: the window on an open file, what locks it, and what closes it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QRect, Signal
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from models.errors import Error
from models.store.database import Store
from models.store.place import Vault
from ui.application import Workplace
from ui.backup_ticks import BackupTicks
from ui.closing import Closing
from ui.door.locked import ASKED, IDLE, RESTORE, SESSION, SLEEP
from ui.i18n import Translator
from ui.idle import Idle
from ui.jobs import Jobs
from ui.lock import Open, end_process, lock, start_fresh
from ui.look.look import Look
from ui.main_window import MainWindow
from ui.messages import sentence
from ui.preferences import Preferences
from ui.system.session import Session
from ui.wording import clock

MakeWindow = Callable[[Workplace], MainWindow]


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was opened, and what its window is built with."""

    store: Store
    vault: Vault
    jobs: Jobs
    look: Look
    translate: Translator
    preferences: Preferences


class Inside(QObject):
    """Holds the open file until it is locked or closed."""

    preferences_wanted = Signal(object)  # Preferences
    closed = Signal()

    def __init__(
        self,
        application: QApplication,
        opened: Opened,
        make_window: MakeWindow,
        command: tuple[str, ...],
    ) -> None:
        super().__init__(application)
        self._application, self._opened, self._command = application, opened, command
        self.saved_at: datetime | None = None
        self._locking = False
        self._closing: Closing | None = None
        self.workplace = Workplace(
            opened.store,
            opened.jobs,
            opened.look,
            opened.translate,
            vault=opened.vault,
            preferences=opened.preferences,
            parent=self,
        )
        self.window = make_window(self.workplace)
        self.window.installEventFilter(self)
        self.idle = self._watch_idle(opened.preferences.lock_after)
        self.session, self.ticks = (
            Session(self),
            BackupTicks(opened.store, opened.vault, opened.jobs, self),
        )
        self._connect()
        application.commitDataRequest.connect(self._keep)

    def show(self, geometry: QRect, *, maximized: bool) -> None:
        """Show the window where the door was."""
        self.window.setGeometry(geometry)
        if maximized:
            self.window.showMaximized()
        else:
            self.window.show()
        self.session.watch(self._application, self.window)

    def wear(self, look: Look, translate: Translator, preferences: Preferences) -> None:
        """Build the window anew in another look or language; where one is stays."""
        workplace = self.workplace
        workplace.look, workplace.translate, workplace.preferences = look, translate, preferences
        self.idle.stop()
        self.idle = self._watch_idle(preferences.lock_after)
        self.window.rebuild()

    def lock(self, reason: str) -> None:
        """End this process, which holds the file, and start one that does not."""
        if self._locking:
            return
        self._locking = True
        opened = self._opened
        lock(
            Open(opened.store, opened.vault, opened.jobs, self.window.keep, self.window.hide),
            reason,
            clock(opened.store.now()),
            lambda words: start_fresh(self._command, words),
            lambda: end_process(self._application),
        )

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window close only once what it holds is safe."""
        if watched is not self.window or event.type() != QEvent.Type.Close or self._locking:
            return False
        event.ignore()
        self.close()
        return True

    def close(self) -> None:
        """Keep what is typed, back up, let go of the file."""
        if self._closing is not None:
            return
        if not self.window.leave():  # what was typed stays on the screen
            return
        self.idle.stop()
        self.ticks.stop()
        self.window.hide()
        self._closing = Closing(self.workplace.look, self.workplace.translate)
        self._closing.done.connect(self._let_go)
        self._closing.begin(self._opened.store, self._opened.vault, self._opened.jobs)

    def _let_go(self) -> None:
        self._locking = True
        if self._closing is not None:
            self._closing.hide()
        self._opened.jobs.stop()
        self._opened.store.close()
        self.closed.emit()

    def _watch_idle(self, minutes: int) -> Idle:
        limit = timedelta(minutes=minutes)
        idle = Idle(self._application, self._opened.store.now, limit, self)
        idle.passed.connect(lambda: self.lock(IDLE))
        return idle

    def _connect(self) -> None:
        workplace = self.workplace
        for signal, reason in (
            (workplace.lock_wanted, ASKED),
            (workplace.restore_wanted, RESTORE),
            (self.session.locked, SESSION),
            (self.session.sleeping, SLEEP),
        ):
            signal.connect(lambda reason=reason: self.lock(reason))
        workplace.saved.connect(self._note_saved)
        workplace.draft_saved.connect(self._note_saved)
        workplace.preferences_wanted.connect(self.preferences_wanted)
        self.ticks.failed.connect(self._tell_of_backup)

    def _keep(self) -> None:
        """Keep what is being typed: the system ends the session and does not wait for long."""
        if not self._locking:
            with suppress(Error):
                self.window.leave()

    def _note_saved(self, at: datetime) -> None:
        self.saved_at = at

    def _tell_of_backup(self, error: Error) -> None:
        said = self.workplace.translate(
            "No backup was made. {why} What you wrote is saved in the file."
        )
        why = sentence(error, self.workplace.translate)
        self.workplace.hindered.emit(said.format(why=why))

"""Backups while one works: each half hour of it, in a job."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from models.errors import Error
from models.store.backup import Backup, back_up_if_due
from models.store.database import Store
from models.store.place import Vault
from ui.jobs import Jobs

_MINUTE = 60_000  # ms


class BackupTicks(QObject):
    """Looks every minute whether a backup is due; tells what came of it."""

    made = Signal(object)  # Backup
    failed = Signal(object)  # Error

    def __init__(self, store: Store, vault: Vault, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._vault, self._jobs = store, vault, jobs
        self._under_way = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        self._timer.start(_MINUTE)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def tick(self) -> None:
        """Back up if it is time and something has changed."""
        if self._under_way or not self._store.changed:
            return
        self._under_way = True
        self._jobs.run(self._work(), self._tell, self._tell_failure)

    def _work(self) -> Callable[[], Backup | None]:
        store, vault = self._store, self._vault
        return lambda: back_up_if_due(store, vault)

    def _tell(self, backup: Backup | None) -> None:
        self._under_way = False
        if backup is not None:
            self.made.emit(backup)

    def _tell_failure(self, error: Exception) -> None:
        self._under_way = False
        if not isinstance(error, Error):
            raise error
        self.failed.emit(error)

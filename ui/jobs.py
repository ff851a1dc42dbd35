"""The one door off the UI thread: work goes to a worker, its result or error comes back as a signal."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from typing_extensions import override

R = TypeVar("R")


class _Told(QObject):
    """Carries what came of a job back to the thread that asked for it."""

    done = Signal(object)
    failed = Signal(object)
    dropped = False  # not to be begun any more


class _Job(QRunnable):
    def __init__(self, work: Callable[[], Any], told: _Told) -> None:
        super().__init__()
        self._work, self._told = work, told

    @override
    def run(self) -> None:
        if self._told.dropped:
            return
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001 - whatever it is, the asking thread must hear of it
            self._told.failed.emit(error)
        else:
            self._told.done.emit(result)


class Jobs(QObject):
    """Runs work in the background, one piece after the other."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._waiting: set[_Told] = set()

    def run(
        self, work: Callable[[], R], done: Callable[[R], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do the work off this thread; call `done` with its result, or `failed`, in this one."""
        told = _Told(self)
        self._waiting.add(told)
        told.done.connect(done)
        told.failed.connect(failed)
        told.done.connect(self._forget)
        told.failed.connect(self._forget)
        self._pool.start(_Job(work, told))

    def finish(self) -> None:
        """Wait until nothing is under way."""
        self._pool.waitForDone()

    def stop(self) -> None:
        """Begin nothing more and wait for what is under way; nobody is told of it any longer."""
        for told in self._waiting:
            told.dropped = True
            told.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.finish()

    @Slot()
    def _forget(self) -> None:
        told = self.sender()
        if isinstance(told, _Told):
            self._waiting.discard(told)
            told.deleteLater()

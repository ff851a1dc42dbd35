"""Long work in steps: one at each turn of the event loop, so that keys and painting come in between."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

_END = object()


class Turns(QObject):
    """Goes through steps by itself; whoever needs what they make sooner takes them now."""

    def __init__(self, steps: Iterator[object], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.step)
        self._timer.start()

    def step(self) -> bool:
        """Take the next step; tell whether there was one."""
        if next(self._steps, _END) is not _END:
            return True
        self._timer.stop()
        return False

    def complete(self) -> None:
        """Take all that are left."""
        while self.step():
            pass

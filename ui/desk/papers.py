"""Files handed over in a folder somebody chose: all of them or none, with progress that can stop the work."""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from threading import Event

from documents.handing_over import write_atomically

Progress = Callable[[int, int], None]


def nobody(done: int, total: int) -> None:
    """Tell nobody of the progress."""


class StoppedError(Exception):
    """Somebody has stopped the work; nothing of it is left."""


class Stop:
    """A wish to stop, told in one thread and heeded in another."""

    def __init__(self) -> None:
        self._event = Event()

    @property
    def asked(self) -> bool:
        """Whether somebody wants the work to stop."""
        return self._event.is_set()

    def ask(self) -> None:
        """Ask the work to stop."""
        self._event.set()

    def check(self) -> None:
        """Raise StoppedError where somebody has asked for it."""
        if self.asked:
            raise StoppedError

    def wait(self, seconds: float) -> bool:
        """Wait so long, or until somebody asks; tell whether somebody has."""
        return self._event.wait(seconds)


def write_all(
    folder: Path, papers: Iterable[tuple[str, bytes]], progress: Progress = nobody
) -> tuple[Path, ...]:
    """Write files by name into a folder and return where: all of them, or none.

    Raises CouldNotWrite. An exception from `progress` stops the work as well.
    """
    wanted, written = tuple(papers), list[Path]()
    with ExitStack() as undo:
        for name, data in wanted:
            file = write_atomically(folder, name, data)
            undo.callback(file.unlink, missing_ok=True)
            written.append(file)
            progress(len(written), len(wanted))
        undo.pop_all()
    return tuple(written)

"""Locking: what is being typed is kept, the file let go of, and the process that held it in memory ends."""

import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from threading import Timer

from PySide6.QtCore import QCoreApplication, QProcess

from models.errors import Error
from models.store.backup import back_up_if_due
from models.store.database import Store
from models.store.place import Vault
from ui.door.locked import Locked
from ui.jobs import Jobs

_PATIENCE = 5.0  # seconds for dialogs and loops to end by themselves


@dataclass(frozen=True, slots=True)
class Open:
    """What is let go of: the file, the work under way, and the window that keeps what is typed."""

    store: Store
    vault: Vault
    jobs: Jobs
    keep: Callable[[], None]  # save drafts and place
    hide: Callable[[], object]


def lock(
    inside: Open,
    reason: str,
    at: str,
    start: Callable[[Sequence[str]], object],
    end: Callable[[], object],
) -> None:
    """Keep, let go, start a fresh process and end this one; whatever fails, what comes after it is done."""
    words: list[str] = []
    with ExitStack() as steps:  # the last one in is the first one done
        steps.callback(end)
        steps.callback(lambda: start(words))
        steps.callback(inside.store.close)
        steps.callback(_back_up, inside)
        steps.callback(inside.jobs.stop)
        steps.callback(inside.hide)
        words += Locked(reason, at, kept=False).words()
        kept = _keep(inside)
        words[:] = Locked(reason, at, kept).words()


def start_fresh(command: Sequence[str], words: Sequence[str]) -> bool:
    """Start a process that holds nothing, free of this one; only the words go along."""
    program, *given = command
    return bool(QProcess.startDetached(program, [*given, *words])[0])


def end_process(application: QCoreApplication) -> None:
    """End this process; a dialog that would keep it alive is not waited for long."""
    last = Timer(_PATIENCE, os._exit, (0,))
    last.daemon = True
    last.start()
    application.exit(0)


def _keep(inside: Open) -> bool:
    try:
        inside.keep()
    except Error:
        return False
    return True


def _back_up(inside: Open) -> None:
    # A backup that fails is told of while one works, every half hour; locking does not wait for it.
    with suppress(Error):
        back_up_if_due(inside.store, inside.vault)

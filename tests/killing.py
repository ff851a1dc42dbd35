"""Killing a process in the middle of its work, and asking afterwards what it had acknowledged.

`Nursery` starts one process that has everything loaded; for each kill it forks a worker, which
acknowledges each piece of work once it is done. The worker is ended with SIGKILL.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

Acknowledge = Callable[[str], None]
Task = Callable[[Path, Acknowledge], None]

_STARTED, _DONE, _ENDED = "started ", "done ", "ended"


def nurse(tasks: Mapping[str, Task]) -> None:
    """Fork a worker for each line `task folder` that is read, and tell when it has ended."""
    for line in sys.stdin:
        name, _, folder = line.strip().partition(" ")
        child = os.fork()
        if child == 0:
            tasks[name](Path(folder), lambda work: _say(_DONE + work))
            os._exit(0)
        _say(f"{_STARTED}{child}")
        os.waitpid(child, 0)
        _say(_ENDED)


def _say(line: str) -> None:
    # One write of less than a pipe's atomic size: a kill leaves the whole line or none of it.
    os.write(1, f"{line}\n".encode())


class Nursery:
    """A process that has loaded a module of tasks and forks a worker for each of them."""

    def __init__(self, commands: IO[str], answers: IO[str]) -> None:
        self._commands, self._answers = commands, answers

    def kill(self, task: str, folder: Path, after: int, delay: float) -> list[str]:
        """Kill a task that many seconds after it acknowledged that much; return all it acknowledged."""
        print(task, folder, file=self._commands, flush=True)
        worker, done, killed = 0, list[str](), False
        for line in map(str.strip, self._answers):
            if line == _ENDED:
                assert killed, "the worker ended by itself"
                return done
            if line.startswith(_STARTED):
                worker = int(line.removeprefix(_STARTED))
            else:
                done.append(line.removeprefix(_DONE))
            if worker and len(done) >= after and not killed:
                time.sleep(delay)
                os.kill(worker, signal.SIGKILL)
                killed = True
        message = "the nursery ended before its worker"
        raise AssertionError(message)


@contextmanager
def nursery(module: str) -> Iterator[Nursery]:
    """Give a nursery of the tasks in a module, which calls `nurse` when it is run."""
    process = subprocess.Popen(
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=Path(__file__).parent.parent,
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Nursery(process.stdin, process.stdout)
        process.stdin.close()

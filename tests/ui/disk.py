"""A disk that is full for a while: every commit fails as SQLite says it does, until it is well again."""

import sqlite3
from dataclasses import dataclass, field

import pytest
from sqlalchemy.exc import OperationalError

FULL = "database or disk is full"


@dataclass
class Disk:
    """Fills up and is emptied; between them nothing can be committed."""

    _patch: pytest.MonkeyPatch = field(default_factory=pytest.MonkeyPatch)

    def fill(self) -> None:
        """Let every commit fail from now on."""
        self._patch.setattr("sqlalchemy.orm.Session.commit", _fail)

    def empty(self) -> None:
        """Let commits reach the disk again."""
        self._patch.undo()


def _fail(*_: object) -> None:
    raise OperationalError("COMMIT", None, sqlite3.OperationalError(FULL))

"""A vault that costs nothing to open, and a clock that can be moved."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models.store.database import Store
from models.store.keys import Kdf
from models.store.place import Vault
from models.store.vault import create

CHEAP = Kdf(memory=64, passes=1, lanes=1)
PASSWORD = "blåa grodor sjunger ö"  # noqa: S105 - of vaults that live as long as a test


@dataclass
class Clock:
    """A moment that stands until it is moved."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment

    def pass_time(self, **by: float) -> None:
        self.moment += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 3, 16, 9, 0, tzinfo=UTC))


@pytest.fixture
def vault(tmp_path: Path, clock: Clock) -> Vault:
    """Give a vault that is not yet made."""
    home = tmp_path / "home"
    home.mkdir()
    return Vault(home / "stegvis.db", tmp_path / "backups", tmp_path / "profile", "åsa", clock)


@dataclass
class Made:
    """A vault that was made and shut."""

    vault: Vault
    recovery_key: str


@pytest.fixture
def made(vault: Vault) -> Made:
    store, recovery_key = create(vault, PASSWORD, CHEAP, name="Åsa Öberg")
    store.close()
    return Made(vault, recovery_key)


@pytest.fixture
def store_at(store: Store) -> Callable[[str], Store]:
    """Give a way to open the same file as another site."""
    return lambda site: Store(store.file, store._key, site=site, who="B", clock=store.now)

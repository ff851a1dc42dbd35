"""A vault nobody opens twice: for the demonstration, the tour and the tests."""

import secrets
from pathlib import Path

from models.store.database import Clock, Store
from models.store.keys import KEY_BYTES
from models.store.schema import make_tables


def throwaway_store(folder: Path, *, clock: Clock, who: str = "", site: str = "main") -> Store:
    """Return a new store in the folder, encrypted with a random key that is kept nowhere."""
    key = secrets.token_bytes(KEY_BYTES)
    store = Store(folder / "stegvis.db", key, site=site, who=who, clock=clock)
    make_tables(store.engine)
    return store

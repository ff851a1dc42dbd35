"""Searching as one types: one line in the log for the whole of it, never for what."""

from datetime import date

from models.queries.doubles import probable_doubles
from models.queries.search import Hit, search
from models.rules.registration import Registration
from models.store.database import Store

MOST = 20  # more hits than anybody reads: whoever got so many types on


class Search:
    """One search, from the first key to the hit that is opened or the list that is closed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._found: int | None = None

    def find(self, typed: str) -> tuple[Hit, ...]:
        """Return the cases that match a name, a person's number or a case number, one beyond MOST."""
        with self._store.read() as session:
            hits = search(session, typed, MOST + 1)
        self._found = min(len(hits), MOST)
        return hits

    def doubles(self, typed: Registration, today: date) -> tuple[Hit, ...]:
        """Return the cases of people who may be the one being typed in."""
        with self._store.read() as session:
            hits = probable_doubles(session, typed, today)
        self._found = len(hits)
        return hits

    def end(self) -> None:
        """Log that somebody searched and how much was last found, if anybody did."""
        if self._found is not None:
            self._store.note("search", hits=self._found)
            self._found = None

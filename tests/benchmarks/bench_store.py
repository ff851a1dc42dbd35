"""What encryption costs, and what opening a vault costs as it grows; all in one run."""

import secrets
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from sqlalchemy import insert
from sqlcipher3 import dbapi2

from models.base import new_id
from models.office import Household
from models.person import Person
from models.store.connection import connect
from models.store.database import Store
from models.store.keys import KEY_BYTES, Kdf
from models.store.place import Vault
from models.store.throwaway import throwaway_store
from models.store.vault import create, open_with_password
from tests.benchmarks.figure import Figure

_ROWS = 20_000
_READS = 2_000
_TIMES = 5
_SIZES = (1_000, 10_000, 100_000)
_CHEAP = Kdf(memory=64, passes=1, lanes=1)  # the second a guess takes is told apart
_PASSWORD = "bänk"  # noqa: S105 - of a vault that is gone when the bench is
_MOST_INSERTS, _MOST_READS = 3.0, 2.0
_MOST_GROWTH = 5.0  # ms for each thousand persons
_NOW = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)


def run() -> tuple[Figure, ...]:
    """Return encrypted against plain, one change, and opening at each size."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return (*_encrypted_against_plain(folder), _one_change(folder), *_opening(folder))


def _encrypted_against_plain(folder: Path) -> tuple[Figure, ...]:
    key = secrets.token_bytes(KEY_BYTES)
    inserts, reads = (
        _ratio(folder, key, measured) for measured in (_insert_seconds, _read_seconds)
    )
    return (
        Figure(
            f"{_ROWS} inserts, encrypted / plain",
            inserts,
            "x",
            f"<= {_MOST_INSERTS} x",
            holds=inserts <= _MOST_INSERTS,
        ),
        Figure(
            f"{_READS} point reads, encrypted / plain",
            reads,
            "x",
            f"<= {_MOST_READS} x",
            holds=reads <= _MOST_READS,
        ),
    )


def _ratio(folder: Path, key: bytes, measured: Callable[[Any], float]) -> float:
    """Return the medians' ratio, the two taken in turn so that the machine's moods fall on both."""
    encrypted: list[float] = []
    plain: list[float] = []
    for turn in range(_TIMES):
        for times, driver in (
            (encrypted, connect(folder / f"{measured.__name__}{turn}.db", key)),
            (plain, _plain(folder / f"{measured.__name__}{turn}.plain")),
        ):
            with closing(driver):
                times.append(measured(driver))
    return median(encrypted) / median(plain)


def _plain(file: Path) -> Any:
    driver = dbapi2.connect(str(file), isolation_level=None)
    for setting in ("journal_mode = TRUNCATE", "synchronous = FULL", "temp_store = MEMORY"):
        driver.execute(f"PRAGMA {setting}")
    return driver


def _filled(driver: Any) -> None:
    driver.execute("CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT)")
    driver.execute("BEGIN")
    rows = ((f"{n:032x}", f"Öhrström, Maria {n}") for n in range(_ROWS))
    driver.executemany("INSERT INTO person VALUES (?, ?)", rows)
    driver.execute("COMMIT")


def _insert_seconds(driver: Any) -> float:
    return _seconds(lambda: _filled(driver))


def _read_seconds(driver: Any) -> float:
    _filled(driver)
    wanted = [f"{n * 7919 % _ROWS:032x}" for n in range(_READS)]

    def read() -> None:
        for key in wanted:
            driver.execute("SELECT name FROM person WHERE id = ?", (key,)).fetchone()

    return _seconds(read)


def _one_change(folder: Path) -> Figure:
    (folder / "one").mkdir()
    with closing(throwaway_store(folder / "one", clock=lambda: _NOW)) as store:
        taken = median(_seconds(lambda: _add(store)) for _ in range(_TIMES * 10))
    return Figure("one logged change, on the disk", taken * 1000, "ms")


def _add(store: Store) -> None:
    with store.change("add") as session:
        session.add(Household(label="x"))


def _opening(folder: Path) -> tuple[Figure, ...]:
    taken = {rows: _opening_seconds(folder / str(rows), rows) for rows in _SIZES}
    smallest, largest = _SIZES[0], _SIZES[-1]
    growth = (taken[largest] - taken[smallest]) / (largest - smallest) * 1000 * 1000
    figures = (
        Figure(f"opening with every check, {rows} persons", seconds * 1000, "ms")
        for rows, seconds in taken.items()
    )
    told = Figure(
        "opening, growth for each 1000 persons",
        growth,
        "ms",
        f"<= {_MOST_GROWTH} ms",
        holds=growth <= _MOST_GROWTH,
    )
    return (*figures, told)


def _opening_seconds(folder: Path, rows: int) -> float:
    folder.mkdir()
    vault = Vault(folder / "stegvis.db", folder / "backups", folder / "p", "bench", lambda: _NOW)
    store, _ = create(vault, _PASSWORD, _CHEAP, name="Bänk")
    with closing(store), store._writer.begin() as connection:
        connection.execute(insert(Person), [_person(n) for n in range(rows)])
    return median(
        _seconds(lambda: open_with_password(vault, _PASSWORD).close()) for _ in range(_TIMES)
    )


def _person(number: int) -> dict[str, Any]:
    name = f"Öhrström{number}"
    return {
        "id": new_id(),
        "edited": _NOW,
        "given_name": "Maria",
        "family_name": name,
        "sort_key": name,
        "search_key": name,
        "street": "Storgatan 1",
        "postcode": "123 45",
        "town": "Sundvalla",
    }


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start

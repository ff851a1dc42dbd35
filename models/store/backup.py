"""Verified copies of the vault: seen once they have been reopened, checked and counted."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlcipher3 import dbapi2

from models.errors import CouldNotWrite, FileDamaged
from models.store.anchor import seal
from models.store.checks import damage
from models.store.database import Store
from models.store.files import sync_file, sync_folder, write_whole, writing
from models.store.log import Head
from models.store.place import Vault
from models.store.schema import step_of
from models.store.slots import load_slots
from models.store.thinning import due, kept

Progress = Callable[[int, int], None]  # pages done, pages in all; it may raise to stop the copy

_MANIFEST, _DATABASE, _SLOTS = "manifest.json", "stegvis.db", "stegvis.slots"
_PART = ".part"
_PAGES_AT_ONCE = 1000
_COUNT = 'SELECT count(*) FROM "{}"'


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was reopened and found whole: when, the end of its log and the rows of each table."""

    folder: Path
    at: datetime
    vault: UUID
    head: Head
    schema: str
    counts: dict[str, int]
    sha256: str

    @property
    def file(self) -> Path:
        """The copied database."""
        return self.folder / _DATABASE

    @property
    def slots(self) -> Path:
        """The key slots as they were."""
        return self.folder / _SLOTS

    def age(self, now: datetime) -> timedelta:
        """How old the backup is."""
        return now - self.at


def back_up(store: Store, vault: Vault, progress: Progress = lambda *_: None) -> Backup:
    """Copy the vault, reopen and check the copy and count its rows; then let it be seen and thin the rest.

    Raises CouldNotWrite, FileDamaged if the copy is not what it should be, and what `progress`
    raises to stop it; nothing of it is left then.
    """
    changed, store.changed = store.changed, False
    try:
        backup = _take(store, vault, progress)
    except BaseException:
        store.changed = changed
        raise
    thin(vault.backups, backup.at)
    return backup


def back_up_if_due(
    store: Store, vault: Vault, progress: Progress = lambda *_: None
) -> Backup | None:
    """Back up half an hour after the last time, if anything changed since. Raises as back_up does."""
    last = next((backup.at for backup in backups(vault.backups)), None)
    return (
        back_up(store, vault, progress) if due(last, store.now(), changed=store.changed) else None
    )


def backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups in a folder, newest first; what has no readable manifest is none."""
    found = (_read(manifest) for manifest in folder.glob(f"*/{_MANIFEST}"))
    return tuple(sorted((b for b in found if b), key=lambda b: b.at, reverse=True))


def thin(folder: Path, now: datetime) -> None:
    """Remove the backups whose time is over."""
    present = backups(folder)
    staying = kept((backup.at for backup in present), now)
    for backup in present:
        if backup.at not in staying:
            shutil.rmtree(backup.folder, ignore_errors=True)


def _take(store: Store, vault: Vault, progress: Progress) -> Backup:
    now = store.now()
    with _unseen(vault.backups) as part:
        copy = part / _DATABASE
        head, counts = _copied(store, copy, progress)
        schema = _verified(store, copy, counts)
        write_whole(part / _SLOTS, vault.slots.read_bytes())
        vault_id = load_slots(vault.slots).vault
        backup = Backup(part, now, vault_id, head, schema, counts, seal(copy))
        write_whole(part / _MANIFEST, _manifest(backup))
        folder = _free(vault.backups / f"{now:%Y-%m-%dT%H%M%S}")
        part.rename(folder)
        sync_folder(vault.backups)
    return _read_manifest(folder / _MANIFEST)


@contextmanager
def _unseen(folder: Path) -> Iterator[Path]:
    """Give a folder to work in that no list shows; what is left of it afterwards is removed."""
    part = folder / _PART
    try:
        with writing(folder):
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir(mode=0o700, parents=True)
            yield part
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _copied(store: Store, copy: Path, progress: Progress) -> tuple[Head, dict[str, int]]:
    """Copy one moment of the vault; return the end of its log and its rows at that moment."""
    with closing(store.connect()) as source, closing(store.connect(copy)) as target:
        source.execute("BEGIN")
        counts, head = count_rows(source), _head(source, store.site)
        try:
            source.backup(
                target,
                pages=_PAGES_AT_ONCE,
                progress=lambda _, left, total: progress(total - left, total),
            )
        except dbapi2.Error as error:
            raise CouldNotWrite(copy.parent.parent, str(error)) from error
    sync_file(copy)
    return head, counts


def _verified(store: Store, copy: Path, counts: dict[str, int]) -> str:
    """Reopen the copy and return the step of its tables. Raises FileDamaged."""
    with closing(store.connect(copy)) as driver:
        findings = damage(driver)
        if not findings and count_rows(driver) != counts:
            findings = ("counts",)
        if findings:
            raise FileDamaged(copy, findings)
        return step_of(copy, driver)


def count_rows(driver: Any) -> dict[str, int]:
    """Return how many rows each table has."""
    names = driver.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    return {name: driver.execute(_COUNT.format(name)).fetchone()[0] for (name,) in names}


def _head(driver: Any, site: str) -> Head:
    said = "SELECT number, hash FROM log WHERE site = ? ORDER BY number DESC LIMIT 1"
    return Head(*(driver.execute(said, (site,)).fetchone() or (0, "")))


def _free(folder: Path) -> Path:
    names = (folder.with_name(f"{folder.name}-{n}") if n else folder for n in count())
    return next(name for name in names if not name.exists())


def _manifest(backup: Backup) -> bytes:
    said = asdict(backup) | {"at": backup.at.isoformat(), "vault": str(backup.vault)}
    del said["folder"]
    return json.dumps(said, indent=1).encode()


def _read(manifest: Path) -> Backup | None:
    try:
        return _read_manifest(manifest)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _read_manifest(manifest: Path) -> Backup:
    said = json.loads(manifest.read_bytes())
    said["at"], said["vault"] = datetime.fromisoformat(said["at"]), UUID(said["vault"])
    said["head"] = Head(**said["head"])
    return Backup(folder=manifest.parent, **said)

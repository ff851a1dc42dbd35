"""What is done behind the door, in a job: the heavy libraries come with it, so it is imported after the first paint."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from documents.recovery_kit import RecoveryKit
from models.errors import FileDamaged, WrongPassword
from models.store import vault as vaults
from models.store.backup import Backup, backups
from models.store.database import Store
from models.store.keys import Kdf
from models.store.place import Vault
from models.store.restoring import drill, restore
from models.store.slots import load_slots, waiting
from models.store.strength import Strength, strength
from ui.desk.letters import templates_of
from ui.desk.office import begin, set_up, work_at
from ui.desk.sheets import write_recovery_kit

_CASES = "case"


@dataclass(frozen=True, slots=True)
class NewVault:
    """A vault just made: open, with the key that is shown once."""

    store: Store
    recovery_key: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup as it is offered: how old it is and how many cases it holds."""

    backup: Backup
    cases: int
    minutes: int


def wait_at(vault: Vault) -> float:
    """Return the seconds until the next try is taken. Raises FileDamaged."""
    return waiting(load_slots(vault.slots).failures, vault.clock())


def unlock(vault: Vault, password: str, *, as_found: bool = False) -> Store:
    """Open a vault and begin the day in it. Raises as opening does."""
    return _begun(vaults.open_with_password(vault, password, as_found=as_found))


def make(vault: Vault, password: str, kdf: Kdf, name: str) -> NewVault:
    """Make a vault with the shipped routine and sender in it. Raises AlreadyExists, CouldNotWrite."""
    vault.file.parent.mkdir(parents=True, exist_ok=True)
    store, recovery_key = vaults.create(vault, password, kdf, name=name)
    try:
        set_up(store)
    except BaseException:
        store.close()
        raise
    return NewVault(_begun(store), recovery_key)


def unlock_with_key(vault: Vault, typed: str) -> vaults.Recovery:
    """Open a vault's key slots with its recovery key. Raises as opening does."""
    return vaults.open_with_recovery(vault, typed)


def set_password(recovery: vaults.Recovery, password: str, kdf: Kdf) -> Store:
    """Set a new password and open. Raises as opening does."""
    return _begun(recovery.set_password(password, kdf))


def judge(password: str, names: tuple[str, ...]) -> Strength:
    """Return how strong a password is."""
    return strength(password, names)


def copies(vault: Vault) -> tuple[Copy, ...]:
    """Return the backups of a vault, newest first."""
    now = vault.clock()
    return tuple(
        Copy(backup, backup.counts.get(_CASES, 0), int(backup.age(now).total_seconds() // 60))
        for backup in backups(vault.backups)
    )


def put_back(vault: Vault, backup: Backup, password: str) -> Store | None:
    """Try a backup with its password, put it in the vault's place and open it.

    None where the vault has another password than its backup had: it is restored, and to be unlocked.
    Raises WrongPassword, FileDamaged, FileInUse, CouldNotWrite.
    """
    if findings := drill(backup, password):
        raise FileDamaged(backup.file, findings)
    restore(vault, backup)
    try:
        return unlock(vault, password)
    except WrongPassword:
        return None


def put_back_unopened(vault: Vault, backup: Backup) -> None:
    """Put a backup in the vault's place, its bytes checked but not opened. Raises as restoring does."""
    restore(vault, backup)


def write_kit(store: Store, recovery_key: str, folder: Path, today: date) -> Path:
    """Write the sheet with the recovery key into a folder. Raises CouldNotWrite."""
    kit = RecoveryKit(store.file.name, today, recovery_key)
    return write_recovery_kit(templates_of(work_at(store)), kit, folder)


def _begun(store: Store) -> Store:
    try:
        begin(store)
    except BaseException:
        store.close()
        raise
    return store

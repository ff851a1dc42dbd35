"""Putting a backup back, and trying whether one could be."""

import shutil
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from models.errors import FileDamaged, WrongPassword
from models.store.anchor import Anchor, drop_anchor, seal
from models.store.backup import Backup, count_rows
from models.store.checks import damage, open_checked, refuse_plain
from models.store.files import sync_file, sync_folder, writing
from models.store.holding import held
from models.store.place import Vault
from models.store.slots import USER, KeySlots, load_slots, save_slots

_JOURNAL = "-journal"


def restore(vault: Vault, backup: Backup) -> Path:
    """Put a backup in the vault's place; return the folder where the present file is kept aside.

    The vault must be shut. Its key slots stay if they are the backup's vault's, so that the present
    password stays. The restoring is logged when it is opened next. Raises FileInUse, CouldNotWrite,
    FileDamaged if the backup is not what was written; nothing is changed then.
    """
    with held(vault.file, vault.user, vault.clock()):
        _unharmed(backup)
        with writing(vault.file):
            return _put_back(vault, backup)


def drill(backup: Backup, password: str) -> tuple[str, ...]:
    """Open a backup with a password, away from the vault; return the names of what is wrong with it.

    Raises WrongPassword, FileDamaged.
    """
    _unharmed(backup)
    opened = load_slots(backup.slots).key(USER, password)
    if opened is None:
        raise WrongPassword(0.0)
    with tempfile.TemporaryDirectory(dir=backup.folder.parent, prefix=".drill-") as folder:
        copy = Path(shutil.copy2(backup.file, folder))
        refuse_plain(copy)
        with closing(open_checked(copy, opened[1])) as driver:
            rows = count_rows(driver)
            return damage(driver) + (() if rows == backup.counts else ("counts",))


def _unharmed(backup: Backup) -> None:
    try:
        found = seal(backup.file)
    except OSError as error:
        raise FileDamaged(backup.file, ("unreadable",)) from error
    if found != backup.sha256:
        raise FileDamaged(backup.file, ("seal",))


def _put_back(vault: Vault, backup: Backup) -> Path:
    slots = replace(_slots(vault, backup), restored=backup.head.number)
    aside = _kept_aside(vault)
    part = vault.file.with_name(f".{vault.file.name}.part")
    shutil.copyfile(backup.file, part)
    part.chmod(0o600)
    sync_file(part)
    # From here on a crash leaves one file or the other, slots that open both, and no anchor to offend.
    vault.anchor(slots.vault).unlink(missing_ok=True)
    save_slots(vault.slots, slots)
    _beside(vault.file, _JOURNAL).unlink(missing_ok=True)
    part.replace(vault.file)
    sync_folder(vault.file.parent)
    drop_anchor(vault.anchor(slots.vault), Anchor(backup.head))
    return aside


def _slots(vault: Vault, backup: Backup) -> KeySlots:
    try:
        present = load_slots(vault.slots)
    except FileDamaged:
        return load_slots(backup.slots)
    return present if present.vault == backup.vault else load_slots(backup.slots)


def _kept_aside(vault: Vault) -> Path:
    """Copy what stands now, whatever its state, to a folder of its own."""
    stem = f"replaced-{vault.clock():%Y-%m-%dT%H%M%S}-"
    aside = Path(tempfile.mkdtemp(prefix=stem, dir=vault.file.parent))
    for file in (vault.file, _beside(vault.file, _JOURNAL), vault.slots):
        if file.exists():
            sync_file(Path(shutil.copy2(file, aside)))
    return aside


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)

"""Making, opening and shutting a vault: the only ways to its key."""

import secrets
from contextlib import ExitStack

from models.base import new_id
from models.errors import AlreadyExists, WrongPassword
from models.office import Caseworker
from models.store.anchor import Anchoring
from models.store.database import Store, make_engine
from models.store.files import writing
from models.store.keys import KEY_BYTES, Kdf
from models.store.opening import hold, new_store, open_store, unlock
from models.store.place import Vault
from models.store.recovery import make_recovery_key, read_recovery_key
from models.store.schema import make_tables
from models.store.slots import RECOVERY, USER, KeySlots, Slot, save_slots
from models.store.world import told


def create(
    vault: Vault, password: str, kdf: Kdf, *, name: str, site: str = "main"
) -> tuple[Store, str]:
    """Make a vault with its first caseworker; return it open, and the recovery key, to be printed once.

    Raises AlreadyExists, FileInUse, CouldNotWrite.
    """
    key, caseworker, recovery_key = secrets.token_bytes(KEY_BYTES), new_id(), make_recovery_key()
    slots = KeySlots(new_id(), site)
    slots = slots.with_slot(USER, new_id(), key, password, kdf=kdf, caseworker=caseworker)
    slots = _with_recovery(slots, key, recovery_key)
    with ExitStack() as stack:
        if vault.file.exists():
            raise AlreadyExists(vault.file)
        hold(vault, stack)
        _make_file(vault, key, slots)
        anchoring = Anchoring(vault.file, vault.anchor(slots.vault))
        store = new_store(vault, slots, str(caseworker), key, anchoring=anchoring, stack=stack)
    with store.change("create_vault") as session:
        session.add(Caseworker(id=caseworker, name=name))
    return store, recovery_key


def open_with_password(vault: Vault, password: str, *, as_found: bool = False) -> Store:
    """Open a vault. `as_found` takes a file that is not as it was left here, and logs that.

    Raises WrongPassword (with the seconds until the next try), FileDamaged, FileInUse,
    MadeByNewerVersion, OlderThanAnchor, NotEncrypted, CouldNotWrite.
    """
    with ExitStack() as stack:
        hold(vault, stack)
        slots, slot, key = unlock(vault, USER, password)
        return open_store(vault, slots, str(slot.caseworker), key, stack, as_found=as_found)


class Recovery:
    """A vault its recovery key has opened: it gives a store once a new password is set."""

    def __init__(self, vault: Vault, slots: KeySlots, key: bytes, stack: ExitStack) -> None:
        self._vault, self._slots, self._key, self._stack = vault, slots, key, stack

    def set_password(self, password: str, kdf: Kdf, *, as_found: bool = False) -> Store:
        """Shut the first caseworker's slot with a new password and open. Raises as opening does."""
        with self._stack as stack:
            user = next(slot for slot in self._slots.slots if slot.kind == USER)
            slots = _with_password(self._slots, user, self._key, password, kdf)
            save_slots(self._vault.slots, slots)
            who = str(user.caseworker)
            store = open_store(self._vault, slots, who, self._key, stack, as_found=as_found)
        store.note("recover_vault")
        return store

    def give_up(self) -> None:
        """Let go of the file without a new password."""
        self._stack.close()


def open_with_recovery(vault: Vault, typed: str) -> Recovery:
    """Open a vault with its recovery key; a mistyped one costs no try. Raises as a password does."""
    secret = read_recovery_key(typed)
    if secret is None:
        raise WrongPassword(0.0)
    with ExitStack() as stack:
        hold(vault, stack)
        slots, _, key = unlock(vault, RECOVERY, secret)
        return Recovery(vault, slots, key, stack.pop_all())


def change_password(vault: Vault, store: Store, old: str, new: str, kdf: Kdf) -> None:
    """Shut the caseworker's slot with a new password; the database is not written anew.

    Raises WrongPassword, CouldNotWrite.
    """
    slots, slot, key = unlock(vault, USER, old)
    save_slots(vault.slots, _with_password(slots, slot, key, new, kdf))
    store.note("change_password")


def renew_recovery_key(vault: Vault, store: Store, password: str) -> str:
    """Return a new recovery key in place of the old. Raises WrongPassword, CouldNotWrite."""
    slots, _, key = unlock(vault, USER, password)
    recovery_key = make_recovery_key()
    save_slots(vault.slots, _with_recovery(slots, key, recovery_key))
    store.note("renew_recovery_key")
    return recovery_key


def _with_password(slots: KeySlots, slot: Slot, key: bytes, password: str, kdf: Kdf) -> KeySlots:
    return slots.with_slot(USER, slot.id, key, password, kdf=kdf, caseworker=slot.caseworker)


def _with_recovery(slots: KeySlots, key: bytes, recovery_key: str) -> KeySlots:
    present = (slot.id for slot in slots.slots if slot.kind == RECOVERY)
    secret = read_recovery_key(recovery_key) or ""
    return slots.with_slot(
        RECOVERY, next(present, new_id()), key, secret, kdf=None, caseworker=None
    )


def _make_file(vault: Vault, key: bytes, slots: KeySlots) -> None:
    """Make the tables in a file that takes its name when it is whole and has its key slots."""
    part = vault.file.with_name(f".{vault.file.name}.part")
    with writing(vault.file), told(vault.file):
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        engine = make_engine(part, key)
        make_tables(engine)
        engine.dispose()
        part.with_name(f"{part.name}-journal").unlink(
            missing_ok=True
        )  # emptied, as TRUNCATE leaves it
        if vault.slots.exists():  # the file they open may be found again
            vault.slots.replace(vault.slots.with_suffix(f".slots-{vault.clock():%Y-%m-%dT%H%M%S}"))
        save_slots(vault.slots, slots)
        part.replace(vault.file)

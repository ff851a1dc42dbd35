"""What every opening goes through, in order: hold, unlock, look over, migrate, log."""

from contextlib import ExitStack
from dataclasses import replace

from sqlalchemy.exc import DatabaseError

from models.errors import FileDamaged, OlderThanAnchor, WrongPassword
from models.store.anchor import Anchor, Anchoring, lacks, read_anchor, seal
from models.store.backup import back_up
from models.store.checks import damage, open_checked, refuse_plain
from models.store.database import Store
from models.store.holding import held
from models.store.log_check import verify_log, verify_records
from models.store.place import Vault
from models.store.schema import SCHEMA, migrate, step_of
from models.store.slots import Failures, KeySlots, Slot, failed, load_slots, save_slots, waiting

ALWAYS_CHECKED = (
    64 << 20
)  # bytes: a quarter of a second; a larger file is checked behind the window


def hold(vault: Vault, stack: ExitStack) -> None:
    """Hold the vault's file until the stack is closed. Raises FileInUse, CouldNotWrite."""
    stack.enter_context(held(vault.file, vault.user, vault.clock()))


def unlock(vault: Vault, kind: str, secret: str) -> tuple[KeySlots, Slot, bytes]:
    """Return the key slots, the one the secret opens and the database key.

    Raises WrongPassword, FileDamaged, CouldNotWrite. A try is counted before it is made, so that
    ending the program meanwhile does not make it free.
    """
    slots, now = load_slots(vault.slots), vault.clock()
    if wait := waiting(slots.failures, now):
        raise WrongPassword(wait)
    counted = replace(slots, failures=failed(slots.failures, now))
    save_slots(vault.slots, counted)
    found = slots.key(kind, secret)
    if found is None:
        raise WrongPassword(waiting(counted.failures, now))
    slots = replace(slots, failures=Failures(unlogged=slots.failures.unlogged))
    save_slots(vault.slots, slots)
    return slots, *found


def new_store(
    vault: Vault, slots: KeySlots, who: str, key: bytes, *, anchoring: Anchoring, stack: ExitStack
) -> Store:
    """Return a store on the vault's file; closing it seals the file, then lets go of what the stack holds."""
    closing = stack.pop_all()
    closing.callback(anchoring.closed)
    return Store(
        vault.file,
        key,
        site=slots.site,
        who=who,
        clock=vault.clock,
        committed=anchoring.committed,
        closing=closing,
    )


def open_store(
    vault: Vault, slots: KeySlots, who: str, key: bytes, stack: ExitStack, *, as_found: bool = False
) -> Store:
    """Return the store of an unlocked vault, looked over; it takes over what the stack holds.

    Raises FileDamaged, MadeByNewerVersion, OlderThanAnchor, NotEncrypted.
    """
    refuse_plain(vault.file)
    anchor = read_anchor(vault.anchor(slots.vault))
    found_as = seal(vault.file)
    step = _looked_over(vault, key)
    anchoring = Anchoring(vault.file, vault.anchor(slots.vault))
    store = new_store(vault, slots, who, key, anchoring=anchoring, stack=stack)
    try:
        as_left = _as_left(store, anchor, found_as, as_found=as_found)
        # The seal is broken before the first write: a crash in the middle of it must not look like fraud.
        anchoring.committed(store.head())
        if step < SCHEMA:
            back_up(store, vault)
            migrate(store)
        if not as_left and not as_found and is_small(vault):
            _refuse_broken_log(store)
        _log_opening(vault, store, slots, as_found=as_found)
    except DatabaseError as error:
        store.close()
        raise FileDamaged(vault.file, ("unreadable",)) from error
    except BaseException:
        store.close()
        raise
    return store


def check(store: Store) -> tuple[str, ...]:
    """Return the names of the checks the open file fails; it takes a while on a large one."""
    driver = store.connect()
    try:
        return damage(driver) + _broken_log(store)
    finally:
        driver.close()


def is_small(vault: Vault) -> bool:
    """Tell whether opening checks the whole file; if not, `check` is to be run behind the window."""
    return vault.file.stat().st_size <= ALWAYS_CHECKED


def _looked_over(vault: Vault, key: bytes) -> str:
    """Return the step of the file's tables once it is found whole."""
    driver = open_checked(vault.file, key)
    try:
        if is_small(vault) and (findings := damage(driver)):
            raise FileDamaged(vault.file, findings)
        return step_of(vault.file, driver)
    finally:
        driver.close()


def _as_left(store: Store, anchor: Anchor | None, found_as: str, *, as_found: bool) -> bool:
    """Tell whether the file is the very one that was last closed here; one that cannot be is refused."""
    if anchor is None or as_found:
        return False
    head = store.head()
    with store.engine.connect() as connection:
        if lacks(connection, store.site, anchor):
            raise OlderThanAnchor(store.file, head.number, anchor.head.number)
    if anchor.seal is None or head != anchor.head:
        return False
    if anchor.seal != found_as:  # nobody has opened it since, and yet it is another
        raise FileDamaged(store.file, ("seal",))
    return True


def _broken_log(store: Store) -> tuple[str, ...]:
    with store.read() as session:
        broken = (*verify_log(session), *verify_records(session))
    return tuple(sorted({f"log_{finding.what}" for finding in broken}))


def _refuse_broken_log(store: Store) -> None:
    if findings := _broken_log(store):
        raise FileDamaged(store.file, findings)


def _log_opening(vault: Vault, store: Store, slots: KeySlots, *, as_found: bool) -> None:
    """Log what happened while the vault was shut, and that it is open."""
    failures = slots.failures.unlogged
    if failures:
        store.note("failed_unlock", times=failures)
    if slots.restored is not None:
        store.note("restore", from_number=slots.restored)
    store.note("open_as_found" if as_found else "open_vault")
    if failures or slots.restored is not None:
        save_slots(vault.slots, replace(slots, failures=Failures(), restored=None))

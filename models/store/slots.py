"""The key slots beside the vault: who may open it, and how often someone tried in vain."""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from models.base import canonical
from models.errors import FileDamaged
from models.store.files import write_whole
from models.store.keys import Kdf, Wrapped, unwrap, wrap

USER, RECOVERY = "user", "recovery"
_FORMAT = 1
_LONGEST_WAIT = 900.0
_COSTLIEST = 1 << 26  # KiB x passes: a minute or two on a slow machine


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the key: a caseworker's password or the recovery key."""

    kind: str
    id: UUID
    caseworker: UUID | None
    wrapped: Wrapped


@dataclass(frozen=True, slots=True)
class Failures:
    """Wrong tries: those in a row, those not yet in the log, and when the next one is taken."""

    in_a_row: int = 0
    unlogged: int = 0
    next_try: datetime | None = None


@dataclass(frozen=True, slots=True)
class KeySlots:
    """The whole file. `restored` is the log number of a backup put back and not yet logged."""

    vault: UUID
    site: str
    slots: tuple[Slot, ...] = ()
    failures: Failures = Failures()
    restored: int | None = None

    def key(self, kind: str, secret: str) -> tuple[Slot, bytes] | None:
        """Return the slot of that kind the secret opens, with the database key."""
        for slot in self.slots:
            if slot.kind == kind and (
                key := unwrap(slot.wrapped, secret, self._about(slot.id, kind))
            ):
                return slot, key
        return None

    def with_slot(
        self,
        kind: str,
        slot: UUID,
        key: bytes,
        secret: str,
        *,
        kdf: Kdf | None,
        caseworker: UUID | None,
    ) -> "KeySlots":
        """Return the file with that slot put in, in place of the one of the same id."""
        wrapped = wrap(key, secret, self._about(slot, kind), kdf)
        others = tuple(s for s in self.slots if s.id != slot)
        return replace(self, slots=(*others, Slot(kind, slot, caseworker, wrapped)))

    def _about(self, slot: UUID, kind: str) -> bytes:
        return canonical(
            {"vault": str(self.vault), "site": self.site, "slot": str(slot), "kind": kind}
        ).encode()


def wait_after(failures: int) -> timedelta:
    """Return how long the next try waits after that many wrong ones in a row: doubling, at most 15 minutes."""
    return (
        timedelta(seconds=min(2.0 ** min(failures - 1, 20), _LONGEST_WAIT))
        if failures
        else timedelta()
    )


def waiting(failures: Failures, now: datetime) -> float:
    """Return the seconds until the next try is taken; a clock set back never makes it longer than the rule."""
    if failures.next_try is None or failures.next_try <= now:
        return 0.0
    return min(failures.next_try - now, wait_after(failures.in_a_row)).total_seconds()


def failed(failures: Failures, now: datetime) -> Failures:
    """Return the count after one more wrong try."""
    row = failures.in_a_row + 1
    return Failures(row, failures.unlogged + 1, now + wait_after(row))


def load_slots(file: Path) -> KeySlots:
    """Read the key slots. Raises FileDamaged if they are missing or not what was written."""
    try:
        return _read(json.loads(file.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise FileDamaged(file, ("key_slots",)) from error


def save_slots(file: Path, slots: KeySlots) -> None:
    """Write the key slots whole. Raises CouldNotWrite."""
    write_whole(file, json.dumps(_plain(slots), indent=1).encode())


def _plain(slots: KeySlots) -> dict[str, Any]:
    failures = slots.failures
    return {
        "format": _FORMAT,
        "vault": str(slots.vault),
        "site": slots.site,
        "restored": slots.restored,
        "failures": {
            "in_a_row": failures.in_a_row,
            "unlogged": failures.unlogged,
            "next_try": failures.next_try and failures.next_try.isoformat(),
        },
        "slots": [_plain_slot(slot) for slot in slots.slots],
    }


def _plain_slot(slot: Slot) -> dict[str, Any]:
    kdf = slot.wrapped.kdf
    return {
        "kind": slot.kind,
        "id": str(slot.id),
        "caseworker": slot.caseworker and str(slot.caseworker),
        "kdf": kdf and {"memory": kdf.memory, "passes": kdf.passes, "lanes": kdf.lanes},
        **{
            name: b64encode(getattr(slot.wrapped, name)).decode()
            for name in ("salt", "nonce", "sealed")
        },
    }


def _read(kept: dict[str, Any]) -> KeySlots:
    failures = kept["failures"]
    next_try = failures["next_try"]
    return KeySlots(
        UUID(kept["vault"]),
        str(kept["site"]),
        tuple(_read_slot(slot) for slot in kept["slots"]),
        Failures(
            int(failures["in_a_row"]),
            int(failures["unlogged"]),
            next_try and datetime.fromisoformat(next_try),
        ),
        kept["restored"],
    )


def _read_slot(kept: dict[str, Any]) -> Slot:
    salt, nonce, sealed = (b64decode(kept[name]) for name in ("salt", "nonce", "sealed"))
    kdf = kept["kdf"] and Kdf(**kept["kdf"])
    if kdf and kdf.memory * kdf.passes > _COSTLIEST:
        raise ValueError("a guess that would never end")
    return Slot(
        str(kept["kind"]),
        UUID(kept["id"]),
        kept["caseworker"] and UUID(kept["caseworker"]),
        Wrapped(salt, nonce, sealed, kdf),
    )

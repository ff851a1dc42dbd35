"""Wrapping the database key: under a password, slow to guess, or under a recovery key, too long to guess."""

import os
import secrets
import time
import unicodedata
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
_MIB = 1024  # argon2 counts memory in KiB
_ROOMY = 2 << 30  # bytes of memory from which a quarter of a GiB may be spent on a guess
_FEWEST_PASSES = 3  # RFC 9106, 4
_LANES = 4


@dataclass(frozen=True, slots=True)
class Kdf:
    """What one guess at a password costs: argon2id's memory (KiB), passes and lanes."""

    memory: int
    passes: int
    lanes: int


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The database key as it is kept; `kdf` is None where the secret is itself random."""

    salt: bytes
    nonce: bytes
    sealed: bytes
    kdf: Kdf | None


def calibrated(seconds: float = 1.0, memory: int | None = None) -> Kdf:
    """Return a guess that costs about that long on this machine: 256 MiB where it has them, else 64."""
    roomy = (_machine_memory() if memory is None else memory) >= _ROOMY
    kibibytes = (256 if roomy else 64) * _MIB
    start = time.perf_counter()
    _slow(b"calibration", bytes(_SALT_BYTES), Kdf(kibibytes, _FEWEST_PASSES, _LANES))
    passes = round(_FEWEST_PASSES * seconds / (time.perf_counter() - start))
    return Kdf(kibibytes, max(_FEWEST_PASSES, passes), _LANES)


def _machine_memory() -> int:
    """Return the machine's memory in bytes; a system that does not say counts as roomy."""
    if not hasattr(os, "sysconf"):
        return _ROOMY
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def wrap(key: bytes, secret: str, about: bytes, kdf: Kdf | None) -> Wrapped:
    """Return the key wrapped under a secret and bound to what it is about."""
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(_derive(secret, salt, kdf)).encrypt(nonce, key, about)
    return Wrapped(salt, nonce, sealed, kdf)


def unwrap(wrapped: Wrapped, secret: str, about: bytes) -> bytes | None:
    """Return the key, or None if the secret is not the one it was wrapped under."""
    derived = _derive(secret, wrapped.salt, wrapped.kdf)
    try:
        return AESGCM(derived).decrypt(wrapped.nonce, wrapped.sealed, about)
    except InvalidTag:
        return None


def _derive(secret: str, salt: bytes, kdf: Kdf | None) -> bytes:
    # The same password typed on another system may arrive decomposed.
    typed = unicodedata.normalize("NFC", secret).encode()
    if kdf is None:
        return HKDF(SHA256(), KEY_BYTES, salt, b"stegvis recovery").derive(typed)
    return _slow(typed, salt, kdf)


def _slow(typed: bytes, salt: bytes, kdf: Kdf) -> bytes:
    return hash_secret_raw(typed, salt, kdf.passes, kdf.memory, kdf.lanes, KEY_BYTES, Type.ID)

"""The recovery key: random, printed once, typed by hand years later."""

import secrets
from hashlib import sha256

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's 32: no I, L, O or U
_MISREAD = str.maketrans("OILU", "011V")
_GROUP = 4
_SECRET_SIGNS = 28  # 140 bits
_CHECK_SIGNS = _GROUP


def make_recovery_key() -> str:
    """Return a new recovery key as it is printed: seven random groups of four signs and one that checks them."""
    secret = "".join(secrets.choice(_SIGNS) for _ in range(_SECRET_SIGNS))
    signs = secret + _check(secret)
    return "-".join(signs[i : i + _GROUP] for i in range(0, len(signs), _GROUP))


def read_recovery_key(typed: str) -> str | None:
    """Return the secret in a typed recovery key, or None if it was mistyped.

    Case, spaces and dashes do not matter; O is read as 0, I and L as 1, U as V.
    """
    signs = "".join(c for c in typed.upper() if c.isalnum()).translate(_MISREAD)
    secret, check = signs[:_SECRET_SIGNS], signs[_SECRET_SIGNS:]
    return secret if check == _check(secret) else None


def _check(secret: str) -> str:
    value = int.from_bytes(sha256(secret.encode()).digest()[:4], "big")
    return "".join(_SIGNS[value >> (5 * place) & 31] for place in range(_CHECK_SIGNS))

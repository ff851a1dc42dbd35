"""One way to open the encrypted file: every connection has the same key order, promises and bans."""

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from models.errors import CouldNotWrite, NotEncrypted

_FUNCTION = 31  # SQLITE_FUNCTION, which sqlcipher3 does not name
_BUSY_SECONDS = 10.0
_PROMISES = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = FULL",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -64000",
)
_KEPT = {"journal_mode": "truncate", "synchronous": 2, "foreign_keys": 1, "temp_store": 2}
# What could write the contents outside the encrypted file, or shut it with another key.
_BANNED_FUNCTIONS = {"sqlcipher_export", "load_extension", "writefile", "edit"}
_BANNED_PRAGMAS = {"key", "rekey", "hexkey", "hexrekey", "temp_store_directory", "writable_schema"}


def _is_banned(pragma: str, value: str | None) -> bool:
    return pragma in _BANNED_PRAGMAS or (pragma.startswith("cipher_") and value is not None)


def _permit(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    banned = (
        action == dbapi2.SQLITE_ATTACH
        or (action == _FUNCTION and (second or "").lower() in _BANNED_FUNCTIONS)
        or (action == dbapi2.SQLITE_PRAGMA and _is_banned((first or "").lower(), second))
    )
    return int(dbapi2.SQLITE_DENY if banned else dbapi2.SQLITE_OK)


def _refuse_unkept(connection: Any, file: Path) -> None:
    """Believe no setting that is not read back: another library takes a key and encrypts nothing."""
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise NotEncrypted(file)
    for name, value in _KEPT.items():
        if connection.execute(f"PRAGMA {name}").fetchone() != (value,):
            raise CouldNotWrite(file, name)


def connect(file: Path, key: bytes) -> Any:
    """Return a connection to the encrypted file with its 32-byte key; it can neither attach nor export.

    Raises NotEncrypted, CouldNotWrite, and the driver's error if the key is not the file's.
    """
    connection = dbapi2.connect(
        str(file), isolation_level=None, check_same_thread=False, timeout=_BUSY_SECONDS
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for promise in _PROMISES:
            connection.execute(promise)
        _refuse_unkept(connection, file)
        connection.set_authorizer(_permit)
    except BaseException:
        connection.close()
        raise
    return connection

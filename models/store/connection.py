"""One way to open the encrypted file: every connection has the same key order, promises and bans."""

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

_FUNCTION = 31  # SQLITE_FUNCTION, which sqlcipher3 does not name
_BUSY_SECONDS = 10.0
_PROMISES = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = FULL",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -64000",
)
# What could write the contents outside the encrypted file, or shut it with another key.
_BANNED_FUNCTIONS = {"sqlcipher_export", "load_extension", "writefile", "edit"}
_BANNED_PRAGMAS = {"key", "rekey", "hexkey", "hexrekey", "temp_store_directory", "writable_schema"}


def _permit(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    banned = (
        action == dbapi2.SQLITE_ATTACH
        or (action == _FUNCTION and (second or "").lower() in _BANNED_FUNCTIONS)
        or (action == dbapi2.SQLITE_PRAGMA and (first or "").lower() in _BANNED_PRAGMAS)
    )
    return int(dbapi2.SQLITE_DENY if banned else dbapi2.SQLITE_OK)


def connect(file: Path, key: bytes) -> Any:
    """Return a connection to the encrypted file with its 32-byte key; it can neither attach nor export."""
    connection = dbapi2.connect(
        str(file), isolation_level=None, check_same_thread=False, timeout=_BUSY_SECONDS
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for promise in _PROMISES:
            connection.execute(promise)
        connection.set_authorizer(_permit)
    except BaseException:
        connection.close()
        raise
    return connection

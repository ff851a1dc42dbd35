"""What the database itself refuses, whoever asks: the log only grows."""

from sqlalchemy import Connection

_TRIGGER = """
CREATE TRIGGER IF NOT EXISTS {table}_no_{event} BEFORE {event} ON {table} {when}
BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END
"""
_UNLESS_CULLING = (
    "WHEN NEW.payload IS NOT NULL OR NEW.site IS NOT OLD.site OR NEW.number IS NOT OLD.number"
)
_REFUSED = (
    ("log", "update", ""),
    ("log", "delete", ""),
    ("history", "update", _UNLESS_CULLING),
    ("history", "delete", ""),
)


def protect_log(connection: Connection) -> None:
    """Make the triggers where they are missing; culling a payload is the one change they let through."""
    for table, happening, when in _REFUSED:
        connection.exec_driver_sql(_TRIGGER.format(table=table, event=happening, when=when))

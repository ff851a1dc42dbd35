"""A row as canonical JSON and back: what the history keeps."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Table, TypeDecorator
from sqlalchemy.types import TypeEngine

from models.base import Word, canonical


def _plain(value: object) -> object:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date() | time():
            return value.isoformat()
        case UUID() | Decimal():
            return str(value)
        case bytes():
            return b64encode(value).decode()
        case _:
            return value


def image(row: Mapping[str, Any]) -> str:
    """Return a row's columns and values as canonical JSON."""
    return canonical({name: _plain(value) for name, value in row.items()})


def _typed(value: Any, column: TypeEngine[Any]) -> Any:
    if value is None:
        return None
    if isinstance(column, Word):
        return column.kind(value)
    stored = column.impl_instance if isinstance(column, TypeDecorator) else column
    kind = stored.python_type
    if kind in (datetime, date, time):
        return kind.fromisoformat(value)
    if kind in (UUID, Decimal):
        return kind(value)
    return b64decode(value) if kind is bytes else value


def read_image(text: str, table: Table) -> dict[str, Any]:
    """Return the values of an image as the table's columns hold them; columns since removed are left out."""
    kept = json.loads(text)
    return {c.name: _typed(kept[c.name], c.type) for c in table.columns if c.name in kept}

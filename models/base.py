"""The one declarative base, the column types and what every record carries."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

import uuid_utils
from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    ForeignKey,
    MetaData,
    Text,
    TypeDecorator,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from typing_extensions import override

from models.text import clean

E = TypeVar("E", bound=StrEnum)


def new_id() -> UUID:
    """Return a UUIDv7: ordered by time, the same kind at every site, never shown to people."""
    return UUID(int=uuid_utils.uuid7().int)


class UtcTime(TypeDecorator[datetime]):
    """A moment: aware in and out, in UTC. A naive time is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            message = "a moment must say its time zone"
            raise ValueError(message)
        return value.astimezone(UTC)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Word(TypeDecorator[E]):
    """A word of the vocabulary, stored as its text."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[E]) -> None:
        super().__init__()
        self.kind = kind

    @override
    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:
        return None if value is None else self.kind(value).value

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:
        return None if value is None else self.kind(value)


class CleanText(TypeDecorator[str]):
    """Text without NUL and other control characters: what PostgreSQL refuses is gone before it is stored."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else clean(value)


def link(target: str) -> ForeignKey:
    """Return a reference that is checked at commit: rows may arrive in any order."""
    return ForeignKey(target, deferrable=True, initially="DEFERRED")


# Assigned whole, never changed in place: a change inside the value would go unseen.
Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def canonical(value: Mapping[str, Any]) -> str:
    """Return the one spelling of a value that is hashed: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Base(DeclarativeBase):
    """The records' common base."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        str: CleanText(),
        datetime: UtcTime(),
        UUID: Uuid(),
    }


class Record:
    """What every record carries: an id, the number of its last change, when that was, and whether it is binned.

    `rev` is the number of the log line that describes the change, given by the store at flush.
    """

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    rev: Mapped[int] = mapped_column(BigInteger, default=0)
    edited: Mapped[datetime]
    gone: Mapped[datetime | None] = mapped_column(default=None)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - a directive sees the class
        return {"version_id_col": cls.rev, "version_id_generator": False}

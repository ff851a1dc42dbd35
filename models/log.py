"""The log and the history beside it: what happened, numbered and chained, and what stood there before."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Json


class LogLine(Base):
    """One line of a site's log: never a value or a search word, only names and hashes."""

    __tablename__ = "log"
    __table_args__ = (Index("ix_log_record_number", "record", "number"),)

    site: Mapped[str] = mapped_column(Text, primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    who: Mapped[str] = mapped_column(Text)
    verb: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    record: Mapped[UUID | None]
    fields: Mapped[list[str]] = mapped_column(Json)
    payload: Mapped[str] = mapped_column(Text)  # SHA-256 of the history's text; empty without one
    previous: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(Text)


class History(Base):
    """What stood in a record before the change of that number, or what a line of its own counted.

    Apart from the log so that it can be culled (the text becomes null) without breaking the chain.
    """

    __tablename__ = "history"

    site: Mapped[str] = mapped_column(Text, primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    payload: Mapped[str | None] = mapped_column(Text)

"""What the office itself is: its staff, its dated routines, its settings and its own templates."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Json, Record, Word
from models.vocabulary import Language, LetterKind, StaffRole


class Caseworker(Record, Base):
    """One of the office's people. A caseworker who opens the vault has a key slot of their own."""

    __tablename__ = "caseworker"

    name: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    role: Mapped[StaffRole] = mapped_column(Word(StaffRole), default=StaffRole.CASEWORKER)
    telephone: Mapped[str] = mapped_column(default="")
    telephone_hours: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    ended_on: Mapped[date | None]


class RoutineVersion(Record, Base):
    """A version of a local routine as the office approved it: its TOML, kept whole."""

    __tablename__ = "routine_version"

    key: Mapped[str]
    version: Mapped[str]
    text: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    approved_by: Mapped[str]
    review_on: Mapped[date]


class Setting(Record, Base):
    """One group of settings in one version; the newest that is not gone is in force."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(index=True)
    value: Mapped[dict[str, Any]] = mapped_column(Json)
    approved_by: Mapped[str] = mapped_column(default="")
    review_on: Mapped[date | None]


class OwnTemplate(Record, Base):
    """A letter template of the office's own, in place of the one that ships."""

    __tablename__ = "own_template"

    letter: Mapped[LetterKind] = mapped_column(Word(LetterKind))
    language: Mapped[Language] = mapped_column(Word(Language))
    content_id: Mapped[str] = mapped_column(index=True)
    approved_by: Mapped[str]
    review_on: Mapped[date]


class Household(Record, Base):
    """Hushåll: links the cases of its adults. A decision is never made for two people."""

    __tablename__ = "household"

    label: Mapped[str] = mapped_column(default="")

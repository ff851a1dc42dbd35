"""The person a case is about, their numbers and what they have agreed to for each channel."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Record, Word
from models.vocabulary import Channel, Language, NumberKind, ProtectedIdentity


def _link(target: str) -> ForeignKey:
    return ForeignKey(target, deferrable=True, initially="DEFERRED")


class Person(Record, Base):
    """Den enskilde. The birth date stands apart from the number: the number's date may be a nearby day."""

    __tablename__ = "person"

    given_name: Mapped[str]
    family_name: Mapped[str]
    birth_date: Mapped[date | None]
    sort_key: Mapped[str] = mapped_column(index=True)
    search_key: Mapped[str]
    care_of: Mapped[str] = mapped_column(default="")
    street: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    town: Mapped[str] = mapped_column(default="")
    telephone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    language: Mapped[Language] = mapped_column(Word(Language), default=Language.SWEDISH)
    easy_to_read: Mapped[bool] = mapped_column(default=False)
    interpreter_language: Mapped[str] = mapped_column(default="")
    protected: Mapped[ProtectedIdentity | None] = mapped_column(Word(ProtectedIdentity))

    numbers: Mapped[list["PersonNumber"]] = relationship(order_by="PersonNumber.valid_from")
    consents: Mapped[list["ChannelConsent"]] = relationship(order_by="ChannelConsent.given_on")

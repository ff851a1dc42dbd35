"""The person a case is about, their numbers and what they have agreed to for each channel."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Record, Word, link
from models.vocabulary import Channel, Language, NumberKind, ProtectedIdentity


class Person(Record, Base):
    """Den enskilde.

    The birth date stands apart from the number, whose date may be a day nearby (FOL 18 §).
    """

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

    numbers: Mapped[list["PersonNumber"]] = relationship(
        order_by="PersonNumber.valid_from", back_populates="person"
    )
    consents: Mapped[list["ChannelConsent"]] = relationship(
        order_by="ChannelConsent.given_on", back_populates="person"
    )

    @property
    def name(self) -> str:
        """Given name and family name as they are written on a letter."""
        return f"{self.given_name} {self.family_name}".strip()


class PersonNumber(Record, Base):
    """A number the person has or has had; a temporary one gives way to a real one."""

    __tablename__ = "person_number"

    person_id: Mapped[UUID] = mapped_column(link("person.id"), index=True)
    kind: Mapped[NumberKind | None] = mapped_column(Word(NumberKind))
    value: Mapped[str] = mapped_column(index=True)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]

    person: Mapped[Person] = relationship(back_populates="numbers")


class ChannelConsent(Record, Base):
    """Samtycke till kontaktväg: one line for each time it was given, withdrawn by its date."""

    __tablename__ = "channel_consent"

    person_id: Mapped[UUID] = mapped_column(link("person.id"), index=True)
    channel: Mapped[Channel] = mapped_column(Word(Channel))
    given_on: Mapped[date]
    withdrawn_on: Mapped[date | None]
    may_name_office: Mapped[bool] = mapped_column(default=False)

    person: Mapped[Person] = relationship(back_populates="consents")

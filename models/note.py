"""Notes on a case, and what is being typed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Json, Record, link, new_id


class Note(Record, Base):
    """Anteckning: locked when it is signed, corrected by a new note that points back."""

    __tablename__ = "note"

    case_id: Mapped[UUID] = mapped_column(link("case.id"), index=True)
    text: Mapped[str]
    written_by: Mapped[str]
    written_at: Mapped[datetime]
    signed_at: Mapped[datetime | None]
    corrects_id: Mapped[UUID | None] = mapped_column(link("note.id"))


class Draft(Base):
    """What is being typed in a form and is not yet a record. Encrypted like everything, not logged."""

    __tablename__ = "draft"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    form: Mapped[str]
    record_id: Mapped[UUID | None] = mapped_column(index=True)
    owner: Mapped[str]
    value: Mapped[dict[str, Any]] = mapped_column(Json)
    saved_at: Mapped[datetime]

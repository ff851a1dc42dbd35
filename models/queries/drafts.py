"""What is being typed and is not yet a record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.note import Draft


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """What somebody was typing: in which form, about which record, and when it was kept last."""

    form: str
    record_id: UUID | None
    value: dict[str, Any]
    saved_at: datetime


def draft_of(session: Session, form: str, record_id: UUID | None, owner: str) -> KeptDraft | None:
    """Return what somebody was typing in a form, None where nothing was."""
    wanted = _of(owner).where(Draft.form == form, Draft.record_id == record_id)
    return next(_kept(session, wanted), None)


def drafts_of(session: Session, owner: str, form: str | None = None) -> tuple[KeptDraft, ...]:
    """Return everything somebody was typing, in one form or all of them, the latest first."""
    wanted = _of(owner) if form is None else _of(owner).where(Draft.form == form)
    return tuple(_kept(session, wanted))


def draft_value(
    session: Session, form: str, record_id: UUID | None, owner: str
) -> dict[str, Any] | None:
    """Return only what was typed, None where nothing was."""
    found = draft_of(session, form, record_id, owner)
    return found.value if found is not None else None


def _of(owner: str) -> Select[Draft]:
    return select(Draft).where(Draft.owner == owner).order_by(Draft.saved_at.desc(), Draft.id)


def _kept(session: Session, wanted: Select[Draft]) -> Iterator[KeptDraft]:
    found = session.scalars(wanted)
    return (KeptDraft(d.form, d.record_id, d.value, d.saved_at) for d in found)

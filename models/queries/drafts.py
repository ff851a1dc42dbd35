"""What is being typed and is not yet a record."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
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
    kept = drafts_of(session, owner)
    return next((d for d in kept if (d.form, d.record_id) == (form, record_id)), None)


def drafts_of(session: Session, owner: str) -> tuple[KeptDraft, ...]:
    """Return everything somebody was typing, the latest first."""
    found = session.scalars(
        select(Draft).where(Draft.owner == owner).order_by(Draft.saved_at.desc(), Draft.id)
    )
    return tuple(KeptDraft(d.form, d.record_id, d.value, d.saved_at) for d in found)


def draft_value(
    session: Session, form: str, record_id: UUID | None, owner: str
) -> dict[str, Any] | None:
    """Return only what was typed, None where nothing was."""
    found = draft_of(session, form, record_id, owner)
    return found.value if found is not None else None

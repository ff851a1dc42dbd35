"""Notes and drafts: what is written about a case, and what is still being typed."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from models.actions.work import Work, changing_case, find
from models.errors import NotFound, TooLate
from models.note import Draft, Note
from models.store.database import Store


def write_note(work: Work, case_id: UUID, text: str, *, corrects: UUID | None = None) -> UUID:
    """Write a note on a case; a signed note is corrected by a new one that points back to it."""
    with changing_case(work, "write_note", case_id) as (session, case):
        if corrects is not None and find(session, Note, corrects).case_id != case.id:
            raise NotFound("Note")
        note = Note(
            case_id=case.id,
            text=text,
            written_by=work.store.who,
            written_at=work.store.now(),
            corrects_id=corrects,
        )
        session.add(note)
        case.last_contact = max(case.last_contact or work.today, work.today)
        session.flush()
        return note.id


def change_note(work: Work, note_id: UUID, text: str) -> None:
    """Write a note anew. Raises TooLate once it is signed: signed words stay."""
    with work.store.change("change_note") as session:
        note = find(session, Note, note_id)
        if note.signed_at is not None:
            raise TooLate("Note")
        note.text = text


def sign_note(work: Work, note_id: UUID) -> None:
    """Lock a note as it stands. Raises TooLate when it is signed already."""
    with work.store.change("sign_note") as session:
        note = find(session, Note, note_id)
        if note.signed_at is not None:
            raise TooLate("Note")
        note.signed_at = work.store.now()


def save_draft(store: Store, form: str, record_id: UUID | None, value: dict[str, Any]) -> None:
    """Keep what is being typed in a form: encrypted like everything, and not logged."""
    with store.change("save_draft") as session:
        draft = session.scalar(_draft(form, record_id, store.who))
        if draft is None:
            draft = Draft(form=form, record_id=record_id, owner=store.who)
            session.add(draft)
        draft.value = value
        draft.saved_at = store.now()


def discard_draft(store: Store, form: str, record_id: UUID | None) -> None:
    """Let go of a draft: it became the record, or nobody wants it."""
    with store.change("discard_draft") as session:
        for draft in session.scalars(_draft(form, record_id, store.who)):
            session.delete(draft)


def _draft(form: str, record_id: UUID | None, owner: str) -> Any:
    return select(Draft).where(
        Draft.form == form, Draft.record_id == record_id, Draft.owner == owner
    )

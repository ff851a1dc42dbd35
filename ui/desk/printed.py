"""What was printed or copied and is not yet marked as sent: the very bytes, kept through a lock and a crash."""

from base64 import b64decode, b64encode
from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from models.actions.notes import discard_draft, save_draft
from models.meeting import Invitation
from models.queries.drafts import KeptDraft, drafts_of
from models.store.database import Store
from models.vocabulary import Channel, LetterKind
from ui.desk.letters import Message

_FORM: Final = "printed"


def keep_printed(store: Store, messages: Iterable[Message]) -> None:
    """Keep what was made until it is marked as sent; what was made of the same before is replaced."""
    with store.together():
        for message in messages:
            save_draft(store, _FORM, message.invitation_id, _value(message))


def printed_before(store: Store) -> dict[UUID, Message]:
    """Return what was made and waits to be marked; what has gone out since is let go of."""
    with store.read() as session:
        kept = {d.record_id: d for d in drafts_of(session, store.who, _FORM) if d.record_id}
        waits = {key: _waits(session, key) for key in kept}
    gone = [key for key, waiting in waits.items() if not waiting]
    with store.together():
        for key in gone:
            discard_draft(store, _FORM, key)
    return {key: _message(key, draft) for key, draft in kept.items() if waits[key]}


def _waits(session: Session, invitation_id: UUID) -> bool:
    found = session.get(Invitation, invitation_id)
    return found is not None and found.sent_at is None and found.gone is None


def _value(message: Message) -> dict[str, Any]:
    return {
        "channel": message.channel.value,
        "letter": message.letter.value if message.letter else None,
        "case_number": message.case_number,
        "file_name": message.file_name,
        "content": b64encode(message.content).decode(),
    }


def _message(invitation_id: UUID, draft: KeptDraft) -> Message:
    value = draft.value
    return Message(
        invitation_id=invitation_id,
        channel=Channel(value["channel"]),
        case_number=value["case_number"],
        file_name=value["file_name"],
        content=b64decode(value["content"]),
        letter=LetterKind(value["letter"]) if value["letter"] else None,
    )

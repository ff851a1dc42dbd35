"""Invitations: made ready, sent, returned by the post; each kept exactly as it was sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256
from uuid import UUID

from sqlalchemy.orm import Session

from models.actions.work import Work, find, settle
from models.document import DocumentContent
from models.errors import TooLate
from models.meeting import Booking, Invitation
from models.vocabulary import Channel, Language, LetterKind

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PLAIN = "text/plain; charset=utf-8"
_NOON = time(12)  # of the day a letter went out nobody knows the hour


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationDraft:
    """One message to make ready for a place at a meeting."""

    booking_id: UUID
    letter: LetterKind
    channel: Channel
    language: Language = Language.SWEDISH
    easy_to_read: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What went out for one invitation: the bytes themselves."""

    invitation_id: UUID
    content: bytes
    file_name: str = ""
    media_type: str = DOCX
    letter: LetterKind | None = None  # where it is another one than was made ready


def prepare_invitations(work: Work, drafts: Iterable[InvitationDraft]) -> tuple[UUID, ...]:
    """Put messages in the outbox; return their ids in order. One that waits there already is not doubled."""
    with work.store.change("prepare_invitation") as session:
        made = [_prepare(session, draft) for draft in drafts]
        session.flush()
        for invitation in made:
            settle(session, invitation.booking.case, work)
        return tuple(invitation.id for invitation in made)


def _prepare(session: Session, draft: InvitationDraft) -> Invitation:
    booking = find(session, Booking, draft.booking_id)
    invitation = _waiting(booking, draft)
    if invitation is None:
        invitation = Invitation(case_id=booking.case_id, letter=draft.letter, channel=draft.channel)
        booking.invitations.append(invitation)
    invitation.language = draft.language
    invitation.easy_to_read = draft.easy_to_read
    return invitation


def _waiting(booking: Booking, draft: InvitationDraft) -> Invitation | None:
    wanted = (draft.letter, draft.channel, None, None)
    alike = (i for i in booking.invitations if (i.letter, i.channel, i.sent_at, i.gone) == wanted)
    return next(alike, None)


def mark_sent(work: Work, sent: Iterable[Sent], on: date | None = None) -> None:
    """Record that messages went out, with the very bytes that did: now, or on an earlier day.

    Raises TooLate on one sent before.
    """
    moment = work.store.now()
    if on is not None and on != work.today:
        moment = datetime.combine(on, _NOON, moment.tzinfo)
    with work.store.change("mark_sent") as session:
        for one in sent:
            invitation = find(session, Invitation, one.invitation_id)
            if invitation.sent_at is not None:
                raise TooLate("Invitation")
            invitation.content_id = keep_content(session, one.content, one.media_type)
            invitation.file_name = one.file_name
            invitation.letter = one.letter or invitation.letter
            invitation.sent_at = moment
            settle(session, invitation.booking.case, work)


def record_earlier_letter(
    work: Work, booking_id: UUID, letter: LetterKind, sent_on: date, returned_on: date | None
) -> UUID:
    """Record a letter that went out from another system: when, and whether it came back; not its words."""
    with work.store.change("record_earlier_letter") as session:
        booking = find(session, Booking, booking_id)
        invitation = Invitation(
            case_id=booking.case_id,
            letter=letter,
            channel=Channel.LETTER,
            sent_at=datetime.combine(sent_on, _NOON, work.store.now().tzinfo),
            returned_on=returned_on,
        )
        booking.invitations.append(invitation)
        session.flush()
        settle(session, booking.case, work)
        return invitation.id


def mark_returned(work: Work, invitation_id: UUID, day: date | None) -> None:
    """Record that the post brought a letter back, which is never an absence; None takes it back."""
    with work.store.change("mark_returned") as session:
        invitation = find(session, Invitation, invitation_id)
        invitation.returned_on = day
        settle(session, invitation.booking.case, work)


def keep_content(session: Session, content: bytes, media_type: str) -> str:
    """Keep the bytes of a document once; return the key they are found by."""
    key = sha256(content).hexdigest()
    if session.get(DocumentContent, key) is None:
        session.add(DocumentContent(sha256=key, media_type=media_type, content=content))
        session.flush()
    return key

"""What was printed waits to be marked as sent, the very bytes, though the window was locked or fell."""

from datetime import timedelta

from models.actions.meetings import book
from models.meeting import Invitation
from models.vocabulary import Channel
from tests.models.desk import MONDAY, Desk
from ui.desk.letters import Message, mark_as_sent
from ui.desk.printed import keep_printed, printed_before


def message(desk: Desk, content: bytes, channel: Channel = Channel.LETTER) -> Message:
    """Return a message made for a call that waits."""
    place = book(desk.work, desk.routed(), desk.group(MONDAY + timedelta(days=8)))
    (invitation,) = desk.prepare(place, channel=channel)
    return Message(invitation, channel, "2026-00001", "kallelse-2026-00001.docx", content)


def test_what_was_printed_is_there_again_to_the_byte(desk: Desk) -> None:
    letter, text = message(desk, b"PK\x00\xff"), message(desk, "Möte".encode(), Channel.SMS)
    keep_printed(desk.store, (letter, text))
    found = printed_before(desk.store)
    assert found == {letter.invitation_id: letter, text.invitation_id: text}
    assert next(iter(found.values())).pages == ()


def test_what_was_printed_anew_replaces_what_was_printed_before(desk: Desk) -> None:
    first = message(desk, b"first")
    again = Message(first.invitation_id, first.channel, "2026-00001", "kallelse.docx", b"again")
    keep_printed(desk.store, (first,))
    keep_printed(desk.store, (again,))
    assert printed_before(desk.store) == {first.invitation_id: again}


def test_what_has_been_sent_is_let_go_of(desk: Desk) -> None:
    sent, waits = message(desk, b"sent"), message(desk, b"waits")
    keep_printed(desk.store, (sent, waits))
    mark_as_sent(desk.work, (sent,))
    assert list(printed_before(desk.store)) == [waits.invitation_id]
    assert desk.get(Invitation, sent.invitation_id).sent_at is not None
    assert list(printed_before(desk.store)) == [waits.invitation_id]

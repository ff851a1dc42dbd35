"""The words of an SMS or e-mail, or what to say on the telephone; or why there are none to send."""

from dataclasses import replace

from documents import short_messages
from documents.short_messages import ShortMessage
from models.queries.letters import OutboxRow
from models.queries.rows import LetterRow
from models.vocabulary import Channel, LetterKind


def spoken(row: OutboxRow) -> str | tuple[str, ...]:
    """Return the words, or the keys of what keeps them from being sent."""
    if row.refusal is not None:
        return (str(row.refusal),)
    message = _short_message(row)
    if message is None:
        return ("no_words",)
    filled = short_messages.fill(message, _facts(row), row.language)
    if filled.faults:
        return tuple(fault.key for fault in filled.faults)
    return "\n".join(filter(None, (filled.subject, filled.text)))


def _facts(row: OutboxRow) -> LetterRow:
    """Return a message's facts. A call is spoken to the person, so that protection does not stand in its way."""
    if row.channel is not Channel.TELEPHONE:
        return row.row
    return replace(row.row, recipient=replace(row.row.recipient, protected=False))


def _short_message(row: OutboxRow) -> ShortMessage | None:
    """Return the words of a message; there are none for an e-mail on a meeting that is off."""
    messages = short_messages.short_messages(row.language)
    if row.channel is Channel.EMAIL:
        if row.letter is LetterKind.CANCELLED:
            return None
        return messages["mail_open" if row.may_name_office else "mail_reminder"]
    if row.letter is LetterKind.CANCELLED:
        return messages["sms_cancelled"]
    if row.letter is LetterKind.NEW_TIME:
        return messages["sms_new_time"]
    return messages["sms_reminder_open" if row.may_name_office else "sms_reminder"]

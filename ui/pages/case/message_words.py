"""A message of a case in words: in which channel, and whether it waits, was sent or came back."""

from models.queries.case_file import SentMessage
from ui.application import Workplace
from ui.wording import short_date


def message_state(message: SentMessage, workplace: Workplace) -> str:
    """Return the channel and how the message stands."""
    translate = workplace.translate
    channel = translate(message.channel.label).lower()
    words = translate("{channel}, {state}")
    return words.format(channel=channel, state=state_words(message, workplace))


def state_kind(message: SentMessage) -> str:
    """Return the kind of state a message is in."""
    if message.returned_on is not None:
        return "warn"
    return "clock" if message.sent_at is None else "ok"


def state_words(message: SentMessage, workplace: Workplace) -> str:
    """Return whether a message waits, was sent, came back or no longer holds."""
    translate, today = workplace.translate, workplace.today
    if message.sent_at is None:
        return translate("waits to be sent")
    if message.returned_on is not None:
        day = short_date(message.returned_on, today, translate)
        return translate("came back {day}").format(day=day)
    day = short_date(message.sent_at.astimezone().date(), today, translate)
    if message.outdated_on is not None:
        return translate("sent {day}, no longer holds").format(day=day)
    return translate("sent {day}").format(day=day)

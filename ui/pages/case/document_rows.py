"""The messages of a case as rows of a table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from documents.sheet import Column
from models.queries.case_file import CaseFile, SentMessage
from models.text import N_
from ui.application import Workplace
from ui.pages.case.message_words import state_kind, state_words
from ui.wording import short_date


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One message in words."""

    message: SentMessage
    letter: str
    channel: str
    meeting: str
    state: str


COLUMNS: tuple[Column[MessageRow], ...] = (
    Column(N_("Message"), lambda row: row.letter),
    Column(N_("Channel"), lambda row: row.channel),
    Column(N_("Meeting"), lambda row: row.meeting),
    Column(N_("State"), lambda row: row.state),
)
STATES: Mapping[int, Callable[[MessageRow], str]] = MappingProxyType(
    {3: lambda row: state_kind(row.message)}
)


def message_rows(file: CaseFile, workplace: Workplace) -> tuple[MessageRow, ...]:
    """Return the messages, what waits first and then the latest sent."""
    translate, today = workplace.translate, workplace.today
    days = {m.booking_id: short_date(m.day, today, translate) for m in file.meetings}
    waiting = [m for m in file.messages if m.sent_at is None]
    sent = [m for m in file.messages if m.sent_at is not None]
    sent.sort(key=lambda m: (m.sent_at, m.invitation_id), reverse=True)
    return tuple(
        MessageRow(
            message=message,
            letter=translate(message.letter.label),
            channel=translate(message.channel.label),
            meeting=days.get(message.booking_id, ""),
            state=state_words(message, workplace),
        )
        for message in (*waiting, *sent)
    )

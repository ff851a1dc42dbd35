"""The outbox at the desk: what waits by meeting, what is made, handed over and marked as sent, one step at a time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

from documents.handing_over import write_atomically
from models.actions.work import Work
from models.queries.letters import OutboxRow, SentLetter, sent_lately
from models.routine import GROUPS
from models.vocabulary import Channel, MeetingKind
from ui.desk.hindrance import Hindered
from ui.desk.letters import (
    Message,
    Templates,
    job_files,
    lacks,
    make_letters,
    note_exported,
    note_printed,
    rows_to_make,
)
from ui.desk.papers import Progress, nobody, write_all
from ui.desk.printed import keep_printed

LATELY = timedelta(days=60)  # the post takes its time, and a summer is long


@dataclass(frozen=True, slots=True)
class Waiting:
    """One message in the outbox and what keeps it there: the keys of its hindrances."""

    row: OutboxRow
    hindered: tuple[str, ...]

    @property
    def key(self) -> UUID:
        """The invitation it is."""
        return self.row.invitation_id

    @property
    def on_paper(self) -> bool:
        """Whether it is a letter."""
        return self.row.channel is Channel.LETTER

    @property
    def protected(self) -> bool:
        """Whether it goes to a protected person."""
        return self.row.row.recipient.protected


@dataclass(frozen=True, slots=True)
class MeetingLetters:
    """What waits for one group, or for the meetings of a kind with one person each in a day.

    What is hindered stands first, then by hour and name. `starts` is None where the hours are several.
    """

    key: object
    kind: MeetingKind
    day: date
    starts: time | None
    messages: tuple[Waiting, ...]


def waiting(work: Work, templates: Templates) -> tuple[Waiting, ...]:
    """Return what waits, in the order it is printed, each with what hinders it as far as can be seen."""
    rows = rows_to_make(work, templates, held_back=True)
    return tuple(Waiting(row, lacks(row, templates.office)) for row in rows)


def by_meeting(messages: Iterable[Waiting]) -> tuple[MeetingLetters, ...]:
    """Return the messages by meeting, in the meetings' order; talks with one person are put together by day."""
    groups: dict[object, list[Waiting]] = {}
    for one in messages:
        groups.setdefault(_group(one), []).append(one)
    return tuple(_meeting(key, group) for key, group in groups.items())


def _group(message: Waiting) -> object:
    meeting = message.row.row.meeting
    return message.row.meeting_id if meeting.kind in GROUPS else (meeting.kind, meeting.day)


def _meeting(key: object, messages: Sequence[Waiting]) -> MeetingLetters:
    meeting = messages[0].row.row.meeting
    ordered = sorted(messages, key=lambda one: not one.hindered)
    hours = {one.row.row.meeting.starts for one in messages}
    starts = meeting.starts if len(hours) == 1 else None
    return MeetingLetters(key, meeting.kind, meeting.day, starts, tuple(ordered))


@dataclass(frozen=True, slots=True)
class Printed:
    """The print jobs of some letters, whether a printer took them, and what was held back of them."""

    files: tuple[Path, ...]
    by_printer: bool
    made: tuple[Message, ...]
    hindered: tuple[Hindered, ...]


def make_one(row: OutboxRow, templates: Templates, watermark: str = "") -> Message | Hindered:
    """Return one message made, or why it cannot go."""
    batch = make_letters((row,), templates, watermark=watermark)
    return batch.made[0] if batch.made else batch.hindered[0]


def print_letters(
    work: Work,
    rows: Sequence[OutboxRow],
    templates: Templates,
    folder: Path,
    *,
    watermark: str = "",
    progress: Progress = nobody,
    hand_to_printer: Callable[[Path], bool] = lambda _: False,
) -> Printed:
    """Make the letters among the messages, write their print jobs into a folder and hand them to a printer.

    Nothing is marked as sent. An exception from `progress` or the printer stops the work, and no file is
    left. Raises CouldNotWrite.
    """
    on_paper = [row for row in rows if row.channel is Channel.LETTER]
    batch = make_letters(on_paper, templates, watermark=watermark, progress=progress)
    count = len(on_paper)
    files = write_all(
        folder,
        job_files(work, batch.made, templates, watermark),
        lambda _done, _all: progress(count, count),
    )
    with ExitStack() as undo:
        for file in files:
            undo.callback(file.unlink, missing_ok=True)
        keep_printed(work.store, batch.made)
        by_printer = bool(files) and all(hand_to_printer(file) for file in files)
        note_printed(work, len(batch.made), len(files))
        undo.pop_all()
    return Printed(files, by_printer, tuple(batch.made), tuple(batch.hindered))


def export(work: Work, message: Message, folder: Path) -> Path:
    """Write one message as a file of its own into a folder and log it. Raises CouldNotWrite."""
    file = write_atomically(folder, message.file_name, message.content)
    note_exported(work, (message,))
    return file


def still_waiting(made: Mapping[UUID, Message], messages: Iterable[Waiting]) -> tuple[Message, ...]:
    """Return those that were made and wait still, in the order they are printed."""
    return tuple(made[one.key] for one in messages if one.key in made)


def lately(work: Work) -> tuple[SentLetter, ...]:
    """Return the letters that went out lately and may yet come back."""
    since = datetime.combine(work.today - LATELY, time.min, work.store.now().tzinfo)
    with work.store.read() as session:
        return sent_lately(session, since)

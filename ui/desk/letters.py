"""The outbox becomes paper: each message made, read again and compared with its case, then handed over."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from documents import envelopes, letters
from documents.binding import Sheets, bind
from documents.compiled import Properties, Template
from documents.findings import Finding
from documents.handing_over import file_name
from documents.letter import Letter, compile_letter, our_template
from documents.letterhead import address_lines
from documents.print_job import print_jobs
from documents.reread import confirm
from documents.window import with_window
from models.actions.invitations import DOCX, PLAIN, Sent, mark_sent
from models.actions.work import Work
from models.queries import office as office_queries
from models.queries.letters import OutboxRow, outbox
from models.queries.rows import LetterRow
from models.settings import Office
from models.vocabulary import Channel, Language, LetterKind
from ui.desk.hindrance import Hindered
from ui.desk.papers import Progress, nobody, write_all
from ui.desk.short_texts import spoken

_TITLE = "socialsekreterare"  # as letters word it in either language


class Templates:
    """The letters' templates, compiled when first asked for; an office's own in place of ours."""

    def __init__(self, office: Office, own: Mapping[str, bytes] | None = None) -> None:
        self.office = office
        self._own = own or {}
        self._compiled: dict[str, Template] = {}

    def of(self, letter: Letter[Any]) -> Template:
        """Return a letter's template with its frames where the office's envelopes want them."""
        if letter.stem not in self._compiled:
            data = self._own.get(letter.stem) or our_template(letter)
            placed = with_window(data, self.office.layout)
            self._compiled[letter.stem] = compile_letter(letter, placed)
        return self._compiled[letter.stem]


@dataclass(frozen=True, slots=True)
class Message:
    """One message made ready: its bytes, and its pages where it is a letter to be printed."""

    invitation_id: UUID
    channel: Channel
    case_number: str
    file_name: str
    content: bytes
    pages: Sheets = ()
    envelopes: Sheets = ()
    letter: LetterKind | None = None


@dataclass(slots=True)
class Batch:
    """The messages of an outbox: made, or hindered."""

    made: list[Message] = field(default_factory=list)
    hindered: list[Hindered] = field(default_factory=list)

    @property
    def letters(self) -> list[Message]:
        """The messages that go on paper."""
        return [message for message in self.made if message.channel is Channel.LETTER]


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What was written: the single letters, the print jobs and the texts to copy; and what was hindered."""

    files: tuple[Path, ...]
    jobs: tuple[Path, ...]
    hindered: tuple[Hindered, ...]


def templates_of(work: Work) -> Templates:
    """Return the templates in force, the office's own among them."""
    with work.store.read() as session:
        own = office_queries.own_templates(session)
        office = office_queries.office(session)
    return Templates(
        office, {_stem(kind, language): data for (kind, language), data in own.items()}
    )


def make_letters(
    rows: Sequence[OutboxRow],
    templates: Templates,
    *,
    watermark: str = "",
    progress: Progress = nobody,
) -> Batch:
    """Return every message of the outbox made, each letter compared with its case before it is let go.

    Nothing is written. An exception from `progress` stops the work, and nothing is left behind.
    """
    batch = Batch()
    for done, row in enumerate(rows, 1):
        made = _letter(row, templates, watermark) if _on_paper(row) else _text(row)
        (batch.made if isinstance(made, Message) else batch.hindered).append(made)  # type: ignore[arg-type]
        progress(done, len(rows))
    return batch


def send_outbox(
    work: Work,
    templates: Templates,
    folder: Path | None = None,
    *,
    meeting_id: UUID | None = None,
    watermark: str = "",
    progress: Progress = nobody,
) -> HandedOver:
    """Make what waits in the outbox, hand it over in a folder and mark it as sent.

    Every file is on disk before anything is marked. Raises CouldNotWrite, and then nothing is marked and no
    file is left.
    """
    rows = rows_to_make(work, templates, meeting_id)
    batch = make_letters(rows, templates, watermark=watermark, progress=progress)
    if folder is None:
        mark_as_sent(work, batch.made)
        return HandedOver((), (), tuple(batch.hindered))
    singly = tuple((m.file_name, m.content) for m in batch.made)
    jobs = tuple(job_files(work, batch.letters, templates, watermark))
    papers = write_all(folder, [*singly, *jobs])
    with work.store.together():
        note_exported(work, batch.made)
        note_printed(work, len(batch.letters), len(jobs))
        mark_as_sent(work, batch.made)
    return HandedOver(papers[: len(singly)], papers[len(singly) :], tuple(batch.hindered))


def rows_to_make(
    work: Work, templates: Templates, meeting_id: UUID | None = None, *, held_back: bool = False
) -> tuple[OutboxRow, ...]:
    """Return what waits in the outbox, each letter with somebody to sign it."""
    with work.store.read() as session:
        waiting = outbox(session, work.today, meeting_id, held_back=held_back)
    return tuple(replace(one, row=signed_by_somebody(one.row, templates.office)) for one in waiting)


def note_exported(work: Work, messages: Iterable[Message]) -> None:
    """Log that messages were written as files of their own."""
    for message in messages:
        verb = "export_letter" if message.channel is Channel.LETTER else "export_message"
        work.store.note(verb, "invitation", message.invitation_id)


def note_printed(work: Work, letters: int, jobs: int) -> None:
    """Log the print jobs of so many letters."""
    for _ in range(jobs):
        work.store.note("print_letters", letters=letters)


def mark_as_sent(work: Work, messages: Sequence[Message], on: date | None = None) -> None:
    """Record that messages went out, with the very bytes that were made. Raises TooLate."""
    if messages:
        mark_sent(work, map(_sent, messages), on)


def signed_by_somebody(row: LetterRow, office: Office) -> LetterRow:
    """Return the letter's facts with what its caseworker lacks: the office's telephone, a title, a signature."""
    known = row.caseworker
    somebody = replace(
        known,
        name=known.name or office.municipality,
        title=known.title or (_TITLE if known.name else office.unit),
        telephone=known.telephone or office.telephone,
        telephone_hours=known.telephone_hours
        or ("" if known.telephone else office.telephone_hours),
    )
    return replace(row, caseworker=somebody)


def _stem(kind: LetterKind, language: Language) -> str:
    pages = letters.LETTERS[kind]
    return (pages.english if language is Language.ENGLISH else pages.swedish).stem


def _on_paper(row: OutboxRow) -> bool:
    return row.channel is Channel.LETTER


def _letter(row: OutboxRow, templates: Templates, watermark: str) -> Message | Hindered:
    pages = tuple(_pages(row, templates))
    content = bind((pages,), _properties(row, templates.office), watermark=watermark)
    found = _differences(row, content, templates.office)
    if found:
        return Hindered(row.invitation_id, row.row.case_number, tuple(f.key for f in found))
    return Message(
        invitation_id=row.invitation_id,
        channel=row.channel,
        case_number=row.row.case_number,
        file_name=file_name(letters.file_word(row.letter), row.row.case_number),
        content=content,
        pages=pages,
        envelopes=tuple(_envelopes(row, templates)),
        letter=row.letter,
    )


def _pages(row: OutboxRow, templates: Templates) -> Iterator[Any]:
    filled = letters.filled_pages(
        row.letter, row.row, templates.office, row.language, easy_to_read=row.easy_to_read
    )
    return (templates.of(letter).page(context) for letter, context in filled)


def _differences(row: OutboxRow, content: bytes, office: Office) -> tuple[Finding, ...]:
    lacking = lacks(row, office)
    if lacking:
        return tuple(map(Finding, lacking))
    name, *lines = address_lines(row.row.recipient) or ("",)
    return confirm(content, name=name, address_lines=tuple(lines), case_number=row.row.case_number)


def lacks(row: OutboxRow, office: Office) -> tuple[str, ...]:
    """Return what keeps a message from being sent, as far as that is seen without making a letter."""
    if not _on_paper(row):
        words = spoken(row)
        return words if isinstance(words, tuple) else ()
    if not office.can_write:
        return ("no_sender",)
    recipient = row.row.recipient
    if not recipient.protected and recipient.address is None:
        return ("no_address",)
    return ("no_number",) if recipient.protected and not recipient.number else ()


def _envelopes(row: OutboxRow, templates: Templates) -> Iterator[Any]:
    """Yield the sheets for the two envelopes to a protected person; none for anybody else."""
    if row.row.recipient.protected:
        inner = envelopes.inner(row.row.recipient, templates.office)
        yield templates.of(envelopes.INNER).page(inner)
        yield templates.of(envelopes.OUTER).page(envelopes.outer(templates.office))


def _properties(row: OutboxRow, office: Office) -> Properties:
    return Properties(office.municipality, row.row.letter_date)


def _text(row: OutboxRow) -> Message | Hindered:
    """Return the words of an SMS or e-mail, or what to say on the telephone."""
    words = spoken(row)
    if isinstance(words, tuple):
        return Hindered(row.invitation_id, row.row.case_number, words)
    return Message(
        invitation_id=row.invitation_id,
        channel=row.channel,
        case_number=row.row.case_number,
        file_name=file_name("meddelande", row.row.case_number, "txt"),
        content=words.encode(),
        letter=row.letter,
    )


def job_files(
    work: Work, letters: Sequence[Message], templates: Templates, watermark: str
) -> Iterator[tuple[str, bytes]]:
    """Yield by name one file to print for all letters, and one for the envelopes of protected persons."""
    made_by = Properties(templates.office.municipality, work.today)
    sheets = [m.pages for m in letters]
    covers = [(sheet,) for m in letters for sheet in m.envelopes]
    for name, job in (("utskrift", sheets), ("kuvert", covers)):
        for data in print_jobs(job, made_by, title=name.capitalize(), watermark=watermark):
            yield f"{name}-{work.today}.docx", data


def _sent(message: Message) -> Sent:
    on_paper = message.channel is Channel.LETTER
    return Sent(
        invitation_id=message.invitation_id,
        content=message.content,
        file_name=message.file_name,
        media_type=DOCX if on_paper else PLAIN,
        letter=message.letter,
    )

"""What the letters page does: print, save, copy and mark as sent. Each step alone, and each told in the foot."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from documents.page_blocks import page_blocks, words_of
from models.actions.work import Work
from models.errors import Error
from models.vocabulary import Channel
from ui.application import Workplace
from ui.desk.hindrance import Hindered, why
from ui.desk.letters import Message, mark_as_sent, note_exported
from ui.desk.outbox import Printed, Waiting, export, make_one, print_letters
from ui.desk.papers import Progress, Stop, StoppedError
from ui.desk.printed import keep_printed
from ui.messages import sentence
from ui.pages.output_folder import OutputFolder
from ui.pages.under_way import UnderWay
from ui.printing import Program, default_printer, find_program, open_file, print_file


class Sending(QObject):
    """The verbs of the page, the slow ones in the background."""

    made = Signal()  # something was printed or copied and can be marked as sent

    def __init__(self, workplace: Workplace, folder: OutputFolder, under_way: UnderWay) -> None:
        super().__init__(under_way)
        self._workplace, self._folder, self._under_way = workplace, folder, under_way
        self.program: Program | None = find_program()
        self._printer = default_printer() if self.program else ""
        under_way.done.connect(self._printed)
        under_way.failed.connect(self.fail)

    def print_rows(self, messages: Sequence[Waiting]) -> None:
        """Print the letters among the messages: one job, in their order; envelopes are a job of their own."""
        rows = [one.row for one in messages if one.on_paper and not one.hindered]
        folder = self._folder.ensure() if rows else None
        if folder is None:
            return
        work, templates, mark = self._workplace.work, self._workplace.templates, self._mark

        def make(stop: Stop, progress: Progress) -> Printed:
            return print_letters(
                work,
                rows,
                templates,
                folder,
                watermark=mark,
                progress=progress,
                hand_to_printer=lambda file: self._to_printer(file, stop),
            )

        words = self._workplace.translate.ngettext(
            "The letter is made ready …", "{count} letters are made ready …", len(rows)
        )
        self._under_way.run(self._workplace.jobs, words.format(count=len(rows)), make)

    def open_or_save(self, message: Message) -> None:
        """Write a message as a file of its own and show it: opened, or where it lies."""
        folder = self._folder.ensure()
        if folder is not None:
            work = self._workplace.work
            self._workplace.jobs.run(
                lambda: export(work, message, folder), self._exported, self.fail
            )

    def copy(self, message: Message) -> None:
        """Put a message's words on the clipboard."""
        text = message.content
        on_paper = message.channel is Channel.LETTER
        words = words_of(page_blocks(text)) if on_paper else text.decode()
        QGuiApplication.clipboard().setText(words)
        said = self._workplace.translate("The text is copied.")
        noted = self._workplace.do(lambda work: _note_copied(work, message), undoable=False)
        if noted is not None:
            if not on_paper:
                self._workplace.made[message.invitation_id] = message
            self._workplace.tell(said)
            self.made.emit()

    def mark(self, messages: Sequence[Message], on: date | None = None) -> None:
        """Record that messages went out that day, with the very bytes that were made."""
        words = self._workplace.translate.ngettext(
            "{count} letter is marked as sent", "{count} letters are marked as sent", len(messages)
        )
        self._workplace.do(
            lambda work: mark_as_sent(work, messages, on), words.format(count=len(messages))
        )

    def mark_one(self, message: Waiting) -> None:
        """Mark one message as sent today: the bytes that were printed, or those made now."""
        made = self._workplace.made.get(message.key)
        if made is not None:
            self.mark((made,))
            return
        templates, mark = self._workplace.templates, self._mark
        self._workplace.jobs.run(
            lambda: make_one(message.row, templates, mark), self._made_to_mark, self.fail
        )

    def fail(self, error: Exception) -> None:
        """Tell what stopped the work; a bug of ours goes on to the crash dialog."""
        if isinstance(error, StoppedError):
            self._workplace.tell(
                self._workplace.translate("Stopped. Nothing was printed or saved.")
            )
        elif isinstance(error, Error):
            self._workplace.hindered.emit(sentence(error, self._workplace.translate))
        else:
            raise error

    @property
    def _mark(self) -> str:
        return self._workplace.watermark

    def _to_printer(self, file: Path, stop: Stop) -> bool:
        if self.program is None or not self._printer:
            return False
        return print_file(self.program, file, stop)

    def _printed(self, printed: Printed) -> None:
        translate = self._workplace.translate
        self._workplace.made.update((one.invitation_id, one) for one in printed.made)
        for held in printed.hindered:
            self._workplace.hindered.emit(f"{held.case_number}: {why(held, translate)}")
        if printed.by_printer:
            words = translate.ngettext(
                "{count} letter is sent to {printer}",
                "{count} letters are sent to {printer}",
                len(printed.made),
            )
            told = words.format(count=len(printed.made), printer=self._printer)
            self._workplace.tell(told)
        elif printed.files:
            words = translate("The print file is saved: {file}")
            self._workplace.tell(words.format(file=", ".join(one.name for one in printed.files)))
            open_file(printed.files[0].parent)
        self.made.emit()

    def _exported(self, file: Path) -> None:
        words = self._workplace.translate("The letter is saved: {file}")
        self._workplace.tell(words.format(file=file.name))
        open_file(file if self.program else file.parent)

    def _made_to_mark(self, made: Message | Hindered) -> None:
        if isinstance(made, Message):
            self.mark((made,))
        else:
            self._workplace.hindered.emit(why(made, self._workplace.translate))


def _note_copied(work: Work, message: Message) -> None:
    """Log that a message's words were taken; those that go so are kept until they are marked as sent."""
    note_exported(work, (message,))
    if message.channel is not Channel.LETTER:
        keep_printed(work.store, (message,))

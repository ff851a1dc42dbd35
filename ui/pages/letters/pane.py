"""The letter beside the list: whose it is, its pages as they will be printed, and what can be done with it."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QBoxLayout, QPushButton

from models.actions.invitations import DOCX, PLAIN
from models.queries.letters import SentLetter
from models.vocabulary import Channel
from ui.application import Workplace
from ui.desk.cases import read_as_sent
from ui.desk.hindrance import Hindered, why
from ui.desk.letters import Message
from ui.desk.outbox import Waiting, make_one
from ui.desk.papers import Stop, StoppedError
from ui.pages.letters.sending import Sending
from ui.pages.letters.words import born, who
from ui.pages.output_folder import OutputFolder
from ui.places import Place
from ui.printing import can_convert, convert
from ui.widgets.buttons import push
from ui.widgets.card import Card
from ui.widgets.flow import FlowRow
from ui.widgets.labels import label
from ui.widgets.message_bar import MessageBar
from ui.widgets.page_preview import PagePreview

_LARGE = 1.6  # a text size at which name, birth date and count stand below each other


class LetterPane(Card):
    """Shows one letter at a time; what is made for another one meanwhile is not shown."""

    def __init__(self, workplace: Workplace, sending: Sending, folder: OutputFolder) -> None:
        super().__init__(workplace.look)
        self._workplace, self._sending, self._folder = workplace, sending, folder
        self._case: UUID | None = None
        self._key: UUID | None = None
        self._shown: Waiting | SentLetter | None = None
        self._message: Message | None = None
        self._stop = Stop()
        look, translate = workplace.look, workplace.translate
        self._name = label(look, "", "strong", wrap=True)
        self._born = label(look, "", color="text2")
        self._count = label(look, "", "small")
        self._bar = MessageBar(look, "warn", "")
        self.preview = PagePreview(look)
        self.preview.setAccessibleName(translate("The letter's pages"))
        self._buttons = self._make_buttons()
        self._lay_out()
        self.show_nothing()

    def _make_buttons(self) -> dict[str, QPushButton]:
        look, _ = self._workplace.look, self._workplace.translate
        return {
            "open": push(look, self._opens(), self._open, icon="document"),
            "copy": push(look, _("Copy text"), self.copy, kind="quiet", icon="copy"),
            "printed": push(
                look, _("Show as printed"), self._show_printed, kind="quiet", icon="eye"
            ),
            "case": push(look, _("Change address"), self._go_to_case, kind="quiet", icon="pen"),
        }

    def _opens(self) -> str:
        program = self._sending.program
        if program is None:
            return self._workplace.translate("Save the letter …")
        return self._workplace.translate("Open in {program}").format(program=program.name)

    def _lay_out(self) -> None:
        px = self._workplace.look.px
        large = self._workplace.look.scale > _LARGE
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        head = QBoxLayout(down if large else across)
        head.setSpacing(px(8))
        head.addWidget(self._name)
        head.addWidget(self._born, 1)
        head.addWidget(self._count)
        buttons = FlowRow(px(8), px(4))
        for button in self._buttons.values():
            buttons.add(button)
        self.body.addLayout(head)
        self.body.addWidget(self._bar)
        self.body.addWidget(self.preview, 1)
        self.body.addWidget(buttons)

    def show_nothing(self) -> None:
        """Show no letter."""
        self._turn_to(None, None)
        for part in (self._name, self._born, self._count):
            part.setText("")
        self.preview.clear()
        self._offer(())

    def show_waiting(self, message: Waiting, number: int, total: int) -> None:
        """Show a message of the outbox; its pages come as soon as they are made."""
        _ = self._workplace.translate
        count = _("Letter {number} of {total}").format(number=number, total=total)
        self._head(who(message, _), born(message), count)
        if message == self._shown:
            return
        self._turn_to(message.key, message.row.case_id, message)
        row, templates, mark = message.row, self._workplace.templates, self._workplace.watermark
        self._workplace.jobs.run(
            lambda: (row.invitation_id, make_one(row, templates, mark)),
            self._show_made,
            self._sending.fail,
        )

    def show_sent(self, letter: SentLetter) -> None:
        """Show a letter exactly as it was sent; that is a look, and logged."""
        _ = self._workplace.translate
        name = _("Protected identity") if letter.protected else letter.name
        birth = letter.born.isoformat() if letter.born else ""
        self._head(name, letter.case_number if letter.protected else birth, _("As it was sent"))
        if letter.invitation_id == self._key and isinstance(self._shown, SentLetter):
            return
        self._turn_to(letter.invitation_id, letter.case_id, letter)
        self._offer(("case",))
        work, key = self._workplace.work, letter.invitation_id
        self._workplace.jobs.run(
            lambda: (key, *read_as_sent(work, key)), self._show_kept, self._sending.fail
        )

    def copy(self) -> None:
        """Copy the words of the letter that is shown."""
        if self._message is not None:
            self._sending.copy(self._message)

    def leave(self) -> None:
        """Stop what is under way for this letter."""
        self._stop.ask()

    def _turn_to(
        self, key: UUID | None, case_id: UUID | None, shown: Waiting | SentLetter | None = None
    ) -> None:
        self._stop.ask()
        self._key, self._case, self._shown, self._message = key, case_id, shown, None
        self._bar.hide()

    def _head(self, name: str, birth: str, count: str) -> None:
        self._name.setText(name)
        self._born.setText(birth)
        self._count.setText(count)

    def _show_made(self, made: tuple[UUID, Message | Hindered]) -> None:
        key, message = made
        if key != self._key:
            return
        if isinstance(message, Hindered):
            self._bar.say(why(message, self._workplace.translate))
            self._bar.show()
            self.preview.clear()
            self._offer(("case",))
            return
        self._message = message
        on_paper = message.channel is Channel.LETTER
        self.preview.show_document(message.content, DOCX if on_paper else PLAIN)
        self._offer(("open", "copy", "printed", "case") if on_paper else ("copy", "case"))

    def _show_kept(self, kept: tuple[UUID, str, bytes]) -> None:
        key, media_type, content = kept
        if key == self._key:
            self.preview.show_document(content, media_type)

    def _offer(self, names: Sequence[str]) -> None:
        for name, button in self._buttons.items():
            shown = name in names
            if name == "printed":
                shown = shown and can_convert(self._sending.program)
            button.setVisible(shown)

    def _open(self) -> None:
        if self._message is not None:
            self._sending.open_or_save(self._message)

    def _show_printed(self) -> None:
        program, message = self._sending.program, self._message
        folder = self._folder.ensure() if message is not None else None
        if program is None or message is None or folder is None:
            return
        self._stop = stop = Stop()
        self._buttons["printed"].setEnabled(False)
        self._workplace.tell(self._workplace.translate("The page is laid out as printed …"))
        self._workplace.jobs.run(
            lambda: (message.invitation_id, convert(program, message.content, folder, stop)),
            self._show_pictures,
            self._not_converted,
        )

    def _show_pictures(self, shown: tuple[UUID, tuple[QImage, ...]]) -> None:
        key, pictures = shown
        self._buttons["printed"].setEnabled(True)
        if key == self._key and pictures:
            self.preview.show_pictures(pictures)
            self._buttons["printed"].hide()
            self._workplace.tell(self._workplace.translate("The page is shown as printed."))

    def _not_converted(self, error: Exception) -> None:
        self._buttons["printed"].setEnabled(True)
        if not isinstance(error, StoppedError):  # one has gone on to another letter
            self._sending.fail(error)

    def _go_to_case(self) -> None:
        if self._case is not None:
            self._workplace.go(Place("case", self._case, "particulars", "street"))

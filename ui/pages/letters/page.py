"""Brev: what waits to be sent, made and printed in one go, and what has been sent lately."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from models.queries.letters import SentLetter
from models.text import N_
from ui.application import Workplace
from ui.commands import Command
from ui.desk.outbox import Waiting, lately, still_waiting, waiting
from ui.pages.day_panel import DayPanel
from ui.pages.letters.outbox import Outbox
from ui.pages.letters.pane import LetterPane
from ui.pages.letters.sending import Sending
from ui.pages.letters.sent import SentLetters
from ui.pages.output_folder import OutputFolder
from ui.pages.page import Page
from ui.pages.under_way import UnderWay
from ui.places import Place
from ui.widgets.buttons import push
from ui.widgets.labels import label
from ui.widgets.scroll import scrolled
from ui.widgets.segments import Segments

_WAITING, _SENT = "", "sent"
_LARGE = 1.6  # a text size at which title and buttons have no room beside each other


class LettersPage(Page):
    """The list to the left, the letter beside it; above, what is done with all of them."""

    def __init__(self, workplace: Workplace, place: Place) -> None:
        super().__init__(workplace, place)
        look, translate = self.look, self.translate
        self.title = translate("Letters")
        self._wanted: UUID | None = place.record
        self._count = label(look, "", color="text2")
        self.tabs = Segments(
            look,
            translate("Letters"),
            ((_WAITING, translate("To send")), (_SENT, translate("Sent"))),
        )
        self.folder = OutputFolder(workplace)
        self.under_way = UnderWay(look, translate)
        self.sending = Sending(workplace, self.folder, self.under_way)
        self.outbox = Outbox(look, translate, workplace.today)
        self.sent = SentLetters(workplace)
        self.panel = DayPanel(look, translate, workplace.today)
        self.pane = LetterPane(workplace, self.sending, self.folder)
        self.mark_button = push(look, translate("Mark as sent …"), self.ask_when_sent)
        self.print_button = push(look, "", self.print_all, kind="primary", icon="printer")
        self._why_not = label(look, "", "small", wrap=True)
        self._left = QStackedWidget()
        self._lay_out()
        self._connect()
        self.tabs.choose(_SENT if place.tab == _SENT else _WAITING)
        self._left.setCurrentWidget(self._side)
        self.read_again()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._turn)
        self.outbox.shown.connect(self._show_waiting)
        self.outbox.opened.connect(self.pane.preview.setFocus)
        self.sent.shown.connect(self._show_sent)
        self.sent.opened.connect(self.pane.preview.setFocus)
        self.sending.made.connect(self._offer)

    def _lay_out(self) -> None:
        px, body = self.look.px, QWidget()
        for side in (self.outbox, self.sent):
            self._left.addWidget(side)
        left = QVBoxLayout()
        left.setSpacing(px(12))
        for part in (self.under_way, self.panel):
            left.addWidget(part)
        left.addWidget(self._left, 1)
        left.addWidget(self._why_not)
        left.addWidget(self.folder)
        columns = QHBoxLayout()
        columns.setSpacing(px(16))
        columns.addLayout(left, 60)
        columns.addWidget(self.pane, 40)
        lines = QVBoxLayout(body)
        lines.setContentsMargins(px(32), px(16), px(32), px(12))
        lines.setSpacing(px(14))
        lines.addLayout(self._head())
        lines.addLayout(columns, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(body))

    def _head(self) -> QBoxLayout:
        """Return the title and the buttons: beside each other, or below with large text."""
        below = self.look.scale > _LARGE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        title, head = QHBoxLayout(), QBoxLayout(down if below else across)
        title.addWidget(label(self.look, self.title, "title"))
        title.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        buttons = QHBoxLayout()
        for row in (title, buttons, head):
            row.setSpacing(self.look.px(8))
        for button in (self.tabs, self.mark_button, self.print_button):
            buttons.addWidget(button)
        if below:
            buttons.addStretch()
        head.addLayout(title, 1)
        head.addLayout(buttons)
        return head

    @property
    def _side(self) -> Outbox | SentLetters:
        return self.sent if self.tabs.value == _SENT else self.outbox

    @override
    def read_again(self) -> None:
        work, templates = self.workplace.work, self.workplace.templates
        self.workplace.jobs.run(
            lambda: (waiting(work, templates), lately(work)), self._show, self.sending.fail
        )

    def _show(self, found: tuple[tuple[Waiting, ...], tuple[SentLetter, ...]]) -> None:
        messages, letters = found
        self.outbox.show_messages(messages)
        self.sent.show_letters(letters)
        if self._wanted is not None:
            self.outbox.choose(self._wanted)
            self._wanted = None
        words = self.translate("{count} to send").format(count=len(messages))
        self._count.setText(words)
        if self._side.current is None:
            self.pane.show_nothing()
        self._offer()

    def _offer(self) -> None:
        """Say what can be done with all: printed those that are ready, marked those that were made."""
        messages = self.outbox.messages
        ready = sum(one.on_paper and not one.hindered for one in messages)
        made = len(still_waiting(self.workplace.made, messages))
        self.print_button.setText(self.translate("Print all ({count})").format(count=ready))
        self.print_button.setEnabled(ready > 0)
        self.mark_button.setEnabled(made > 0)
        why_not = self.translate(
            "Print or copy first; what you have made can then be marked as sent."
        )
        self._why_not.setText(why_not)
        self._why_not.setVisible(made == 0 and bool(messages) and self._side is self.outbox)

    def print_all(self) -> None:
        """Print every letter that is ready, in the order of the meetings."""
        self.sending.print_rows(self.outbox.messages)

    def ask_when_sent(self) -> None:
        """Ask for the day, then mark what was printed or copied."""
        made = still_waiting(self.workplace.made, self.outbox.messages)
        if not made:
            return
        words = self.translate.ngettext(
            "{count} letter was printed or copied. When was it sent?",
            "{count} letters were printed or copied. When were they sent?",
            len(made),
        )
        self.panel.ask(
            words.format(count=len(made)), self.translate("Mark as sent"), self._mark_made
        )

    def _mark_made(self, day: date) -> None:
        made = still_waiting(self.workplace.made, self.outbox.messages)
        self.sending.mark(made, day)
        self.outbox.list.setFocus()

    def _print_one(self) -> None:
        current = self.outbox.current
        if current is not None and self.outbox.list.hasFocus():
            self.sending.print_rows((current,))

    def _mark_one(self) -> None:
        current = self.outbox.current
        if current is not None and not current.hindered and self.outbox.list.hasFocus():
            self.sending.mark_one(current)

    def _show_waiting(self, message: Waiting) -> None:
        if self._side is self.outbox:
            number, total = self.outbox.number(message), len(self.outbox.messages)
            self.pane.show_waiting(message, number, total)

    def _show_sent(self, letter: SentLetter) -> None:
        if self._side is self.sent:
            self.pane.show_sent(letter)

    def _turn(self, _: object) -> None:
        """Turn to what waits, or to what was sent."""
        side = self._side
        self._left.setCurrentWidget(side)
        self.panel.hide()
        self._offer()
        current = side.current
        if isinstance(current, Waiting):
            self._show_waiting(current)
        elif current is not None:
            self._show_sent(current)
        else:
            self.pane.show_nothing()

    @override
    def place(self) -> Place:
        current = self.outbox.current
        record = current.row.case_id if current is not None else None
        return Place("letters", record, _SENT if self._side is self.sent else _WAITING)

    @override
    def leave(self) -> None:
        self.under_way.stop()
        self.pane.leave()

    @override
    def areas(self) -> tuple[QWidget, ...]:
        return (self._side.list, self.pane.preview, self.print_button)

    @override
    def commands(self) -> tuple[Command, ...]:
        return (
            Command("print_all", N_("Print all letters"), "Ctrl+P", self.print_all, "printer"),
            Command("print_one", N_("Print the letter one is at"), "P", self._print_one, "printer"),
            Command(
                "mark_one", N_("Mark the letter one is at as sent"), "S", self._mark_one, "send"
            ),
            Command("copy", N_("Copy the letter's text"), "Ctrl+Shift+C", self.pane.copy, "copy"),
        )

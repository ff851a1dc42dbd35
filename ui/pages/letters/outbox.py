"""What waits to be sent: by meeting, what is hindered first, with the message that says so."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.text import N_
from ui.desk.outbox import Waiting, by_meeting
from ui.i18n import Translator
from ui.look.look import Look
from ui.pages.letters.words import hindrance_sentence, outbox_groups
from ui.widgets.empty import Empty
from ui.widgets.folding_list import FoldingList
from ui.widgets.message_bar import MessageBar


class Outbox(QWidget):
    """The list with its bar; `shown` tells the message to show beside it, None for none."""

    shown = Signal(object)
    opened = Signal()

    def __init__(self, look: Look, translate: Translator, today: date) -> None:
        super().__init__()
        self._translate, self._today = translate, today
        self._messages: tuple[Waiting, ...] = ()
        self._only_held = False
        self.bar = MessageBar(look, "warn", "", translate("Show only those"), self.show_only_held)
        self.list = FoldingList(look, translate("Letters to send"))
        self.list.current_changed.connect(self._tell)
        self.list.opened.connect(self.opened)
        empty = translate("A letter comes here when a meeting is booked.")
        self._empty = Empty(look, "done", translate("Nothing to send"), empty)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.px(12))
        lines.addWidget(self.bar)
        lines.addWidget(self._stack, 1)
        self.bar.hide()

    @property
    def messages(self) -> tuple[Waiting, ...]:
        """Everything that waits, in the order it is printed."""
        return self._messages

    @property
    def current(self) -> Waiting | None:
        """The message one is at."""
        key = self.list.current_key
        return next((one for one in self._messages if one.key == key), None)

    def number(self, message: Waiting) -> int:
        """Return which letter in the list it is, from 1."""
        return 1 + next((n for n, one in enumerate(self._ordered()) if one.key == message.key), 0)

    def show_messages(self, messages: Sequence[Waiting]) -> None:
        """Show what waits now; the row one was at stays."""
        self._messages = tuple(messages)
        sentence = hindrance_sentence(self._messages, self._translate)
        self._only_held = self._only_held and bool(sentence)
        self.bar.setVisible(bool(sentence))
        if sentence:
            self.bar.say(sentence)
        self._stack.setCurrentWidget(self.list if self._messages else self._empty)
        self._lay()

    def show_only_held(self) -> None:
        """Show only what is hindered, or everything again."""
        self._only_held = not self._only_held
        if self.bar.action is not None:
            words = N_("Show all letters") if self._only_held else N_("Show only those")
            self.bar.action.setText(self._translate(words))
        self._lay()

    def choose(self, record: UUID) -> None:
        """Go to a meeting's or a case's first letter."""
        about = (m for m in self._ordered() if record in {m.row.meeting_id, m.row.case_id})
        found = next(about, None)
        if found is not None:
            self.list.choose(found.key)

    def _ordered(self) -> tuple[Waiting, ...]:
        return tuple(one for group in by_meeting(self._messages) for one in group.messages)

    def _lay(self) -> None:
        shown = [one for one in self._messages if one.hindered or not self._only_held]
        groups = by_meeting(shown)
        self.list.show_groups(
            outbox_groups(groups, self._today, self._translate, whole=self._only_held)
        )
        if self.list.current_key is None and self.list.keys:
            self.list.choose(self.list.keys[0])

    def _tell(self, key: object) -> None:
        if key is not None:
            self.shown.emit(self.current)

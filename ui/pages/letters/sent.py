"""What went out lately: opened as it was sent, and marked when the post brings it back."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.actions.invitations import mark_returned
from models.queries.letters import SentLetter
from models.text import N_
from ui.application import Workplace
from ui.pages.day_panel import DayPanel
from ui.pages.letters.words import sent_groups
from ui.widgets.buttons import push
from ui.widgets.empty import Empty
from ui.widgets.folding_list import FoldingList


class SentLetters(QWidget):
    """The list with what is done when a letter comes back; `shown` tells the letter to show beside it."""

    shown = Signal(object)
    opened = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        look, translate = workplace.look, workplace.translate
        self._workplace = workplace
        self._letters: tuple[SentLetter, ...] = ()
        self.list = FoldingList(look, translate("Letters sent lately"))
        self.list.current_changed.connect(self._tell)
        self.list.opened.connect(self.opened)
        nothing = translate("A letter stands here for two months after it was sent.")
        self._empty = Empty(look, "mail", translate("No letters sent lately"), nothing)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self.panel = DayPanel(look, translate, workplace.today)
        self.returned = push(look, translate("Returned …"), self.ask_day, icon="return")
        self.arrived = push(
            look, translate("Not returned after all"), self._take_back, kind="quiet"
        )
        buttons = QHBoxLayout()
        buttons.addWidget(self.returned)
        buttons.addWidget(self.arrived)
        buttons.addStretch()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.px(12))
        lines.addWidget(self.panel)
        lines.addWidget(self._stack, 1)
        lines.addLayout(buttons)

    @property
    def current(self) -> SentLetter | None:
        """The letter one is at."""
        key = self.list.current_key
        return next((one for one in self._letters if one.invitation_id == key), None)

    def show_letters(self, letters: Sequence[SentLetter]) -> None:
        """Show what has gone out; the row one was at stays."""
        self._letters = tuple(letters)
        self._stack.setCurrentWidget(self.list if self._letters else self._empty)
        workplace = self._workplace
        self.list.show_groups(sent_groups(letters, workplace.today, workplace.translate))
        if self.list.current_key is None and self.list.keys:
            self.list.choose(self.list.keys[0])
        self._offer()

    def ask_day(self) -> None:
        """Ask when the current letter came back."""
        letter, translate = self.current, self._workplace.translate
        if letter is not None:
            key = letter.invitation_id
            self.panel.ask(
                translate("When did the letter come back?"),
                translate("Mark as returned"),
                lambda day: self._mark(key, day),
            )

    def _mark(self, key: UUID, day: date | None) -> None:
        translate = self._workplace.translate
        back, not_back = (
            N_("The letter is marked as returned"),
            N_("The letter counts as delivered"),
        )
        words = back if day else not_back
        self._workplace.do(lambda work: mark_returned(work, key, day), translate(words))
        self.list.setFocus()

    def _take_back(self) -> None:
        if self.current is not None:
            self._mark(self.current.invitation_id, None)

    def _tell(self, key: object) -> None:
        self._offer()
        if key is not None:
            self.shown.emit(self.current)

    def _offer(self) -> None:
        letter = self.current
        came_back = letter is not None and letter.returned_on is not None
        self.returned.setVisible(letter is not None and not came_back)
        self.arrived.setVisible(came_back)

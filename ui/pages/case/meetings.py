"""The meetings of a case: those ahead first, each with what became of it and what can be done."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.queries.case_file import CaseFile, HeldMeeting
from models.text import N_
from ui.application import Workplace
from ui.desk.cases import case_now
from ui.pages.booking.panel import BookingPanel
from ui.pages.case.meeting_actions import MeetingAction, actions_of, state_of
from ui.pages.case.message_words import message_state
from ui.pages.case.words import when_and_where
from ui.places import Place
from ui.widgets.body import Body
from ui.widgets.buttons import push
from ui.widgets.card import Card
from ui.widgets.empty import Empty
from ui.widgets.flow import FlowRow
from ui.widgets.labels import label
from ui.widgets.scroll import scrolled
from ui.widgets.state import chip
from ui.widgets.swap import swap
from ui.wording import short_day


class MeetingsTab(QWidget):
    """A card for each meeting; the booking of a new one opens above them."""

    def __init__(self, workplace: Workplace, case_id: UUID) -> None:
        super().__init__()
        self._workplace, self._case_id = workplace, case_id
        self._file: CaseFile | None = None
        self._panel: BookingPanel | None = None
        look = workplace.look
        page = Body()
        self._lines = QVBoxLayout(page)
        self._lines.setContentsMargins(look.px(32), look.px(20), look.px(32), look.px(20))
        self._lines.setSpacing(look.px(16))
        self._cards = QWidget()
        self._lines.addWidget(self._cards)
        self._lines.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(page))
        self.read_again()

    def read_again(self) -> None:
        """Show the meetings as they stand by now."""
        if self._panel is not None:
            self._panel.read_again()
        file = case_now(self._workplace.work, self._case_id)
        if file == self._file:
            return
        self._file = file
        held = self._cards.isAncestorOf(QApplication.focusWidget() or self)
        cards = self._filled(file)
        self._cards = swap(self._lines, self._cards, cards)
        first = cards.findChild(QPushButton)
        if held and first is not None:
            first.setFocus()

    def leave(self) -> None:
        """Keep the reason one was writing."""
        if self._panel is not None:
            self._panel.save()

    def areas(self) -> tuple[QWidget, ...]:
        """Return the booking where it is open, and the meetings."""
        return (*((self._panel,) if self._panel else ()), self._cards)

    def take_aim(self, aim: str) -> None:
        """Open the booking of a new meeting."""
        if aim != "book":
            return
        if self._panel is None:
            self._panel = BookingPanel(self._workplace, self._case_id)
            self._lines.insertWidget(0, self._panel)
        self._panel.show()
        self._panel.setFocus()

    def _filled(self, file: CaseFile) -> QWidget:
        cards = QWidget()
        lines = QVBoxLayout(cards)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._workplace.look.px(16))
        for meeting in self._in_order(file):
            lines.addWidget(self._card(file, meeting))
        if not file.meetings:
            lines.addWidget(self._nothing())
        return cards

    def _in_order(self, file: CaseFile) -> list[HeldMeeting]:
        """Return those ahead, the next first, and then those gone, the latest first."""
        today = self._workplace.today
        ahead = [m for m in file.meetings if m.day >= today and not m.cancelled]
        return [*ahead, *(m for m in reversed(file.meetings) if m not in ahead)]

    def _nothing(self) -> Empty:
        translate = self._workplace.translate
        button = push(
            self._workplace.look,
            translate("Book a meeting here"),
            partial(self.take_aim, "book"),
            icon="calendar-plus",
        )
        return Empty(
            self._workplace.look,
            "calendar",
            translate("No meetings yet"),
            translate("What is booked for the person stands here, with how it went."),
            button,
        )

    def _card(self, file: CaseFile, meeting: HeldMeeting) -> Card:
        look, translate = self._workplace.look, self._workplace.translate
        card = Card(look)
        card.setAccessibleName(f"{translate(meeting.kind.label)} {meeting.day}")
        kind, words = state_of(meeting, self._workplace.today)
        head = QHBoxLayout()
        head.addWidget(label(look, translate(meeting.kind.label), "section", wrap=True), 1)
        head.addWidget(chip(look, kind, translate(words)), 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(head)
        for line in self._facts(file, meeting):
            card.body.addWidget(label(look, line, wrap=True, color="text2"))
        card.body.addWidget(self._buttons(meeting))
        return card

    def _facts(self, file: CaseFile, meeting: HeldMeeting) -> list[str]:
        workplace, translate = self._workplace, self._workplace.translate
        lines = [when_and_where(meeting, translate)]
        if meeting.officer:
            lines.append(translate("With {officer}").format(officer=meeting.officer))
        if meeting.over_a_week_reason:
            words = translate("After the deadline: {reason}")
            lines.append(words.format(reason=meeting.over_a_week_reason))
        lines += [
            f"{translate(message.letter.label)}: {message_state(message, workplace)}"
            for message in file.messages
            if message.booking_id == meeting.booking_id
        ]
        return lines

    def _buttons(self, meeting: HeldMeeting) -> FlowRow:
        row = FlowRow(self._workplace.look.px(8), self._workplace.look.px(8))
        for action in actions_of(meeting, self._workplace.today):
            kind = "quiet" if action.quiet else "secondary"
            self._add(row, action.text, partial(self._do, action, meeting), kind)
        self._add(row, N_("Show the meeting"), partial(self._show, meeting), "quiet")
        return row

    def _add(self, row: FlowRow, text: str, clicked: Callable[[], object], kind: str) -> None:
        translate = self._workplace.translate
        row.add(push(self._workplace.look, translate(text), clicked, kind=kind))

    def _do(self, action: MeetingAction, meeting: HeldMeeting) -> None:
        translate = self._workplace.translate
        name = f"{translate(meeting.kind.label)} {short_day(meeting.day, translate)}"
        said = translate(action.said).format(meeting=name)
        self._workplace.do(lambda work: action.verb(work, meeting), said)

    def _show(self, meeting: HeldMeeting) -> None:
        self._workplace.go(Place("meetings", meeting.meeting_id))

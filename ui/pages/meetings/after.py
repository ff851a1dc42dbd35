"""What follows a meeting: who came, who did not, and what the routine suggests for each of them."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.queries.attendance import Called, MeetingFile
from models.rules.explain import Sentence
from models.text import N_
from models.vocabulary import Attendance
from ui.application import Workplace
from ui.desk.meetings import book_new_times
from ui.desk.week import OVER_A_WEEK
from ui.pages.meetings.after_words import BOOKINGS, action_of, came_words, sentence_of
from ui.pages.meetings.words import shown_name
from ui.widgets.buttons import push
from ui.widgets.card import Card, quote
from ui.widgets.clearing import clear
from ui.widgets.labels import label
from ui.widgets.state import picture

_CAME = (Attendance.PRESENT, Attendance.PARTLY)


class AfterMeeting(Card):
    """One part for each way it went; a person who did not come has a button for what is next."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.look, workplace.translate("After the meeting"))
        self._workplace, self._look = workplace, workplace.look
        self._translate = workplace.translate
        self._lines = QVBoxLayout()
        self._lines.setSpacing(self._look.px(12))
        self.body.addLayout(self._lines)
        self.body.addStretch()

    def show_file(self, file: MeetingFile) -> None:
        """Show what follows a meeting as it is marked by now."""
        clear(self._lines)
        by = {kind: [p for p in file.people if p.attendance is kind] for kind in Attendance}
        came = [p for kind in _CAME for p in by[kind]]
        self._part("done", "ok", N_("{count} came"), came, came_words(file.kind))
        self._missing("late", "late", N_("{count} absent"), by[Attendance.ABSENT], file)
        self._missing("info", "text2", N_("{count} excused"), by[Attendance.EXCUSED], file)
        self._missing(
            "calendar-off", "text2", N_("{count} cancelled"), by[Attendance.CANCELLED], file
        )
        left = [p for p in file.people if p.attendance is None]
        self._part(
            "ring", "text2", N_("{count} not filled in"), left, N_("Press a letter in each row.")
        )
        self._quote(file.people)
        self._book_all([p for p in file.people if p.next_step in BOOKINGS and p.attendance])

    def first(self) -> QPushButton | None:
        """Return the first button, None where nothing is to be done."""
        return self.findChild(QPushButton)

    def _part(
        self, icon: str, color: str, heading: str, people: Sequence[Called], words: str
    ) -> QVBoxLayout | None:
        if not people:
            return None
        row, column = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(self._look.px(10))
        column.setSpacing(self._look.px(4))
        row.addWidget(picture(self._look, icon, color), 0, Qt.AlignmentFlag.AlignTop)
        told = self._translate(heading).format(count=len(people))
        column.addWidget(label(self._look, told, "strong", wrap=True))
        if words:
            column.addWidget(label(self._look, self._translate(words), "small", wrap=True))
        row.addLayout(column, 1)
        self._lines.addLayout(row)
        return column

    def _missing(
        self, icon: str, color: str, heading: str, people: Sequence[Called], file: MeetingFile
    ) -> None:
        counted = people and people[0].attendance is not Attendance.ABSENT
        words = N_("Not counted as an absence.") if counted else ""
        column = self._part(icon, color, heading, people, words)
        for one in people:
            if column is not None:
                column.addWidget(self._person(one, file))

    def _person(self, one: Called, file: MeetingFile) -> QWidget:
        look, part = self._look, QWidget()
        lines = QVBoxLayout(part)
        lines.setContentsMargins(0, look.px(4), 0, 0)
        lines.setSpacing(look.px(2))
        name, words = (
            shown_name(one.who),
            sentence_of(one, file, self._workplace.today, self._translate),
        )
        lines.addWidget(label(look, name, wrap=True))
        if words:
            lines.addWidget(label(look, words, "small", wrap=True))
        action = action_of(one)
        if action is not None:
            text = self._translate(action.text)
            button = push(look, text, partial(self._workplace.go, action.place), kind="quiet")
            button.setAccessibleName(f"{text}, {name}")
            lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _quote(self, people: Iterable[Called]) -> None:
        """Show the routine's words about absences where somebody has reached its limit."""
        for words in _words_of(people):
            self._lines.addWidget(quote(self._look, words.words, words.source))

    def _book_all(self, people: Sequence[Called]) -> None:
        if not people:
            return
        text = self._translate("Book new times ({count})").format(count=len(people))
        book = partial(self._book, people)
        self._lines.addWidget(push(self._look, text, book, icon="calendar-plus"))

    def _book(self, people: Sequence[Called]) -> None:
        cases, reason = [one.who.case_id for one in people], self._translate(OVER_A_WEEK)
        said = self._translate("New times are booked, and the letters are ready to be sent.")
        self._workplace.do(lambda work: book_new_times(work, cases, reason), said)


def _words_of(people: Iterable[Called]) -> tuple[Sentence, ...]:
    at_limit = (p.suggestion for p in people if p.suggestion is not None)
    return tuple(dict.fromkeys(s.words for s in at_limit if s.absences >= s.limit))

"""The people of a meeting: who is called, and the mark of each; one key a person."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from documents.sheet import DATE, NUMBER, Column
from documents.wording import language_name, opening
from models.actions.meetings import record_attendance
from models.queries.attendance import Called, MeetingFile
from models.text import N_
from models.vocabulary import Attendance, Language
from ui.application import Workplace
from ui.i18n import Translator
from ui.look.look import Look
from ui.pages.meetings.waiting_list import WaitingList
from ui.pages.meetings.words import shown_kind, shown_name
from ui.places import Place
from ui.widgets.card import Card
from ui.widgets.flow import FlowRow
from ui.widgets.labels import label
from ui.widgets.marks_view import Mark, MarksModel, MarksView
from ui.widgets.painting import CENTRE, Words, write
from ui.wording import short_date, span

LETTERS: Final = {
    "N": Attendance.PRESENT,
    "D": Attendance.PARTLY,
    "U": Attendance.ABSENT,
    "G": Attendance.EXCUSED,
    "A": Attendance.CANCELLED,
}
_DRAWN: Final = {
    "N": ("done", "ok"),
    "D": ("done", "ok"),
    "U": ("late", "late"),
    "G": ("info", "text2"),
    "A": ("calendar-off", "text2"),
}
_GIVE_WAY: Final = (2, 4, 3)  # how one was called, the interpreter, absences
_SAID: Final = {
    Attendance.PRESENT: N_("{name} is marked as present."),
    Attendance.PARTLY: N_("{name} is marked as having taken part in some of it."),
    Attendance.ABSENT: N_("{name} is marked as absent."),
    Attendance.EXCUSED: N_("{name} is marked as excused."),
    Attendance.CANCELLED: N_("{name} is marked as cancelled beforehand."),
}


def marks(translate: Translator) -> tuple[Mark, ...]:
    """Return the five marks in their order."""
    return tuple(
        Mark(letter, translate(LETTERS[letter].label), *_DRAWN[letter]) for letter in LETTERS
    )


def letter_of(called: Called) -> str:
    """Return the letter of a person's mark, empty where there is none."""
    return next((k for k, value in LETTERS.items() if value is called.attendance), "")


def columns(translate: Translator) -> tuple[Column[Called], ...]:
    """Return what is told of each person; a protected one is told by case number only."""
    return (
        Column(N_("Name"), lambda one: one.listed),
        Column(N_("Born"), lambda one: None if one.who.protected else one.who.born, DATE),
        Column(N_("Called by"), lambda one: called_by(one, translate)),
        Column(N_("Absent before"), lambda one: one.absences, NUMBER),
        Column(N_("Interpreter"), lambda one: _tongue(one, translate)),
    )


def called_by(one: Called, translate: Translator) -> str:
    """Return how a person was called, and what is amiss with it: the word that matters first."""
    if one.channel is None:
        return translate("not called")
    way = translate(one.channel.label)
    if one.returned:
        return translate("returned, {way}").format(way=way.lower())
    return way if one.sent else translate("not sent, {way}").format(way=way.lower())


def _tongue(one: Called, translate: Translator) -> str:
    if not one.interpreter_language:
        return ""
    return opening(language_name(one.interpreter_language, Language(translate.language)))


class AttendancePanel(Card):
    """A mark is saved at once and can be undone; it moves one row down."""

    def __init__(self, workplace: Workplace, actions: Sequence[QWidget]) -> None:
        super().__init__(workplace.look)
        self._workplace = workplace
        self._meeting_id: UUID | None = None
        look, translate = workplace.look, workplace.translate
        self._heading = label(look, "", "card")
        self._when = label(look, "", color="text2")
        self._count = label(look, "", "strong")
        self._marks = marks(translate)
        self._model = MarksModel(
            columns(translate), self._marks, letter_of, translate, heading=N_("Attendance")
        )
        hint = translate("press N, D, U, G or A")
        self.people = MarksView(
            look, translate("People called"), self._marks, hint, give_way=_GIVE_WAY
        )
        self.people.setModel(self._model)
        self.people.marked.connect(self._mark)
        self.people.opened.connect(self._open_case)
        self._waiting = WaitingList(workplace)
        self._build(actions)

    def _build(self, actions: Sequence[QWidget]) -> None:
        px = self._workplace.look.px
        # The rows reach further out than the words over them, so that all words begin at one line.
        self.body.setContentsMargins(px(12), px(14), px(12), px(16))
        foot = FlowRow(px(8), px(4))
        for action in actions:
            foot.add(action)
        self.body.addLayout(self._inset(self._head()))
        self.body.addLayout(self._inset(_legend(self._workplace.look, self._marks)))
        self.body.addWidget(self.people, 1)
        self.body.addLayout(self._inset(self._waiting))
        self.body.addLayout(self._inset(foot))

    def _inset(self, part: QWidget) -> QHBoxLayout:
        side = self._workplace.look.px(8)
        row = QHBoxLayout()
        row.setContentsMargins(side, 0, side, 0)
        row.addWidget(part)
        return row

    def _head(self) -> QWidget:
        px, head = self._workplace.look.px, QWidget()
        row, which = QHBoxLayout(head), FlowRow(px(12), px(4))
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        which.add(self._heading)
        which.add(self._when)
        row.addWidget(which, 1)
        row.addWidget(self._count)
        return head

    def show_file(self, file: MeetingFile) -> None:
        """Show a meeting; the person one is at stays the current one."""
        at, row = self._current(), self.people.current_row()
        same = self._meeting_id == file.meeting_id
        self._meeting_id = file.meeting_id
        translate = self._workplace.translate
        self._heading.setText(shown_kind(file.kind, translate))
        day = short_date(file.day, self._workplace.today, translate)
        self._when.setText(" · ".join((f"{day} {span(file.starts, file.ends)}", file.place)))
        filled = translate("{marked} of {count} filled in")
        self._count.setText(filled.format(marked=file.marked, count=len(file.people)))
        self._model.show_rows(file.people)
        self._waiting.show_file(file)
        rows = (n for n, one in enumerate(file.people) if one.booking_id == at)
        self.people.choose_row(next(rows, row) if same else _first_unmarked(file))

    def _current(self) -> UUID | None:
        row = self.people.current_row()
        return self._model.rows[row].booking_id if 0 <= row < len(self._model.rows) else None

    def _mark(self, row: int, letter: str) -> None:
        one = self._model.rows[row]
        value = LETTERS.get(letter)
        words = _SAID[value] if value else N_("The mark of {name} is taken back.")
        said = self._workplace.translate(words).format(name=shown_name(one.who))
        done = self._workplace.do(lambda work: record_attendance(work, one.booking_id, value), said)
        if done is not None and value is not None:
            self.people.choose_row(row + 1)

    def _open_case(self, row: int) -> None:
        self._workplace.go(Place("case", self._model.rows[row].who.case_id))


class _Key(QWidget):
    """A letter as it looks on a key."""

    def __init__(self, look: Look, letter: str) -> None:
        super().__init__()
        self._look, self._letter = look, letter
        self.setAccessibleName(letter)
        self.setFixedSize(look.px(22), look.px(22))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, edge = self._look, self._look.tokens.edge
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("control"), edge))
        painter.setBrush(look.color("surface"))
        half = edge / 2
        plate = self.rect().toRectF().adjusted(half, half, -half, -half)
        painter.drawRoundedRect(plate, look.px(4), look.px(4))
        write(painter, look, self.rect(), Words(self._letter, "small_strong"), CENTRE)
        painter.end()


def _first_unmarked(file: MeetingFile) -> int:
    rows = (n for n, one in enumerate(file.people) if one.attendance is None)
    return next(rows, 0)


def _legend(look: Look, marks: Sequence[Mark]) -> QWidget:
    """Return the letters and what they mean; a word is never torn from its letter."""
    legend = FlowRow(look.px(16), look.px(4))
    for mark in marks:
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(6))
        row.addWidget(_Key(look, mark.letter))
        row.addWidget(label(look, mark.word, "small"))
        legend.add(pair)
    return legend

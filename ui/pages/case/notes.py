"""The notes of a case: written, signed and then locked; a signed one is corrected by a new one."""

from uuid import UUID

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget

from models.actions.bin import put_in_bin
from models.actions.notes import change_note, sign_note, write_note
from models.actions.work import Work
from models.note import Note
from models.queries.case_file import WrittenNote
from ui.application import Workplace
from ui.desk.cases import case_now
from ui.pages.case.note_card import NoteDoings, note_card
from ui.pages.text_draft import TextDraft
from ui.widgets.body import Body
from ui.widgets.buttons import push
from ui.widgets.card import Card
from ui.widgets.fields import area, labelled
from ui.widgets.flow import FlowRow
from ui.widgets.labels import label
from ui.widgets.scroll import scrolled
from ui.widgets.swap import swap

_FORM = "note"
_AREA, _WIDEST = 140, 760  # a line of a note is read at a glance: some eighty characters


class NotesTab(QWidget):
    """What is written now above, what has been written below, the latest first."""

    def __init__(self, workplace: Workplace, case_id: UUID) -> None:
        super().__init__()
        self._workplace, self._case_id = workplace, case_id
        self._look, self._translate = workplace.look, workplace.translate
        self._notes: tuple[WrittenNote, ...] | None = None
        self._corrects: WrittenNote | None = None
        self._changes: WrittenNote | None = None
        self._doings = NoteDoings(self._change, self._sign, self._bin, self._correct)
        look = self._look
        page = Body()
        self._lines = QVBoxLayout(page)
        self._lines.setContentsMargins(look.px(32), look.px(20), look.px(32), look.px(20))
        self._lines.setSpacing(look.px(16))
        self._lines.addWidget(self._writing())
        self._cards = QWidget()
        self._lines.addWidget(self._cards)
        self._lines.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        page.setMaximumWidth(look.px(_WIDEST))
        whole.addWidget(scrolled(page))
        self.read_again()

    def read_again(self) -> None:
        """Show the notes as they stand by now; what is being typed stays."""
        notes = case_now(self._workplace.work, self._case_id).notes
        if notes == self._notes:
            return
        self._notes = notes
        held = self._cards.isAncestorOf(QApplication.focusWidget() or self)
        cards = QWidget()
        lines = QVBoxLayout(cards)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._look.px(16))
        for note in reversed(notes):
            lines.addWidget(note_card(self._workplace, note, notes, self._doings))
        self._cards = swap(self._lines, self._cards, cards)
        if held:
            self._field.setFocus()

    def leave(self) -> None:
        """Keep what is being typed as a draft: it is not a note before somebody says so."""
        self._draft.save()

    def areas(self) -> tuple[QWidget, ...]:
        """Return the field first, then the notes."""
        return (self._field, self._cards)

    def _writing(self) -> Card:
        look, translate = self._look, self._translate
        card = Card(look)
        name = translate("New note")
        self._field: QPlainTextEdit = area(look, name)
        self._field.setMinimumHeight(look.px(_AREA))
        self._labelled = labelled(look, name, self._field)
        self._draft = TextDraft(self._workplace, _FORM, self._case_id, self._field)
        self._about = label(look, "", "small", wrap=True)
        self._about.hide()
        row = FlowRow(look.px(8), look.px(8))
        row.add(
            push(look, translate("Sign the note"), self._write_signed, kind="primary", icon="lock")
        )
        row.add(push(look, translate("Save without signing"), self._write))
        self._stop = push(look, translate("Write a new note instead"), self._let_go, kind="quiet")
        row.add(self._stop)
        self._stop.hide()
        hint = translate("A signed note is locked: it can be corrected, but not changed.")
        for part in (self._about, self._labelled, row, label(look, hint, "small", wrap=True)):
            card.body.addWidget(part)
        return card

    def _write(self) -> None:
        self._record(signed=False)

    def _write_signed(self) -> None:
        self._record(signed=True)

    def _record(self, *, signed: bool) -> None:
        text = self._draft.text
        self._labelled.show_problem("" if text else self._translate("Write something first."))
        if not text:
            self._field.setFocus()
            return
        said = self._translate("Note signed") if signed else self._translate("Note saved")
        if self._draft.keep(
            lambda work: self._put(work, text, signed=signed), said, undoable=not signed
        ):
            self._forget_other()

    def _put(self, work: Work, text: str, *, signed: bool) -> None:
        if self._changes is not None:
            note_id = self._changes.note_id
            change_note(work, note_id, text)
        else:
            corrects = self._corrects.note_id if self._corrects else None
            note_id = write_note(work, self._case_id, text, corrects=corrects)
        if signed:
            sign_note(work, note_id)

    def _let_go(self) -> None:
        """Write a new note after all: a text that was only being changed stays as it was."""
        if self._changes is not None:
            self._draft.show("")
        self._forget_other()
        self._field.setFocus()

    def _forget_other(self) -> None:
        self._corrects = self._changes = None
        self._say("")

    def _change(self, note: WrittenNote) -> None:
        if self._draft.text and self._changes is None:
            self._labelled.show_problem(self._translate("Save or sign what you have begun first."))
            self._field.setFocus()
            return
        self._changes, self._corrects = note, None
        self._draft.show(note.text)
        self._say(self._translate("You are changing a note that is not signed yet."))
        self._field.setFocus()

    def _correct(self, note: WrittenNote) -> None:
        self._corrects, self._changes = note, None
        self._say(self._translate("You are correcting a signed note: both stay to be read."))
        self._field.setFocus()

    def _say(self, words: str) -> None:
        self._about.setText(words)
        self._about.setVisible(bool(words))
        self._stop.setVisible(bool(words))

    def _sign(self, note: WrittenNote) -> None:
        said = self._translate("Note signed")
        self._workplace.do(lambda work: sign_note(work, note.note_id), said, undoable=False)

    def _bin(self, note: WrittenNote) -> None:
        said = self._translate("Note put in the bin")
        self._workplace.do(lambda work: put_in_bin(work, Note, note.note_id), said)

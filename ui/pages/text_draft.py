"""A text field that keeps what is typed: in the vault within two seconds, and there again the next time."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPlainTextEdit

from models.actions.notes import discard_draft, save_draft
from models.actions.work import Work
from models.errors import Error
from models.queries.drafts import draft_value
from ui.application import Workplace
from ui.messages import sentence

_SOON = 1_000  # milliseconds after the first key: well within the two seconds promised
_AGAIN = 3_000  # until a draft that could not be kept is tried again
R = TypeVar("R")


class TextDraft(QObject):
    """Keeps one field's text as a draft of one form on one record."""

    def __init__(
        self, workplace: Workplace, form: str, record_id: UUID, field: QPlainTextEdit
    ) -> None:
        super().__init__(field)
        self._workplace, self._form, self._record_id = workplace, form, record_id
        self._field = field
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)
        self._kept = ""
        self._show(self._restored())
        field.textChanged.connect(self._typed)

    @property
    def text(self) -> str:
        """What stands in the field, without space around it."""
        return self._field.toPlainText().strip()

    def save(self) -> None:
        """Keep what stands in the field by now, if it is not kept already."""
        self._timer.stop()
        typed = self._field.toPlainText()
        if typed == self._kept:
            return
        store = self._workplace.store
        try:
            if typed.strip():
                save_draft(store, self._form, self._record_id, {"text": typed})
            else:
                discard_draft(store, self._form, self._record_id)
        except Error as error:
            self._workplace.hindered.emit(sentence(error, self._workplace.translate))
            self._timer.start(_AGAIN)
            return
        self._kept = typed
        self._workplace.note_draft_saved(store.now())

    def keep(self, verb: Callable[[Work], R], said: str, *, undoable: bool = True) -> bool:
        """Make the text a record by a verb and let go of the draft, as one; tell whether it could be."""
        self._timer.stop()
        done = self._workplace.do(lambda work: self._become(work, verb), said, undoable=undoable)
        if done is None:
            self._timer.start(_SOON)
            return False
        self._show("")
        return True

    def show(self, text: str) -> None:
        """Put another text in the field, to be kept like one that was typed."""
        self._field.setPlainText(text)

    def _become(self, work: Work, verb: Callable[[Work], R]) -> R:
        result = verb(work)
        discard_draft(work.store, self._form, self._record_id)
        return result

    def _show(self, text: str) -> None:
        self._kept = text
        self._field.blockSignals(True)  # noqa: FBT003
        self._field.setPlainText(text)
        self._field.blockSignals(False)  # noqa: FBT003

    def _restored(self) -> str:
        store = self._workplace.store
        value = self._workplace.read(
            lambda session: draft_value(session, self._form, self._record_id, store.who)
        )
        return str((value or {}).get("text", ""))

    def _typed(self) -> None:
        if not self._timer.isActive():
            self._timer.start(_SOON)

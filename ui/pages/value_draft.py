"""What is typed outside a form that is data: in the vault within two seconds, and there again the next time."""

from collections.abc import Callable
from typing import Any, Final, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from models.actions.notes import discard_draft, save_draft
from models.actions.work import Work
from models.errors import Error
from models.queries.drafts import KeptDraft, draft_of
from ui.application import Done, Workplace
from ui.messages import sentence

R = TypeVar("R")
Value = dict[str, Any]

_SOON: Final = 1_000  # milliseconds after the first key: well within the two seconds promised
_AGAIN: Final = 3_000  # until a draft that could not be kept is tried again


class ValueDraft(QObject):
    """Keeps what `typed` returns as a draft of one form on one record; None is nothing to keep."""

    def __init__(
        self,
        workplace: Workplace,
        form: str,
        record_id: UUID | None,
        typed: Callable[[], Value | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workplace, self._form, self._record_id = workplace, form, record_id
        self._typed = typed
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)
        found = self._workplace.read(
            lambda session: draft_of(session, form, record_id, workplace.store.who)
        )
        self.restored: KeptDraft | None = found
        self._kept: Value | None = found.value if found else None

    def touch(self) -> None:
        """Note a key press: what is typed is kept a second after the first that is not kept yet."""
        if not self._timer.isActive():
            self._timer.start(_SOON)

    def save(self) -> None:
        """Keep what is typed by now, if it is not kept already."""
        self._timer.stop()
        typed = self._typed()
        if typed == self._kept:
            self._workplace.unkept.pop(self, None)
            return
        store = self._workplace.store
        try:
            if typed is None:
                discard_draft(store, self._form, self._record_id)
            else:
                save_draft(store, self._form, self._record_id, typed)
        except Error as error:
            self._tell_of_failure(error)
            return
        self._kept = typed
        if self._workplace.unkept.pop(self, None):
            self._workplace.hindered.emit("")
        self._workplace.note_draft_saved(store.now())

    def keep(
        self, verb: Callable[[Work], R], said: str, *, undoable: bool = True
    ) -> Done[R] | None:
        """Make the draft a record by a verb and let go of it, as one; None where it could not be."""
        self._timer.stop()
        done = self._workplace.do(lambda work: self._become(work, verb), said, undoable=undoable)
        if done is None:
            self._timer.start(_SOON)
            return None
        self._workplace.unkept.pop(self, None)
        self._kept = None
        return done

    def _become(self, work: Work, verb: Callable[[Work], R]) -> R:
        result = verb(work)
        discard_draft(work.store, self._form, self._record_id)
        return result

    def _tell_of_failure(self, error: Error) -> None:
        """Say once why the draft could not be kept; it is tried again until it can."""
        if self not in self._workplace.unkept:
            why = self._workplace.unkept[self] = sentence(error, self._workplace.translate)
            self._workplace.hindered.emit(why)
        self._timer.start(_AGAIN)

"""What is typed in a form is on disk within two seconds, and there again after a kill, a lock or a crash."""

from collections.abc import Callable
from datetime import datetime
from time import monotonic
from typing import Any, Final, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from sqlalchemy.orm import Session

from models.actions.notes import discard_draft, save_draft
from models.actions.work import Work
from models.errors import Error
from models.queries.drafts import KeptDraft, draft_of
from ui.application import Done, Workplace
from ui.forms.editing import Editing
from ui.forms.stored import kept, restore
from ui.messages import sentence
from ui.widgets.message_bar import MessageBar
from ui.wording import clock, short_day

R = TypeVar("R")

PAUSE: Final = 1_000  # milliseconds without a key
LATEST: Final = 1_800  # milliseconds after the first key that is not kept yet; the commit takes its part of two seconds
AGAIN: Final = 3_000  # milliseconds until a draft that could not be kept is tried again


class Autosave(QObject):
    """Keeps the draft of one form on one record; `keep` makes it the record."""

    def __init__(
        self,
        workplace: Workplace,
        editing: Editing[Any],
        record_id: UUID | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace, self._editing, self._record_id = workplace, editing, record_id
        self._form = editing.spec.key
        self._first_key: float | None = None  # of what is not kept yet
        self._there = False  # a draft is in the vault
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)

    @property
    def is_waiting(self) -> bool:
        """Whether something was typed that is not on disk."""
        return self._first_key is not None

    def restore(self) -> datetime | None:
        """Lay a kept draft over what was opened; return when it was kept, None where there is none."""
        found = self._workplace.read(self._kept)
        if found is None:
            return None
        restore(self._editing, found.value)
        self._there = True
        return found.saved_at

    def touch(self) -> None:
        """Note a key press: the draft is kept a second after the last, and two after the first."""
        now = monotonic()
        self._first_key = self._first_key or now
        left = LATEST - (now - self._first_key) * 1_000
        self._timer.start(max(0, min(PAUSE, round(left))))

    def save(self) -> bool:
        """Keep what is typed by now; tell whether all of it is on disk."""
        self._timer.stop()
        if not self.is_waiting:
            return True
        try:
            self._write()
        except Error as error:
            self._tell_of_failure(error)
            return False
        self._note_saved()
        return True

    def keep(
        self, verb: Callable[[Work], R], said: str = "", *, undoable: bool = True
    ) -> Done[R] | None:
        """Make the draft the record by a verb and let go of it, in one transaction; None where it could not be."""
        done = self._workplace.do(lambda work: self._become(work, verb), said, undoable=undoable)
        if done is None:
            self.touch()
            return None
        self._first_key = None
        self._timer.stop()
        self._there = False
        self._workplace.unkept.pop(self, None)
        self._editing.saved()
        return done

    def drop(self) -> None:
        """Let go of what was typed: the form is again as it was opened."""
        self._editing.revert()
        self._first_key = self._first_key or monotonic()
        self.save()

    def _become(self, work: Work, verb: Callable[[Work], R]) -> R:
        result = verb(work)
        discard_draft(work.store, self._form, self._record_id)
        return result

    def _kept(self, session: Session) -> KeptDraft | None:
        return draft_of(session, self._form, self._record_id, self._workplace.store.who)

    def _write(self) -> None:
        store = self._workplace.store
        if self._editing.changed:
            save_draft(store, self._form, self._record_id, kept(self._editing))
            self._there = True
        elif self._there:
            discard_draft(store, self._form, self._record_id)
            self._there = False

    def _note_saved(self) -> None:
        self._first_key = None
        if self._workplace.unkept.pop(self, None):
            self._workplace.hindered.emit("")
        self._workplace.note_draft_saved(self._workplace.store.now())

    def _tell_of_failure(self, error: Error) -> None:
        """Say once why the draft could not be kept; it is tried again until it can."""
        if self not in self._workplace.unkept:
            why = self._workplace.unkept[self] = sentence(error, self._workplace.translate)
            self._workplace.hindered.emit(why)
        self._timer.start(AGAIN)


def restored_bar(
    workplace: Workplace, saved_at: datetime, dropped: Callable[[], object]
) -> MessageBar:
    """Return the bar that says a draft is back, with the way to let go of it."""
    translate = workplace.translate
    local = saved_at.astimezone(workplace.store.now().tzinfo)
    when = clock(local)
    if local.date() != workplace.today:
        when = f"{short_day(local.date(), translate)} {when}"
    words = translate("Your draft from {time} is back.").format(time=when)
    return MessageBar(workplace.look, "info", words, translate("Remove the draft"), dropped)

"""The workplace: what every page is given. Its `do` is the one door from the screen to a change."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid
from sqlalchemy.orm import Session

from models.actions.routines import Settled, mark_queue_behind, settle_some
from models.actions.undo import undo
from models.actions.work import Work
from models.errors import Error
from models.queries.office import changed_kinds
from models.store.database import Store
from models.store.place import Vault
from ui.clipboard import NumberClipboard
from ui.desk.letters import templates_of
from ui.desk.office import routines_of
from ui.desk.printed import printed_before
from ui.i18n import Translator
from ui.jobs import Jobs
from ui.look.look import Look
from ui.messages import sentence
from ui.places import Place
from ui.preferences import Preferences

R = TypeVar("R")

_OFFICE: Final = {"routine_version", "setting", "own_template"}


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """What a verb returned, once it is on disk."""

    result: R


@dataclass(frozen=True, slots=True)
class Event:
    """What the foot tells: what was done, and the log lines that can be taken back, if they can."""

    what: str
    lines: tuple[int, int] | None = None
    undone: bool = False  # it was taken back: taking that back does it again


class Workplace(QObject):
    """The open vault, the look and the words; and the signals by which pages and window speak."""

    saved = Signal(object)  # datetime: records are on disk
    draft_saved = Signal(object)  # datetime: what is being typed is on disk
    changed = Signal()  # records differ from what is shown
    settled = Signal()  # every open case follows the routine in force
    told = Signal(object)  # Event
    hindered = Signal(str)  # a sentence: what, why, what next
    wanted = Signal(object)  # Place
    lock_wanted = Signal()
    restore_wanted = Signal()  # lock, and show the backups
    preferences_wanted = Signal(object)  # Preferences

    def __init__(
        self,
        store: Store,
        jobs: Jobs,
        look: Look,
        translate: Translator,
        *,
        vault: Vault | None = None,
        preferences: Preferences | None = None,
        watermark: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.store, self.jobs, self.vault, self.watermark = store, jobs, vault, watermark
        self.look, self.translate = look, translate
        self.made = printed_before(store)  # printed or copied, and not yet marked as sent
        self.unkept: dict[QObject, str] = {}  # what holds words that are not on disk yet, and why
        self.preferences = preferences or Preferences(language=translate.language)
        self.numbers = NumberClipboard(self)
        self.read_office_again()

    def read_office_again(self) -> None:
        """Take routines and templates as they are approved now."""
        self._routines = routines_of(self.store)
        self.templates = templates_of(self.work)

    def follow_routine(self) -> None:
        """Take the office's data anew; where the routine is another, let every open case follow it.

        A few cases at a time in the background: what else is written meanwhile waits for no more than those.
        """
        before = self._routines
        self.read_office_again()
        if self._routines != before:
            self._settle_after(None)

    @property
    def work(self) -> Work:
        """The day's work, at this very moment."""
        return Work(self.store, self._routines, self.store.now().replace(tzinfo=None))

    @property
    def today(self) -> date:
        """The day it is at the office."""
        return self.work.today

    def read(self, query: Callable[[Session], R]) -> R:
        """Return what a query finds in the records."""
        with self.store.read() as session:
            return query(session)

    def do(
        self, verb: Callable[[Work], R], said: str = "", *, undoable: bool = True
    ) -> Done[R] | None:
        """Do a verb in one transaction and tell of it once it is on disk.

        None where the world would not let us: the window has then been told why, and nothing has changed.
        """
        kept = self._kept(verb)
        if kept is None:
            return None
        result, lines = kept
        self._tell_saved(Event(said, lines if undoable else None))
        return Done(result)

    def take_back(self, event: Event) -> bool:
        """Undo what an event tells of; undoing that again does it anew. Tell whether it could be."""
        if event.lines is None:
            return False
        first, last = event.lines

        def verb(work: Work) -> Collection[str]:
            undo(work, first, last)
            kinds = self.read(lambda session: changed_kinds(session, self.store.site, first, last))
            if "routine_version" in kinds:
                mark_queue_behind(work.store)
            return kinds

        kept = self._kept(verb)
        if kept is None:
            return False
        kinds, lines = kept
        if not _OFFICE.isdisjoint(kinds):
            self.follow_routine()
        self._tell_saved(Event(event.what, lines, undone=not event.undone))
        return True

    def copy_number(self, number: str) -> None:
        """Put a number on the clipboard for half a minute."""
        self.numbers.copy(number)

    def why_not_kept(self) -> str:
        """Return why something that was typed is not on disk; empty where all of it is."""
        return next((why for holder, why in self.unkept.items() if isValid(holder)), "")

    def tell(self, words: str) -> None:
        """Tell in the foot what was done; it cannot be taken back."""
        self.told.emit(Event(words))

    def go(self, place: Place) -> None:
        """Ask the window to go somewhere."""
        self.wanted.emit(place)

    def note_draft_saved(self, at: datetime) -> None:
        """Tell that what is being typed is on disk."""
        self.draft_saved.emit(at)

    def _kept(self, verb: Callable[[Work], R]) -> tuple[R, tuple[int, int] | None] | None:
        """Return what a verb returned, and the log lines it wrote if any; None where it could not be kept."""
        try:
            with self.store.together():
                before = self.store.head().number
                result = verb(self.work)
                after = self.store.head().number
        except Error as error:
            self.hindered.emit(sentence(error, self.translate))
            return None
        return result, (before + 1, after) if after > before else None

    def _settle_after(self, last: UUID | None) -> None:
        work = self.work
        self.jobs.run(lambda: settle_some(work, last), self._settled, self._left_unsettled)

    def _settled(self, done: Settled) -> None:
        if done.last is not None:
            self._settle_after(done.last)
        else:
            self.settled.emit()
            self.changed.emit()

    def _left_unsettled(self, error: Exception) -> None:
        if not isinstance(error, Error):
            raise error
        self.hindered.emit(sentence(error, self.translate))

    def _tell_saved(self, event: Event) -> None:
        self.saved.emit(self.store.now())
        self.changed.emit()
        if event.what:
            self.told.emit(event)

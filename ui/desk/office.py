"""The office as it was set up: from the files that ship into a new vault, and out of it again."""

from typing import Final

from models.actions.days import begin_day
from models.actions.office import approve_routine, save_setting
from models.actions.routines import settle_every
from models.actions.work import Work
from models.queries import office as queries
from models.queries.office import OFFICE
from models.routine import Routine
from models.routine_file import load_routine
from models.store.database import Store
from resources import path
from ui.desk.cases import mend_search

OWN_SENDER: Final = ("office.toml",)  # says nothing yet of who writes
DEMO_SENDER: Final = ("demo", "office.toml")


def set_up(store: Store, sender: tuple[str, ...] = OWN_SENDER) -> None:
    """Copy the shipped routine and sender into a new vault, where the office changes them."""
    text = path("routines", "malmo_30plus.toml").read_text(encoding="utf-8")
    approve_routine(store, load_routine(text), text)
    save_setting(store, OFFICE, {"text": path(*sender).read_text(encoding="utf-8")})


def routines_of(store: Store) -> tuple[Routine, ...]:
    """Return the routines the office has approved."""
    with store.read() as session:
        return tuple(map(load_routine, queries.routine_texts(session)))


def work_at(store: Store) -> Work:
    """Return what today's verbs work with; the time is read from the store's clock."""
    return Work(store, routines_of(store), store.now().replace(tzinfo=None))


def _catch_up(work: Work) -> None:
    """Let the open cases follow the routine, where that was broken off."""
    with work.store.read() as session:
        behind = queries.is_queue_behind(session)
    if behind:
        settle_every(work)


def begin(store: Store) -> Work:
    """Return the day's work in a store just opened: past meetings ask for attendance, the search is whole."""
    work = work_at(store)
    begin_day(work)
    _catch_up(work)
    mend_search(work)
    return work

"""What every verb works with, and how a change to a case ends: its next step and search entry in step."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from models.base import Record
from models.case import Case
from models.errors import NotFound
from models.queries.case_state import routine_of, step_of
from models.queries.search import put_entry
from models.routine import Routine
from models.store.database import Store

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Work:
    """The open store, the office's routines and the time on its clock."""

    store: Store
    routines: tuple[Routine, ...]
    now: datetime

    @property
    def today(self) -> date:
        """The day it is at the office."""
        return self.now.date()


def find(session: Session, kind: type[R], record_id: UUID) -> R:
    """Return a record that is there; raises NotFound when it is missing or binned."""
    record = session.get(kind, record_id)
    if record is None or record.gone is not None:
        raise NotFound(kind.__name__)
    return record


@contextmanager
def changing_case(work: Work, verb: str, case_id: UUID) -> Iterator[tuple[Session, Case]]:
    """Give one case to change under a verb; its next step is settled before the commit."""
    with work.store.change(verb) as session:
        case = find(session, Case, case_id)
        yield session, case
        settle(session, case, work)


def settle_all(session: Session, cases: Iterable[Case], work: Work) -> None:
    """Settle each of the cases once."""
    for case in dict.fromkeys(cases):
        settle(session, case, work)


def settle(session: Session, case: Case, work: Work) -> None:
    """Store what the case now waits for, and the name it is found by."""
    step = step_of(case, routine_of(case, work.routines, work.today), work.today)
    if (case.next_step, case.due, case.rule) != (step.step, step.due, step.rule):
        case.next_step, case.due, case.rule = step.step, step.due, step.rule
    put_entry(session, case)

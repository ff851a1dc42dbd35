"""The routine between the form and the vault: the version begun last, and a new one after it."""

from sqlalchemy.orm import Session

from models.actions.routines import put_in_force
from models.actions.work import Work
from models.queries.office import RoutineRow, routine_rows
from models.routine import Routine
from models.routine_file import load_routine
from models.routine_form_file import routine_draft, with_routine
from models.rules.routine_form import RoutineDraft


def newest_routine(session: Session) -> Routine:
    """Return the version that begins last: what is changed is changed from there."""
    return load_routine(routine_rows(session)[0].text)


def routine_in_form(session: Session) -> RoutineDraft:
    """Return the newest version as its successor is first typed."""
    return routine_draft(newest_routine(session))


def change_routine(work: Work, draft: RoutineDraft) -> None:
    """Put what was typed in force from its day, as a version named by that day. Raises BadRoutine."""
    with work.store.read() as session:
        rows = routine_rows(session)
    text = with_routine(rows[0].text, draft, _name(draft, rows), work.today)
    put_in_force(work, text)


def _name(draft: RoutineDraft, rows: tuple[RoutineRow, ...]) -> str:
    """Return the day it begins; with a number where an earlier version was named by that day."""
    taken = {row.version for row in rows if draft.valid_from and row.valid_from < draft.valid_from}
    names = (f"{draft.valid_from}", *(f"{draft.valid_from} ({n})" for n in range(2, len(rows) + 3)))
    return next(name for name in names if name not in taken)

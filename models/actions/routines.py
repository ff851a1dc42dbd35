"""A new version of the routine: in force from its day, and every open case follows it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actions.office import save_setting
from models.actions.work import Work, settle
from models.case import Case
from models.office import RoutineVersion, Setting
from models.queries.office import QUEUE
from models.routine import Routine
from models.routine_file import load_routine
from models.routine_form_file import ended
from models.store.database import Store

_AT_ONCE = 10  # some 80 ms, in which nobody else can write


def put_in_force(work: Work, text: str) -> None:
    """Put a version in force from its own day on. Raises BadRoutine.

    The version before it ends the day before; one that was to begin that day or later gives way.
    """
    routine = load_routine(text)
    with work.store.change("approve_routine") as session:
        for rows in _versions(session, routine.key):
            if rows[-1].valid_from >= routine.valid_from:
                for row in rows:
                    row.gone = work.store.now()
            elif rows[-1].valid_to is None or rows[-1].valid_to >= routine.valid_from:
                shortened = ended(rows[-1].text, routine.valid_from)
                session.add(_row(load_routine(shortened), shortened))
        session.add(_row(routine, text))
        session.add(Setting(key=QUEUE, value={"behind": True}))


def mark_queue_behind(store: Store) -> None:
    """Note that the open cases are to follow another routine than they do."""
    save_setting(store, QUEUE, {"behind": True})


@dataclass(frozen=True, slots=True)
class Settled:
    """How far the open cases have been settled; `last` is the case to go on after, None at the end."""

    count: int
    last: UUID | None


def settle_some(work: Work, after: UUID | None = None) -> Settled:
    """Settle the next few open cases by the routine in force; the last of them says that all are."""
    cases = select(Case).where(Case.closed_on.is_(None), Case.gone.is_(None)).order_by(Case.id)
    if after is not None:
        cases = cases.where(Case.id > after)
    with work.store.change("follow_routine") as session:
        found = session.scalars(cases.limit(_AT_ONCE)).all()
        for case in found:
            settle(session, case, work)
        last = found[-1].id if len(found) == _AT_ONCE else None
    if last is None:
        save_setting(work.store, QUEUE, {"behind": False})
    return Settled(len(found), last)


def settle_every(work: Work) -> None:
    """Settle all open cases: it was broken off before they all followed the routine."""
    done = settle_some(work)
    while done.last is not None:
        done = settle_some(work, done.last)


def _versions(session: Session, key: str) -> list[list[RoutineVersion]]:
    """Return the rows of each version of a routine, the one that counts last."""
    rows = session.scalars(
        select(RoutineVersion)
        .where(RoutineVersion.key == key, RoutineVersion.gone.is_(None))
        .order_by(RoutineVersion.rev)
    )
    by_version: dict[str, list[RoutineVersion]] = {}
    for row in rows:
        by_version.setdefault(row.version, []).append(row)
    return list(by_version.values())


def _row(routine: Routine, text: str) -> RoutineVersion:
    return RoutineVersion(
        key=routine.key,
        version=routine.version,
        text=text,
        valid_from=routine.valid_from,
        valid_to=routine.valid_to,
        approved_by=routine.approved_by,
        review_on=routine.review_on,
    )

"""The work queue: what waits for someone, the oldest first, from one index."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.case import Case
from models.person import Person
from models.vocabulary import NextStep


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One line of the queue: what, who (name and birth date), by when and by which rule."""

    case_id: UUID
    case_number: str
    name: str
    born: date | None
    protected: bool
    next_step: NextStep
    due: date
    rule: str


def work_queue(
    session: Session, *, until: date, caseworker: UUID | None = None, limit: int = 200
) -> tuple[QueueRow, ...]:
    """Return what is due up to and with a day, the most overdue first."""
    query = (
        select(
            Case.id,
            Case.number,
            Person.given_name,
            Person.family_name,
            Person.birth_date,
            Person.protected,
            Case.next_step,
            Case.due,
            Case.rule,
        )
        .join(Case.person)
        .where(Case.closed_on.is_(None), Case.due <= until, Case.gone.is_(None))
        # No row here is without a day; said this way, the index gives the order and nothing is sorted.
        .order_by(Case.due.asc().nulls_first(), Case.id)
        .limit(limit)
    )
    if caseworker is not None:
        query = query.where(Case.caseworker_id == caseworker)
    return tuple(
        QueueRow(
            case_id=row.id,
            case_number=row.number,
            name=f"{row.given_name} {row.family_name}".strip(),
            born=row.birth_date,
            protected=row.protected is not None,
            next_step=row.next_step,
            due=row.due,
            rule=row.rule,
        )
        for row in session.execute(query)
    )


def waiting_for(session: Session, steps: Collection[NextStep]) -> tuple[UUID, ...]:
    """Return the open cases that wait for one of the steps, the oldest first, those without a day last."""
    return tuple(
        session.scalars(
            select(Case.id)
            .where(Case.closed_on.is_(None), Case.gone.is_(None), Case.next_step.in_(steps))
            .order_by(Case.due.asc().nulls_last(), Case.id)
        )
    )

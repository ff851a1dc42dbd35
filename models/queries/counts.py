"""What the rail counts: how much is overdue and how many messages wait to be sent."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.case import Case
from models.queries.letters import outbox_size


@dataclass(frozen=True, slots=True)
class RailCounts:
    """The numbers beside the places of the window."""

    late: int
    letters: int


def rail_counts(session: Session, today: date) -> RailCounts:
    """Return what waits today, from indexes alone."""
    late = session.scalar(
        select(func.count())
        .select_from(Case)
        .where(Case.closed_on.is_(None), Case.due < today, Case.gone.is_(None))
    )
    return RailCounts(late or 0, outbox_size(session, today))

"""What the rail counts: how much is overdue and how many messages wait to be sent."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from models.queries.letters import outbox_size
from models.queries.today import late_count


@dataclass(frozen=True, slots=True)
class RailCounts:
    """The numbers beside the places of the window."""

    late: int
    letters: int


def rail_counts(session: Session, today: date) -> RailCounts:
    """Return what waits today; late is what the queue of today says is late."""
    return RailCounts(late_count(session, today), outbox_size(session, today))

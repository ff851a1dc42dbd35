"""Cases counted by where they have come."""

from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.case import Case
from models.vocabulary import NextStep


def waiting_counts(session: Session) -> dict[NextStep, int]:
    """Return how many open cases wait for each step."""
    steps = session.scalars(
        select(Case.next_step).where(Case.closed_on.is_(None), Case.gone.is_(None))
    )
    return dict(Counter(steps))

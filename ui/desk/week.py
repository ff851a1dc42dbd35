"""The office's week, done through the same verbs as in the window: routes chosen, meetings booked."""

from dataclasses import dataclass
from uuid import UUID

from models.actions.enrolment import choose_route
from models.actions.work import Work
from models.queries.work_queue import waiting_for
from models.text import N_
from models.vocabulary import NextStep
from ui.desk.booking import book_next

_BOOKINGS = (NextStep.BOOK_FIRST_VISIT, NextStep.BOOK_ENROLMENT, NextStep.BOOK_THREE_PARTY)
OVER_A_WEEK = N_("No earlier meeting could be reached.")


@dataclass(frozen=True, slots=True)
class Done:
    """What a round of the week did: the cases that got a route, and the places given."""

    routed: tuple[UUID, ...]
    booked: tuple[UUID, ...]


def do_week(work: Work) -> Done:
    """Choose every route that needs no more answers, then book what is to be booked."""
    return Done(choose_routes(work), book_meetings(work))


def choose_routes(work: Work) -> tuple[UUID, ...]:
    """Choose the suggested route of each case that waits for it; return those cases."""
    with work.store.read() as session:
        waiting = waiting_for(session, (NextStep.CHOOSE_ROUTE,))
    for case_id in waiting:
        choose_route(work, case_id)
    return waiting


def book_meetings(work: Work) -> tuple[UUID, ...]:
    """Give each case that waits for a meeting the first one in reach; return the bookings."""
    with work.store.read() as session:
        waiting = waiting_for(session, _BOOKINGS)
    booked = (book_next(work, case_id, OVER_A_WEEK) for case_id in waiting)
    return tuple(booking for booking in booked if booking is not None)

"""The office's week, done through the same verbs as in the window: routes chosen, meetings booked."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from models.actions.enrolment import choose_route
from models.actions.work import Work
from models.queries.meetings import attended_between, meetings_between
from models.queries.work_queue import waiting_for
from models.text import N_
from models.vocabulary import MeetingKind, NextStep
from ui.desk.booking import book_next, call_off, certify

BOOKINGS = (NextStep.BOOK_FIRST_VISIT, NextStep.BOOK_ENROLMENT, NextStep.BOOK_THREE_PARTY)
_FORTNIGHT = timedelta(days=14)
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
        waiting = waiting_for(session, BOOKINGS)
    booked = (book_next(work, case_id, OVER_A_WEEK) for case_id in waiting)
    return tuple(booking for booking in booked if booking is not None)


def meet_the_unforeseen(work: Work) -> None:
    """Do what every week brings besides: a caseworker falls ill, and somebody asks for a certificate."""
    with work.store.read() as session:
        coming = meetings_between(session, work.today + timedelta(days=1), work.today + _FORTNIGHT)
        attended = attended_between(session, work.today - _FORTNIGHT, work.today)
    talks = (m.meeting_id for m in coming if m.kind is MeetingKind.THREE_PARTY and m.called)
    for meeting_id in tuple(talks)[:1]:
        call_off(work, meeting_id, OVER_A_WEEK)
    for booking_id in attended[:1]:
        certify(work, booking_id)

"""The demonstration's office: weeks lived through with the verbs, so that this morning has everything in it."""

from collections import Counter
from datetime import date

import pytest
from sqlalchemy import select

from models.case import Case, RouteChoice
from models.log import LogLine
from models.meeting import Booking, Invitation, Meeting
from models.store.database import Store
from models.vocabulary import Attendance, NextStep, Outcome
from tests.ui.conftest import PEOPLE, Tour
from ui.desk.demo import OfficeClock, opening_time


@pytest.fixture
def store(tour: Tour) -> Store:
    return tour.store


def test_everyone_who_was_invented_has_called(store: Store) -> None:
    with store.read() as session:
        numbers = session.scalars(select(Case.number).order_by(Case.number)).all()
    assert numbers == [f"2026-{number:05}" for number in range(1, PEOPLE + 1)]


def test_the_routes_of_the_routine_occur(store: Store) -> None:
    with store.read() as session:
        chosen = set(session.scalars(select(RouteChoice.outcome)))
    assert {
        *(Outcome.GENERAL, Outcome.SFI, Outcome.EXEMPT),
        *(Outcome.THREE_PARTY, Outcome.THREE_PARTY_HIGH_RISK),
    } <= chosen


def test_people_came_and_stayed_away(store: Store) -> None:
    with store.read() as session:
        marks = Counter(session.scalars(select(Booking.attendance)))
    assert marks[Attendance.PRESENT] > marks[Attendance.ABSENT] > 0


def test_what_was_sent_is_kept(store: Store) -> None:
    with store.read() as session:
        sent = session.scalars(select(Invitation).where(Invitation.sent_at.is_not(None))).all()
    assert sent
    assert all(one.content_id and one.file_name for one in sent)


def test_there_is_something_ahead_and_something_behind(tour: Tour) -> None:
    with tour.store.read() as session:
        days = session.scalars(select(Meeting.day)).all()
    assert min(days) < tour.today < max(days)


def test_meetings_are_held_on_working_days(store: Store) -> None:
    with store.read() as session:
        days = session.scalars(select(Meeting.day)).all()
    assert {day.weekday() for day in days} <= set(range(5))


def test_the_day_ends_where_it_should(tour: Tour) -> None:
    assert tour.store.now() == opening_time(tour.today)
    with tour.store.read() as session:
        times = session.scalars(select(LogLine.at).order_by(LogLine.number)).all()
    assert max(times) <= tour.store.now()


def test_the_queue_knows_more_than_one_step(tour: Tour) -> None:
    assert len(tour.toured.waiting) > 3
    assert NextStep.CHOOSE_ROUTE not in tour.toured.waiting


def test_a_clock_stands_until_it_is_moved() -> None:
    clock = OfficeClock(opening_time(date(2026, 11, 23)))
    before = clock()
    clock.moment = opening_time(date(2026, 11, 24))
    assert clock() > before
    assert clock().tzinfo is not None

"""The office's week: routes chosen, meetings booked, and what every week brings besides."""

from datetime import date, time, timedelta

import pytest

from models.actions.meetings import record_attendance
from models.case import Case
from models.meeting import Booking, Invitation, Meeting
from models.rules.facts import Answers
from models.vocabulary import Answer, Attendance, LetterKind, NextStep, Outcome
from tests.models.desk import CALM, MONDAY, Desk
from tests.ui.desk.outbox import with_office
from ui.desk.booking import book_next
from ui.desk.week import OVER_A_WEEK, book_meetings, choose_routes, do_week, meet_the_unforeseen

AFRAID = Answers(violence_indication=Answer.NO, social_phobia=Answer.YES)
UNKNOWN = Answers(violence_indication=Answer.UNKNOWN)


@pytest.fixture
def office(desk: Desk) -> Desk:
    return with_office(desk)


def approved(desk: Desk, answers: Answers = CALM) -> object:
    case = desk.register()
    desk.approve(case, answers)
    return case


def test_a_route_that_needs_no_more_answers_is_chosen(office: Desk) -> None:
    ready, asked = approved(office), approved(office, UNKNOWN)
    assert choose_routes(office.work) == (ready,)
    assert choose_routes(office.work) == ()
    with office.store.read() as session:
        assert session.get_one(Case, ready).routes[-1].outcome is Outcome.GENERAL
        assert session.get_one(Case, asked).routes == []


def test_who_waits_for_a_meeting_gets_one(office: Desk) -> None:
    office.routed()
    office.register()
    assert len(book_meetings(office.work)) == 2
    assert book_meetings(office.work) == ()


def test_a_place_over_the_week_says_why(office: Desk) -> None:
    case = office.routed()
    office.go_to(MONDAY + timedelta(10))
    (booking,) = book_meetings(office.work)
    assert office.get(Booking, booking).case_id == case
    assert office.get(Booking, booking).over_a_week_reason == OVER_A_WEEK


def test_the_week_goes_from_answers_to_places(office: Desk) -> None:
    case = approved(office)
    done = do_week(office.work)
    assert done.routed == (case,)
    assert [office.get(Booking, one).case_id for one in done.booked] == [case]
    assert office.step(office.all(Case)[0].id)[0] is NextStep.SEND_INVITATION


def test_one_conversation_is_called_off_and_one_certificate_asked_for(office: Desk) -> None:
    attended = office.routed()
    booking, _ = office.called(attended, office.group(date(2026, 12, 1)))
    office.go_to(date(2026, 12, 1), time(12))
    record_attendance(office.work, booking, Attendance.PRESENT)
    for _ in range(2):
        book_next(office.work, office.routed(AFRAID))
    meet_the_unforeseen(office.work)
    assert len([m for m in office.all(Meeting) if m.cancelled_on]) == 1
    letters = [one.letter for one in office.all(Invitation)]
    assert letters.count(LetterKind.ATTENDANCE_CERTIFICATE) == 1


def test_an_empty_office_has_an_uneventful_week(office: Desk) -> None:
    before = office.store.head()
    meet_the_unforeseen(office.work)
    assert do_week(office.work).booked == ()
    assert office.store.head() == before

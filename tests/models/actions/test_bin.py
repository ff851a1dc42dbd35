"""The bin: out of sight, out of the rules, and back again as it was."""

from datetime import time, timedelta

import pytest

from models.actions.bin import put_in_bin, take_back
from models.actions.meetings import book
from models.actions.notes import sign_note, write_note
from models.answers import EnrolmentAnswers
from models.base import Record, new_id
from models.case import Case, Decision, RouteChoice
from models.errors import NotFound, TooLate
from models.meeting import Booking, Invitation, Meeting
from models.note import Note
from models.person import Person
from models.queries.lists import attendance_list, coming_meetings
from models.queries.meetings import meetings_between
from models.queries.search import search
from models.vocabulary import Attendance, NextStep
from tests.models.desk import MONDAY, Desk

TUESDAY = MONDAY + timedelta(days=8)


@pytest.mark.parametrize(
    ("kind", "step"),
    [
        (Case, NextStep.NOTHING),
        (Decision, NextStep.ANSWER_QUESTIONS),
        (EnrolmentAnswers, NextStep.ANSWER_QUESTIONS),
        (RouteChoice, NextStep.HOLD_MEETING),
        (Booking, NextStep.BOOK_ENROLMENT),
        (Meeting, NextStep.BOOK_ENROLMENT),
        (Invitation, NextStep.SEND_INVITATION),
        (Person, NextStep.HOLD_MEETING),
    ],
)
def test_a_case_goes_on_without_a_binned_record_and_with_it_again(
    desk: Desk, kind: type[Record], step: NextStep
) -> None:
    case_id = desk.routed()
    desk.called(case_id, desk.group())
    before = desk.step(case_id)
    (record,) = desk.all(kind)
    put_in_bin(desk.work, kind, record.id)
    assert desk.step(case_id)[0] is step
    take_back(desk.work, kind, record.id)
    assert desk.step(case_id) == before
    assert desk.get(kind, record.id).gone is None


def test_a_binned_case_is_found_nowhere(desk: Desk) -> None:
    case_id = desk.routed()
    group = desk.group()
    book(desk.work, case_id, group)
    put_in_bin(desk.work, Case, case_id)
    with desk.store.read() as session:
        assert search(session, "Öhrström") == search(session, "2026-00001") == ()
        assert coming_meetings(session, MONDAY, TUESDAY).rows == ()
        assert attendance_list(session, group).rows == ()
        assert meetings_between(session, TUESDAY, TUESDAY)[0].called == 0
    take_back(desk.work, Case, case_id)
    with desk.store.read() as session:
        assert len(search(session, "Öhrström")) == 1


@pytest.mark.parametrize("kind", [Case, Booking])
def test_the_place_of_a_binned_record_goes_to_the_one_who_waits(
    desk: Desk, kind: type[Record]
) -> None:
    mistaken = desk.routed()
    group = desk.group(capacity=1)
    booking = book(desk.work, mistaken, group)
    waits = book(desk.work, desk.routed(), group)
    put_in_bin(desk.work, kind, mistaken if kind is Case else booking)
    assert not desk.get(Booking, waits).waiting


def test_a_chair_that_was_given_on_meanwhile_is_waited_for_when_a_case_comes_back(
    desk: Desk,
) -> None:
    mistaken = desk.routed()
    group = desk.group(capacity=1)
    booking = book(desk.work, mistaken, group)
    put_in_bin(desk.work, Case, mistaken)
    instead = book(desk.work, desk.routed(), group)
    take_back(desk.work, Case, mistaken)
    assert [desk.get(Booking, b).waiting for b in (booking, instead)] == [True, False]


def test_a_booking_that_comes_back_beside_another_place_stays_left(desk: Desk) -> None:
    case_id = desk.routed()
    first = book(desk.work, case_id, desk.group())
    put_in_bin(desk.work, Booking, first)
    second = book(desk.work, case_id, desk.group(TUESDAY + timedelta(days=7)))
    take_back(desk.work, Booking, first)
    assert [desk.get(Booking, b).cancelled_on for b in (first, second)] == [MONDAY, None]


def test_a_booking_of_a_meeting_that_is_over_comes_back_as_it_was(desk: Desk) -> None:
    booking = desk.absent_from(desk.routed(), TUESDAY)
    put_in_bin(desk.work, Booking, booking)
    take_back(desk.work, Booking, booking)
    assert desk.get(Booking, booking).attendance is Attendance.ABSENT


def test_a_signed_note_stays_where_it_is(desk: Desk) -> None:
    note_id = write_note(desk.work, desk.register(), "Ringde.")
    put_in_bin(desk.work, Note, note_id)
    take_back(desk.work, Note, note_id)
    sign_note(desk.work, note_id)
    with pytest.raises(TooLate):
        put_in_bin(desk.work, Note, note_id)


def test_what_lies_in_the_bin_is_not_there_for_other_verbs(desk: Desk) -> None:
    case_id = desk.register()
    put_in_bin(desk.work, Case, case_id)
    with pytest.raises(NotFound):
        desk.approve(case_id)


def test_what_never_was_cannot_be_taken_back(desk: Desk) -> None:
    with pytest.raises(NotFound):
        take_back(desk.work, Case, new_id())


def test_a_binned_record_keeps_the_moment(desk: Desk) -> None:
    case_id = desk.register()
    desk.go_to(MONDAY, time(15))
    put_in_bin(desk.work, Case, case_id)
    assert desk.get(Case, case_id).gone == desk.clock.moment

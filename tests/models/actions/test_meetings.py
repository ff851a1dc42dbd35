"""Meetings and places: given once, left, waited for, taken back; moved and cancelled meetings; who came."""

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from models.actions.cases import close_case
from models.actions.days import begin_day
from models.actions.invitations import mark_returned
from models.actions.meetings import (
    book,
    cancel_booking,
    cancel_meeting,
    change_meeting,
    record_attendance,
    reinstate_booking,
    reinstate_meeting,
)
from models.actions.notes import write_note
from models.base import new_id
from models.case import Case
from models.errors import AlreadyBooked, NotFound, NotYetHeld, TooLate
from models.meeting import Booking, Invitation, Meeting
from models.queries.meetings import (
    attended_between,
    booked_by_day,
    days_called_off,
    meetings_between,
    places_on,
    taken_times,
)
from models.vocabulary import Attendance, Channel, LetterKind, MeetingKind, NextStep
from tests.models.desk import MONDAY, Desk, group_draft

TUESDAY = MONDAY + timedelta(days=8)
NEXT_TUESDAY = TUESDAY + timedelta(days=7)


def waiting(desk: Desk, booking_id: UUID) -> bool:
    return desk.get(Booking, booking_id).waiting


def is_left(desk: Desk, booking_id: UUID) -> bool:
    return desk.get(Booking, booking_id).cancelled_on is not None


def test_a_place_leads_to_an_invitation_and_then_to_the_meeting(desk: Desk) -> None:
    case_id = desk.routed()
    booking = book(desk.work, case_id, desk.group())
    assert desk.step(case_id) == (NextStep.SEND_INVITATION, date(2026, 11, 25), "ours-A13")
    desk.send(booking)
    assert desk.step(case_id) == (NextStep.HOLD_MEETING, TUESDAY, "Q15")


# Places are given once


@pytest.mark.parametrize("place", ["the same meeting", "another meeting"])
def test_nobody_is_given_a_second_place_for_the_same_purpose(desk: Desk, place: str) -> None:
    case_id = desk.routed()
    group = desk.group()
    book(desk.work, case_id, group)
    second = group if place == "the same meeting" else desk.group(NEXT_TUESDAY)
    before = desk.store.head()
    with pytest.raises(AlreadyBooked) as refused:
        book(desk.work, case_id, second)
    assert refused.value.day == TUESDAY
    assert desk.store.head() == before


def test_a_first_visit_and_an_enrolment_are_two_purposes(desk: Desk) -> None:
    case_id = desk.routed()
    book(desk.work, case_id, desk.group())
    visit = book(desk.work, case_id, desk.group(kind=MeetingKind.FIRST_VISIT))
    assert not waiting(desk, visit)


def test_a_replaced_place_is_left_and_its_chair_given_on(desk: Desk) -> None:
    moving, waits = desk.routed(), desk.routed()
    full = desk.group(capacity=1)
    old = book(desk.work, moving, full)
    in_line = book(desk.work, waits, full)
    new = book(desk.work, moving, desk.group(NEXT_TUESDAY), replaces=old)
    assert is_left(desk, old)
    assert not is_left(desk, new)
    assert not waiting(desk, in_line)


def test_a_place_is_kept_until_the_one_that_replaces_it_is_certain(desk: Desk) -> None:
    moving, other = desk.routed(), desk.routed()
    old = book(desk.work, moving, desk.group())
    full = desk.group(NEXT_TUESDAY, capacity=1)
    in_the_chair = book(desk.work, other, full)
    new = book(desk.work, moving, full, replaces=old)
    assert (waiting(desk, new), is_left(desk, old)) == (True, False)
    cancel_booking(desk.work, in_the_chair)
    assert (waiting(desk, new), is_left(desk, old)) == (False, True)


def test_a_booking_of_somebody_else_cannot_be_replaced(desk: Desk) -> None:
    others = book(desk.work, desk.routed(), desk.group())
    with pytest.raises(NotFound):
        book(desk.work, desk.routed(), desk.group(), replaces=others)


def test_after_an_absence_the_next_group_can_be_booked(desk: Desk) -> None:
    case_id = desk.routed()
    missed = desk.absent_from(case_id, TUESDAY)
    again = book(desk.work, case_id, desk.group(NEXT_TUESDAY), replaces=missed)
    assert not is_left(desk, missed)
    assert desk.get(Booking, again).replaces_id == missed


def test_a_meeting_of_the_past_is_written_down_afterwards_with_who_came(desk: Desk) -> None:
    case_id = desk.routed()
    book(desk.work, case_id, desk.group())
    held = desk.group(MONDAY - timedelta(days=6), capacity=0)
    booking = book(desk.work, case_id, held)
    record_attendance(desk.work, booking, Attendance.ABSENT)
    assert not waiting(desk, booking)
    with pytest.raises(AlreadyBooked):
        book(desk.work, case_id, held)


@pytest.mark.parametrize("how", ["cancelled", "never planned"])
def test_no_place_is_given_at_a_meeting_that_is_not_held(desk: Desk, how: str) -> None:
    case_id = desk.routed()
    group = desk.group() if how == "cancelled" else new_id()
    if how == "cancelled":
        cancel_meeting(desk.work, group)
    with pytest.raises(NotFound):
        book(desk.work, case_id, group)


# Waiting lists


def test_whoever_has_waited_longest_moves_up_when_someone_leaves(desk: Desk) -> None:
    group = desk.group(capacity=1)
    first = book(desk.work, desk.routed(), group)
    second_case = desk.routed()
    second = book(desk.work, second_case, group)
    third = book(desk.work, desk.routed(), group)
    assert desk.step(second_case)[0] is NextStep.BOOK_ENROLMENT
    desk.go_to(MONDAY + timedelta(days=2))
    cancel_booking(desk.work, first)
    assert (waiting(desk, second), waiting(desk, third)) == (False, True)
    assert desk.step(second_case) == (NextStep.SEND_INVITATION, desk.today, "ours-A13")


def test_leaving_a_waiting_list_gives_nobody_a_chair(desk: Desk) -> None:
    group = desk.group(capacity=1)
    book(desk.work, desk.routed(), group)
    second, third = (book(desk.work, desk.routed(), group) for _ in range(2))
    cancel_booking(desk.work, second)
    assert waiting(desk, third)
    assert desk.get(Booking, second).attendance is None


def test_who_gets_a_place_leaves_the_waiting_list_of_another_meeting(desk: Desk) -> None:
    case_id = desk.routed()
    full = desk.group(capacity=0)
    in_line = book(desk.work, case_id, full)
    book(desk.work, case_id, desk.group(NEXT_TUESDAY))
    assert is_left(desk, in_line)


def test_one_can_wait_for_two_meetings_and_takes_the_first_that_has_a_chair(desk: Desk) -> None:
    case_id = desk.routed()
    early, late = (desk.group(day, capacity=0) for day in (TUESDAY, NEXT_TUESDAY))
    in_line = [book(desk.work, case_id, group) for group in (early, late)]
    change_meeting(desk.work, late, group_draft(NEXT_TUESDAY, capacity=1))
    assert [is_left(desk, b) for b in in_line] == [True, False]


def test_more_chairs_are_for_those_who_wait_and_fewer_send_nobody_away(desk: Desk) -> None:
    group = desk.group(capacity=1)
    first, second, third = (book(desk.work, desk.routed(), group) for _ in range(3))
    change_meeting(desk.work, group, group_draft(capacity=2))
    assert [waiting(desk, b) for b in (first, second, third)] == [False, False, True]
    change_meeting(desk.work, group, group_draft(capacity=0))
    assert [waiting(desk, b) for b in (first, second, third)] == [False, False, True]
    change_meeting(desk.work, group, group_draft(capacity=None))
    assert not waiting(desk, third)


@pytest.mark.parametrize("said", [Attendance.EXCUSED, Attendance.CANCELLED])
def test_who_has_told_beforehand_leaves_the_chair_to_the_next(desk: Desk, said: Attendance) -> None:
    group = desk.group(capacity=1)
    ill, in_line = (book(desk.work, desk.routed(), group) for _ in range(2))
    record_attendance(desk.work, ill, said)
    assert not waiting(desk, in_line)
    record_attendance(desk.work, ill, None)
    assert waiting(desk, ill)


def test_nobody_moves_up_in_a_meeting_that_is_over(desk: Desk) -> None:
    group = desk.group(capacity=1)
    first, second = (book(desk.work, desk.routed(), group) for _ in range(2))
    desk.go_to(TUESDAY, time(11))
    cancel_booking(desk.work, first)
    assert waiting(desk, second)


# Taken back


def test_a_cancelled_place_is_taken_back_where_there_is_room(desk: Desk) -> None:
    case_id = desk.routed()
    booking, _ = desk.called(case_id, desk.group())
    before = desk.step(case_id)
    cancel_booking(desk.work, booking)
    assert desk.step(case_id)[0] is NextStep.BOOK_ENROLMENT
    reinstate_booking(desk.work, booking)
    assert desk.step(case_id) == before
    assert desk.get(Booking, booking).attendance is None


def test_a_place_taken_back_in_a_full_room_is_waited_for(desk: Desk) -> None:
    group = desk.group(capacity=1)
    first, second = (book(desk.work, desk.routed(), group) for _ in range(2))
    cancel_booking(desk.work, first)
    reinstate_booking(desk.work, first)
    assert [waiting(desk, b) for b in (first, second)] == [True, False]


def test_a_place_is_not_taken_back_beside_another_one(desk: Desk) -> None:
    case_id = desk.routed()
    left = book(desk.work, case_id, desk.group())
    cancel_booking(desk.work, left)
    book(desk.work, case_id, desk.group(NEXT_TUESDAY))
    with pytest.raises(AlreadyBooked):
        reinstate_booking(desk.work, left)


def test_a_place_is_not_taken_back_at_a_cancelled_meeting(desk: Desk) -> None:
    group = desk.group()
    left = book(desk.work, desk.routed(), group)
    cancel_booking(desk.work, left)
    cancel_meeting(desk.work, group)
    with pytest.raises(NotFound):
        reinstate_booking(desk.work, left)


@pytest.mark.parametrize("verb", [cancel_booking, reinstate_booking])
def test_a_verb_said_twice_writes_once(desk: Desk, verb: Any) -> None:
    booking = book(desk.work, desk.routed(), desk.group())
    cancel_booking(desk.work, booking)
    verb(desk.work, booking)
    before = desk.store.head()
    verb(desk.work, booking)
    assert desk.store.head() == before


# Cancelled and moved meetings


def test_a_cancelled_meeting_is_nobodys_absence_and_is_booked_anew(desk: Desk) -> None:
    case_id = desk.routed()
    booking, _ = desk.called(case_id, desk.group())
    cancel_meeting(desk.work, desk.get(Booking, booking).meeting_id)
    assert desk.step(case_id) == (NextStep.BOOK_ENROLMENT, MONDAY + timedelta(days=7), "Q3")


def test_a_meeting_is_reinstated_with_its_places_and_its_letters(desk: Desk) -> None:
    case_id = desk.routed()
    booking, _ = desk.called(case_id, desk.group())
    before = desk.step(case_id)
    meeting_id = desk.get(Booking, booking).meeting_id
    cancel_meeting(desk.work, meeting_id)
    reinstate_meeting(desk.work, meeting_id)
    assert desk.step(case_id) == before


def test_who_was_given_another_time_keeps_it_when_a_meeting_is_reinstated(desk: Desk) -> None:
    case_id = desk.routed()
    group = desk.group(capacity=1)
    old = book(desk.work, case_id, group)
    in_line = book(desk.work, desk.routed(), group)
    cancel_meeting(desk.work, group)
    new = book(desk.work, case_id, desk.group(NEXT_TUESDAY), replaces=old)
    reinstate_meeting(desk.work, group)
    assert [is_left(desk, b) for b in (old, new)] == [True, False]
    assert not waiting(desk, in_line)


def test_who_was_told_of_the_cancelling_is_called_again_when_it_is_taken_back(desk: Desk) -> None:
    case_id = desk.routed()
    group = desk.group()
    booking, _ = desk.called(case_id, group)
    cancel_meeting(desk.work, group)
    desk.send(booking, letter=LetterKind.CANCELLED)
    reinstate_meeting(desk.work, group)
    assert desk.step(case_id)[0] is NextStep.SEND_INVITATION


def test_a_meeting_cancelled_twice_keeps_its_first_day(desk: Desk) -> None:
    group = desk.group()
    cancel_meeting(desk.work, group)
    desk.go_to(MONDAY + timedelta(days=1))
    cancel_meeting(desk.work, group)
    assert desk.get(Meeting, group).cancelled_on == MONDAY


@pytest.mark.parametrize(
    "change",
    [
        {"day": NEXT_TUESDAY},
        {"starts": time(9, 30)},
        {"ends": time(12)},
        {"place": "Provgatan 1"},
        {"kind": MeetingKind.ENROLMENT_SFI},
    ],
)
def test_a_moved_meeting_needs_new_letters(desk: Desk, change: dict[str, Any]) -> None:
    case_id = desk.routed()
    group = desk.group()
    booking, invitation = desk.called(case_id, group)
    change_meeting(desk.work, group, group_draft(**change))
    assert desk.get(Invitation, invitation).outdated_on == MONDAY
    assert desk.step(case_id)[0] is NextStep.SEND_INVITATION
    desk.send(booking)
    assert desk.step(case_id)[0] is NextStep.HOLD_MEETING


@pytest.mark.parametrize("change", [{"capacity": 12}, {"place_hint": "Plan 2"}, {}])
def test_a_letter_holds_while_time_and_place_do(desk: Desk, change: dict[str, Any]) -> None:
    case_id = desk.routed()
    group = desk.group()
    _, invitation = desk.called(case_id, group)
    change_meeting(desk.work, group, group_draft(**change))
    assert desk.get(Invitation, invitation).outdated_on is None


def test_a_held_meeting_put_right_afterwards_overtakes_no_letter(desk: Desk) -> None:
    _, invitation = desk.called(desk.routed(), desk.group())
    group = desk.all(Meeting)[0].id
    desk.go_to(TUESDAY, time(12))
    change_meeting(desk.work, group, group_draft(ends=time(10, 30)))
    assert desk.get(Invitation, invitation).outdated_on is None


def test_staying_away_from_a_moved_meeting_nobody_was_told_of_is_no_absence(desk: Desk) -> None:
    case_id = desk.routed()
    group = desk.group()
    booking, _ = desk.called(case_id, group)
    change_meeting(desk.work, group, group_draft(NEXT_TUESDAY))
    desk.go_to(NEXT_TUESDAY, time(12))
    record_attendance(desk.work, booking, Attendance.ABSENT)
    desk.absent_from(case_id, NEXT_TUESDAY + timedelta(days=7))
    assert desk.step(case_id)[0] is NextStep.BOOK_ENROLMENT  # one absence, not two


# A new day


def test_an_invitation_nobody_sent_is_not_waited_for_when_the_meeting_has_gone(desk: Desk) -> None:
    unsent, called, cancelled, shut = (desk.routed() for _ in range(4))
    group, off = desk.group(), desk.group()
    book(desk.work, unsent, group)
    desk.called(called, group)
    book(desk.work, cancelled, off)
    cancel_meeting(desk.work, off)
    book(desk.work, shut, group)
    close_case(desk.work, shut)
    desk.go_to(TUESDAY)
    assert begin_day(desk.work) == 0
    assert desk.step(unsent)[0] is NextStep.SEND_INVITATION
    desk.go_to(TUESDAY + timedelta(days=1))
    assert begin_day(desk.work) == 1
    assert desk.step(unsent) == (NextStep.RECORD_ATTENDANCE, TUESDAY, "Q15")
    before = desk.store.head()
    assert begin_day(desk.work) == 0
    assert desk.store.head() == before


# Attendance


def test_a_mark_is_not_taken_back_beside_another_place(desk: Desk) -> None:
    case_id = desk.routed()
    ill = book(desk.work, case_id, desk.group())
    record_attendance(desk.work, ill, Attendance.EXCUSED)
    book(desk.work, case_id, desk.group(NEXT_TUESDAY))
    with pytest.raises(AlreadyBooked):
        record_attendance(desk.work, ill, None)


@pytest.mark.parametrize(
    ("attendance", "step"),
    [
        (Attendance.PRESENT, NextStep.FOLLOW_UP),
        (Attendance.PARTLY, NextStep.FOLLOW_UP),
        (Attendance.ABSENT, NextStep.BOOK_ENROLMENT),
        (Attendance.EXCUSED, NextStep.BOOK_ENROLMENT),
        (Attendance.CANCELLED, NextStep.BOOK_ENROLMENT),
    ],
)
def test_attendance_decides_what_the_case_waits_for(
    desk: Desk, attendance: Attendance, step: NextStep
) -> None:
    case_id = desk.routed()
    booking, _ = desk.called(case_id, desk.group())
    desk.go_to(TUESDAY, time(12))
    record_attendance(desk.work, booking, attendance)
    assert desk.step(case_id)[0] is step


def test_a_mark_that_was_taken_back_leaves_no_trace_in_the_case(desk: Desk) -> None:
    case_id = desk.routed()
    booking, _ = desk.called(case_id, desk.group())
    desk.go_to(TUESDAY, time(12))
    record_attendance(desk.work, booking, Attendance.PRESENT, (time(9), time(11)))
    assert desk.get(Case, case_id).last_contact == TUESDAY
    record_attendance(desk.work, booking, None)
    marked = desk.get(Booking, booking)
    assert (marked.attendance, marked.attended_from, marked.attended_to) == (None, None, None)
    assert desk.get(Case, case_id).last_contact == MONDAY


def test_a_note_is_a_contact_that_a_mark_does_not_take_away(desk: Desk) -> None:
    case_id = desk.routed()
    booking, _ = desk.called(case_id, desk.group())
    desk.go_to(TUESDAY, time(12))
    write_note(desk.work, case_id, "Ringde och bad om ny tid.")
    record_attendance(desk.work, booking, Attendance.ABSENT)
    assert desk.get(Case, case_id).last_contact == TUESDAY


@pytest.mark.parametrize("how", ["place", "meeting"])
def test_attendance_is_not_marked_on_what_was_cancelled(desk: Desk, how: str) -> None:
    booking, _ = desk.called(desk.routed(), desk.group())
    if how == "place":
        cancel_booking(desk.work, booking)
    else:
        cancel_meeting(desk.work, desk.get(Booking, booking).meeting_id)
    desk.go_to(TUESDAY, time(12))
    with pytest.raises(TooLate):
        record_attendance(desk.work, booking, Attendance.ABSENT)


@pytest.mark.parametrize("attendance", [Attendance.PRESENT, Attendance.PARTLY, Attendance.ABSENT])
def test_nobody_can_be_marked_as_there_or_not_before_the_day(
    desk: Desk, attendance: Attendance
) -> None:
    booking, _ = desk.called(desk.routed(), desk.group())
    with pytest.raises(NotYetHeld) as refused:
        record_attendance(desk.work, booking, attendance)
    assert refused.value.day == TUESDAY


def test_who_waited_and_came_anyway_had_a_place(desk: Desk) -> None:
    case_id = desk.routed()
    booking = book(desk.work, case_id, desk.group(capacity=0))
    desk.go_to(TUESDAY)
    with pytest.raises(NotFound):
        record_attendance(desk.work, booking, Attendance.ABSENT)
    change_meeting(desk.work, desk.get(Booking, booking).meeting_id, group_draft(capacity=0))
    record_attendance(desk.work, booking, Attendance.PRESENT)
    assert desk.step(case_id)[0] is NextStep.FOLLOW_UP
    change_meeting(desk.work, desk.get(Booking, booking).meeting_id, group_draft(capacity=1))


def test_a_marked_place_is_not_cancelled(desk: Desk) -> None:
    booking = desk.absent_from(desk.routed(), TUESDAY)
    with pytest.raises(TooLate):
        cancel_booking(desk.work, booking)
    assert desk.get(Booking, booking).attendance is Attendance.ABSENT


def test_a_place_cancelled_by_the_person_begins_a_new_week_that_day(desk: Desk) -> None:
    case_id = desk.routed()
    booking = book(desk.work, case_id, desk.group(NEXT_TUESDAY))
    desk.go_to(MONDAY + timedelta(days=2))
    cancel_booking(desk.work, booking)
    assert desk.step(case_id) == (NextStep.BOOK_ENROLMENT, MONDAY + timedelta(days=9), "Q3")


def test_a_returned_letter_calls_nobody_and_another_channel_does(desk: Desk) -> None:
    case_id = desk.routed()
    booking, invitation = desk.called(case_id, desk.group())
    mark_returned(desk.work, invitation, MONDAY)
    assert desk.step(case_id)[0] is NextStep.SEND_INVITATION
    desk.send(booking, channel=Channel.TELEPHONE)
    assert desk.step(case_id)[0] is NextStep.HOLD_MEETING


# What the week strip shows


def test_the_week_strip_counts_chairs_and_those_who_wait(desk: Desk) -> None:
    group = desk.group(capacity=2)
    ill, coming, in_line = (book(desk.work, desk.routed(), group) for _ in range(3))
    record_attendance(desk.work, ill, Attendance.EXCUSED)
    with desk.store.read() as session:
        (row,) = meetings_between(session, TUESDAY, TUESDAY)
        booked = booked_by_day(session, MeetingKind.ENROLMENT_GENERAL, TUESDAY, TUESDAY)
        of_sfi = booked_by_day(session, MeetingKind.ENROLMENT_SFI, TUESDAY, TUESDAY)
    assert (row.called, row.waiting, booked, of_sfi) == (2, 0, {TUESDAY: 2}, {})
    assert not waiting(desk, in_line)
    assert not waiting(desk, coming)


def test_a_cancelled_meeting_is_not_in_the_week_and_takes_nobodys_time(desk: Desk) -> None:
    group = desk.group(caseworker_id=desk.caseworker)
    with desk.store.read() as session:
        assert taken_times(session, TUESDAY, time(10), time(11)) == {desk.caseworker}
        assert taken_times(session, TUESDAY, time(11), time(12)) == frozenset()
    cancel_meeting(desk.work, group)
    with desk.store.read() as session:
        assert meetings_between(session, TUESDAY, TUESDAY) == ()
        assert taken_times(session, TUESDAY, time(10), time(11)) == frozenset()


def test_who_came_these_days_may_ask_for_a_certificate(desk: Desk) -> None:
    group = desk.group()
    came, stayed_away = (book(desk.work, desk.routed(), group) for _ in range(2))
    desk.go_to(TUESDAY, time(12))
    record_attendance(desk.work, came, Attendance.PRESENT)
    record_attendance(desk.work, stayed_away, Attendance.ABSENT)
    with desk.store.read() as session:
        assert attended_between(session, MONDAY, TUESDAY) == (came,)
        assert attended_between(session, MONDAY, MONDAY) == ()


def test_a_day_is_called_off_when_every_meeting_of_the_kind_is(desk: Desk) -> None:
    gone, one_left = desk.group(), desk.group(NEXT_TUESDAY)
    desk.group(NEXT_TUESDAY, starts=time(13), ends=time(15))
    for group in (gone, one_left):
        cancel_meeting(desk.work, group)
    kind = MeetingKind.ENROLMENT_GENERAL
    with desk.store.read() as session:
        assert days_called_off(session, kind, MONDAY, NEXT_TUESDAY) == {TUESDAY}
        assert days_called_off(session, MeetingKind.ENROLMENT_SFI, MONDAY, NEXT_TUESDAY) == set()


def test_the_day_s_unmarked_places_come_with_their_letter(desk: Desk) -> None:
    group = desk.group()
    called, invitation = desk.called(desk.routed(), group)
    uncalled = book(desk.work, desk.routed(), group)
    with desk.store.read() as session:
        assert places_on(session, TUESDAY) == ((called, invitation), (uncalled, None))

"""A week of meetings: who is called, who came, and what is missing."""

from dataclasses import replace
from datetime import time, timedelta

from models.actions.meetings import book, cancel_meeting, record_attendance
from models.queries.week import WeekMeeting, next_meeting_day, week_meetings
from models.vocabulary import Attendance, MeetingKind
from tests.models.desk import ANNA, MONDAY, Desk

TUESDAY = MONDAY + timedelta(days=1)
SOMALI = replace(ANNA, given_name="Hodan", interpreter_language="so")


def week(desk: Desk) -> tuple[WeekMeeting, ...]:
    with desk.store.read() as session:
        return week_meetings(session, MONDAY, MONDAY + timedelta(days=6))


def test_a_group_tells_how_many_are_called_wait_and_need_an_interpreter(desk: Desk) -> None:
    group = desk.group(TUESDAY, capacity=2)
    for person in (ANNA, SOMALI, replace(ANNA, given_name="Bo")):
        book(desk.work, desk.routed(person=person), group)
    (found,) = week(desk)
    assert (found.called, found.waiting, found.capacity) == (2, 1, 2)
    assert (found.interpreters, found.without_interpreter, found.who) == (1, 1, None)


def test_a_group_that_was_held_tells_who_came_and_what_is_not_marked(desk: Desk) -> None:
    group = desk.group(TUESDAY)
    names = ("Ada", "Bo", "Cia", "Dan")
    people = [desk.routed(person=replace(ANNA, given_name=name)) for name in names]
    places = [desk.called(case_id, group)[0] for case_id in people]
    desk.go_to(TUESDAY, time(12))
    marks = (Attendance.PARTLY, Attendance.ABSENT, Attendance.EXCUSED)
    for place, how in zip(places[:3], marks, strict=True):
        record_attendance(desk.work, place, how)
    (found,) = week(desk)
    assert (found.came, found.unmarked, found.called) == (1, 1, 3)


def test_a_talk_tells_whom_it_is_with_and_whether_the_interpreter_is_the_right_one(
    desk: Desk,
) -> None:
    talk = desk.group(TUESDAY, kind=MeetingKind.THREE_PARTY, interpreter_language="so")
    case_id = desk.routed(person=SOMALI)
    book(desk.work, case_id, talk)
    (found,) = week(desk)
    assert found.who is not None
    assert (found.who.case_id, found.without_interpreter) == (case_id, 0)


def test_meetings_stand_in_order_with_the_groups_first_and_no_cancelled_ones(desk: Desk) -> None:
    talk = desk.group(TUESDAY, kind=MeetingKind.FIRST_VISIT)
    group, off = desk.group(TUESDAY), desk.group(TUESDAY)
    earlier = desk.group(MONDAY)
    cancel_meeting(desk.work, off)
    assert [m.meeting_id for m in week(desk)] == [earlier, group, talk]


def test_the_next_day_with_a_meeting_is_told(desk: Desk) -> None:
    desk.group(TUESDAY)
    with desk.store.read() as session:
        assert next_meeting_day(session, MONDAY) == TUESDAY
        assert next_meeting_day(session, TUESDAY) is None

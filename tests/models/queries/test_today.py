"""Today's queue: groups by day, each line with the days its rule counts from, a meeting as one line."""

from dataclasses import replace
from datetime import date, time, timedelta

from models.actions.cases import hand_over_case
from models.actions.meetings import record_attendance
from models.actions.office import add_caseworker
from models.queries.counts import rail_counts
from models.queries.today import (
    Queue,
    WaitingCase,
    WaitingMeeting,
    late_count,
    todays_queue,
)
from models.rules.work_queue import Bucket
from models.vocabulary import Answer, Attendance, MeetingKind, NextStep, ProtectedIdentity
from tests.models.desk import ANNA, CALM, MONDAY, Desk, with_protection

TUESDAY = MONDAY + timedelta(days=1)
GROUP_DAY = MONDAY + timedelta(days=8)


def queue(desk: Desk, **how: object) -> Queue:
    with desk.store.read() as session:
        return todays_queue(session, desk.today, **how)  # type: ignore[arg-type]


def lines(found: Queue, bucket: Bucket) -> tuple[WaitingCase | WaitingMeeting, ...]:
    return next(group.lines for group in found.groups if group.bucket is bucket)


def test_a_case_tells_what_it_waits_for_and_the_days_behind_it(desk: Desk) -> None:
    case_id = desk.routed()
    desk.go_to(MONDAY + timedelta(days=9))
    (line,) = lines(queue(desk), Bucket.LATE)
    assert isinstance(line, WaitingCase)
    assert (line.who.case_id, line.step, line.rule) == (case_id, NextStep.BOOK_ENROLMENT, "Q3")
    assert (line.decided_on, line.contacted_on) == (MONDAY, MONDAY)
    assert line.due == MONDAY + timedelta(days=7)


def test_groups_end_today_and_on_sunday_and_the_next_day_is_told(desk: Desk) -> None:
    for days in (8, 7, 6, 1, 0):
        desk.register(contact_date=MONDAY - timedelta(days=days))
    found = queue(desk)
    assert [group.count for group in found.groups] == [1, 1, 2]
    assert found.next_day == MONDAY + timedelta(days=7)


def test_a_group_without_attendance_is_one_line(desk: Desk) -> None:
    group = desk.group(GROUP_DAY)
    people = [desk.routed(person=replace(ANNA, given_name=name)) for name in ("Ada", "Bo", "Cia")]
    places = [desk.called(case_id, group)[0] for case_id in people]
    assert lines(queue(desk), Bucket.LATE) == ()
    desk.go_to(GROUP_DAY, time(12))
    (line,) = lines(queue(desk), Bucket.TODAY)
    assert isinstance(line, WaitingMeeting)
    assert (line.meeting_id, line.missing, line.who) == (group, 3, None)
    record_attendance(desk.work, places[0], Attendance.PRESENT)
    (line,) = lines(queue(desk), Bucket.TODAY)
    assert isinstance(line, WaitingMeeting)
    assert line.missing == 2


def test_a_meeting_of_another_day_is_no_line_of_the_queue(desk: Desk) -> None:
    desk.called(desk.routed(), desk.group(TUESDAY))
    assert [group.count for group in queue(desk).groups] == [0, 0, 0]


def test_a_talk_tells_whom_it_is_with(desk: Desk) -> None:
    talk = desk.group(TUESDAY, kind=MeetingKind.THREE_PARTY, capacity=1)
    hidden = with_protection(ANNA, ProtectedIdentity.MARKED)
    case_id = desk.routed(replace(CALM, may_attend_group=Answer.YES), hidden)
    desk.called(case_id, talk)
    desk.go_to(TUESDAY + timedelta(days=1))
    (line,) = lines(queue(desk), Bucket.LATE)
    assert isinstance(line, WaitingMeeting)
    assert line.who is not None
    assert (line.who.case_id, line.who.protected) == (case_id, True)


def test_an_absence_begins_a_new_week(desk: Desk) -> None:
    desk.absent_from(desk.routed(), GROUP_DAY)
    assert [group.count for group in queue(desk).groups] == [0, 0, 0]  # due in a week
    desk.go_to(GROUP_DAY + timedelta(days=7))
    (line,) = lines(queue(desk), Bucket.TODAY)
    assert isinstance(line, WaitingCase)
    assert (line.missed_on, line.rule) == (GROUP_DAY, "Q3")


def test_a_caseworker_may_see_only_their_own(desk: Desk) -> None:
    mine, theirs = (desk.register(contact_date=MONDAY - timedelta(days=9)) for _ in range(2))
    hand_over_case(desk.work, theirs, add_caseworker(desk.store, name="Mats Öberg"))
    (line,) = lines(queue(desk, caseworker=desk.caseworker), Bucket.LATE)
    assert isinstance(line, WaitingCase)
    assert line.who.case_id == mine
    assert queue(desk).late == 2


def test_all_are_counted_where_not_all_are_shown(desk: Desk) -> None:
    for _ in range(3):
        desk.register(contact_date=MONDAY - timedelta(days=9))
    found = queue(desk, limit=2)
    assert (len(lines(found, Bucket.LATE)), found.late) == (2, 3)


def test_the_rail_counts_as_late_what_the_queue_shows(desk: Desk) -> None:
    group = desk.group(TUESDAY)
    for name in ("Ada", "Bo"):
        desk.called(desk.routed(person=replace(ANNA, given_name=name)), group)
    desk.register(contact_date=MONDAY - timedelta(days=9))
    desk.go_to(TUESDAY + timedelta(days=1))
    with desk.store.read() as session:
        assert late_count(session, desk.today) == queue(desk).late == 2
        assert rail_counts(session, desk.today).late == 2


def test_the_oldest_stands_first_whatever_it_is(desk: Desk) -> None:
    desk.called(desk.routed(), desk.group(TUESDAY))
    desk.register(contact_date=MONDAY - timedelta(days=20))
    desk.register(contact_date=MONDAY - timedelta(days=5))
    desk.go_to(date(2026, 11, 27))
    dues = [line.due for line in lines(queue(desk), Bucket.LATE)]
    assert dues == sorted(dues)
    assert len(dues) == 3

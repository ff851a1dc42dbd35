"""The weekly lists: who stands on them, who is left out and counted, and what they never say."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from models.actions.cases import PersonDraft, change_person, close_case
from models.actions.enrolment import save_answers
from models.actions.invitations import mark_returned
from models.actions.meetings import book, cancel_meeting, record_attendance
from models.queries.list_rows import AbsenceRow, AttendanceRow
from models.queries.lists import (
    absences,
    attendance_list,
    coming_meetings,
    overdue,
    weekly_follow_up,
)
from models.vocabulary import (
    Answer,
    Attendance,
    Channel,
    MeetingKind,
    NextStep,
    ProtectedIdentity,
)
from tests.models.desk import ANNA, CALM, MONDAY, Desk, with_protection

TUESDAY = MONDAY + timedelta(days=8)
HIDDEN = with_protection(ANNA, ProtectedIdentity.REGISTERED)
MAY_COME = replace(CALM, may_attend_group=Answer.YES)


def test_coming_meetings_tell_who_is_called_where_and_how(desk: Desk) -> None:
    case_id = desk.routed(person=replace(ANNA, interpreter_language="so"))
    _, invitation = desk.called(case_id, desk.group(), channel=Channel.TELEPHONE)
    mark_returned(desk.work, invitation, MONDAY)
    with desk.store.read() as session:
        (row,) = coming_meetings(session, MONDAY, TUESDAY).rows
    assert (row.day, row.start, row.end, row.place) == (TUESDAY, time(9), time(11), "Nobelvägen 66")
    assert (row.name, row.case_number) == ("Öhrström, Anna", "2026-00001")
    assert (row.interpreter_language, row.channel) == ("so", Channel.TELEPHONE)
    assert (row.sent, row.returned, row.attendance) == (MONDAY, True, None)


def test_a_person_nobody_has_written_to_has_no_channel_on_the_list(desk: Desk) -> None:
    book(desk.work, desk.routed(), desk.group())
    with desk.store.read() as session:
        (row,) = coming_meetings(session, MONDAY, TUESDAY).rows
    assert (row.sent, row.channel, row.returned) == (None, None, False)


@pytest.mark.parametrize("days", [(0, 7), (9, 20)])
def test_only_meetings_of_the_days_asked_for_are_coming(desk: Desk, days: tuple[int, int]) -> None:
    book(desk.work, desk.routed(), desk.group())
    first, last = (MONDAY + timedelta(days=n) for n in days)
    with desk.store.read() as session:
        assert coming_meetings(session, first, last).rows == ()


def test_nobody_is_coming_to_a_cancelled_meeting_or_from_a_closed_case(desk: Desk) -> None:
    off, shut, in_line = desk.routed(), desk.routed(), desk.routed()
    cancelled = desk.group()
    book(desk.work, off, cancelled)
    cancel_meeting(desk.work, cancelled)
    book(desk.work, shut, desk.group())
    close_case(desk.work, shut)
    book(desk.work, in_line, desk.group(capacity=0))
    with desk.store.read() as session:
        assert coming_meetings(session, MONDAY, TUESDAY).rows == ()


def test_high_risk_is_a_three_party_meeting_like_any_other_on_every_list(desk: Desk) -> None:
    case_id = desk.routed(replace(CALM, violence_indication=Answer.YES))
    high_risk = desk.group(kind=MeetingKind.THREE_PARTY_HIGH_RISK)
    book(desk.work, case_id, high_risk)
    with desk.store.read() as session:
        (coming,) = coming_meetings(session, MONDAY, TUESDAY).rows
        follow_up = weekly_follow_up(session, MONDAY, MONDAY + timedelta(days=30)).rows
    assert coming.kind is MeetingKind.THREE_PARTY
    assert "risk" not in repr((coming, follow_up))
    assert "Q22" not in repr((coming, follow_up))


def test_protected_persons_are_left_out_and_counted(desk: Desk) -> None:
    desk.called(desk.routed(MAY_COME, HIDDEN), desk.group())
    desk.register()
    desk.go_to(MONDAY + timedelta(days=30))
    with desk.store.read() as session:
        listed = (
            coming_meetings(session, MONDAY, desk.today),
            overdue(session, desk.today),
            weekly_follow_up(session, desk.today, desk.today),
        )
    assert [(len(one.rows), one.left_out) for one in listed] == [(0, 1), (1, 1), (1, 1)]


def test_a_protected_person_who_may_come_stands_on_the_attendance_list_by_number_only(
    desk: Desk,
) -> None:
    group = desk.group()
    hidden, shown = desk.routed(MAY_COME, HIDDEN), desk.routed()
    for case_id in (hidden, shown):
        book(desk.work, case_id, group)
    with desk.store.read() as session:
        listed = attendance_list(session, group)
    assert listed.left_out == 0
    assert set(listed.rows) == {
        AttendanceRow("2026-00001", "", None, noted=False),
        AttendanceRow("2026-00002", "Öhrström, Anna", None, noted=False),
    }


@pytest.mark.parametrize("answer", [Answer.NO, Answer.UNKNOWN, None])
def test_a_protected_person_is_left_out_while_it_is_not_said_that_they_may_come(
    desk: Desk, answer: Answer | None
) -> None:
    group = desk.group()
    case_id = desk.routed(MAY_COME, HIDDEN)
    book(desk.work, case_id, group)
    save_answers(desk.work, case_id, replace(CALM, may_attend_group=answer))
    with desk.store.read() as session:
        listed = attendance_list(session, group)
    assert (listed.rows, listed.left_out) == ((), 1)


def test_a_person_who_becomes_protected_before_any_answer_is_left_out(desk: Desk) -> None:
    case_id = desk.register()
    group = desk.group()
    book(desk.work, case_id, group)
    change_person(desk.work, case_id, HIDDEN)
    with desk.store.read() as session:
        assert attendance_list(session, group).left_out == 1


def absent(desk: Desk) -> tuple[AbsenceRow, ...]:
    with desk.store.read() as session:
        return absences(session, desk.today, desk.routines).rows


def test_the_list_of_absences_counts_as_the_rule_does(desk: Desk) -> None:
    case_id = desk.routed()
    for day in (TUESDAY, TUESDAY + timedelta(days=7)):
        desk.absent_from(case_id, day)
    (row,) = absent(desk)
    assert row == AbsenceRow(
        case_number="2026-00001",
        name="Öhrström, Anna",
        absences=2,
        latest=TUESDAY + timedelta(days=7),
        excused=Answer.UNKNOWN,
        next_step=NextStep.ANSWER_QUESTIONS,
        due=TUESDAY + timedelta(days=14),
        caseworker="Karin Ek",
    )


def test_a_returned_letter_puts_nobody_on_the_list_of_absences(desk: Desk) -> None:
    case_id = desk.routed()
    booking, invitation = desk.called(case_id, desk.group())
    desk.go_to(TUESDAY, time(12))
    record_attendance(desk.work, booking, Attendance.ABSENT)
    assert len(absent(desk)) == 1
    mark_returned(desk.work, invitation, TUESDAY)
    assert absent(desk) == ()


@pytest.mark.parametrize("came", [Attendance.PRESENT, Attendance.PARTLY])
def test_who_came_in_the_end_is_off_the_list_of_absences(desk: Desk, came: Attendance) -> None:
    case_id = desk.routed()
    desk.absent_from(case_id, TUESDAY)
    later = TUESDAY + timedelta(days=7)
    booking, _ = desk.called(case_id, desk.group(later))
    desk.go_to(later, time(12))
    record_attendance(desk.work, booking, came)
    assert absent(desk) == ()


def test_a_missed_three_party_meeting_is_on_the_list_of_absences(desk: Desk) -> None:
    case_id = desk.routed(replace(CALM, social_phobia=Answer.YES))
    booking, _ = desk.called(case_id, desk.group(kind=MeetingKind.THREE_PARTY))
    desk.go_to(TUESDAY, time(12))
    record_attendance(desk.work, booking, Attendance.ABSENT)
    (row,) = absent(desk)
    assert (row.absences, row.next_step) == (1, NextStep.TAKE_POSITION)


def test_what_is_overdue_says_by_how_much_and_by_which_rule(desk: Desk) -> None:
    desk.register(caseworker_id=None)
    desk.go_to(MONDAY + timedelta(days=8))
    with desk.store.read() as session:
        (row,) = overdue(session, desk.today).rows
    assert (row.next_step, row.due, row.days_left) == (
        NextStep.BOOK_FIRST_VISIT,
        MONDAY + timedelta(days=7),
        -1,
    )
    assert (row.rule, row.caseworker) == ("Q2", "")


def test_what_is_due_today_is_not_overdue(desk: Desk) -> None:
    desk.register()
    desk.go_to(MONDAY + timedelta(days=7))
    with desk.store.read() as session:
        assert overdue(session, desk.today).rows == ()


def test_a_meeting_whose_day_has_gone_waits_for_its_attendance_on_the_lists(desk: Desk) -> None:
    desk.called(desk.routed(), desk.group())
    desk.go_to(TUESDAY + timedelta(days=1))
    with desk.store.read() as session:
        (late,) = overdue(session, desk.today).rows
        (row,) = weekly_follow_up(session, desk.today, desk.today).rows
    assert late.next_step is row.next_step is NextStep.RECORD_ATTENDANCE


def test_the_follow_up_list_tells_what_each_open_case_waits_for(desk: Desk) -> None:
    waits, shut = desk.register(), desk.register()
    close_case(desk.work, shut)
    desk.register(contact_date=MONDAY + timedelta(days=1))
    with desk.store.read() as session:
        (row,) = weekly_follow_up(session, MONDAY, MONDAY + timedelta(days=7)).rows
    assert (row.case_number, row.name, row.born) == (
        "2026-00001",
        "Öhrström, Anna",
        date(1985, 4, 12),
    )
    assert (row.days_left, row.rule, row.last_contact) == (7, "Q2", MONDAY)
    assert desk.step(waits)[1] == row.due


def test_a_person_of_one_name_is_listed_by_it(desk: Desk) -> None:
    desk.register(PersonDraft(given_name="Suharto"))
    with desk.store.read() as session:
        (row,) = weekly_follow_up(session, MONDAY, MONDAY + timedelta(days=7)).rows
    assert row.name == "Suharto"

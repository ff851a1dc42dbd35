"""Following up: the day that was agreed takes the place of the routine's own."""

from datetime import timedelta

from models.actions.follow_up import agree_follow_up
from models.actions.meetings import record_attendance
from models.actions.undo import undo
from models.vocabulary import Attendance, NextStep
from tests.models.desk import MONDAY, Desk

DAY = timedelta(1)


def test_the_day_that_was_agreed_is_waited_for(desk: Desk) -> None:
    case = desk.routed()
    booking, _ = desk.called(case, desk.group(MONDAY + 8 * DAY))
    desk.go_to(MONDAY + 8 * DAY)
    record_attendance(desk.work, booking, Attendance.PRESENT)
    by_routine = desk.step(case)
    before = desk.store.head().number
    agree_follow_up(desk.work, case, MONDAY + 30 * DAY)
    assert desk.step(case) == (NextStep.FOLLOW_UP, MONDAY + 30 * DAY, "ours-follow-up")
    undo(desk.work, before + 1, desk.store.head().number)
    assert desk.step(case) == by_routine

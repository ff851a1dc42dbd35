"""Single letters of a case: what can be written when, and that it lies in the outbox afterwards."""

from datetime import timedelta
from uuid import UUID

import pytest

from models.actions.meetings import cancel_booking, record_attendance
from models.vocabulary import Attendance, LetterKind
from tests.models.desk import MONDAY, Desk
from ui.desk.case_letters import letter_choices, write_letter
from ui.desk.cases import case_now

DAY = MONDAY + timedelta(1)


def letters(desk: Desk, case_id: UUID) -> list[LetterKind]:
    file = case_now(desk.work, case_id)
    return [choice.letter for choice in letter_choices(file, desk.today)]


def test_a_case_without_meetings_has_no_letter_to_write(desk: Desk) -> None:
    assert letters(desk, desk.routed()) == []


def test_a_call_to_a_meeting_ahead_can_be_written_once_more(desk: Desk) -> None:
    case = desk.routed()
    desk.called(case, desk.group(DAY), letter=LetterKind.NEW_TIME)
    assert letters(desk, case) == [LetterKind.NEW_TIME]
    file = case_now(desk.work, case)
    write_letter(desk.work, file, letter_choices(file, desk.today)[0])
    waiting = [m.letter for m in case_now(desk.work, case).messages if m.sent_at is None]
    assert waiting == [LetterKind.NEW_TIME]


@pytest.mark.parametrize(
    ("attendance", "expected"),
    [
        (Attendance.PRESENT, [LetterKind.ATTENDANCE_CERTIFICATE]),
        (Attendance.PARTLY, [LetterKind.ATTENDANCE_CERTIFICATE]),
        (Attendance.ABSENT, []),
        (Attendance.EXCUSED, []),
    ],
)
def test_who_came_can_have_it_certified(
    desk: Desk, attendance: Attendance, expected: list[LetterKind]
) -> None:
    case = desk.routed()
    booking, _ = desk.called(case, desk.group(DAY))
    desk.go_to(DAY + timedelta(1))
    record_attendance(desk.work, booking, attendance)
    assert letters(desk, case) == expected
    for choice in letter_choices(case_now(desk.work, case), desk.today):
        write_letter(desk.work, case_now(desk.work, case), choice)
    waiting = [m.letter for m in case_now(desk.work, case).messages if m.sent_at is None]
    assert waiting == expected


def test_nobody_is_called_to_a_place_that_was_left(desk: Desk) -> None:
    case = desk.routed()
    booking, _ = desk.called(case, desk.group(DAY))
    cancel_booking(desk.work, booking)
    assert letters(desk, case) == []

"""Meetings planned, moved and called to: what a form begins with, what hinders, and whose letter no longer holds."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from openpyxl import load_workbook

from models.actions.meetings import book, record_attendance
from models.meeting import Booking, Invitation, Meeting
from models.queries.attendance import MeetingFile, meeting_file
from models.rules.days_off import DayOffReason
from models.vocabulary import Attendance, Language, LetterKind, MeetingKind, NextStep
from tests.models.desk import ANNA, MONDAY, Desk
from ui.desk import meetings
from ui.desk.lists import write_lists
from ui.desk.office import DEMO_SENDER, set_up
from ui.i18n import translator

GROUP_DAY = MONDAY + timedelta(days=8)
FRIDAY = MONDAY + timedelta(days=4)


@pytest.fixture
def office(desk: Desk) -> Desk:
    """Give the desk with the office's own data in the vault."""
    set_up(desk.store, DEMO_SENDER)
    return desk


def read(desk: Desk, meeting_id: UUID) -> MeetingFile:
    with desk.store.read() as session:
        found = meeting_file(session, meeting_id, desk.routines, desk.today)
    assert found is not None
    return found


def waiting_letters(desk: Desk) -> list[LetterKind]:
    return [one.letter for one in desk.all(Invitation) if one.sent_at is None]


@pytest.mark.parametrize(
    ("kind", "day", "hours", "capacity"),
    [
        (MeetingKind.ENROLMENT_GENERAL, MONDAY + timedelta(days=1), (time(9), time(11)), 20),
        (MeetingKind.ENROLMENT_SFI, FRIDAY, (time(9), time(11, 30)), 20),
        (MeetingKind.THREE_PARTY, MONDAY + timedelta(days=1), (time(9), time(10)), 1),
    ],
)
def test_a_new_meeting_begins_as_the_routine_holds_it(
    office: Desk, kind: MeetingKind, day: date, hours: tuple[time, time], capacity: int
) -> None:
    with office.store.read() as session:
        draft = meetings.new_draft(office.work, session, kind)
    assert (draft.day, (draft.starts, draft.ends), draft.capacity) == (day, hours, capacity)
    assert draft.place


def test_a_day_that_has_its_group_and_a_holiday_are_passed_over(office: Desk) -> None:
    for days in (4, 11, 18, 25):  # after these Fridays come Christmas Day and New Year's Day
        office.group(MONDAY + timedelta(days=days), kind=MeetingKind.ENROLMENT_SFI)
    with office.store.read() as session:
        draft = meetings.new_draft(office.work, session, MeetingKind.ENROLMENT_SFI)
    assert draft.day == date(2027, 1, 8)
    off = meetings.off_that_day(office.work, date(2026, 12, 25))
    assert off is not None
    assert (off.reason, off.name) == (DayOffReason.HOLIDAY, "Juldagen")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"ends": time(9)}, "ends"),
        ({"place": " "}, "place"),
        ({"capacity": 0}, "capacity"),
        ({}, None),
        ({"capacity": None}, None),
    ],
)
def test_what_hinders_a_meeting_is_told_by_its_field(
    desk: Desk, change: dict[str, Any], field: str | None
) -> None:
    draft = replace(meetings.draft_of(read(desk, desk.group())), **change)
    assert [problem.field for problem in meetings.check(draft)] == ([field] if field else [])


def test_a_meeting_that_is_marked_is_not_moved(desk: Desk) -> None:
    group = desk.group(GROUP_DAY)
    record_attendance(desk.work, book(desk.work, desk.routed(), group), Attendance.EXCUSED)
    file = read(desk, group)
    draft = replace(meetings.draft_of(file), day=GROUP_DAY + timedelta(days=1))
    assert [problem.field for problem in meetings.check(draft, file)] == ["day"]


@pytest.mark.parametrize(("again", "letters"), [(True, 1), (False, 0)])
def test_who_was_called_to_another_time_is_told_and_called_again_on_request(
    office: Desk, again: bool, letters: int
) -> None:
    group = office.group(GROUP_DAY)
    office.called(office.routed(), group)
    book(office.work, office.routed(person=replace(ANNA, given_name="Bo")), group)
    file = read(office, group)
    moved = replace(meetings.draft_of(file), starts=time(13), ends=time(15))
    with office.store.read() as session:
        told = meetings.overtaken(session, file, moved)
        assert [one.who.name for one in told] == ["Anna Öhrström"]
        assert (
            meetings.overtaken(session, file, replace(moved, starts=time(9), ends=time(11))) == ()
        )
    assert meetings.change(office.work, file, moved, call_again=again) == letters
    assert len(waiting_letters(office)) == letters
    assert office.get(Meeting, group).starts == time(13)


def test_somebody_is_called_to_a_place_or_put_in_the_waiting_list(office: Desk) -> None:
    group = office.group(GROUP_DAY, capacity=1)
    first, second = (office.routed(person=replace(ANNA, given_name=name)) for name in ("Ada", "Bo"))
    assert meetings.call(office.work, first, group)
    assert not meetings.call(office.work, second, group)
    assert waiting_letters(office) == [LetterKind.ENROLMENT_GENERAL]
    meetings.one_chair_more(office.work, read(office, group))
    assert not any(booking.waiting for booking in office.all(Booking))
    assert len(waiting_letters(office)) == 2


def test_staff_with_another_meeting_in_those_hours_are_told_but_not_of_the_meeting_itself(
    desk: Desk,
) -> None:
    talk = desk.group(kind=MeetingKind.THREE_PARTY, caseworker_id=desk.caseworker)
    file = read(desk, talk)
    draft = meetings.draft_of(file)
    with desk.store.read() as session:
        assert meetings.busy_staff(session, draft, None) == {desk.caseworker}
        assert meetings.busy_staff(session, draft, file) == set()
        free = replace(draft, starts=time(14), ends=time(15))
        assert meetings.busy_staff(session, free, None) == set()


def test_those_who_did_not_come_get_new_times_at_once(office: Desk) -> None:
    case_id = office.routed()
    office.absent_from(case_id, GROUP_DAY)
    assert meetings.book_new_times(office.work, (case_id,), "Nothing earlier") == 1
    assert office.step(case_id)[0] is NextStep.SEND_INVITATION
    assert waiting_letters(office) == [LetterKind.NEW_TIME]


def test_the_attendance_list_is_written_with_its_people(office: Desk, tmp_path: Any) -> None:
    group = office.group(GROUP_DAY)
    book(office.work, office.routed(), group)
    words = translator("en")
    made = meetings.list_to_print(office.work, read(office, group), words, Language.ENGLISH)
    (file,) = write_lists(office.work, made, tmp_path, words)
    assert file.name == f"narvarolista-{GROUP_DAY}.xlsx"
    (sheet,) = load_workbook(file).worksheets
    cells = {cell.value for row in sheet.rows for cell in row}
    assert "Öhrström, Anna" in cells

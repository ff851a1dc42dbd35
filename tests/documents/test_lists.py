"""Each list: its columns, its file and what may never stand on it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from documents.absences import ABSENCES
from documents.attendance_list import ATTENDANCE_LIST
from documents.coming_meetings import COMING_MEETINGS, with_initials
from documents.overdue import OVERDUE
from documents.sheet import Heading, Sheet
from documents.weekly_follow_up import WEEKLY_FOLLOW_UP
from models.queries.list_rows import (
    AbsenceRow,
    AttendanceRow,
    FollowUpRow,
    MeetingListRow,
    OverdueRow,
)
from models.vocabulary import Answer, Attendance, Channel, MeetingKind, NextStep

TODAY = date(2026, 11, 24)
NUMBER = "2026-00412"
NAME = "Lindqvist, Anna"

MEETING = MeetingListRow(
    day=TODAY,
    start=time(9),
    end=time(11),
    kind=MeetingKind.ENROLMENT_GENERAL,
    place="Nobelvägen 66",
    case_number=NUMBER,
    name=NAME,
    interpreter_language="somaliska",
    sent=date(2026, 11, 17),
    channel=Channel.LETTER,
    returned=False,
    attendance=None,
)
ABSENCE = AbsenceRow(
    NUMBER, NAME, 2, date(2026, 11, 17), Answer.UNKNOWN, NextStep.TAKE_POSITION, None, "Karin Ek"
)
LATE = OverdueRow(NUMBER, NAME, "Q3", NextStep.BOOK_ENROLMENT, date(2026, 11, 20), -4, "Karin Ek")
FOLLOW_UP = FollowUpRow(
    case_number=NUMBER,
    name=NAME,
    born=date(1985, 4, 12),
    next_step=NextStep.BOOK_ENROLMENT,
    due=date(2026, 11, 20),
    days_left=-4,
    rule="Q3",
    last_contact=date(2026, 11, 13),
    caseworker="Karin Ek",
)

LISTS: list[tuple[Sheet[Any], str, tuple[Any, ...], tuple[str, ...]]] = [
    (
        COMING_MEETINGS,
        "kommande-moten",
        (MEETING,),
        (
            "Tue 2026-11-24",
            "09.00",
            "11.00",
            "Enrolment meeting, general",
            "Nobelvägen 66",
            NUMBER,
            NAME,
            "somaliska",
            "2026-11-17",
            "Letter",
            "",
        ),
    ),
    (
        ATTENDANCE_LIST,
        "narvarolista",
        (AttendanceRow(NUMBER, NAME, Attendance.PARTLY, noted=True),),
        (NAME, "☐", "☑", "☐", "☐", "☐", "☑", ""),
    ),
    (
        ABSENCES,
        "uteblivna",
        (ABSENCE,),
        (
            NUMBER,
            NAME,
            "2",
            "2026-11-17",
            "Do not know",
            "Decide what happens after the absence",
            "Karin Ek",
            "",
        ),
    ),
    (
        OVERDUE,
        "forsenat",
        (LATE,),
        (NUMBER, NAME, "Enrolment", "2026-11-20", "−4", "Book an enrolment meeting", "Karin Ek"),
    ),
    (
        WEEKLY_FOLLOW_UP,
        "veckans-uppfoljning",
        (FOLLOW_UP,),
        (
            NUMBER,
            NAME,
            "1985-04-12",
            "Book an enrolment meeting",
            "2026-11-20",
            "−4",
            "Enrolment",
            "2026-11-13",
            "Karin Ek",
        ),
    ),
]


@pytest.mark.parametrize(("sheet", "stem", "rows", "shown"), LISTS)
def test_a_list_shows_its_row(
    sheet: Sheet[Any], stem: str, rows: Sequence[Any], shown: tuple[str, ...]
) -> None:
    assert sheet.stem == stem
    assert sheet.texts(rows, str) == (shown,)


@pytest.mark.parametrize(("sheet", "stem", "rows", "shown"), LISTS)
def test_a_list_is_a_file_with_one_title_for_each_column(
    sheet: Sheet[Any], stem: str, rows: Sequence[Any], shown: tuple[str, ...]
) -> None:
    heading = Heading("Sekretess", "Karin Ek", datetime(2026, 11, 24, 14, 2, tzinfo=UTC))
    book = openpyxl.load_workbook(BytesIO(sheet.write(rows, heading, str)))
    *_, titles, row = book.worksheets[0].iter_rows(values_only=True)
    assert titles == sheet.titles(str)
    assert len({str(title).casefold() for title in titles}) == len(shown)
    assert [value for value in row if value is not None] != []


def test_a_protected_person_stands_on_the_attendance_list_by_case_number_only() -> None:
    row = AttendanceRow(NUMBER, "", None, noted=False)
    assert ATTENDANCE_LIST.texts((row,), str)[0][0] == NUMBER


def test_the_attendance_list_has_no_case_number_of_anyone_else() -> None:
    row = AttendanceRow(NUMBER, NAME, None, noted=False)
    assert NUMBER not in ATTENDANCE_LIST.texts((row,), str)[0]


def test_high_risk_is_never_told_on_a_list() -> None:
    row = _meeting(kind=MeetingKind.THREE_PARTY_HIGH_RISK)
    assert COMING_MEETINGS.texts((row,), str)[0][3] == "Three-party meeting"


@pytest.mark.parametrize(
    ("attendance", "returned", "reply"),
    [
        (None, False, ""),
        (None, True, "Returned by post"),
        (Attendance.CANCELLED, False, "Cancelled beforehand"),
        (Attendance.EXCUSED, True, "Excused"),
    ],
)
def test_the_reply_is_what_is_known_of_the_invitation(
    attendance: Attendance | None, returned: bool, reply: str
) -> None:
    row = _meeting(attendance=attendance, returned=returned)
    assert COMING_MEETINGS.texts((row,), str)[0][-1] == reply


@pytest.mark.parametrize(
    ("name", "initials"), [(NAME, "L.A."), ("Öhrström, Maria del Carmen", "Ö.M.d.C."), ("", "")]
)
def test_an_office_may_want_initials(name: str, initials: str) -> None:
    assert with_initials(_meeting(name=name)).name == initials


def _meeting(**changes: Any) -> MeetingListRow:
    return replace(MEETING, **changes)

"""Närvarolista: the names of those called to a group, boxes to tick and room to sign. No reasons."""

from collections.abc import Callable
from typing import Final

from documents.sheet import BOX, Column, Sheet
from models.queries.list_rows import AttendanceRow
from models.text import N_
from models.vocabulary import Attendance


def _is(attendance: Attendance) -> Callable[[AttendanceRow], bool]:
    return lambda row: row.attendance is attendance


ATTENDANCE_LIST: Final[Sheet[AttendanceRow]] = Sheet(
    stem="narvarolista",
    title=N_("Attendance list"),
    purpose=N_("Purpose: handling of cases, to record who came to the meeting."),
    columns=(
        # A protected person stands here by case number only.
        Column(N_("Name"), lambda row: row.name or row.case_number, width=36),
        Column("N", _is(Attendance.PRESENT), BOX),
        Column("D", _is(Attendance.PARTLY), BOX),
        Column("U", _is(Attendance.ABSENT), BOX),
        Column("G", _is(Attendance.EXCUSED), BOX),
        Column("A", _is(Attendance.CANCELLED), BOX),
        Column(N_("Note"), lambda row: row.noted, BOX, width=12),
        Column(N_("Signature"), lambda _row: "", width=62),
    ),
    row_height=26,
    legend=N_("N present, D took part in some of it, U absent, G excused, A cancelled beforehand"),
)

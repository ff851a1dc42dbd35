"""The rows of the weekly lists: frozen values, filled by the queries, read by `documents` and the screen.

Names are written as they are to be shown. `days_left` counts from the day the list is made: below zero is
over time. `rule` is the key of the routine's words behind the day, as the case keeps it.
"""

from dataclasses import dataclass
from datetime import date, time

from models.vocabulary import Answer, Attendance, Channel, MeetingKind, NextStep


@dataclass(frozen=True, slots=True)
class MeetingListRow:
    """Kommande möten: one person called to one meeting; day and times are the office's local ones."""

    day: date
    start: time
    end: time | None
    kind: MeetingKind
    place: str
    case_number: str
    name: str
    interpreter_language: str
    sent: date | None
    channel: Channel | None
    returned: bool
    attendance: Attendance | None


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """Närvarolista: one person called to the group; an empty name is a protected person."""

    case_number: str
    name: str
    attendance: Attendance | None
    noted: bool


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """Uteblivna: one person with absences to act on; `excused` tells whether the latest had a valid reason."""

    case_number: str
    name: str
    absences: int
    latest: date
    excused: Answer
    next_step: NextStep
    due: date | None
    caseworker: str


@dataclass(frozen=True, slots=True)
class OverdueRow:
    """Försenat: one deadline of one case, late or coming."""

    case_number: str
    name: str
    rule: str
    next_step: NextStep
    due: date
    days_left: int
    caseworker: str


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """Veckans uppföljning: what one case waits for."""

    case_number: str
    name: str
    born: date | None
    next_step: NextStep
    due: date | None
    days_left: int | None
    rule: str
    last_contact: date | None
    caseworker: str

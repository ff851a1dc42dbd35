"""The people the enrolment tests speak of: 45 years old, approved on a Monday, nothing special."""

from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from typing import Any

import resources
from models.routine import Routine
from models.routine_file import load_routine
from models.rules.enrolment import route
from models.rules.facts import Answers, Facts, PastMeeting
from models.vocabulary import (
    Answer,
    Attendance,
    BrokenOffReason,
    CaseKind,
    DecisionOutcome,
    MeetingKind,
    Outcome,
)

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
ASK, OUTSIDE, EXEMPT, ENROLLED = Outcome.ASK, Outcome.OUTSIDE, Outcome.EXEMPT, Outcome.ENROLLED
GENERAL, SFI = Outcome.GENERAL, Outcome.SFI
THREE, HIGH = Outcome.THREE_PARTY, Outcome.THREE_PARTY_HIGH_RISK
DECIDED = date(2026, 11, 23)
FILE = resources.path("routines", "malmo_30plus.toml").read_text("utf-8")
DOCUMENT = resources.path("routines", "malmo_30plus.txt").read_text("utf-8")
NAMES = {field.name for field in fields(Answers)}


def malmo(*changes: tuple[str, str]) -> Routine:
    """Return the shipped routine, with lines of its file replaced as an office would."""
    text = FILE
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return load_routine(text, DOCUMENT)


def facts(**changes: Any) -> Facts:
    """Return a new, approved case in which violence was asked and denied; answers go by name."""
    answers: dict[str, Any] = {"violence_indication": NO}
    answers.update({name: changes.pop(name) for name in list(changes) if name in NAMES})
    known: dict[str, Any] = {
        "birth_date": date(1981, 3, 5),
        "kind": CaseKind.NEW,
        "contact_date": DECIDED - timedelta(days=14),
        "application_date": DECIDED - timedelta(days=10),
        "decision": DecisionOutcome.APPROVED,
        "decision_date": DECIDED,
    }
    return Facts(**{**known, **changes}, answers=Answers(**answers))


def met(
    attendance: Attendance | None,
    kind: MeetingKind = MeetingKind.ENROLMENT_GENERAL,
    day: date = date(2026, 12, 1),
    **marks: Any,
) -> PastMeeting:
    """Return a past meeting."""
    return PastMeeting(day=day, kind=kind, attendance=attendance, **marks)


ABSENT = met(Attendance.ABSENT)
ABSENT_SFI = met(Attendance.ABSENT, MeetingKind.ENROLMENT_SFI, date(2026, 12, 4))
MALMO = malmo()

DEPRESSION = {"broke_off_planning": YES, "broke_off_reason": BrokenOffReason.HEALTH}
APPLIED = date(2026, 11, 16)
LONG = {"kind": CaseKind.LONG_TERM, "support_since": date(2016, 5, 1)}
TWICE = (ABSENT, ABSENT_SFI)
LATER = date(2026, 12, 7)
LEAVE = {"on_parental_leave": YES, "leave_ends": date(2027, 3, 23)}
BREAK = {"student_on_break": YES, "short_break": YES, "studies_continue": YES}
SICK = {"sick_listed": YES, "heavy_diagnoses": YES, "illness_prevents_planning": YES}
ABUSE = {"heavy_abuse": YES, "active_abuse": YES}
TEMPORARY = {"temporary_need": YES, "need_ends": date(2027, 1, 23)}


@dataclass(frozen=True)
class Row:
    """A row of the table: its number, what is given, what is expected and its proof."""

    number: str
    given: Facts
    outcome: Outcome
    proof: str = ""
    today: date = DECIDED
    expected: dict[str, Any] = field(default_factory=dict)


def row(
    number: str,
    given: Facts,
    outcome: Outcome,
    proof: str,
    today: date = DECIDED,
    **expected: Any,
) -> Row:
    """Return a row; what is expected beside the outcome goes by the names of Route's fields."""
    return Row(number, given, outcome, proof, today, expected)


def check(row: Row, routine: Routine) -> None:
    """Assert that the routine leads where a row says, for the reasons it names."""
    found = route(row.given, routine, row.today)
    assert found.outcome == row.outcome
    assert {name: getattr(found, name) for name in row.expected} == row.expected
    assert set(row.proof.split()) <= set(found.quotes)

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.routine import Counted, Routine
from models.rules.deadlines import (
    Deadline,
    DeadlineKind,
    Timeliness,
    absences_deadline,
    days_after,
    decision_deadline,
    enrolment_deadline,
    exemption_deadline,
    first_visit_deadline,
    follow_up_deadline,
    three_party_absence_deadline,
    timeliness,
)
from models.vocabulary import CaseKind
from tests.models.rules.routines import malmo

MONDAY = date(2026, 11, 23)
NEXT_MONDAY = date(2026, 11, 30)
MALMO = malmo()
TWO_WEEKS = malmo(first_visit_days=14, enrolment_days=14, review_months=1, absence_limit=3)


@pytest.mark.parametrize(
    ("deadline", "kind", "due", "rule"),
    [
        pytest.param(
            first_visit_deadline(MONDAY, MALMO),
            DeadlineKind.FIRST_VISIT,
            NEXT_MONDAY,
            "Q2",
            id="T62",
        ),
        pytest.param(
            enrolment_deadline(MONDAY, CaseKind.NEW, MALMO),
            DeadlineKind.ENROLMENT,
            NEXT_MONDAY,
            "Q3",
            id="T84",
        ),
        (
            enrolment_deadline(MONDAY, CaseKind.RETURNING, MALMO),
            DeadlineKind.ENROLMENT,
            NEXT_MONDAY,
            "Q3",
        ),
        (decision_deadline(MONDAY, MALMO), DeadlineKind.DECISION, NEXT_MONDAY, "ours-decision"),
        (exemption_deadline(MONDAY), DeadlineKind.EXEMPTION_REVIEW, MONDAY, "ours-A2"),
        (absences_deadline(2, MONDAY, MALMO), DeadlineKind.ABSENCES, NEXT_MONDAY, "Q17"),
        pytest.param(
            three_party_absence_deadline(MONDAY, MALMO),
            DeadlineKind.THREE_PARTY_ABSENCE,
            NEXT_MONDAY,
            "ours-A9",
            id="T73",
        ),
        (
            follow_up_deadline(MONDAY, MALMO),
            DeadlineKind.FOLLOW_UP,
            date(2027, 2, 23),
            "ours-follow-up",
        ),
        (
            first_visit_deadline(MONDAY, TWO_WEEKS),
            DeadlineKind.FIRST_VISIT,
            date(2026, 12, 7),
            "Q2",
        ),
        (
            enrolment_deadline(MONDAY, CaseKind.NEW, TWO_WEEKS),
            DeadlineKind.ENROLMENT,
            date(2026, 12, 7),
            "Q3",
        ),
        (absences_deadline(3, MONDAY, TWO_WEEKS), DeadlineKind.ABSENCES, date(2026, 12, 7), "Q17"),
        (
            follow_up_deadline(MONDAY, TWO_WEEKS),
            DeadlineKind.FOLLOW_UP,
            date(2026, 12, 23),
            "ours-follow-up",
        ),
    ],
)
def test_a_deadline_has_its_day_and_its_words(
    deadline: Deadline, kind: DeadlineKind, due: date, rule: str
) -> None:
    assert deadline == Deadline(kind, due, rule)
    assert MALMO.words(rule)


def test_a_long_term_case_has_no_week() -> None:
    assert enrolment_deadline(MONDAY, CaseKind.LONG_TERM, MALMO) is None


@pytest.mark.parametrize(("absences", "routine"), [(1, MALMO), (0, MALMO), (2, TWO_WEEKS)])
def test_absences_below_the_limit_are_not_acted_on(absences: int, routine: Routine) -> None:
    assert absences_deadline(absences, MONDAY, routine) is None


@pytest.mark.parametrize(
    ("today", "left"),
    [(MONDAY, 7), (date(2026, 11, 29), 1), (NEXT_MONDAY, 0), (date(2026, 12, 2), -2)],
)
def test_days_left_count_down_past_the_last_day(today: date, left: int) -> None:
    assert first_visit_deadline(MONDAY, MALMO).days_left(today) == left


TUESDAY = date(2026, 12, 1)  # the day after the deadline


@pytest.mark.parametrize(
    ("counts", "today", "booked_on", "meeting_day", "expected"),
    [
        (Counted.BOOKED, NEXT_MONDAY, None, None, Timeliness.OPEN),
        (Counted.BOOKED, TUESDAY, None, None, Timeliness.LATE),
        (Counted.BOOKED, TUESDAY, TUESDAY, TUESDAY, Timeliness.LATE),
        (Counted.BOOKED, TUESDAY, NEXT_MONDAY, NEXT_MONDAY, Timeliness.KEPT),
        (Counted.BOOKED, NEXT_MONDAY, NEXT_MONDAY, TUESDAY, Timeliness.HELD_LATE),
        (Counted.BOOKED, TUESDAY, NEXT_MONDAY, None, Timeliness.KEPT),
        (Counted.HELD, NEXT_MONDAY, MONDAY, None, Timeliness.OPEN),
        (Counted.HELD, TUESDAY, MONDAY, None, Timeliness.LATE),
        (Counted.HELD, NEXT_MONDAY, MONDAY, NEXT_MONDAY, Timeliness.KEPT),
        (Counted.HELD, MONDAY, MONDAY, TUESDAY, Timeliness.LATE),
    ],
)
def test_the_routine_says_whether_the_booking_or_the_meeting_counts(
    counts: Counted,
    today: date,
    booked_on: date | None,
    meeting_day: date | None,
    expected: Timeliness,
) -> None:
    deadline = first_visit_deadline(MONDAY, MALMO)
    assert (
        timeliness(deadline, counts, today, booked_on=booked_on, meeting_day=meeting_day)
        is expected
    )


@given(st.dates(), st.integers(0, 10_000))
def test_days_after_never_leave_the_calendar(day: date, days: int) -> None:
    later = days_after(day, days)
    assert later == date.max or (later - day).days == days

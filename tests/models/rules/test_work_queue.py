from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.routine import Routine
from models.rules.work_queue import (
    BookedMeeting,
    Bucket,
    CaseState,
    Step,
    bucket,
    next_step,
    shown_step,
)
from models.vocabulary import CaseKind, DecisionOutcome, MeetingKind, NextStep, Outcome
from tests.models.rules.routines import malmo

MALMO = malmo()
TODAY = date(2026, 11, 24)
CONTACT = date(2026, 11, 9)
VISIT = date(2026, 11, 13)
DECIDED = date(2026, 11, 23)
WEEK_ENDS = date(2026, 11, 30)
TUESDAY = date(2026, 12, 1)

NEW = CaseState(kind=CaseKind.NEW, contact_date=CONTACT)
VISITED = replace(NEW, first_visit_on=VISIT)
APPROVED = replace(
    VISITED, decision=DecisionOutcome.APPROVED, decided_on=DECIDED, suggested=Outcome.GENERAL
)
GROUP = BookedMeeting(kind=MeetingKind.ENROLMENT_GENERAL, day=TUESDAY, booked_on=DECIDED)
SENT = replace(GROUP, sent=True)
LONG_TERM = CaseState(kind=CaseKind.LONG_TERM, contact_date=CONTACT, suggested=Outcome.GENERAL)


def chosen(outcome: Outcome, **changes: Any) -> CaseState:
    """An approved case whose route was chosen as it was suggested."""
    route = {
        "suggested": outcome,
        "chosen": outcome,
        "suggested_when_chosen": outcome,
        "chosen_on": DECIDED,
    }
    return replace(APPROVED, **{**route, **changes})


@pytest.mark.parametrize(
    ("state", "step", "due", "rule"),
    [
        pytest.param(
            replace(NEW, contact_date=DECIDED), NextStep.BOOK_FIRST_VISIT, WEEK_ENDS, "Q2", id="T62"
        ),
        (
            replace(NEW, kind=CaseKind.RETURNING),
            NextStep.BOOK_FIRST_VISIT,
            date(2026, 11, 16),
            "Q2",
        ),
        (VISITED, NextStep.RECORD_DECISION, date(2026, 11, 20), "ours-decision"),
        (replace(APPROVED, suggested=Outcome.ASK), NextStep.ANSWER_QUESTIONS, WEEK_ENDS, "Q3"),
        (APPROVED, NextStep.CHOOSE_ROUTE, WEEK_ENDS, "Q3"),
        (chosen(Outcome.GENERAL), NextStep.BOOK_ENROLMENT, WEEK_ENDS, "Q3"),
        (chosen(Outcome.SFI), NextStep.BOOK_ENROLMENT, WEEK_ENDS, "Q3"),
        pytest.param(
            chosen(Outcome.THREE_PARTY), NextStep.BOOK_THREE_PARTY, WEEK_ENDS, "Q3", id="T84"
        ),
        (chosen(Outcome.THREE_PARTY_HIGH_RISK), NextStep.BOOK_THREE_PARTY, WEEK_ENDS, "Q3"),
        (chosen(Outcome.EXEMPT, review_on=TUESDAY), NextStep.REVIEW_EXEMPTION, TUESDAY, "ours-A2"),
        (chosen(Outcome.OUTSIDE, review_on=TUESDAY), NextStep.FOLLOW_UP, TUESDAY, "ours-A8"),
        (
            chosen(Outcome.GENERAL, enrolled_on=TODAY),
            NextStep.FOLLOW_UP,
            date(2027, 2, 24),
            "ours-follow-up",
        ),
        (
            chosen(Outcome.GENERAL, enrolled_on=TODAY, follow_up_on=TUESDAY),
            NextStep.FOLLOW_UP,
            TUESDAY,
            "ours-follow-up",
        ),
        (replace(APPROVED, decided_on=None), NextStep.CHOOSE_ROUTE, date(2026, 11, 16), "Q3"),
        (LONG_TERM, NextStep.CHOOSE_ROUTE, None, "Q25"),
    ],
)
def test_a_case_waits_for_one_thing_by_a_day_and_a_rule(
    state: CaseState, step: NextStep, due: date | None, rule: str
) -> None:
    assert next_step(state, MALMO, TODAY) == Step(step, due, rule)


@pytest.mark.parametrize(
    "state",
    [
        replace(NEW, closed=True),
        replace(
            VISITED, decision=DecisionOutcome.REFUSED, decided_on=DECIDED, suggested=Outcome.OUTSIDE
        ),
        replace(APPROVED, suggested=Outcome.OUTSIDE),
        replace(APPROVED, suggested=None),
        chosen(Outcome.OUTSIDE),
        chosen(Outcome.EXEMPT),
        chosen(Outcome.GENERAL, closed=True, booking=GROUP),
    ],
)
def test_nothing_is_waiting_in_these_cases(state: CaseState) -> None:
    assert next_step(state, MALMO, TODAY) == Step(NextStep.NOTHING)


def test_an_unsent_invitation_is_due_the_last_day_a_letter_comes_in_time() -> None:
    booked = chosen(Outcome.GENERAL, booking=replace(GROUP, day=date(2026, 12, 8)))
    assert next_step(booked, MALMO, TODAY) == Step(
        NextStep.SEND_INVITATION, date(2026, 12, 2), "ours-A13"
    )


def test_an_invitation_to_tomorrow_is_due_the_day_it_was_booked() -> None:
    tomorrow = chosen(Outcome.GENERAL, booking=replace(GROUP, day=TODAY, booked_on=DECIDED))
    assert next_step(tomorrow, MALMO, DECIDED).due == DECIDED


def test_a_sent_invitation_leaves_the_meeting_to_be_held() -> None:
    assert next_step(chosen(Outcome.GENERAL, booking=SENT), MALMO, TODAY) == Step(
        NextStep.HOLD_MEETING, TUESDAY, "Q15"
    )


@pytest.mark.parametrize("booking", [GROUP, SENT])
def test_after_the_meeting_its_attendance_is_waited_for(booking: BookedMeeting) -> None:
    state = chosen(Outcome.GENERAL, booking=booking)
    assert next_step(state, MALMO, TUESDAY).step is not NextStep.RECORD_ATTENDANCE
    after = next_step(state, MALMO, TUESDAY + timedelta(days=1))
    assert after == Step(NextStep.RECORD_ATTENDANCE, TUESDAY, "Q15")


@pytest.mark.parametrize("kind", MeetingKind)
def test_a_stored_meeting_reads_as_one_recomputed_the_day_after(kind: MeetingKind) -> None:
    state = chosen(Outcome.GENERAL, booking=replace(SENT, kind=kind))
    stored = next_step(state, MALMO, TODAY)
    tomorrow = TUESDAY + timedelta(days=1)
    again = next_step(state, MALMO, tomorrow)
    assert (stored.due, stored.rule) == (again.due, again.rule)
    assert shown_step(stored.step, stored.due, tomorrow) is again.step
    assert shown_step(stored.step, stored.due, TUESDAY) is NextStep.HOLD_MEETING


def test_other_steps_read_as_they_are_stored() -> None:
    assert shown_step(NextStep.BOOK_ENROLMENT, DECIDED, TODAY) is NextStep.BOOK_ENROLMENT
    assert shown_step(NextStep.HOLD_MEETING, None, TODAY) is NextStep.HOLD_MEETING


def test_one_absence_begins_a_new_week_for_the_same_group() -> None:
    missed = chosen(Outcome.GENERAL, absences=1, missed_on=TUESDAY)
    assert next_step(missed, MALMO, TUESDAY) == Step(
        NextStep.BOOK_ENROLMENT, date(2026, 12, 8), "Q3"
    )


@pytest.mark.parametrize(
    ("suggested", "step"),
    [(Outcome.ASK, NextStep.ANSWER_QUESTIONS), (Outcome.THREE_PARTY, NextStep.CHOOSE_ROUTE)],
)
@pytest.mark.parametrize("kind", [CaseKind.NEW, CaseKind.LONG_TERM])
def test_two_absences_are_acted_on_within_a_week(
    suggested: Outcome, step: NextStep, kind: CaseKind
) -> None:
    missed = chosen(Outcome.GENERAL, kind=kind, absences=2, missed_on=TUESDAY, suggested=suggested)
    assert next_step(missed, MALMO, TUESDAY) == Step(step, date(2026, 12, 8), "Q17")


def test_two_absences_and_a_chosen_three_party_meeting_lead_to_its_booking() -> None:
    missed = chosen(Outcome.THREE_PARTY, absences=2, missed_on=TUESDAY)
    assert next_step(missed, MALMO, TUESDAY) == Step(
        NextStep.BOOK_THREE_PARTY, date(2026, 12, 8), "Q17"
    )


def test_the_routine_sets_how_many_absences_are_too_many() -> None:
    missed = chosen(Outcome.GENERAL, absences=2, missed_on=TUESDAY)
    assert next_step(missed, malmo(absence_limit=3), TUESDAY).rule == "Q3"


def test_a_choice_made_against_the_suggestion_stands() -> None:
    override = chosen(
        Outcome.THREE_PARTY, suggested=Outcome.GENERAL, suggested_when_chosen=Outcome.GENERAL
    )
    assert next_step(override, MALMO, TODAY).step is NextStep.BOOK_THREE_PARTY


@pytest.mark.parametrize(
    ("booking", "due"),
    [
        (None, WEEK_ENDS),
        (GROUP, WEEK_ENDS),
        (replace(SENT, day=date(2026, 11, 27)), date(2026, 11, 27)),
    ],
)
def test_an_indication_of_violence_after_the_choice_is_seen_before_the_group_meets(
    booking: BookedMeeting | None, due: date
) -> None:
    state = chosen(Outcome.GENERAL, suggested=Outcome.THREE_PARTY_HIGH_RISK, booking=booking)
    assert next_step(state, MALMO, TODAY) == Step(NextStep.CHOOSE_ROUTE, due, "Q3")


def test_a_changed_long_term_case_is_looked_at_before_its_meeting() -> None:
    state = chosen(Outcome.GENERAL, kind=CaseKind.LONG_TERM, suggested=Outcome.ASK, booking=GROUP)
    assert next_step(state, MALMO, TODAY) == Step(NextStep.ANSWER_QUESTIONS, TUESDAY, "Q25")


def test_an_exemption_past_its_review_stays_overdue_until_someone_confirms() -> None:
    state = chosen(Outcome.EXEMPT, review_on=DECIDED, suggested=Outcome.ASK)
    step = next_step(state, MALMO, TODAY)
    assert step == Step(NextStep.REVIEW_EXEMPTION, DECIDED, "ours-A2")
    assert bucket(step.due, TODAY) is Bucket.LATE


def test_an_exemption_of_a_persons_own_choosing_is_reviewed_too() -> None:
    own = chosen(Outcome.EXEMPT, suggested=Outcome.GENERAL, suggested_when_chosen=Outcome.GENERAL)
    assert next_step(own, MALMO, TODAY) == Step(
        NextStep.REVIEW_EXEMPTION, date(2027, 2, 23), "ours-A2"
    )


def test_an_exemption_that_no_longer_holds_is_chosen_anew() -> None:
    state = chosen(Outcome.EXEMPT, review_on=TUESDAY, suggested=Outcome.GENERAL)
    assert next_step(state, MALMO, TODAY).step is NextStep.CHOOSE_ROUTE


def test_a_missed_three_party_meeting_is_a_task_for_a_person() -> None:  # T73
    missed = chosen(Outcome.THREE_PARTY, missed_on=TUESDAY, no_show_on=TUESDAY)
    assert next_step(missed, MALMO, TUESDAY) == Step(
        NextStep.TAKE_POSITION, date(2026, 12, 8), "ours-A9"
    )


@pytest.mark.parametrize(
    ("changes", "step"),
    [
        ({"chosen_on": TUESDAY}, NextStep.BOOK_THREE_PARTY),
        ({"chosen_on": None}, NextStep.TAKE_POSITION),
        ({"booking": replace(GROUP, day=date(2026, 12, 8), sent=True)}, NextStep.HOLD_MEETING),
        ({"closed": True}, NextStep.NOTHING),
    ],
)
def test_the_position_is_taken_by_a_choice_a_booking_or_the_closing(
    changes: dict[str, Any], step: NextStep
) -> None:
    missed = chosen(Outcome.THREE_PARTY, missed_on=TUESDAY, no_show_on=TUESDAY)
    assert next_step(replace(missed, **changes), MALMO, TUESDAY).step is step


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (date(2026, 11, 23), Bucket.LATE),
        (date(2026, 11, 24), Bucket.TODAY),
        (date(2026, 11, 25), Bucket.THIS_WEEK),
        (date(2026, 11, 29), Bucket.THIS_WEEK),
        (date(2026, 11, 30), Bucket.LATER),
        (None, Bucket.LATER),
    ],
)
def test_the_queue_is_read_as_late_today_this_week(due: date | None, expected: Bucket) -> None:
    assert bucket(due, TODAY) is expected


@pytest.mark.parametrize(
    ("routine", "due"),
    [(malmo(enrolment_days=14), date(2026, 12, 7)), (malmo(enrolment_days=1), TODAY)],
)
def test_a_changed_routine_moves_the_day(routine: Routine, due: date) -> None:
    assert next_step(chosen(Outcome.GENERAL), routine, TODAY).due == due


days = st.dates(date(2018, 1, 1), date(2030, 1, 1))
meetings = st.builds(
    BookedMeeting, kind=st.sampled_from(MeetingKind), day=days, booked_on=days, sent=st.booleans()
)
states = st.builds(
    CaseState,
    kind=st.sampled_from(CaseKind),
    contact_date=days,
    closed=st.booleans(),
    decision=st.none() | st.sampled_from(DecisionOutcome),
    decided_on=st.none() | days,
    first_visit_on=st.none() | days,
    suggested=st.none() | st.sampled_from(Outcome),
    chosen=st.none() | st.sampled_from(Outcome),
    chosen_on=st.none() | days,
    suggested_when_chosen=st.none() | st.sampled_from(Outcome),
    review_on=st.none() | days,
    booking=st.none() | meetings,
    absences=st.integers(0, 3),
    missed_on=st.none() | days,
    no_show_on=st.none() | days,
    enrolled_on=st.none() | days,
    follow_up_on=st.none() | days,
)


@given(states, days)
def test_every_case_has_a_step_and_every_step_but_nothing_its_words(
    state: CaseState, today: date
) -> None:
    found = next_step(state, MALMO, today)
    if found.step is NextStep.NOTHING:
        assert found == Step(NextStep.NOTHING)
    else:
        assert MALMO.words(found.rule)
        assert found.due is not None or state.kind is CaseKind.LONG_TERM


@given(states, days, days)
def test_the_day_alone_changes_nothing_but_a_meeting_that_has_passed(
    state: CaseState, one: date, other: date
) -> None:
    before, after = (
        next_step(state, MALMO, min(one, other)),
        next_step(state, MALMO, max(one, other)),
    )
    assert before == after or after.step is NextStep.RECORD_ATTENDANCE

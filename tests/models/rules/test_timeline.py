"""The way of a case, told from its facts: a table of cases and what is drawn for each."""

from dataclasses import replace
from datetime import date

import pytest

from models.rules.timeline import (
    Lived,
    Mark,
    Milestone,
    PlaceHad,
    Stop,
    milestones,
    stops_behind,
)
from models.vocabulary import (
    Attendance,
    Channel,
    DecisionOutcome,
    MeetingKind,
    NextStep,
    Outcome,
)

TODAY = date(2026, 11, 24)
CALLED = Lived(
    contact_date=date(2026, 11, 2), next_step=NextStep.BOOK_FIRST_VISIT, due=date(2026, 11, 9)
)
VISIT = PlaceHad(kind=MeetingKind.FIRST_VISIT, day=date(2026, 11, 5), attendance=Attendance.PRESENT)
DECIDED = replace(
    CALLED,
    decision=DecisionOutcome.APPROVED,
    decided_on=date(2026, 11, 13),
    places=(VISIT,),
    chosen=Outcome.GENERAL,
    next_step=NextStep.BOOK_ENROLMENT,
    due=date(2026, 11, 20),
)
GROUP = PlaceHad(
    kind=MeetingKind.ENROLMENT_GENERAL,
    day=date(2026, 11, 17),
    sent_on=date(2026, 11, 13),
    channel=Channel.LETTER,
)
MISSED = replace(GROUP, attendance=Attendance.ABSENT)
AGAIN = replace(GROUP, day=date(2026, 12, 1), sent_on=None, channel=None)
TALK = replace(AGAIN, kind=MeetingKind.THREE_PARTY)


def told(stop: Stop) -> str:
    """Return a stop in short: what, how, when, and what stands beside it."""
    when = f"{'by ' * stop.by}{stop.day:%d %b}" if stop.day else f"after {stop.after or '-'}"
    beside = [stop.word.value] if stop.word else []
    beside += [f"{stop.number}/{stop.limit}"] if stop.number else []
    return " ".join([stop.what.value, stop.mark.value, when, *beside])


@pytest.mark.parametrize(
    ("lived", "expected"),
    [
        (
            CALLED,
            [
                "contact done 02 Nov",
                "first_visit late by 09 Nov",
                "decision planned after first_visit",
                "enrolment planned after decision",
                "follow_up planned after enrolment",
            ],
        ),
        (
            replace(
                CALLED,
                places=(replace(VISIT, day=date(2026, 11, 26), attendance=None),),
                next_step=NextStep.HOLD_MEETING,
                due=date(2026, 11, 26),
            ),
            [
                "contact done 02 Nov",
                "first_visit planned 26 Nov",
                "decision planned after first_visit",
                "enrolment planned after decision",
                "follow_up planned after enrolment",
            ],
        ),
        (
            replace(CALLED, places=(VISIT,), next_step=NextStep.RECORD_DECISION, due=TODAY),
            [
                "contact done 02 Nov",
                "first_visit done 05 Nov",
                "decision planned by 24 Nov",
                "enrolment planned after decision",
                "follow_up planned after enrolment",
            ],
        ),
        (
            replace(DECIDED, places=(VISIT, MISSED)),
            [
                "contact done 02 Nov",
                "first_visit done 05 Nov",
                "decision done 13 Nov approved",
                "invitation done 13 Nov letter",
                "absence absent 17 Nov 1/2",
                "enrolment late by 20 Nov",
                "follow_up planned after enrolment",
            ],
        ),
        (
            replace(
                DECIDED,
                places=(VISIT, MISSED, AGAIN),
                next_step=NextStep.SEND_INVITATION,
                due=date(2026, 11, 25),
            ),
            [
                "contact done 02 Nov",
                "first_visit done 05 Nov",
                "decision done 13 Nov approved",
                "invitation done 13 Nov letter",
                "absence absent 17 Nov 1/2",
                "invitation planned by 25 Nov",
                "enrolment planned 01 Dec",
                "follow_up planned after enrolment",
            ],
        ),
        (
            replace(
                DECIDED,
                places=(VISIT, replace(MISSED, counted=False)),
                chosen=Outcome.THREE_PARTY,
                next_step=NextStep.BOOK_THREE_PARTY,
            ),
            [
                "contact done 02 Nov",
                "first_visit done 05 Nov",
                "decision done 13 Nov approved",
                "invitation done 13 Nov letter",
                "absence absent 17 Nov",
                "three_party late by 20 Nov",
                "follow_up planned after three_party",
            ],
        ),
        (
            replace(
                DECIDED,
                places=(VISIT, replace(MISSED, attendance=Attendance.EXCUSED), TALK),
                next_step=NextStep.HOLD_MEETING,
                due=TALK.day,
            ),
            [
                "contact done 02 Nov",
                "first_visit done 05 Nov",
                "decision done 13 Nov approved",
                "invitation done 13 Nov letter",
                "not_held absent 17 Nov excused",
                "three_party planned 01 Dec",
                "follow_up planned after enrolment",
            ],
        ),
        (
            replace(
                DECIDED,
                places=(VISIT, replace(GROUP, attendance=Attendance.PARTLY)),
                next_step=NextStep.FOLLOW_UP,
                due=date(2027, 2, 17),
            ),
            [
                "contact done 02 Nov",
                "first_visit done 05 Nov",
                "decision done 13 Nov approved",
                "invitation done 13 Nov letter",
                "enrolment done 17 Nov partly",
                "follow_up planned by 17 Feb",
            ],
        ),
        (
            replace(
                DECIDED,
                chosen=Outcome.EXEMPT,
                chosen_on=date(2026, 11, 16),
                next_step=NextStep.REVIEW_EXEMPTION,
                due=date(2026, 11, 23),
            ),
            [
                "contact done 02 Nov",
                "first_visit done 05 Nov",
                "decision done 13 Nov approved",
                "exemption done 16 Nov",
                "review late by 23 Nov",
            ],
        ),
        (
            replace(
                DECIDED,
                chosen=Outcome.EXEMPT,
                chosen_on=date(2026, 11, 16),
                next_step=NextStep.NOTHING,
                due=None,
            ),
            [
                "contact done 02 Nov",
                "first_visit done 05 Nov",
                "decision done 13 Nov approved",
                "exemption done 16 Nov",
            ],
        ),
        (
            replace(DECIDED, decision=DecisionOutcome.REFUSED, closed_on=date(2026, 11, 20)),
            [
                "contact done 02 Nov",
                "first_visit done 05 Nov",
                "decision done 13 Nov refused",
                "closed done 20 Nov",
            ],
        ),
        (
            replace(CALLED, visit_expected=False, next_step=NextStep.ANSWER_QUESTIONS, due=None),
            [
                "contact done 02 Nov",
                "enrolment planned after -",
                "follow_up planned after enrolment",
            ],
        ),
    ],
)
def test_a_case_is_told_stop_by_stop(lived: Lived, expected: list[str]) -> None:
    assert [told(stop) for stop in milestones(lived, TODAY)] == expected


def test_a_meeting_called_off_by_us_is_no_absence() -> None:
    off = replace(MISSED, called_off=True)
    stops = milestones(replace(DECIDED, places=(VISIT, off)), TODAY)
    assert Milestone.ABSENCE not in {stop.what for stop in stops}


def test_only_absences_that_count_are_numbered() -> None:
    places = (replace(MISSED, counted=False), MISSED, replace(MISSED, day=date(2026, 11, 18)))
    stops = milestones(replace(DECIDED, places=places), TODAY)
    assert [s.number for s in stops if s.what is Milestone.ABSENCE] == [0, 1, 2]


def test_a_meeting_that_has_gone_without_a_mark_is_late() -> None:
    places = (VISIT, GROUP)
    stops = milestones(replace(DECIDED, places=places, next_step=NextStep.HOLD_MEETING), TODAY)
    assert [s.mark for s in stops if s.what is Milestone.ENROLMENT] == [Mark.LATE]


def test_a_long_row_leaves_out_its_oldest_invitations_first() -> None:
    many = tuple(
        replace(MISSED, day=date(2026, 9, day), sent_on=date(2026, 9, 1)) for day in (8, 15, 22, 29)
    )
    stops = milestones(replace(DECIDED, places=(VISIT, *many)), TODAY)
    assert len(stops) == 9
    assert Milestone.INVITATION not in {stop.what for stop in stops}
    assert [s.number for s in stops if s.what is Milestone.ABSENCE] == [1, 2, 3, 4]


def test_today_comes_after_what_is_done_or_late() -> None:
    stops = milestones(replace(DECIDED, places=(VISIT, MISSED)), TODAY)
    assert stops_behind(stops) == 6
    assert stops_behind(()) == 0

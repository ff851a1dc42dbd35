"""The decision, the answers and the route: what is suggested, what is chosen, what is kept of it."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest

from models.actions.enrolment import (
    choose_route,
    record_decision,
    record_earlier_exemption,
    save_answers,
)
from models.actions.meetings import book, record_attendance
from models.answers import EnrolmentAnswers
from models.case import Case, RouteChoice
from models.errors import ReasonRequired
from models.meeting import Booking
from models.queries.case_state import route_of
from models.rules.facts import Answers
from models.vocabulary import (
    Answer,
    Attendance,
    DecisionOutcome,
    MeetingKind,
    NextStep,
    Outcome,
)
from tests.models.desk import CALM, MONDAY, Desk

RISK = replace(CALM, violence_indication=Answer.YES)


def test_the_record_of_answers_has_a_column_for_each_question_and_no_other() -> None:
    columns = {column.key for column in EnrolmentAnswers.__mapper__.columns}
    common = {"id", "rev", "edited", "gone", "case_id"}
    assert columns - common == {field.name for field in fields(Answers)}


def test_answers_come_back_as_they_were_given(desk: Desk) -> None:
    case_id = desk.register()
    given = replace(CALM, leave_ends=date(2027, 3, 1), other_situation="Vräkning hotar")
    save_answers(desk.work, case_id, CALM)
    save_answers(desk.work, case_id, given)
    with desk.store.read() as session:
        answers = session.get_one(Case, case_id).answers
        assert answers is not None
        assert answers.values() == given


def test_the_latest_decision_counts_and_the_earlier_ones_stay(desk: Desk) -> None:
    case_id = desk.register()
    record_decision(desk.work, case_id, DecisionOutcome.REFUSED, MONDAY - timedelta(days=3))
    assert desk.step(case_id)[0] is NextStep.NOTHING
    record_decision(desk.work, case_id, DecisionOutcome.APPROVED, MONDAY)
    assert desk.step(case_id)[0] is NextStep.ANSWER_QUESTIONS
    with desk.store.read() as session:
        assert len(session.get_one(Case, case_id).decisions) == 2


def test_the_suggested_route_is_chosen_with_its_reasons_and_version(desk: Desk) -> None:
    case_id = desk.routed()
    (choice,) = desk.all(RouteChoice)
    routine = desk.routines[0]
    assert (choice.outcome, choice.suggested) == (Outcome.GENERAL, Outcome.GENERAL)
    assert (choice.routine, choice.routine_version) == (routine.key, routine.version)
    assert "Q12" in choice.quotes
    assert choice.override_reason == ""
    assert desk.step(case_id) == (NextStep.BOOK_ENROLMENT, MONDAY + timedelta(days=7), "Q3")


@pytest.mark.parametrize("reason", ["", "   "])
def test_another_route_without_a_reason_is_refused_and_nothing_is_written(
    desk: Desk, reason: str
) -> None:
    case_id = desk.register()
    desk.approve(case_id)
    before = desk.store.head()
    with pytest.raises(ReasonRequired):
        choose_route(desk.work, case_id, Outcome.THREE_PARTY, reason)
    assert desk.store.head() == before
    assert desk.all(RouteChoice) == []


def test_another_route_is_kept_with_its_reason_beside_the_suggestion(desk: Desk) -> None:
    case_id = desk.register()
    desk.approve(case_id)
    suggested = choose_route(desk.work, case_id, Outcome.THREE_PARTY, "Ber om det själv")
    (choice,) = desk.all(RouteChoice)
    assert suggested.outcome is choice.suggested is Outcome.GENERAL
    assert choice.outcome is Outcome.THREE_PARTY
    assert choice.override_reason == "Ber om det själv"
    assert desk.step(case_id)[0] is NextStep.BOOK_THREE_PARTY


def test_no_route_can_be_chosen_while_violence_is_unanswered_but_with_a_reason(desk: Desk) -> None:
    case_id = desk.register()
    desk.approve(case_id, Answers())
    with pytest.raises(ReasonRequired):
        choose_route(desk.work, case_id)
    choose_route(desk.work, case_id, Outcome.GENERAL, "Frågan ställs på mötet")
    assert desk.all(RouteChoice)[0].suggested is Outcome.ASK


def test_an_exemption_keeps_its_number_and_review_date(desk: Desk) -> None:
    ends = date(2027, 6, 1)
    leave = replace(CALM, on_parental_leave=Answer.YES, leave_ends=ends)
    case_id = desk.routed(leave)
    (choice,) = desk.all(RouteChoice)
    assert (choice.exemption, choice.review_on) == (3, date(2027, 3, 1))
    assert desk.step(case_id) == (NextStep.REVIEW_EXEMPTION, date(2027, 3, 1), "ours-A2")


def test_an_indication_of_violence_takes_the_person_out_of_the_group_at_once(desk: Desk) -> None:
    case_id = desk.routed()
    booking, _ = desk.called(case_id, desk.group())
    save_answers(desk.work, case_id, RISK)
    assert desk.step(case_id)[0] is NextStep.CHOOSE_ROUTE
    choose_route(desk.work, case_id)
    assert desk.get(Booking, booking).cancelled_on == MONDAY
    assert desk.step(case_id)[0] is NextStep.BOOK_THREE_PARTY


def test_a_new_route_gives_the_place_in_the_group_to_the_one_who_waits(desk: Desk) -> None:
    leaving, waiting = desk.routed(), desk.routed()
    group = desk.group(capacity=1)
    book(desk.work, leaving, group)
    waits = book(desk.work, waiting, group)
    choose_route(desk.work, leaving, Outcome.THREE_PARTY, "Klarar inte grupp")
    assert not desk.get(Booking, waits).waiting
    assert desk.step(waiting)[0] is NextStep.SEND_INVITATION


def test_a_route_chosen_again_keeps_the_place_it_leads_to_and_the_first_visit(desk: Desk) -> None:
    case_id = desk.routed()
    group = book(desk.work, case_id, desk.group())
    visit = book(desk.work, case_id, desk.group(kind=MeetingKind.FIRST_VISIT))
    choose_route(desk.work, case_id)
    assert [desk.get(Booking, b).cancelled_on for b in (group, visit)] == [None, None]


def test_who_is_enrolled_keeps_a_further_meeting(desk: Desk) -> None:
    case_id = desk.routed()
    booking, _ = desk.called(case_id, desk.group(MONDAY + timedelta(days=1)))
    desk.go_to(MONDAY + timedelta(days=1))
    record_attendance(desk.work, booking, Attendance.PRESENT)
    further = book(desk.work, case_id, desk.group(kind=MeetingKind.THREE_PARTY))
    choose_route(desk.work, case_id, Outcome.ENROLLED)
    assert desk.get(Booking, further).cancelled_on is None


def test_an_exemption_chosen_before_the_case_came_here_is_reviewed_on_its_day(desk: Desk) -> None:
    review = MONDAY + timedelta(days=60)
    ill = replace(
        CALM,
        sick_listed=Answer.YES,
        heavy_diagnoses=Answer.YES,
        illness_prevents_planning=Answer.YES,
        certificate_ends=review,
    )
    case_id = desk.register()
    desk.approve(case_id, ill)
    record_earlier_exemption(desk.work, case_id, 6, review, MONDAY - timedelta(days=30))
    (choice,) = desk.all(RouteChoice)
    assert (choice.exemption, choice.quotes) == (6, ["Q9"])
    assert desk.step(case_id) == (NextStep.REVIEW_EXEMPTION, review, "ours-A2")
    desk.go_to(review + timedelta(days=1))
    with desk.store.read() as session:
        found = route_of(session.get_one(Case, case_id), desk.routines, desk.today)
    assert found.outcome is Outcome.ASK
    assert "exemption_reviewed_on" in found.unanswered


def test_two_absences_lead_to_the_question_whether_planning_is_still_relevant(desk: Desk) -> None:
    case_id = desk.routed()
    desk.absent_from(case_id, date(2026, 12, 1))
    assert desk.step(case_id)[0] is NextStep.BOOK_ENROLMENT
    desk.absent_from(case_id, date(2026, 12, 8))
    assert desk.step(case_id) == (NextStep.ANSWER_QUESTIONS, date(2026, 12, 15), "Q17")
    save_answers(desk.work, case_id, replace(CALM, still_relevant=Answer.YES))
    choose_route(desk.work, case_id)
    assert desk.step(case_id) == (NextStep.BOOK_THREE_PARTY, date(2026, 12, 15), "Q17")

"""What holds for every case, however odd."""

from dataclasses import replace
from datetime import date
from typing import Any, get_type_hints

from hypothesis import given
from hypothesis import strategies as st

from models.rules.enrolment import MEETING_OUTCOMES, Route, route
from models.rules.facts import Answers, Facts, PastMeeting
from models.vocabulary import Answer, DecisionOutcome, Outcome
from tests.models.rules.enrolment_cases import MALMO, YES

GROUP_OUTCOMES = {Outcome.GENERAL, Outcome.SFI}
# Mostly days near each other; now and then before the routine, or the ends of the calendar.
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31)) | st.sampled_from(
    [date.min, date(2017, 12, 31), date(2018, 4, 15), date.max]
)
MAYBE = st.none() | DAYS
STRATEGIES: dict[Any, st.SearchStrategy[Any]] = {
    Answer | None: st.sampled_from([None, *[Answer.NO] * 6, Answer.YES, Answer.UNKNOWN]),
    date | None: MAYBE,
    int | None: st.none() | st.integers(0, 100),
    str: st.sampled_from(["", "", "", "Vräkning nästa vecka"]),
}
ANSWERS = st.builds(
    Answers,
    **{
        name: STRATEGIES[kind] if kind in STRATEGIES else st.from_type(kind)
        for name, kind in get_type_hints(Answers).items()
    },
)
MEETINGS = st.builds(
    PastMeeting,
    day=DAYS,
    attendance=...,
    **dict.fromkeys(("invitation_returned", "called_too_late", "undelivered", "called_off"), ...),
)
FACTS = st.builds(
    Facts,
    birth_date=MAYBE | st.dates(date(1950, 1, 1), date(1990, 1, 1)),
    kind=...,
    contact_date=DAYS,
    application_date=MAYBE,
    support_since=MAYBE,
    decision=st.none() | st.sampled_from([DecisionOutcome.APPROVED] * 4 + [*DecisionOutcome]),
    decision_date=MAYBE,
    answers=ANSWERS,
    meetings=st.lists(MEETINGS, max_size=3).map(tuple),
    earlier_absences=st.integers(0, 6),
    protected=...,
    interpreter_language=st.sampled_from(["", "somaliska"]),
    earlier_exemption_review=MAYBE,
)
EXEMPTIONS: tuple[dict[str, Any], ...] = (
    {"one_off_application": YES, "otherwise_self_supporting": YES},
    {"on_parental_leave": YES, "leave_ends": date.max},
    {"short_break": YES, "student_on_break": YES, "studies_continue": YES},
    {"heavy_abuse": YES, "active_abuse": YES, "abuse_prevents_planning": YES},
    {"sick_listed": YES, "heavy_diagnoses": YES, "illness_prevents_planning": YES},
    {"sickness_compensation_percent": 100},
    {"full_pension": YES},
    {"activity_compensation_percent": 100},
)


def with_answers(facts: Facts, **answers: Any) -> Facts:
    return replace(facts, answers=replace(facts.answers, **answers))


def called_to(found: Route) -> set[Outcome]:
    return {found.outcome, *([found.preliminary] if found.preliminary else [])}


@given(FACTS, DAYS)
def test_every_case_has_one_outcome_with_words_behind_it(facts: Facts, today: date) -> None:
    found = route(facts, MALMO, today)
    assert found.quotes
    assert all(MALMO.words(key) for key in found.quotes)
    assert (found.outcome == Outcome.ASK) == bool(found.unanswered)
    assert (found.preliminary is None) == (found.outcome != Outcome.ASK)
    assert found.preliminary != Outcome.ASK


@given(FACTS, DAYS)
def test_the_same_case_has_the_same_route(facts: Facts, today: date) -> None:
    assert route(facts, MALMO, today) == route(replace(facts), MALMO, today)


@given(FACTS, DAYS)
def test_an_indication_of_violence_never_gives_a_group(facts: Facts, today: date) -> None:
    found = route(with_answers(facts, violence_indication=YES), MALMO, today)
    assert not called_to(found) & GROUP_OUTCOMES


@given(FACTS, DAYS, st.sampled_from(EXEMPTIONS))
def test_an_exemption_never_gives_a_meeting(
    facts: Facts, today: date, exemption: dict[str, Any]
) -> None:
    found = route(with_answers(facts, **exemption), MALMO, today)
    assert found.outcome not in MEETING_OUTCOMES


@given(FACTS, DAYS, st.data())
def test_forgetting_a_fact_never_raises_the_count_of_absences(
    facts: Facts, today: date, data: st.DataObject
) -> None:
    kept = tuple(meeting for meeting in facts.meetings if data.draw(st.booleans()))
    forgetful = replace(facts, meetings=kept, answers=Answers(), decision=None)
    assert route(forgetful, MALMO, today).absences <= route(facts, MALMO, today).absences


@given(FACTS, DAYS)
def test_every_exemption_met_is_listed_and_the_lowest_names_it(facts: Facts, today: date) -> None:
    found = route(facts, MALMO, today)
    if found.leads_to == Outcome.EXEMPT:
        assert found.exemption == min(found.exemptions)
    else:
        assert found.exemption is None

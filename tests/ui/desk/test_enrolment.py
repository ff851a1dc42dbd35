"""The live suggestion says what the rules say, for any answers, and in one piece with its words."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings

from models.rules.enrolment import route
from models.rules.facts import Answers, Facts
from models.vocabulary import Answer, Outcome
from tests.models.rules.enrolment_cases import DECIDED, MALMO, TWICE, facts
from tests.models.rules.test_enrolment_properties import ANSWERS, FACTS
from ui.desk.booking import kind_for
from ui.desk.enrolment import CaseAtHand, suggest


def at_hand(given_facts: Facts, today: date = DECIDED) -> CaseAtHand:
    from uuid import UUID

    return CaseAtHand(
        case_id=UUID(int=1),
        name="Anna Öhrström",
        caseworker="Karin Ek",
        facts=given_facts,
        routine=MALMO,
        today=today,
        closed=False,
        chosen=None,
        place=None,
    )


@settings(max_examples=60)
@given(FACTS, ANSWERS)
def test_a_suggestion_is_the_route_of_the_rules_with_what_is_typed(
    known: Facts, typed: Answers
) -> None:
    found = suggest(at_hand(known), typed)
    expected = route(replace(known, answers=typed), MALMO, DECIDED)
    assert found.route == expected
    assert found.outcome is expected.leads_to
    assert found.kind is kind_for(expected.leads_to)
    assert [ask.field for ask in found.asks] == list(expected.unanswered)
    assert found.because
    assert {s.key for s in found.more}.isdisjoint({s.key for s in found.because})
    assert set(found.deciding).isdisjoint(found.also)


def test_an_unanswered_question_tells_where_yes_and_no_lead() -> None:
    known = facts(violence_indication=None, social_phobia=Answer.YES)
    (ask,) = suggest(at_hand(known), known.answers).asks
    assert (ask.field, ask.if_yes, ask.if_no) == (
        "violence_indication",
        Outcome.THREE_PARTY_HIGH_RISK,
        Outcome.THREE_PARTY,
    )


def test_a_missing_fact_is_no_question_of_yes_and_no() -> None:
    known = facts(decision=None, decision_date=None)
    (ask,) = suggest(at_hand(known), known.answers).asks
    assert (ask.field, ask.if_yes, ask.if_no) == ("decision", None, None)


def test_what_decides_stands_apart_from_what_is_met_too() -> None:
    known = facts(violence_indication=Answer.YES, meetings=TWICE)
    found = suggest(at_hand(known), known.answers)
    assert found.deciding == ("high_risk",)
    assert "two_absences" in found.also
    assert [s.key for s in found.because if not s.ours] == ["Q22"]


def test_the_days_of_the_absences_that_count_are_told() -> None:
    assert at_hand(facts(meetings=TWICE)).missed_on == (date(2026, 12, 1), date(2026, 12, 4))


def test_only_what_leads_to_a_meeting_has_a_deadline() -> None:
    calm, exempt = facts(), facts(full_pension=Answer.YES)
    assert suggest(at_hand(calm), calm.answers).deadline == date(2026, 11, 30)
    assert suggest(at_hand(exempt), exempt.answers).deadline is None

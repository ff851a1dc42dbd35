from datetime import date
from typing import get_type_hints

from models.rules.cautions import CAUTIONS
from models.rules.enrolment import CRITERIA, route
from models.rules.explain import criterion_label, question_label, sentences, warning_label
from models.rules.facts import Answers
from models.rules.questions import QUESTIONS, QuestionKind
from models.vocabulary import Answer, BrokenOffReason
from tests.models.rules.enrolment_cases import DECIDED, MALMO, YES, facts

KINDS = {
    Answer | None: QuestionKind.ANSWER,
    date | None: QuestionKind.DATE,
    int | None: QuestionKind.PERCENT,
    BrokenOffReason | None: QuestionKind.REASON,
    str: QuestionKind.TEXT,
}


def test_the_words_of_a_route_are_the_routines_own_with_their_source() -> None:
    found = route(facts(violence_indication=YES), MALMO, DECIDED)
    first, second = sentences(found.quotes, MALMO)[:2]
    assert (
        first.words == "Med detta avses personer där det finns någon indikation på våldsbenägenhet."
    )
    assert first.source == "arbetsrutin 2018, tillägg 2019-05-10"
    assert (first.ours, second.ours) == (False, True)


def test_emphasis_is_not_read_out() -> None:
    assert MALMO.words("Q17").startswith(
        "Om en person uteblir två gånger från inskrivningsmötena ska trepartssamtal bokas"
    )


def test_every_key_of_a_route_has_a_label() -> None:
    assert all(criterion_label(criterion.key) for criterion in CRITERIA)
    assert all(warning_label(caution.key) for caution in CAUTIONS)
    assert question_label("decision") == "What was decided on income support?"
    assert question_label("sfi_student") == "Does the person study SFI?"


def test_every_question_is_a_field_of_the_answers_and_the_other_way_round() -> None:
    asked = {question.field: question.kind for question in QUESTIONS}
    assert asked == {name: KINDS[kind] for name, kind in get_type_hints(Answers).items()}


def test_what_a_question_follows_is_a_question_answered_with_yes() -> None:
    kinds = {question.field: question.kind for question in QUESTIONS}
    followed = {question.follows for question in QUESTIONS if question.follows}
    assert {kinds[name] for name in followed} == {QuestionKind.ANSWER}


def test_every_question_rests_on_words() -> None:
    assert all(MALMO.words(question.quote) for question in QUESTIONS)

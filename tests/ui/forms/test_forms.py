"""Every form and its draft in step, and what is shown of a form when."""

import json
from dataclasses import fields, replace
from datetime import date
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.facts import Answers
from models.rules.problem import Problem
from models.rules.questions import QUESTIONS
from models.vocabulary import Answer, BrokenOffReason, CaseKind, Term
from ui.forms.case import CASE
from ui.forms.editing import Editing
from ui.forms.enrolment import ENROLMENT
from ui.forms.office import LAYOUT, OFFICE
from ui.forms.routine import ROUTINE
from ui.forms.spec import Field, FormSpec, Kind
from ui.forms.staff import STAFF
from ui.forms.stored import restored, stored
from ui.forms.template import TEMPLATE

TODAY = date(2026, 11, 24)
FORMS: tuple[FormSpec[Any], ...] = (
    *(CASE, ENROLMENT),
    *(OFFICE, LAYOUT, STAFF, ROUTINE, TEMPLATE),
)
_HELD = {
    Kind.LINE: str,
    Kind.TEXT: str,
    Kind.NUMBER: str,
    Kind.DATE: date,
    Kind.COUNT: int,
    Kind.PERCENT: int,
    Kind.TICK: bool,
    Kind.ANSWER: Answer,
    Kind.SUGGESTED: str,
}
each_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)


def held(form: FormSpec[Any], field: Field) -> tuple[type, bool]:
    """Return the type the draft holds in a field, and whether it may be left open."""
    hint = get_type_hints(type(form.blank(TODAY)))[field.name]
    kinds = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    (kind,) = (k for k in kinds if k is not NoneType)
    return kind, NoneType in kinds


@each_form
def test_every_field_of_a_form_is_one_of_its_draft_and_every_one_of_the_draft_is_in_the_form(
    form: FormSpec[Any],
) -> None:
    names = [field.name for field in form.fields]
    assert len(names) == len(set(names))
    assert set(names) == {field.name for field in fields(form.blank(TODAY))}


@each_form
def test_a_field_s_editor_gives_what_the_draft_holds(form: FormSpec[Any]) -> None:
    for field in form.fields:
        kind, may_be_open = held(form, field)
        assert kind is (field.choices or _HELD[field.kind]), field.name
        assert (field.kind is Kind.CHOICE) is (field.choices is not None), field.name
        if field.kind is Kind.CHOICE:
            assert field.optional is may_be_open, field.name


@each_form
def test_every_field_has_a_label_and_follows_one_of_the_same_form(form: FormSpec[Any]) -> None:
    names = {field.name for field in form.fields}
    assert all(field.label for field in form.fields)
    assert {field.follows for field in form.fields} - {None} <= names
    assert all(section.title and section.fields for section in form.sections)


@each_form
def test_a_problem_is_of_a_field_in_the_form(form: FormSpec[Any]) -> None:
    wrong = {field.name: _WRONG[kind] for field in form.fields if (kind := field.kind) in _WRONG}
    draft = replace(form.blank(TODAY), **wrong)
    found = form.check(draft, TODAY)
    assert found
    assert {problem.field for problem in found} <= {field.name for field in form.fields}


_WRONG = {Kind.DATE: date(2099, 1, 1), Kind.PERCENT: 101, Kind.COUNT: -1, Kind.NUMBER: "1"}


# The routine's questions


def test_the_enrolment_form_puts_each_question_once_in_the_rules_own_words() -> None:
    asked = {field.name: (field.label, field.rests_on) for field in ENROLMENT.fields}
    assert asked == {q.field: (q.label, q.quote) for q in QUESTIONS}


def names(draft: Answers, *asked: str) -> set[str]:
    return {f.name for s in ENROLMENT.shown(draft, asked) for f in s.fields}


@pytest.mark.parametrize(
    ("answer", "shown"),
    [(None, False), (Answer.NO, False), (Answer.YES, True), (Answer.UNKNOWN, True)],
)
def test_a_follow_up_is_shown_when_its_question_may_be_a_yes(
    answer: Answer | None, shown: bool
) -> None:
    assert ("leave_ends" in names(Answers(on_parental_leave=answer))) is shown


def test_what_is_filled_in_stays_in_sight_whatever_it_follows() -> None:
    draft = Answers(on_parental_leave=Answer.NO, leave_ends=TODAY)
    assert "leave_ends" in names(draft)


@pytest.mark.parametrize("field", ["still_relevant", "exemption_reviewed_on", "may_attend_group"])
def test_what_only_some_cases_need_is_shown_when_the_rules_ask(field: str) -> None:
    assert field not in names(Answers())
    assert field in names(Answers(), field)


def test_a_follow_up_the_rules_wait_for_is_shown_before_its_question_is_answered() -> None:
    assert "group_suitable" in names(Answers(), "group_suitable")


def test_safety_is_asked_first_and_of_everyone() -> None:
    (first, *_) = ENROLMENT.shown(Answers())
    assert [field.name for field in first.fields] == ["violence_indication"]


def test_a_section_with_nothing_to_ask_is_not_shown() -> None:
    blank = ENROLMENT.shown(Answers())
    assert ENROLMENT.sections[-1].title not in {section.title for section in blank}


# Editing


def test_a_form_opened_and_left_alone_has_not_changed() -> None:
    editing = Editing(CASE, TODAY)
    assert not editing.changed
    assert editing.changed_fields == ()
    editing.put("given_name", "")
    assert not editing.changed


def test_what_is_typed_changes_the_form_until_it_is_saved_or_taken_back() -> None:
    editing = Editing(CASE, TODAY)
    editing.put("given_name", "Åsa")
    editing.put("town", "Sundvalla")
    assert editing.changed_fields == ("given_name", "town")
    editing.saved()
    assert not editing.changed
    editing.put("given_name", "Anna")
    editing.revert()
    assert editing.draft.given_name == "Åsa"


def test_a_record_is_opened_as_it_is() -> None:
    record = Answers(sfi_student=Answer.YES)
    editing = Editing(ENROLMENT, TODAY, record)
    editing.put("sfi_student", Answer.NO)
    assert editing.changed_fields == ("sfi_student",)
    assert "leave_ends" not in {f.name for s in editing.shown() for f in s.fields}


def test_a_name_that_is_no_field_is_a_fault_of_ours() -> None:
    with pytest.raises(TypeError):
        Editing(CASE, TODAY).put("nickname", "Åsa")


@pytest.mark.parametrize(
    ("typed", "can_save"),
    [
        ({}, False),
        ({"number": "19850412-9804"}, True),
        ({"number": "19850412-9804", "birth_date": date(2027, 1, 1)}, False),
    ],
)
def test_a_hint_does_not_hinder_saving_and_a_fault_does(
    typed: dict[str, Any], can_save: bool
) -> None:
    editing = Editing(CASE, TODAY)
    for name, value in typed.items():
        editing.put(name, value)
    assert editing.problems
    assert editing.can_save is can_save


def test_what_hinders_stands_before_a_hint_in_the_same_field() -> None:
    hint, fault = Problem("area", "odd", hinders=False), Problem("area", "wrong")
    spec = replace(CASE, check=lambda _draft, _today: (hint, fault))
    assert Editing(spec, TODAY).problems == {"area": fault}


def test_the_first_of_several_hints_in_a_field_is_shown() -> None:
    editing = Editing(CASE, TODAY)
    editing.put("number", "20990412+9804")
    doubts = [p for p in CASE.check(editing.draft, TODAY) if p.field == "number"]
    assert len(doubts) > 1
    assert editing.problems["number"] == doubts[0]


# Kept drafts


def values_for(form: FormSpec[Any], field: Field) -> st.SearchStrategy[Any]:
    by_kind: dict[Kind, st.SearchStrategy[Any]] = {
        Kind.DATE: st.dates(),
        Kind.COUNT: st.integers(0, 99),
        Kind.PERCENT: st.integers(0, 100),
        Kind.TICK: st.booleans(),
        Kind.ANSWER: st.sampled_from(Answer),
        Kind.CHOICE: st.sampled_from(list[Term](field.choices or ())),
    }
    value = by_kind.get(field.kind, st.text())
    return st.none() | value if held(form, field)[1] else value


@each_form
@given(data=st.data())
def test_a_draft_comes_back_from_json_as_it_was(form: FormSpec[Any], data: st.DataObject) -> None:
    typed = {field.name: data.draw(values_for(form, field)) for field in form.fields}
    draft = replace(form.blank(TODAY), **typed)
    kept = json.loads(json.dumps(stored(form, draft)))
    assert restored(form, kept, form.blank(TODAY)) == draft


def test_a_kept_draft_that_no_longer_fits_keeps_what_does() -> None:
    kept = {
        "given_name": "Åsa",
        "family_name": 7,
        "kind": "unheard of",
        "birth_date": "not a day",
        "nickname": "Å",
        "protected": None,
    }
    found = restored(CASE, kept, CASE.blank(TODAY))
    assert found == replace(CASE.blank(TODAY), given_name="Åsa")
    assert found.kind is CaseKind.NEW


def test_a_kept_reason_is_a_word_of_the_field_again() -> None:
    draft = Answers(broke_off_reason=BrokenOffReason.HEALTH)
    kept = json.loads(json.dumps(stored(ENROLMENT, draft)))
    assert restored(ENROLMENT, kept, Answers()).broke_off_reason is BrokenOffReason.HEALTH

"""What every record carries and how its values are kept: moments, words, text, ids and names."""

from dataclasses import fields
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy.exc import StatementError

from models.actions.cases import PersonDraft
from models.actions.notes import write_note
from models.base import canonical, new_id
from models.case import Case
from models.note import Note
from models.person import Person
from models.records import METADATA, MODULES
from models.rules.particulars import Particulars
from models.text import clean, clean_line, search_key
from models.vocabulary import Language, MeetingKind, Term
from tests.models.desk import ANNA, Desk


def test_ids_follow_each_other_in_time() -> None:
    made = [new_id() for _ in range(1000)]
    assert made == sorted(made)
    assert {one.version for one in made} == {7}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Åsa\x00 O'Connor\x07", "Åsa O'Connor"),
        ("  rad ett\r\nrad två\rrad tre\n", "rad ett\nrad två\nrad tre"),
        ("\u202eneleH\u202c", "neleH"),
        ("A\u030asa", "Åsa"),
        ("\ufeffAnna\u200e", "Anna"),
        ("<b>=1+1</b>", "<b>=1+1</b>"),
        ("\ud800", ""),
        ("", ""),
    ],
)
def test_typed_text_loses_what_no_database_or_document_should_hold(typed: str, kept: str) -> None:
    assert clean(typed) == kept
    assert clean(kept) == kept


def test_a_line_has_one_space_between_its_words() -> None:
    assert clean_line(" Åsa \t\n  Öberg ") == "Åsa Öberg"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Åsa O'Connor-Öberg", "asa o connor oberg"),
        ("YILMAZ, Ayşe", "yilmaz ayse"),
        ("Straße Łukasz Søren Æsa", "strasse lukasz soren aesa"),
        ("  ", ""),
        ("محمد", "محمد"),
    ],
)
def test_a_name_is_searched_without_case_marks_and_signs(name: str, key: str) -> None:
    assert search_key(name) == key
    assert search_key(key) == key


def test_a_person_is_kept_as_cleaned_and_sorted_the_swedish_way(desk: Desk) -> None:
    for family in ("Öberg\x00", "Zetterlund", "Ärlig", "Åberg", "Berg"):
        desk.register(PersonDraft(given_name="Anna", family_name=family))
    people = sorted(desk.all(Person), key=lambda person: person.sort_key)
    assert [p.family_name for p in people] == ["Berg", "Zetterlund", "Åberg", "Ärlig", "Öberg"]


def test_a_moment_comes_back_in_utc_whatever_zone_it_was_given_in(desk: Desk) -> None:
    summer = timezone(timedelta(hours=2))
    desk.clock.moment = datetime(2026, 6, 1, 10, 0, tzinfo=summer)
    note = desk.get(Note, write_note(desk.work, desk.register(), "Ringde."))
    assert note.written_at == datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
    assert note.written_at.tzinfo is UTC


@pytest.mark.parametrize(
    ("field", "value"),
    [("gone", datetime(2026, 6, 1)), ("kind", "unheard of")],  # noqa: DTZ001 - what is refused
)
def test_a_naive_moment_and_a_word_that_is_none_are_refused(
    desk: Desk, field: str, value: Any
) -> None:
    case_id = desk.register()
    with pytest.raises(StatementError), desk.store.change("spoil") as session:
        setattr(session.get_one(Case, case_id), field, value)


def test_a_word_is_stored_as_its_text_and_comes_back_as_the_word(desk: Desk) -> None:
    desk.register(ANNA)
    (person,) = desk.all(Person)
    assert person.language is Language.SWEDISH
    assert person.protected is None


@pytest.mark.parametrize("kind", [MeetingKind, Language])
def test_a_word_of_the_field_carries_what_it_is_called(kind: type[Term]) -> None:
    for word in kind:
        assert kind(word.value) is word
        assert word.label


def test_a_value_has_one_spelling_to_be_hashed_by() -> None:
    assert canonical({"b": 1, "a": "å"}) == '{"a":"å","b":1}'


def test_a_name_of_one_part_is_the_whole_name() -> None:
    assert Person(given_name="Suharto", family_name="").name == "Suharto"


def test_every_module_of_records_has_tables_in_the_schema() -> None:
    modules = {mapper.class_.__module__ for mapper in Case.registry.mappers}
    assert modules == {module.__name__ for module in MODULES}
    assert {"case", "person", "booking", "log", "search_entry"} <= set(METADATA.tables)


def test_every_particular_of_a_person_has_its_column() -> None:
    columns = set(Person.__table__.columns.keys())
    assert {field.name for field in fields(Particulars)} <= columns

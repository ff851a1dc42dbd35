"""The office's own data: staff, settings, routines and templates, each change a new version."""

from datetime import date
from pathlib import Path

import pytest

import resources
from models.actions.bin import put_in_bin
from models.actions.office import (
    add_caseworker,
    approve_routine,
    end_caseworker,
    save_setting,
    save_template,
)
from models.office import OwnTemplate, RoutineVersion, Setting
from models.queries.office import (
    OFFICE,
    office,
    own_templates,
    routine_texts,
    setting,
    staff,
)
from models.routine_file import load_routine
from models.vocabulary import Language, LetterKind, StaffRole
from tests.models.desk import MONDAY, Desk

REVIEW = date(2027, 11, 1)


def text_of(*place: str) -> str:
    file: Path = resources.path(*place)
    return file.read_text(encoding="utf-8")


def test_staff_are_listed_by_role_and_name_until_their_last_day(desk: Desk) -> None:
    last = add_caseworker(desk.store, name="Åsa Berg", title="socialsekreterare")
    add_caseworker(desk.store, name="Mats Öberg", role=StaffRole.LABOUR_MARKET_OFFICER)
    end_caseworker(desk.store, last, MONDAY)
    with desk.store.read() as session:
        there = [s.name for _, s in staff(session, StaffRole.CASEWORKER, MONDAY)]
        after = [s.name for _, s in staff(session, StaffRole.CASEWORKER, date(2026, 11, 24))]
        officers = [s.name for _, s in staff(session, StaffRole.LABOUR_MARKET_OFFICER, MONDAY)]
    assert (there, after, officers) == (["Karin Ek", "Åsa Berg"], ["Karin Ek"], ["Mats Öberg"])


def test_a_last_day_is_taken_back(desk: Desk) -> None:
    end_caseworker(desk.store, desk.caseworker, date(2026, 1, 1))
    end_caseworker(desk.store, desk.caseworker, None)
    with desk.store.read() as session:
        assert len(staff(session, StaffRole.CASEWORKER, MONDAY)) == 1


def test_the_newest_setting_is_in_force_and_those_before_it_stay(desk: Desk) -> None:
    with desk.store.read() as session:
        assert setting(session, "theme") == {}
    for theme in ("light", "dark"):
        save_setting(desk.store, "theme", {"theme": theme})
    save_setting(desk.store, "other", {"theme": "high"})
    with desk.store.read() as session:
        assert setting(session, "theme") == {"theme": "dark"}
    newest = max(desk.all(Setting), key=lambda s: s.rev if s.key == "theme" else 0)
    put_in_bin(desk.work, Setting, newest.id)
    with desk.store.read() as session:
        assert setting(session, "theme") == {"theme": "light"}


def test_the_office_describes_itself(desk: Desk) -> None:
    save_setting(desk.store, OFFICE, {"text": text_of("demo", "office.toml")})
    with desk.store.read() as session:
        assert "Sundvalla" in office(session).municipality


def test_an_approved_routine_stands_beside_the_earlier_ones(desk: Desk) -> None:
    text = text_of("routines", "malmo_30plus.toml")
    routine = load_routine(text)
    approve_routine(desk.store, routine, text)
    older = text.replace(routine.version, "2018-01-01")
    approve_routine(desk.store, load_routine(older), older)
    corrected = f"# Ett stavfel rättat\n{text}"
    approve_routine(desk.store, routine, corrected)
    with desk.store.read() as session:
        assert routine_texts(session) == (corrected.strip(), older.strip())
    kept = desk.all(RoutineVersion)
    assert len(kept) == 3
    assert {(v.approved_by, v.review_on) for v in kept} == {
        (routine.approved_by, routine.review_on)
    }


@pytest.mark.parametrize("language", list(Language))
def test_the_office_s_newest_template_is_in_force(desk: Desk, language: Language) -> None:
    for content in (b"first", b"second"):
        save_template(
            desk.store,
            LetterKind.FIRST_VISIT,
            language,
            content,
            approved_by="Enhetschefen",
            review_on=REVIEW,
        )
    with desk.store.read() as session:
        assert own_templates(session) == {(LetterKind.FIRST_VISIT, language): b"second"}
    assert len(desk.all(OwnTemplate)) == 2

"""The routine in the settings: a limit that is changed moves where a case leads."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from models.actions.cases import CaseDraft, register_case
from models.case import Case
from models.queries.case_state import routine_of
from models.queries.office import is_queue_behind, routine_texts
from models.vocabulary import NextStep
from tests.models.desk import ANNA, MONDAY
from tests.ui.pages.settings.conftest import Show, press, type_in
from ui.application import Event, Workplace
from ui.desk.demo import OfficeClock, opening_time
from ui.pages.settings.routine import RoutineSection
from ui.wording import full_date

Settled = Callable[[], None]
SAVE = "Save as a new version"


@pytest.fixture
def section(show: Show) -> RoutineSection:
    found = show("routine")
    assert isinstance(found, RoutineSection)
    return found


def fill(section: RoutineSection, **typed: str) -> None:
    approved = {"valid_from": f"{MONDAY}", "review_on": "2027-11-01", "approved_by": "Chefen"}
    for name, text in (approved | typed).items():
        type_in(section.form.field(name).editor, text)


def said(section: RoutineSection) -> str:
    return " ".join(label.text() for label in section.findChildren(QLabel) if label.isVisible())


def finish(workplace: Workplace, settled: Settled) -> None:
    """Wait until every open case follows the routine: they do a few at a time."""
    while workplace.read(is_queue_behind):
        settled()
    settled()


def absence_limit(workplace: Workplace, case_id: UUID) -> int:
    work = workplace.work

    def limit(session: object) -> int:
        case = session.get(Case, case_id)  # type: ignore[attr-defined]
        return routine_of(case, work.routines, work.today).absence_limit

    return workplace.read(limit)


def test_a_limit_typed_in_the_form_holds_for_a_case(
    section: RoutineSection, workplace: Workplace, settled: Settled
) -> None:
    case_id = register_case(workplace.work, CaseDraft(person=ANNA, contact_date=MONDAY))
    assert absence_limit(workplace, case_id) == 2
    fill(section, absence_limit="3")
    press(section, SAVE)
    assert absence_limit(workplace, case_id) == 3
    finish(workplace, settled)


def test_the_open_cases_follow_and_go_back_when_it_is_taken_back(
    section: RoutineSection, workplace: Workplace, settled: Settled
) -> None:
    case_id = register_case(workplace.work, CaseDraft(person=ANNA, contact_date=MONDAY))
    events: list[Event] = []
    workplace.told.connect(events.append)

    def step() -> tuple[NextStep, date | None]:
        query = select(Case.next_step, Case.due).where(Case.id == case_id)
        row = workplace.read(lambda session: session.execute(query).one())
        return row.next_step, row.due

    before = step()
    fill(section, first_visit_days="3")
    press(section, SAVE)
    finish(workplace, settled)
    assert step() == (NextStep.BOOK_FIRST_VISIT, date(2026, 11, 26))
    assert workplace.take_back(events[-1])
    finish(workplace, settled)
    assert step() == before == (NextStep.BOOK_FIRST_VISIT, date(2026, 11, 30))
    assert section.editing.draft.first_visit_days == 7


def test_what_was_not_touched_stays_in_the_file_with_its_comments(
    section: RoutineSection, workplace: Workplace, settled: Settled
) -> None:
    (before,) = workplace.read(routine_texts)
    fill(section, absence_limit="3")
    press(section, SAVE)
    finish(workplace, settled)
    after = workplace.read(routine_texts)[-1]
    gone = set(before.splitlines()) - set(after.splitlines())
    assert {line.split(" = ")[0] for line in gone} == {
        *("version", "valid_from", "approved_by", "review_on"),
        "absence_limit",
    }
    assert not any(line.startswith("#") for line in gone)


def test_the_versions_are_told_and_the_form_is_ready_for_the_next(
    section: RoutineSection, workplace: Workplace, settled: Settled
) -> None:
    assert "Framgår inte av rutinen" in said(section)
    fill(section, valid_from="2026-12-01", absence_limit="4")
    press(section, SAVE)
    finish(workplace, settled)
    told = said(section)
    assert "To come" in told
    assert full_date(date(2026, 11, 30), workplace.translate) in told
    assert section.editing.draft.absence_limit == 4
    assert section.editing.draft.valid_from is None
    assert not section.editing.changed
    assert not any(section.form.field(f.name).problem for f in section.editing.spec.fields)


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("absence_limit", "0", "Write a whole number, 1 or more."),
        ("approved_by", "", "Write who has approved the routine."),
        ("review_on", "2026-11-01", "The routine is looked at again on a day ahead."),
        ("enrolment_sfi_ends", "8", "The end must be later than the start."),
    ],
)
def test_a_wrong_value_gets_a_sentence_and_nothing_is_saved(
    section: RoutineSection, workplace: Workplace, name: str, typed: str, sentence: str
) -> None:
    fill(section, **{name: typed})
    press(section, SAVE)
    field = section.form.field(name)
    assert field.problem == sentence
    assert field.editor.isAncestorOf(section.focusWidget())
    assert len(workplace.read(routine_texts)) == 1


def test_the_words_a_field_rests_on_stand_beside_it(section: RoutineSection) -> None:
    section.form.focus_field("absence_limit")
    assert section.words.keys == ("Q17", "Q20", "ours-A6")
    words = [label.text() for label in section.words.findChildren(QLabel)]
    assert any("uteblir två gånger" in text for text in words)
    assert words.count("our reading") == 1
    heard = section.focusWidget()
    assert heard is not None
    assert "uteblir två gånger" in heard.accessibleDescription()
    section.form.focus_field("approved_by")
    assert section.words.keys == ("Q17", "Q20", "ours-A6")


def test_every_word_a_field_rests_on_is_in_the_routine(section: RoutineSection) -> None:
    keys = {key for field in section.editing.spec.fields for key in field.rests_on.split()}
    assert keys
    assert all(section.words.routine.words(key) for key in keys)


def test_a_review_that_was_let_slip_is_told(section: RoutineSection, workplace: Workplace) -> None:
    assert section.overdue.isHidden()
    clock = workplace.store.now
    assert isinstance(clock, OfficeClock)
    clock.moment = opening_time(date(2027, 2, 1))
    section.read_again()
    assert section.overdue.isVisible()

"""The sections that are a form: the office, the letter, the people; what is typed stays until it is in force."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from models.actions.office import change_caseworker
from models.queries.office import OFFICE, caseworker_at_work, everybody, setting
from models.queries.office import office as office_of
from tests.ui.pages.settings.conftest import Show, bars, press, type_in
from ui.application import Event, Workplace
from ui.pages.settings.form_section import FormSection
from ui.pages.settings.letter import LetterSection
from ui.pages.settings.staff import StaffSection

Settled = Callable[[], None]


@pytest.fixture
def office(show: Show) -> FormSection:
    found = show("office")
    assert isinstance(found, FormSection)
    return found


@pytest.fixture
def staff(show: Show) -> StaffSection:
    found = show("staff")
    assert isinstance(found, StaffSection)
    return found


def test_what_is_typed_is_on_the_next_letter_and_comments_stay(
    office: FormSection, workplace: Workplace
) -> None:
    type_in(office.form.field("telephone").editor, "040-628 04 99")
    press(office, "Save")
    assert workplace.templates.office.telephone == "040-628 04 99"
    text = workplace.read(lambda session: setting(session, OFFICE)["text"])
    assert "# Where the address lies on the sheet" in text


def test_taking_it_back_shows_and_prints_the_old(office: FormSection, workplace: Workplace) -> None:
    events: list[Event] = []
    workplace.told.connect(events.append)
    before = workplace.templates.office.telephone
    type_in(office.form.field("telephone").editor, "040-628 04 99")
    press(office, "Save")
    assert workplace.take_back(events[-1])
    assert workplace.templates.office.telephone == before
    assert office.editing.draft.telephone == before


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("telephone", "", "Write the office's telephone number: people call it."),
        ("municipality", "", "Write the name of the municipality: it stands on every letter."),
    ],
)
def test_what_is_wrong_is_said_under_its_field(
    office: FormSection, workplace: Workplace, name: str, typed: str, sentence: str
) -> None:
    before = workplace.read(office_of)
    type_in(office.form.field(name).editor, typed)
    press(office, "Save")
    assert office.form.field(name).problem == sentence
    assert office.form.field(name).editor.isAncestorOf(office.focusWidget())
    assert workplace.read(office_of) == before


def test_a_draft_is_there_again_in_a_new_page_and_can_be_removed(
    show: Show, office: FormSection, workplace: Workplace
) -> None:
    type_in(office.form.field("town").editor, "Nystad")
    office.leave()
    again = show("office")
    assert isinstance(again, FormSection)
    assert again.editing.draft.town == "Nystad"
    assert workplace.read(office_of).town != "Nystad"
    press(again, "Remove the draft")
    assert again.editing.draft.town == workplace.read(office_of).town


def test_the_measures_hold_for_the_test_sheet(
    show: Show,
    workplace: Workplace,
    settled: Settled,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letter = show("letter")
    assert isinstance(letter, LetterSection)
    type_in(letter.form.field("address_left_mm").editor, "118")
    press(letter, "Save")
    assert workplace.templates.office.layout.address_left_mm == 118
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    press(letter, "Save the test sheet …")
    settled()
    assert (tmp_path / "provark.docx").stat().st_size > 0


def test_a_measure_no_envelope_has_is_refused(show: Show, workplace: Workplace) -> None:
    letter = show("letter")
    assert isinstance(letter, LetterSection)
    type_in(letter.form.field("address_left_mm").editor, "5")
    press(letter, "Save")
    assert letter.form.field("address_left_mm").problem.startswith("Measure again")
    assert workplace.templates.office.layout.address_left_mm == 120


def test_one_of_the_people_is_opened_with_enter_and_changed(
    staff: StaffSection, workplace: Workplace
) -> None:
    staff.table.setFocus()
    QTest.keyClick(staff.table, Qt.Key.Key_Down)
    QTest.keyClick(staff.table, Qt.Key.Key_Return)
    assert staff.form is not None
    type_in(staff.form.field("telephone").editor, "040-628 04 77")
    press(staff, "Save")
    people = workplace.read(everybody)
    assert [row.staff.telephone for row in people].index("040-628 04 77") == 1
    assert staff.table.hasFocus()


def test_somebody_new_is_added(staff: StaffSection, workplace: Workplace) -> None:
    press(staff, "Add a person")
    assert staff.form is not None
    assert isinstance(staff.focusWidget(), QLineEdit)
    press(staff, "Save")
    assert staff.form.field("name").problem
    type_in(staff.form.field("name").editor, "Nina Ny")
    press(staff, "Save")
    assert "Nina Ny" in [row.staff.name for row in workplace.read(everybody)]


def test_whoever_is_at_work_is_asked_for_title_and_telephone(
    show: Show, workplace: Workplace
) -> None:
    assert bars(show("staff")) == []
    own = workplace.read(lambda session: caseworker_at_work(session, workplace.store.who))
    assert own is not None
    change_caseworker(workplace.store, own, {"title": "", "telephone": ""})
    staff = show("staff")
    assert isinstance(staff, StaffSection)
    (told,) = bars(staff)
    assert told.startswith("Your title or telephone is missing")
    press(staff, "Write them")
    assert staff.form is not None
    type_in(staff.form.field("title").editor, "socialsekreterare")
    type_in(staff.form.field("telephone").editor, "040-628 04 12")
    press(staff, "Save")
    assert bars(staff) == []

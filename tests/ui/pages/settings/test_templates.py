"""Own letter templates in the settings: checked, approved, in force, and put aside again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from documents.letter import our_template
from models.queries.office import own_template_rows, own_templates
from models.vocabulary import Language, LetterKind
from tests.ui.pages.settings.conftest import Show, bars, press, type_in
from ui.application import Event, Workplace
from ui.desk.own_templates import page_of
from ui.pages.settings.templates import TemplatesSection

Settled = Callable[[], None]
FIRST = LetterKind.FIRST_VISIT, Language.SWEDISH
USE = "Use a template of your own …"


@pytest.fixture
def section(show: Show, settled: Settled) -> TemplatesSection:
    found = show("templates")
    assert isinstance(found, TemplatesSection)
    settled()
    return found


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """Give a template that passes: ours."""
    file = tmp_path / "own.docx"
    file.write_bytes(our_template(page_of(*FIRST)))
    return file


def approve(section: TemplatesSection) -> None:
    type_in(section.form.field("approved_by").editor, "Chefen")
    type_in(section.form.field("review_on").editor, "2027-11-01")


def choosing(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(file.parent))


def test_an_own_template_that_passes_is_in_force_and_says_who_stands_for_it(
    section: TemplatesSection,
    workplace: Workplace,
    settled: Settled,
    good: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choosing(monkeypatch, good)
    before = workplace.templates
    approve(section)
    press(section, USE)
    settled()
    row = workplace.read(own_template_rows)[FIRST]
    assert (row.approved_by, row.review_on) == ("Chefen", date(2027, 11, 1))
    assert "Chefen" in section.line.whose
    assert workplace.templates is not before
    assert section.back.isEnabled()


def test_one_that_is_refused_gets_its_sentence_and_the_old_one_stays(
    section: TemplatesSection,
    workplace: Workplace,
    settled: Settled,
    good: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    approve(section)
    section.use_own(good)
    settled()
    before = workplace.read(own_templates)
    approve(section)
    good.write_bytes(b"not a Word file")
    choosing(monkeypatch, good)
    press(section, USE)
    settled()
    assert bars(section) == [
        "The template was not taken into use. The one before stays.",
        "The file is not a Word document (.docx).",
    ]
    assert workplace.read(own_templates) == before


def test_it_is_not_asked_for_before_it_is_approved(
    section: TemplatesSection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: pytest.fail("was asked"))
    press(section, USE)
    problems = [section.form.field(name).problem for name in ("approved_by", "review_on")]
    assert problems == [
        "Write who has approved the template.",
        "Choose when the template is to be looked at again.",
    ]


def test_a_file_that_is_gone_is_told(
    section: TemplatesSection, settled: Settled, tmp_path: Path
) -> None:
    section.use_own(tmp_path / "gone.docx")
    settled()
    assert bars(section)[-1] == "The file is damaged: gone.docx cannot be read."


def test_one_goes_back_to_ours_and_can_take_that_back(
    section: TemplatesSection, workplace: Workplace, settled: Settled, good: Path
) -> None:
    events: list[Event] = []
    workplace.told.connect(events.append)
    for _ in range(2):  # the one before is no way back either
        approve(section)
        section.use_own(good)
        settled()
    press(section, "Go back to our template")
    assert workplace.read(own_templates) == {}
    assert section.line.whose == "Stegvis's own"
    assert workplace.take_back(events[-1])
    assert FIRST in workplace.read(own_templates)
    assert section.line.own is not None


def test_our_template_is_saved_to_begin_from(
    section: TemplatesSection, settled: Settled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, tmp_path / "any")
    section.table.choose_row(1)
    press(section, "Save our template …")
    settled()
    (saved,) = tmp_path.glob("first_visit*.docx")
    assert saved.read_bytes() == our_template(page_of(LetterKind.FIRST_VISIT, Language.ENGLISH))


def test_the_page_shows_the_names_of_the_fields_of_the_chosen_letter(
    section: TemplatesSection, settled: Settled
) -> None:
    assert "municipality_name" in section.preview.words
    section.table.choose_row(len(LetterKind) * 2 - 1)
    settled()
    assert section.line.letter is LetterKind.ATTENDANCE_CERTIFICATE
    assert "caseworker_name" in section.preview.words

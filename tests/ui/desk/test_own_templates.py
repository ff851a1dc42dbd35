"""An office's own template, from the check to the letter."""

from datetime import date
from pathlib import Path

import pytest

from documents import enrolment_general
from documents.letter import our_template
from documents.reread import reread
from models.queries import office as office_queries
from models.vocabulary import Language, LetterKind
from tests.models.desk import Desk
from tests.ui.desk.outbox import with_office
from ui.desk.booking import book_next
from ui.desk.letters import send_outbox, templates_of
from ui.desk.own_templates import adopt_template

REVIEW = date(2027, 1, 31)
EN, SV = Language.ENGLISH, Language.SWEDISH


@pytest.fixture
def office(desk: Desk) -> Desk:
    return with_office(desk)


def adopt(desk: Desk, language: Language, data: bytes) -> list[str]:
    found = adopt_template(
        desk.work,
        LetterKind.ENROLMENT_GENERAL,
        language,
        data,
        approved_by="Karin Ek",
        review_on=REVIEW,
    )
    return [finding.key for finding in found]


@pytest.mark.parametrize(
    ("language", "letter"), [(SV, enrolment_general.LETTER), (EN, enrolment_general.ENGLISH)]
)
def test_a_template_that_passes_is_in_force(
    office: Desk, language: Language, letter: object
) -> None:
    template = our_template(letter)  # type: ignore[arg-type]
    assert adopt(office, language, template) == []
    with office.store.read() as session:
        own = office_queries.own_templates(session)
    assert own == {(LetterKind.ENROLMENT_GENERAL, language): template}


def test_a_template_that_is_refused_changes_nothing(office: Desk) -> None:
    assert adopt(office, SV, b"not a Word file") == ["not_word"]
    with office.store.read() as session:
        assert office_queries.own_templates(session) == {}


def test_the_next_letter_is_written_on_it(office: Desk, tmp_path: Path) -> None:
    assert adopt(office, SV, our_template(enrolment_general.LETTER)) == []
    book_next(office.work, office.routed())
    handed = send_outbox(office.work, templates_of(office.work), tmp_path)
    letters = [reread(file.read_bytes()) for file in handed.files if file.suffix == ".docx"]
    assert any("Du är kallad till inskrivningsmöte" in letter.title for letter in letters)

"""The weekly lists: protected persons left out and counted, each file noted in the log as it is written."""

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import openpyxl
import pytest

from models.actions.enrolment import save_answers
from models.actions.meetings import book
from models.errors import CouldNotWrite
from models.rules.facts import Answers
from models.vocabulary import Answer, Language, MeetingKind, ProtectedIdentity
from tests.models.desk import ANNA, CALM, MONDAY, Desk, with_protection
from tests.ui.conftest import Tour
from tests.ui.desk.outbox import with_office
from tests.ui.desk.papers import files_in, words_in
from ui.desk.booking import book_next
from ui.desk.lists import Made, weekly_lists, write_lists
from ui.i18n import translator

RISK = Answers(violence_indication=Answer.YES)
MAY_COME = replace(CALM, may_attend_group=Answer.YES)
TUESDAY = date(2026, 12, 1)
HIDDEN = replace(
    with_protection(ANNA, ProtectedIdentity.REGISTERED), given_name="Dold", family_name="Hemlig"
)


@pytest.fixture
def office(desk: Desk) -> Desk:
    return with_office(desk)


def lists(desk: Desk) -> dict[str, Made]:
    return {made.stem: made for made in weekly_lists(desk.work, translator())}


def written(desk: Desk, folder: Path) -> tuple[Path, ...]:
    made = weekly_lists(desk.work, translator())
    return tuple(write_lists(desk.work, made, folder, translator()))


def test_an_empty_office_has_its_four_lists(office: Desk) -> None:
    assert list(lists(office)) == ["veckans-uppfoljning", "kommande-moten", "uteblivna", "forsenat"]


def test_each_group_ahead_has_an_attendance_list_of_its_own(office: Desk) -> None:
    for days in (8, 12):
        book(office.work, office.routed(), office.group(MONDAY + timedelta(days)))
    office.group(MONDAY + timedelta(9))  # nobody is called to it
    book_next(office.work, office.routed(RISK))  # no group
    stems = [stem for stem in lists(office) if stem.startswith("narvarolista")]
    assert stems == ["narvarolista-2026-12-01", "narvarolista-2026-12-05"]


def test_protected_persons_are_left_out_and_counted(office: Desk, tmp_path: Path) -> None:
    group = office.group(TUESDAY)
    book(office.work, office.routed(), group)
    book(office.work, office.routed(MAY_COME, HIDDEN), group)
    made = lists(office)
    for stem in ("veckans-uppfoljning", "kommande-moten"):
        assert made[stem].listed.left_out == 1, stem
        assert made[stem].heading.left_out == 1, stem
    for file in written(office, tmp_path):
        assert "Hemlig" not in words_in(file), file.name
        assert ANNA.street not in words_in(file), file.name


def test_who_may_come_to_a_group_stands_on_its_list_by_number_alone(
    office: Desk, tmp_path: Path
) -> None:
    group = office.group(TUESDAY)
    for answers in (MAY_COME, CALM):
        case = office.routed(MAY_COME, HIDDEN)
        book(office.work, case, group)
        save_answers(office.work, case, answers)
    made = lists(office)["narvarolista-2026-12-01"]
    assert [(row.name, row.case_number) for row in made.listed.rows] == [("", "2026-00001")]
    assert made.listed.left_out == 1
    written(office, tmp_path)
    words = words_in(tmp_path / "narvarolista-2026-12-01.xlsx")
    assert "2026-00001" in words
    assert "2026-00002" not in words


def test_high_risk_is_a_conversation_like_any_other(office: Desk) -> None:
    book_next(office.work, office.routed(RISK))
    (row,) = lists(office)["kommande-moten"].listed.rows
    assert row.kind is MeetingKind.THREE_PARTY


def test_a_list_says_whose_secrets_it_holds_and_who_made_it(office: Desk) -> None:
    for made in lists(office).values():
        assert made.heading.secrecy
        assert made.heading.made_by == office.store.who
        assert made.heading.made_at == office.store.now()
        assert made.heading.language is Language.SWEDISH
    assert lists(office)["veckans-uppfoljning"].heading.about == "Vecka 48"


def test_an_attendance_list_says_which_meeting(office: Desk) -> None:
    book(office.work, office.routed(), office.group(TUESDAY))
    about = lists(office)["narvarolista-2026-12-01"].heading.about
    assert about == "Inskrivningsmöte, allmänt, Nobelvägen 66, 2026-12-01 09.00"


def test_the_follow_up_ends_with_the_week(office: Desk) -> None:
    office.register()  # to be booked by next Monday
    assert lists(office)["veckans-uppfoljning"].listed.rows == ()
    office.go_to(MONDAY + timedelta(7), time(8))
    assert len(lists(office)["veckans-uppfoljning"].listed.rows) == 1


def test_each_file_is_noted_once_it_is_written(office: Desk, tmp_path: Path) -> None:
    before = office.store.head().number
    files = written(office, tmp_path)
    noted = [line.kind for line in office.lines(before) if line.verb == "export_list"]
    assert [file.stem for file in files] == noted
    assert files_in(tmp_path) == sorted(files, key=lambda file: (len(file.name), file))


def test_a_list_that_cannot_be_written_is_not_noted(office: Desk, tmp_path: Path) -> None:
    before = office.store.head()
    with pytest.raises(CouldNotWrite):
        written(office, tmp_path / "gone")
    assert office.store.head() == before


def test_every_list_of_the_tour_opens_with_its_heading(tour: Tour) -> None:
    for file in tour.toured.lists:
        sheet = openpyxl.load_workbook(file).worksheets[0]
        top = [str(sheet.cell(row, 1).value) for row in range(1, 8)]
        assert any("26 kap" in line for line in top), file.name
        assert any("Karin Ek" in line for line in top), file.name


@pytest.mark.parametrize(
    ("language", "name"), [(Language.SWEDISH, "somaliska"), (Language.ENGLISH, "Somali")]
)
def test_an_interpreters_language_stands_by_its_name(
    office: Desk, language: Language, name: str
) -> None:
    speaker = replace(ANNA, interpreter_language="so")
    book(office.work, office.routed(CALM, speaker), office.group(TUESDAY))
    made = weekly_lists(office.work, translator(), language)
    (row,) = next(one for one in made if one.stem == "kommande-moten").listed.rows
    assert row.interpreter_language == name

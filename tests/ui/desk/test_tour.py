"""The tour goes through the verbs: the log knows every booking, letter, list and print job it made."""

import shutil
from pathlib import Path
from uuid import uuid4

import pytest

from models.errors import CouldNotWrite
from models.rules.case_row import RowProblem
from models.store.database import Store
from models.store.log_check import verify_log, verify_records
from tests.models.desk import MONDAY
from tests.ui.conftest import Tour
from tests.ui.desk.papers import files_in, saying, unlogged, words_in
from ui.desk.case_list import Carried
from ui.desk.tour import WATERMARK, problem_sentence, tour_demo, tour_people
from ui.i18n import translator

RISK = ("hög risk", "högrisk", "våld", "high risk", "high-risk", "violen", "high_risk")
ROW = {
    "Ärendenummer": "2026-00501",
    "Namn": "Öhrström, Anna",
    "Född": "1981-03-02",
    "Kontaktdatum": "2026-11-09",
    "Beslut": "bifall",
    "Beslutsdatum": "2026-11-20",
    "Adress": "Provgatan 3",
    "Postnummer": "201 12",
    "Postort": "Sundvalla",
    "Indikation på våldsbenägenhet": "ja",
}


@pytest.fixture
def copy(tour: Tour, tmp_path: Path) -> Tour:
    """Give a copy of the tour's vault and papers, to do harm to."""
    file = tmp_path / "copy.db"
    shutil.copy(tour.store.file, file)
    store = Store(file, tour.store._key, site=tour.store.site, who="B", clock=tour.store.now)
    shutil.copytree(tour.folder, tmp_path / "papers")
    return Tour(store, tour.templates, tmp_path / "papers", tour.toured, tour.today, tour.before)


@pytest.fixture
def case_list(tmp_path: Path) -> Path:
    file = tmp_path / "lista.csv"
    file.write_text(f"{';'.join(ROW)}\n{';'.join(ROW.values())}\n", encoding="utf-8")
    return file


def test_the_log_knows_everything_the_tour_made(tour: Tour) -> None:
    assert unlogged(tour.store, tour.folder, tour.before) == []
    with tour.store.read() as session:
        assert verify_log(session, tour.store.site) == ()
        assert verify_records(session) == ()


def test_a_booking_past_the_log_is_reported(copy: Tour) -> None:
    connection = copy.store.connect()
    columns = [row[1] for row in connection.execute("PRAGMA table_info(booking)") if row[1] != "id"]
    names = ", ".join(columns)
    one = "FROM booking LIMIT 1"
    planted = uuid4()
    connection.execute(
        f"INSERT INTO booking (id, {names}) SELECT ?, {names} {one}",
        (planted.hex,),
    )
    connection.close()
    assert unlogged(copy.store, copy.folder, copy.before) == [f"booking {planted}"]
    with copy.store.read() as session:
        assert [found.kind for found in verify_records(session)] == ["booking"]
    copy.store.close()


@pytest.mark.parametrize(
    "planted",
    [
        "letters/kallelse-2026-99999.docx",
        "letters/utskrift-2026-11-23-2.docx",
        "letters/meddelande-2026-99999.txt",
        "lists/forsenat-2.xlsx",
        "lists/allihop.xlsx",
    ],
)
def test_a_file_without_a_line_is_reported(copy: Tour, planted: str) -> None:
    (copy.folder / planted).write_bytes(b"no line says so")
    assert unlogged(copy.store, copy.folder, copy.before) == [Path(planted).name]
    copy.store.close()


def test_the_week_is_done(tour: Tour) -> None:
    made = tour.toured
    assert made.done.routed
    assert made.done.booked
    assert made.papers.hindered == ()
    assert len(made.papers.files) == len(set(made.papers.files))
    assert {job.name.partition("-")[0] for job in made.papers.jobs} <= {"utskrift", "kuvert"}
    stems = {file.stem for file in made.lists}
    assert {"veckans-uppfoljning", "kommande-moten", "uteblivna", "forsenat"} <= stems
    papers = {*made.papers.files, *made.papers.jobs, *made.lists}
    assert papers == {*files_in(tour.folder / "letters"), *files_in(tour.folder / "lists")}
    assert sorted(file.name for file in files_in(tour.folder / "sheets")) == [
        "aterstallningsblad.docx",
        "provark.docx",
    ]


def test_no_paper_tells_of_high_risk(tour: Tour) -> None:
    assert saying(tour.folder, RISK) == []


def test_a_paper_that_tells_of_high_risk_is_found(copy: Tour) -> None:
    letter = next(copy.folder.rglob("kallelse-*.docx"))
    (copy.folder / "planted.txt").write_text("Trepartssamtal, HÖG RISK")
    shutil.copy(letter, copy.folder / "innocent.docx")
    assert saying(copy.folder, RISK) == ["planted.txt"]
    copy.store.close()


def test_no_letter_of_the_demonstration_goes_without_its_watermark(tour: Tour) -> None:
    mark = translator()(WATERMARK)
    word = [file for file in files_in(tour.folder) if file.suffix == ".docx"]
    assert word
    assert [file.name for file in word if mark not in words_in(file)] == []


def test_a_letter_is_named_by_its_case_alone(tour: Tour) -> None:
    kinds = {file.name.partition("-2026-")[0] for file in tour.toured.papers.files}
    assert kinds <= {"kallelse", "intyg", "meddelande"}


def test_a_case_list_goes_the_whole_way(case_list: Path, tmp_path: Path) -> None:
    said: list[str] = []
    out = tmp_path / "out"
    toured = tour_people(out, MONDAY, case_list, translator("en"), said.append, routes=True)
    assert [file.name for file in toured.papers.files] == ["kallelse-2026-00501.docx"]
    assert (out / "routes.json").exists()
    assert "Routes chosen: 1" in said
    assert "Letters and messages: 1" in said
    assert saying(out / "letters", RISK) == []
    assert saying(out / "lists", RISK) == []
    letter = next(out.rglob("kallelse-*.docx"))
    assert translator("en")(WATERMARK) not in words_in(letter)


def test_nobody_asked_for_routes(case_list: Path, tmp_path: Path) -> None:
    tour_people(tmp_path / "out", MONDAY, case_list, translator(), lambda _: None)
    assert not (tmp_path / "out" / "routes.json").exists()


def test_what_could_not_be_read_is_told_last(case_list: Path, tmp_path: Path) -> None:
    with case_list.open("a", encoding="utf-8") as file:
        file.write(";".join({**ROW, "Ärendenummer": "2026-00502", "Född": "i våras"}.values()))
    said: list[str] = []
    toured = tour_people(tmp_path / "out", MONDAY, case_list, translator(), said.append)
    assert toured.problems
    assert said[-len(toured.problems) :] == [
        problem_sentence(problem, translator()) for problem in toured.problems
    ]
    assert "3, Född: " in said[-1]


@pytest.mark.parametrize(
    ("row", "shown"),
    [(7, "Row 7, Namn: "), (None, "Row –, Namn: ")],
)
def test_what_could_not_be_read_is_told_with_row_and_column(row: int | None, shown: str) -> None:
    problem = RowProblem(row, "Namn", Carried.HOUSEHOLD)
    assert problem_sentence(problem, translator("en")) == shown + Carried.HOUSEHOLD.label


def test_a_folder_that_cannot_be_made_is_told_before_any_work(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file")
    with pytest.raises(CouldNotWrite):
        tour_demo(taken, MONDAY, translator(), lambda _: None)

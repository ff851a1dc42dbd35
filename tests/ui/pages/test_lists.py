"""Listor: what the screen shows is what the workbook holds, and one press saves it."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from documents.sheet import Column
from models.case import Case
from models.errors import CouldNotWrite
from models.log import LogLine
from models.vocabulary import NextStep, ProtectedIdentity
from tests.ui.desk.papers import files_in
from ui.application import Workplace
from ui.look.look import Look
from ui.look.tokens import LIGHT
from ui.pages.lists import page as lists_module
from ui.pages.lists.page import ListsPage
from ui.places import Place
from ui.printing import Program
from ui.widgets.rows import STATE_ROLE
from ui.widgets.sheet_table import SheetModel, SheetTable

LISTS = Place("lists")
Settled = Callable[[], None]
OpenPage = Callable[..., ListsPage]


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Let the machine have no word processor; give what is opened instead."""
    found: list[Path] = []
    monkeypatch.setattr(lists_module, "find_program", lambda: None)
    monkeypatch.setattr(lists_module, "open_file", found.append)
    return found


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Listor"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    return folder


@pytest.fixture
def open_page(workplace: Workplace, qtbot: QtBot, settled: Settled) -> OpenPage:
    kept: list[ListsPage] = []

    def made(place: Place = LISTS) -> ListsPage:
        page = ListsPage(workplace, place)
        kept.append(page)
        qtbot.addWidget(page)
        page.resize(1200, 800)
        page.show()
        settled()
        return page

    return made


def cells(page: ListsPage) -> list[list[str]]:
    """Return the list as the screen has it, the titles first."""
    model = page.sheet.table.model()
    across, role = range(model.columnCount()), Qt.Orientation.Horizontal
    titles = [str(model.headerData(column, role)) for column in across]
    rows = range(model.rowCount())
    return [titles, *([str(model.index(row, column).data()) for column in across] for row in rows)]


def key(page: ListsPage, name: str) -> None:
    next(one for one in page.commands() if one.key == name).handler()


def go_down(page: ListsPage, settled: Settled) -> None:
    QTest.keyClick(page.choices, Qt.Key.Key_Down)
    settled()


def test_the_screen_shows_the_very_texts_of_the_sheet(
    open_page: OpenPage, settled: Settled
) -> None:
    page = open_page()
    for _ in range(page.choices.count()):
        made = page._made
        assert made is not None
        titles, *rows = cells(page)
        assert titles == list(made.sheet.titles(page.translate))
        told = [[text.partition(" · ")[0] for text in row] for row in rows]
        assert told == [list(row) for row in made.sheet.texts(made.listed.rows, page.translate)]
        go_down(page, settled)


def test_one_press_saves_the_list_as_it_is_shown(
    open_page: OpenPage, workplace: Workplace, chosen: Path, settled: Settled
) -> None:
    said: list[str] = []
    workplace.told.connect(lambda event: said.append(event.what))
    page = open_page()
    key(page, "save_list")
    settled()
    (file,) = files_in(chosen)
    assert file.name == "veckans-uppfoljning.xlsx"
    assert said == ["The list is saved: veckans-uppfoljning.xlsx in Listor"]
    sheet = openpyxl.load_workbook(file).worksheets[0]
    rows = [[str(cell.value) for cell in row] for row in sheet.iter_rows()]
    titles, *shown = cells(page)
    start = rows.index(titles)
    assert [row[0] for row in rows[start + 1 :]] == [row[0] for row in shown]


def test_each_file_is_logged(
    open_page: OpenPage, workplace: Workplace, chosen: Path, settled: Settled
) -> None:
    before = workplace.store.head().number
    page = open_page()
    page.all_button.click()
    settled()
    files = files_in(chosen)
    assert len(files) == page.choices.count()
    lines = select(LogLine.verb).where(LogLine.number > before)
    with workplace.store.read() as session:
        assert list(session.scalars(lines)).count("export_list") == len(files)


def test_work_that_is_stopped_leaves_no_file(
    open_page: OpenPage, chosen: Path, settled: Settled
) -> None:
    page = open_page()
    page.all_button.click()
    page.leave()
    settled()
    assert files_in(chosen) == []


def test_what_cannot_be_written_is_told(
    open_page: OpenPage,
    workplace: Workplace,
    chosen: Path,
    settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(folder: Path, name: str, _: bytes) -> Path:
        raise CouldNotWrite(folder / name, "No space left on device")

    monkeypatch.setattr("ui.desk.papers.write_atomically", full)
    said: list[str] = []
    workplace.hindered.connect(said.append)
    before = workplace.store.head().number
    page = open_page()
    page.save_button.click()
    settled()
    assert "No space left" in said[0]
    verbs = select(LogLine.verb).where(LogLine.number > before)
    with workplace.store.read() as session:
        assert "export_list" not in set(session.scalars(verbs))


def test_nothing_is_saved_where_no_folder_is_chosen(
    open_page: OpenPage, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    page = open_page()
    for button in (page.save_button, page.all_button, page.print_button):
        button.click()
        assert not page.under_way.busy


def test_one_s_own_cases_and_another_week_can_be_chosen(
    open_page: OpenPage, workplace: Workplace, settled: Settled
) -> None:
    page = open_page()
    whose, week = page.filters._whose, page.filters._week
    everyone = len(cells(page))
    assert whose.count() == 2
    whose.setCurrentIndex(1)
    whose.activated.emit(1)
    settled()
    made = page._made
    assert made is not None
    assert {row.caseworker for row in made.listed.rows} <= {workplace.store.who}
    assert workplace.store.who in made.heading.about
    week.setCurrentIndex(2)
    week.activated.emit(2)
    whose.setCurrentIndex(0)
    whose.activated.emit(0)
    settled()
    assert len(cells(page)) >= everyone
    made = page._made
    assert made is not None
    assert made.heading.about.startswith("Week 50")


def test_an_attendance_list_has_nothing_to_be_narrowed_by(
    open_page: OpenPage, settled: Settled
) -> None:
    page = open_page()
    for _ in range(page.choices.count() - 1):
        go_down(page, settled)
    choice = page.choices.current
    assert choice is not None
    if choice.group is None:
        pytest.skip("no group ahead in the demonstration")
    assert page.filters._whose.isHidden()
    assert page.filters._week.isHidden()
    again = open_page(page.place())
    assert again.place() == page.place()


def test_protected_persons_are_left_out_and_counted(
    open_page: OpenPage, workplace: Workplace, settled: Settled
) -> None:
    with workplace.store.change("set_up_test") as session:
        waiting = select(Case).where(
            Case.closed_on.is_(None), Case.next_step != NextStep.NOTHING, Case.due.is_not(None)
        )
        case = session.scalars(waiting.order_by(Case.due.asc().nulls_last())).first()
        assert case is not None
        case.person.protected = ProtectedIdentity.REGISTERED
        name = case.person.family_name
    page = open_page()
    bar = page.sheet._left_out
    assert not bar.isHidden()
    assert bar.accessibleName().split()[0].isdigit()
    assert case.number not in {row[0] for row in cells(page)}
    assert name


def test_a_list_is_printed_or_shown_where_it_lies(
    open_page: OpenPage,
    chosen: Path,
    settled: Settled,
    opened: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = open_page()
    key(page, "print_list")
    settled()
    assert opened == [chosen]
    taken: list[Path] = []

    def take(_: Program, file: Path, **__: object) -> bool:
        taken.append(file)
        return True

    monkeypatch.setattr(lists_module, "print_file", take)
    page.program, page.printer = Program("LibreOffice", chosen), "Skrivare 2"
    key(page, "print_list")
    settled()
    assert len(taken) == 1
    assert opened == [chosen]


def test_the_place_of_a_list_is_found_again(open_page: OpenPage) -> None:
    page = open_page(Place("lists", tab="uteblivna"))
    assert page.place() == Place("lists", tab="uteblivna")
    assert open_page(Place("lists", tab="gone")).place().tab == "veckans-uppfoljning"
    assert page.areas()[1] is page.sheet.table


@pytest.mark.parametrize(("state", "word"), [("late", "−4 · overdue"), ("", "−4")])
def test_what_is_late_has_a_word_and_rows_have_numbers(qtbot: QtBot, state: str, word: str) -> None:
    column: Column[int] = Column("Days", lambda row: f"−{row}")
    model = SheetModel((column,), str, (4,), states={0: lambda _: state}, words={"late": "overdue"})  # type: ignore[arg-type]
    table = SheetTable(Look(LIGHT), "List")
    qtbot.addWidget(table)
    table.setModel(model)
    cell = model.index(0, 0)
    assert (cell.data(), cell.data(STATE_ROLE)) == (word, state)
    down = Qt.Orientation.Vertical
    assert model.headerData(0, down) == "1"
    assert (
        model.headerData(0, down, Qt.ItemDataRole.TextAlignmentRole) == Qt.AlignmentFlag.AlignCenter
    )
    assert model.headerData(0, down, Qt.ItemDataRole.ToolTipRole) is None
    assert not table.grab().toImage().isNull()

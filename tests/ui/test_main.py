"""The command line: what can be asked for, what is refused, and what is said when the world does not let us."""

import sys
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import main as main_module
from main import arguments, main
from tests.ui.desk.test_tour import ROW
from ui.desk import tour


@pytest.fixture
def case_list(tmp_path: Path) -> Path:
    file = tmp_path / "lista.csv"
    file.write_text(f"{';'.join(ROW)}\n{';'.join(ROW.values())}\n", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("--today 2026-11-23", "--today needs --demo or --tour DIR"),
        ("--demo --tour out", "not allowed with argument"),
        ("--demo --people list.xlsx", "--people needs --tour DIR"),
        ("--tour out --routes", "--routes needs --people FILE"),
        ("--tour out --today yesterday", "invalid"),
        ("--tour out --language fi", "invalid choice"),
        ("--demo --unlock", "unrecognized arguments"),
        ("--lock idle", "unrecognized arguments"),
    ],
)
def test_what_does_not_go_together_is_refused(
    typed: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        arguments(typed.split())
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_what_was_asked_for_is_read() -> None:
    asked = arguments(
        ["--tour", "out", "--people", "list.ods", "--routes", "--today", "2026-11-23"]
    )
    assert (asked.tour, asked.people) == (Path("out"), Path("list.ods"))
    assert (asked.routes, asked.today, asked.language) == (True, date(2026, 11, 23), None)


def test_a_case_list_is_toured_as_of_the_day_asked_for(
    case_list: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    typed = [*("--tour", str(out), "--people", str(case_list)), "--routes", "--today", "2026-11-23"]
    assert main([*typed, "--language", "en"]) == 0
    said = capsys.readouterr()
    assert "Letters and messages: 1" in said.out
    assert said.err == ""
    assert (out / "letters" / "utskrift-2026-11-23.docx").exists()
    assert (out / "routes.json").exists()


def test_the_demonstration_is_toured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tour, "demo_store", partial(tour.demo_store, people=2))
    assert main(["--tour", str(tmp_path), "--today", "2026-11-23"]) == 0
    assert "Listor:" in capsys.readouterr().out
    assert (tmp_path / "lists" / "forsenat.xlsx").exists()


@pytest.mark.parametrize(
    ("file", "said"),
    [("gone.xlsx", "gone.xlsx går inte att läsa"), ("empty.csv", "empty.csv")],
)
def test_what_the_world_does_is_a_sentence_and_not_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, said: str
) -> None:
    (tmp_path / "empty.csv").write_text("")
    assert main(["--tour", str(tmp_path / "out"), "--people", str(tmp_path / file)]) == 1
    error = capsys.readouterr().err
    assert said in error
    assert str(tmp_path) not in error
    assert "Traceback" not in error


def test_a_folder_that_cannot_be_made_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").write_text("a file")
    assert main(["--tour", str(tmp_path / "taken" / "out"), "--language", "en"]) == 1
    assert "could not be written" in capsys.readouterr().err


def test_the_demonstration_opens_its_window(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[str, date]] = []

    class Demonstration:
        def __init__(self, _application: object, today: date, *_: object) -> None:
            self.today = today

        def start(self) -> None:
            shown.append(("demo", self.today))

    class Application:
        instance = staticmethod(QApplication.instance)

        def __init__(self, _: list[str]) -> None:
            pass

        def exec(self) -> int:
            return 0

    monkeypatch.setattr("PySide6.QtWidgets.QApplication", Application)
    monkeypatch.setattr("ui.demo.Demo", Demonstration)
    assert main(["--demo", "--today", "2026-11-23"]) == 0
    assert shown == [("demo", date(2026, 11, 23))]


def test_a_fresh_process_is_told_why_the_one_before_locked() -> None:
    asked = arguments(["--locked", "idle", "--at", "13.47", "--not-kept"])
    assert (asked.locked, asked.at, asked.not_kept) == ("idle", "13.47", True)


@pytest.mark.parametrize(("frozen", "parts"), [(False, 2), (True, 1)])
def test_a_fresh_process_is_started_as_this_one_was(
    monkeypatch: pytest.MonkeyPatch, frozen: bool, parts: int
) -> None:
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    command = main_module._command()
    assert command[0] == sys.executable
    assert len(command) == parts
    assert command[1:] in ((), (main_module.__file__,))

"""Other programs at work: only in the folder that was chosen, stopped at once, and nothing left behind."""

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.ui.desk.papers import files_in
from ui import printing
from ui.desk.papers import Stop, StoppedError
from ui.printing import Program, can_convert, convert, find_program, print_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")


def stand_in(folder: Path, does: str) -> Program:
    """Return a program that is called as LibreOffice is, and does this."""
    file = folder / "soffice"
    file.write_text(
        f"#!{sys.executable}\nimport os, sys, time, pathlib\n{does}\n", encoding="utf-8"
    )
    file.chmod(0o755)
    return Program("LibreOffice", file)


@pytest.fixture
def chosen(tmp_path: Path) -> Path:
    folder = tmp_path / "chosen"
    folder.mkdir()
    return folder


@pytest.fixture(autouse=True)
def no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "_pdf_reader", lambda: "")


_PICTURE = (
    "from base64 import b64decode\n"
    "place = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
    "(place / 'brev.png').write_bytes(b64decode({0!r}))\n"
)


def picture() -> str:
    from PySide6.QtCore import QBuffer, QByteArray

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image = QImage(21, 30, QImage.Format.Format_RGB32)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.toBase64().data()).decode()


def test_a_letter_is_laid_out_and_nothing_is_left(tmp_path: Path, chosen: Path) -> None:
    program = stand_in(tmp_path, _PICTURE.format(picture()))
    (page,) = convert(program, b"letter", chosen, Stop())
    assert (page.width(), page.height()) == (21, 30)
    assert list(chosen.iterdir()) == []


def test_a_pdf_is_read_page_by_page(
    tmp_path: Path, chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = tmp_path / "reader"
    page = "from base64 import b64decode\npathlib.Path(sys.argv[-1] + '-1.png').write_bytes(b64decode({0!r}))"
    stand_in(tmp_path, page.format(picture())).file.rename(reader)
    monkeypatch.setattr(printing, "_pdf_reader", lambda: str(reader))
    assert len(convert(stand_in(tmp_path, ""), b"letter", chosen, Stop())) == 1


def test_a_program_that_fails_shows_nothing(tmp_path: Path, chosen: Path) -> None:
    assert convert(stand_in(tmp_path, "sys.exit(1)"), b"letter", chosen, Stop()) == ()
    assert list(chosen.iterdir()) == []


def test_a_program_is_ended_when_somebody_asks(tmp_path: Path, chosen: Path) -> None:
    stop = Stop()
    threading.Timer(0.2, stop.ask).start()
    with pytest.raises(StoppedError):
        convert(stand_in(tmp_path, "time.sleep(60)"), b"letter", chosen, stop)
    assert list(chosen.iterdir()) == []


def test_its_temporary_files_lie_in_the_chosen_folder_for_its_owner_alone(
    tmp_path: Path, chosen: Path
) -> None:
    told = tmp_path / "told"
    look = (
        f"at = os.environ['TMPDIR']; open({str(told)!r}, 'w').write(at + oct(os.stat(at).st_mode))"
    )
    file = chosen / "utskrift.docx"
    file.write_bytes(b"letters")
    assert print_file(stand_in(tmp_path, look), file, Stop())
    where = told.read_text(encoding="utf-8")
    assert where.startswith(str(chosen))
    assert where.endswith("700")
    assert files_in(chosen) == [file]


def test_what_a_killed_program_left_goes_the_next_time(tmp_path: Path, chosen: Path) -> None:
    left = chosen / ".stegvis-print-left"
    left.mkdir()
    (left / "brev.docx").write_bytes(b"letter")
    convert(stand_in(tmp_path, ""), b"letter", chosen, Stop())
    assert list(chosen.iterdir()) == []


@pytest.mark.parametrize(
    ("word", "office", "name"),
    [(True, True, "Word"), (False, True, "LibreOffice"), (False, False, "")],
)
def test_word_is_found_before_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: bool, office: bool, name: str
) -> None:
    there = tmp_path / "program"
    there.touch()
    monkeypatch.setattr(printing, "_WORD_PLACES", (str(there),) if word else ())
    monkeypatch.setattr(printing, "_OFFICE_PLACES", (str(there),) if office else ())
    monkeypatch.setattr(printing, "_OFFICE_NAMES", ())
    found = find_program()
    assert (found.name if found else "") == name
    assert can_convert(found) == (name == "LibreOffice")

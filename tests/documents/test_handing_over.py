"""Documents handed over: names that reveal nothing and files that are whole or not there."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.handing_over import file_name, remove_unfinished, write_atomically
from models import errors

NAMES = (
    ("kallelse", "2026-00412", "kallelse-2026-00412.docx"),
    ("Kallelse", "Ä 12/2026", "Kallelse-Ä-12-2026.docx"),
    ("kallelse", "../../etc/passwd", "kallelse-etc-passwd.docx"),
    ("kallelse", "C:\\x", "kallelse-C-x.docx"),
    ("kallelse", "2026\u202e00412", "kallelse-202600412.docx"),
    ("kallelse", "", "kallelse.docx"),
    ("", "CON", "dokument-CON.docx"),
    ("", "com1", "dokument-com1.docx"),
    ("", "...", "dokument.docx"),
    ("kallelse", "a" * 300, f"kallelse-{'a' * 71}.docx"),
)


def names(folder: Path) -> list[str]:
    return sorted(place.name for place in folder.iterdir())


@pytest.mark.parametrize(("kind", "number", "name"), NAMES)
def test_a_file_name_is_safe_on_every_system(kind: str, number: str, name: str) -> None:
    assert file_name(kind, number) == name


@given(st.text(), st.text())
def test_no_file_name_leaves_its_folder(kind: str, number: str) -> None:
    name = file_name(kind, number)
    assert Path(name).name == name
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert len(name) <= 85
    assert not name.startswith((".", "-"))


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    place = write_atomically(tmp_path, "kallelse.docx", b"letter")
    assert place == tmp_path / "kallelse.docx"
    assert place.read_bytes() == b"letter"
    assert names(tmp_path) == ["kallelse.docx"]


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    places = [write_atomically(tmp_path, "kallelse.docx", bytes([n])) for n in range(3)]
    assert [place.name for place in places] == [
        "kallelse.docx",
        "kallelse-2.docx",
        "kallelse-3.docx",
    ]
    assert [place.read_bytes() for place in places] == [b"\0", b"\1", b"\2"]


def test_a_disk_without_links_takes_files_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(place: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    write_atomically(tmp_path, "kallelse.docx", b"first")
    place = write_atomically(tmp_path, "kallelse.docx", b"second")
    assert place.name == "kallelse-2.docx"
    assert (tmp_path / "kallelse.docx").read_bytes() == b"first"
    assert names(tmp_path) == ["kallelse-2.docx", "kallelse.docx"]


def test_a_folder_that_is_not_there_is_an_error_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(errors.CouldNotWrite) as error:
        write_atomically(tmp_path / "borta", "kallelse.docx", b"letter")
    assert error.value.file == tmp_path / "borta" / "kallelse.docx"
    assert error.value.reason == "No such file or directory"


@pytest.mark.parametrize("step", ["os.fsync", "os.fdopen", "pathlib.Path.replace"])
def test_nothing_half_written_is_left_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(step, full)
    monkeypatch.setattr(Path, "hardlink_to", full)
    with pytest.raises(errors.CouldNotWrite):
        write_atomically(tmp_path, "kallelse.docx", b"letter")
    assert names(tmp_path) == []


def test_a_thousand_namesakes_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("documents.handing_over._MOST_NAMESAKES", 3)
    for _ in range(2):
        write_atomically(tmp_path, "kallelse.docx", b"letter")
    with pytest.raises(errors.CouldNotWrite):
        write_atomically(tmp_path, "kallelse.docx", b"letter")


def test_what_a_killed_program_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / ".stegvis-x1.part").write_bytes(b"half a letter")
    write_atomically(tmp_path, "kallelse.docx", b"letter")
    assert remove_unfinished(tmp_path) == 1
    assert names(tmp_path) == ["kallelse.docx"]

"""What is remembered between two starts: read whole or not at all, and nothing of anybody in it."""

from dataclasses import fields
from pathlib import Path

import pytest

from models.errors import CouldNotWrite
from ui.preferences import Preferences, preferences_file, read_preferences, write_preferences

CHOSEN = Preferences("en", "contrast_dark", 150, 3, Path("South.stegvis"))


def test_what_was_chosen_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "config" / "preferences.toml"
    write_preferences(file, CHOSEN)
    assert read_preferences(file) == CHOSEN


def test_no_file_is_remembered_as_none(tmp_path: Path) -> None:
    write_preferences(tmp_path / "p.toml", Preferences())
    assert read_preferences(tmp_path / "p.toml") == Preferences()


def test_without_a_file_it_is_as_at_first(tmp_path: Path) -> None:
    assert read_preferences(tmp_path / "none.toml") == Preferences("sv", "system", 100, 5, None)


@pytest.mark.parametrize(
    "content",
    [b"", b"language = ", b"\xff\xfe", b"[[language]]", b"language = 1\ntext_size = 'big'"],
)
def test_a_damaged_file_is_as_at_first(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "p.toml"
    file.write_bytes(content)
    assert read_preferences(file) == Preferences()


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("language = 'fi'", "language", "sv"),
        ("theme = 'pink'", "theme", "system"),
        ("text_size = 20", "text_size", 80),
        ("text_size = 900", "text_size", 200),
        ("text_size = true", "text_size", 100),
        ("lock_after = 60", "lock_after", 5),
        ("lock_after = 0", "lock_after", 1),
        ("vault = 3", "vault", None),
    ],
)
def test_what_makes_no_sense_is_as_near_as_it_can_be(
    tmp_path: Path, line: str, field: str, value: object
) -> None:
    file = tmp_path / "p.toml"
    file.write_text(line)
    assert getattr(read_preferences(file), field) == value


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(CouldNotWrite):
        write_preferences(tmp_path / "taken" / "p.toml", CHOSEN)


def test_nothing_of_anybody_has_a_place_in_it() -> None:
    assert {field.name for field in fields(Preferences)} == {
        *("language", "theme", "text_size", "lock_after", "vault")
    }


def test_it_lies_in_the_users_own_profile() -> None:
    assert preferences_file().parts[-2:] == ("Stegvis", "preferences.toml")

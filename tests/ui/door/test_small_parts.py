"""What the pages of the door are made of: Caps Lock, groups of a key, where files lie, words after a lock."""

from datetime import datetime
from pathlib import Path

import pytest

from ui.door.caps_lock import after_key
from ui.door.locked import REASONS, Locked, foot_line, is_time, read_locked
from ui.door.recovery import grouped
from ui.door.vaults import file_of, vault_at
from ui.i18n import translator


@pytest.mark.parametrize(
    ("text", "shift", "known", "on"),
    [
        ("A", False, None, True),
        ("a", True, None, True),
        ("A", True, None, False),
        ("a", False, True, False),
        ("Å", False, None, True),
        ("1", False, None, None),
        ("", False, True, True),
        ("!", True, True, True),
    ],
)
def test_caps_lock_is_told_from_what_a_key_typed(
    text: str, shift: bool, known: bool | None, on: bool | None
) -> None:
    assert after_key(text, known=known, shift=shift) is on


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("", ""),
        ("abcd", "ABCD"),
        ("abcde", "ABCD-E"),
        ("ABCD-E", "ABCD-E"),
        ("ab cd ef", "ABCD-EF"),
        ("x" * 40, "-".join(["XXXX"] * 8)),
    ],
)
def test_a_key_is_shown_in_groups_however_it_is_typed(typed: str, shown: str) -> None:
    assert grouped(typed) == shown


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("Ekonomiskt bistånd, Söder", "Ekonomiskt bistånd, Söder.stegvis"),
        ("../../etc/passwd", "etc passwd.stegvis"),
        ("  ", "Stegvis.stegvis"),
        ("a" * 200, "a" * 60 + ".stegvis"),
        ("CON: <1>", "CON 1.stegvis"),
    ],
)
def test_a_file_is_named_after_its_office(office: str, name: str, tmp_path: Path) -> None:
    assert file_of(office, tmp_path) == tmp_path / name


def test_a_file_that_exists_is_not_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "South.stegvis").touch()
    assert file_of("South", tmp_path).name == "South 2.stegvis"


def test_backups_lie_beside_the_file_and_are_its_own(tmp_path: Path) -> None:
    one, other = (
        vault_at(tmp_path / name, lambda: datetime.now().astimezone())
        for name in ("South.stegvis", "North.stegvis")
    )
    assert one.backups.parent == one.file.parent
    assert one.backups != other.backups
    assert not one.profile.is_relative_to(tmp_path)


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("kept", [True, False])
def test_why_it_locked_comes_through_the_command_line(reason: str, kept: bool) -> None:
    words = list(Locked(reason, "13.47", kept).words())
    assert words[:4] == ["--locked", reason, "--at", "13.47"]
    assert read_locked(words[1], words[3], kept="--not-kept" not in words) == Locked(
        reason, "13.47", kept
    )


@pytest.mark.parametrize(
    ("reason", "at"), [(None, ""), ("idle", ""), ("idle", "29.70"), ("bored", "13.47")]
)
def test_words_that_make_no_sense_are_passed_over(reason: str | None, at: str) -> None:
    assert read_locked(reason, at, kept=True) is None


def test_a_time_is_a_time() -> None:
    assert is_time("09.00")
    assert not is_time("9.00")
    assert not is_time("09.00 Anna")


def test_the_foot_tells_why_it_is_locked() -> None:
    said = foot_line(Locked("idle", "13.47"), 5, translator("en"))
    assert said == (
        "The file is encrypted. Locked automatically at 13.47 after 5 minutes. Your draft is saved."
    )
    assert "could not be saved" in foot_line(Locked("idle", "13.47", False), 5, translator("en"))
    assert foot_line(None, 5, translator("en")) == "The file is encrypted."

"""After a whole day no file outside the chosen folder holds a word of the person's (trust.md, T5)."""

import base64
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import resources
from tests.journeys.scripted_day import CANARIES

ROOT = resources.path().parent


@dataclass(frozen=True)
class Day:
    """What a day left behind: everything it could reach is under one folder."""

    folder: Path
    out: Path
    opened: list[Path]
    said: str


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    folder = tmp_path_factory.mktemp("day")
    homes = {
        **dict.fromkeys(("TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR"), folder / "temporary"),
        "HOME": folder / "home",
        **{
            name: folder / "home" / name.lower()
            for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
        },
    }
    out, vault = folder / "out", folder / "home" / "vault"
    for place in (*homes.values(), out, vault):
        place.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-B", "-m", "tests.journeys.scripted_day", str(vault), str(out)],
        cwd=ROOT,
        env={**os.environ, **{name: str(place) for name, place in homes.items()}},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    return Day(folder, out, [Path(name) for name in told["opened"]], told["said"] + done.stderr)


def forms(canary: str) -> Iterator[bytes]:
    """Yield what a canary looks like in a file: UTF-8, UTF-16 and base64 wherever it begins."""
    yield canary.encode()
    yield canary.encode("utf-16-le")
    yield canary.encode("utf-16-be")
    for before in range(3):
        whole = base64.b64encode(bytes(before) + canary.encode())
        yield whole[4 if before else 0 : -4]


def contents(file: Path) -> Iterator[bytes]:
    yield file.read_bytes()
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as package:
            yield from (package.read(name) for name in package.namelist())


def telling(folder: Path, besides: Path) -> list[str]:
    """Return the files in a folder that hold a canary, but for those in one folder."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return [
        f"{file.name}: {kind}"
        for file in files
        if not file.is_relative_to(besides)
        for kind, canary in CANARIES.items()
        if any(form in content for content in contents(file) for form in forms(canary))
    ]


def test_no_file_outside_the_chosen_folder_tells_of_the_person(day: Day) -> None:
    assert telling(day.folder, day.out) == []


def test_the_papers_in_the_chosen_folder_do(day: Day) -> None:
    told = telling(day.out, day.folder / "temporary")
    assert any(line.startswith("kallelse-2026-00001.docx: name") for line in told)
    assert any(line.startswith("kallelse-2026-00001.docx: address") for line in told)


def test_the_vault_and_its_backup_were_there_to_be_searched(day: Day) -> None:
    vaults = list((day.folder / "home").rglob("stegvis.db"))
    assert len(vaults) == 2
    assert all(file.stat().st_size > 100_000 for file in vaults)


def test_nothing_was_written_elsewhere_even_for_a_moment(day: Day) -> None:
    allowed = (day.out, day.folder / "home" / "vault")
    temporary = day.folder / "temporary"
    assert day.opened
    assert [file.name for file in day.opened if not any(map(file.is_relative_to, allowed))] == []
    assert not list(temporary.rglob("*"))


def test_nothing_that_is_said_tells_of_the_person(day: Day) -> None:
    assert "2, Beslutsdatum" in day.said
    assert "2026-00002 – Stegvis" in day.said  # a window's title
    assert "utskrift-2026-11-23.docx" in day.said  # a file's name
    assert "builtins.ValueError" in day.said  # a crash report
    assert [kind for kind, canary in CANARIES.items() if canary in day.said] == []


@pytest.mark.parametrize("form", range(6))
@pytest.mark.parametrize("kind", CANARIES)
def test_a_planted_file_is_reported(tmp_path: Path, kind: str, form: int) -> None:
    planted = tmp_path / "planted.tmp"
    planted.write_bytes(b"\x00\xff" + list(forms(CANARIES[kind]))[form] + b"\x00")
    assert f"planted.tmp: {kind}" in telling(tmp_path, tmp_path / "out")


def test_a_planted_package_is_reported(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "~copy.tmp", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", CANARIES["name"] * 100)
    assert telling(tmp_path, tmp_path / "out") == ["~copy.tmp: name"]

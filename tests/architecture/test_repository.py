"""What lies in the repository, and what must never come into it."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.architecture.source import ROOT

TOP_LEVEL = {
    *("main.py", "ui", "models", "documents", "resources", "installer", "tests", "README.md"),
    *(
        "pyproject.toml",
        "requirements.lock",
        "Makefile",
        ".ci",
        "LICENSE",
        ".gitignore",
        ".gitattributes",
    ),
}
# Written in pieces, or this file would find itself.
HOSTS = (
    "pypi" + ".org",
    "python" + "hosted",
    "npmjs" + ".org",
    "index-" + "url=",
    "extra-index-" + "url",
)
MACHINE_PATHS = re.compile(r"(?<![\w.<])/(?:work|root|opt|tmp|home)/\w+")
PUBLISHED = {"7010632391"}  # the tax agency's own example of a samordningsnummer
NUMBER = re.compile(
    r"(?<![\w.-])(?P<century>19|20)?(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)(?P<sign>[-+]?)"
    r"(?P<birth>\d{3})(?P<check>\d)(?![\w-])"
)


@cache
def tracked() -> tuple[str, ...]:
    """Return the path of every file in git; of every file not ignored where there is no git to ask."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        return tuple(unignored(ROOT, (ROOT / ".gitignore").read_text("utf-8").split()))
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607 - the git that made the checkout
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return tuple(path for path in listed.stdout.split("\0") if path and (ROOT / path).exists())


def unignored(folder: Path, patterns: Sequence[str]) -> Iterator[str]:
    """Yield the files below a folder that no pattern names, nor any folder they lie in."""
    ignored = [".git", *(pattern.strip("/") for pattern in patterns)]
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not any(fnmatch(name, p) for p in ignored)]
        yield from (
            (Path(place) / name).relative_to(folder).as_posix()
            for name in files
            if not any(fnmatch(name, p) for p in ignored)
        )


def text_of(path: str) -> str:
    """Return what can be read in a file: a workbook's cells, a text, or nothing."""
    file = ROOT / path
    if file.suffix == ".xlsx":
        return "\n".join(_cells(file))
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def _cells(file: Path) -> Iterator[str]:
    with closing(load_workbook(file, read_only=True)) as book:
        for sheet in book.worksheets:
            for row in sheet.iter_rows(values_only=True):
                yield from (str(value) for value in row if value is not None)


def leaks(text: str) -> list[str]:
    """Return the index hosts and machine paths a text names."""
    return [host for host in HOSTS if host in text] + MACHINE_PATHS.findall(text)


def real_looking(text: str) -> list[str]:
    """Return what could be somebody's number: a day, a check digit that fits, no test number."""
    return [found[0] for found in NUMBER.finditer(text) if _could_be_somebody(found)]


def _could_be_somebody(found: re.Match[str]) -> bool:
    digits = "".join(found.group("year", "month", "day", "birth", "check"))
    is_test_number = found["birth"].startswith("98") or digits in PUBLISHED
    written_as_number = bool(found["sign"] or found["century"])
    return written_as_number and not is_test_number and _is_a_day(found) and _luhn(digits)


def _is_a_day(found: re.Match[str]) -> bool:
    day = int(found["day"])
    try:
        date(2000, int(found["month"]), day - 60 if day > 60 else day)
    except ValueError:
        return False
    return True


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def test_the_top_level_holds_what_it_should_and_no_more() -> None:
    assert {path.partition("/")[0] for path in tracked()} == TOP_LEVEL


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {
        Path(path).parent
        for path in tracked()
        if path.startswith("tests/") and path.endswith(".py")
    }
    assert [
        str(folder) for folder in sorted(folders) if not (ROOT / folder / "__init__.py").exists()
    ] == []


def test_no_file_names_an_index_or_a_path_of_a_machine() -> None:
    assert {path: found for path in tracked() if (found := leaks(text_of(path)))} == {}


@pytest.mark.parametrize(
    "text",
    ["--index-" + "url=https://example.test", "see /" + "root/notes", "open('/" + "tmp/letters')"],
)
def test_a_leak_is_found(text: str) -> None:
    assert leaks(text)


def test_a_path_of_the_house_is_no_leak() -> None:
    assert (
        leaks("tests/work/x and ./tour/letters and #!/usr/bin/env and https://a.test/home/page")
        == []
    )


def test_no_number_could_be_a_real_person_s() -> None:
    places = ("tests/", "resources/", "models/", "documents/", "ui/", "README.md")
    assert {
        path: found
        for path in tracked()
        if path.startswith(places) and (found := real_looking(text_of(path)))
    } == {}


@pytest.mark.parametrize("number", ["850412-" + "0000", "198504" + "120000", "850472-" + "0007"])
def test_a_number_that_could_be_someone_s_is_found(number: str) -> None:
    assert real_looking(f"born {number}.") == [number]


@pytest.mark.parametrize(
    "number", ["19850412-9803", "850412-9803", "850412-" + "0005", "2026-00412"]
)
def test_an_invented_number_is_let_through(number: str) -> None:
    assert real_looking(number) == []


def test_without_git_the_files_it_would_ignore_are_left_out(tmp_path: Path) -> None:
    for name in (".git/config", ".venv/bin/python", "ui/__pycache__/a.pyc", "ui/a.py", "sv.mo"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert list(unignored(tmp_path, [".venv/", "__pycache__/", "*.mo"])) == ["ui/a.py"]


def test_git_and_the_folder_tell_the_same_files() -> None:
    patterns = (ROOT / ".gitignore").read_text("utf-8").split()
    assert set(tracked()) <= set(unignored(ROOT, patterns))

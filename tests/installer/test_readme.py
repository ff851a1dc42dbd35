import re

import pytest

import resources
from installer.headings import MARK, README, with_table
from models.rules.case_columns import headings_table, words_from_toml

ROOT = README.parent
PATH = re.compile(r"`([\w.<>/-]+/[\w.<>/-]*|\w+\.(?:py|toml|lock))`")


def named_files(text: str) -> set[str]:
    """The files and folders of the repository that a page names; `<stem>` stands for any name."""
    return {found for found in PATH.findall(text) if not found.startswith(("./", "DIR/"))}


def missing(text: str) -> set[str]:
    return {path for path in named_files(text) if not list(ROOT.glob(re.sub(r"<\w+>", "*", path)))}


def test_the_readme_tells_every_heading_a_case_list_may_have() -> None:
    page = README.read_text(encoding="utf-8")
    words = words_from_toml(resources.path("case_list.toml").read_text(encoding="utf-8"))
    assert with_table(page, headings_table(words)) == page, "run `make headings`"


def test_only_what_is_between_the_marks_is_written() -> None:
    assert with_table(f"a\n{MARK}old\n{MARK}b\n", "new\n") == f"a\n{MARK}new\n{MARK}b\n"


def test_a_page_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="unpack"):
        with_table("a page", "a table")


def test_every_file_the_readme_names_is_there() -> None:
    assert missing(README.read_text(encoding="utf-8")) == set()


def test_a_file_that_is_not_there_is_found() -> None:
    text = "see `models/persson.py`, `documents/<stem>.py` and `main.tex`"
    assert missing(text) == {"models/persson.py"}

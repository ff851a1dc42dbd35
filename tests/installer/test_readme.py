import re

import pytest

from installer.readme import BEGIN, END, README, table, with_headings

ROOT = README.parent
PATH = re.compile(r"`([\w.<>/-]+/[\w.<>/-]*|\w+\.(?:py|toml|lock))`")


def named_files(text: str) -> set[str]:
    """The files and folders of the repository that a page names; `<stem>` stands for any name."""
    return {found for found in PATH.findall(text) if not found.startswith(("./", "DIR/"))}


def missing(text: str) -> set[str]:
    return {path for path in named_files(text) if not list(ROOT.glob(re.sub(r"<\w+>", "*", path)))}


def test_the_readme_tells_every_heading_a_case_list_may_have() -> None:
    page = README.read_text(encoding="utf-8")
    assert with_headings(page, table()) == page, "run `make readme`"


def test_only_what_is_between_the_markers_is_written() -> None:
    assert with_headings(f"a\n{BEGIN}old\n{END}b\n", "new\n") == f"a\n{BEGIN}new\n{END}b\n"


def test_a_page_without_markers_is_refused() -> None:
    with pytest.raises(ValueError, match="substring"):
        with_headings("a page", "a table")


def test_every_file_the_readme_names_is_there() -> None:
    assert missing(README.read_text(encoding="utf-8")) == set()


def test_a_file_that_is_not_there_is_found() -> None:
    text = "see `models/persson.py`, `documents/<stem>.py` and `main.tex`"
    assert missing(text) == {"models/persson.py"}

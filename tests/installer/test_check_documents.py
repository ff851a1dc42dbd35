"""The check of finished documents: it says what differs between a file and its page."""

from pathlib import Path

import openpyxl
import pytest

from installer.check_documents import Content, Shown, compare, content, documents, one_of_each
from tests.documents.examples import ROW, filled

LETTER = Content("Möte, 1 page", ("Dag\tTisdag 1 december", "Välkommen!"), 1, "Amina Testsson")
PAGE = Shown("Dag Tisdag\n1 december\nVälkommen!", 1, "Amina Testsson")


def test_a_page_that_shows_what_its_file_says_passes() -> None:
    assert list(compare(LETTER, PAGE)) == []


@pytest.mark.parametrize(
    ("shown", "finding"),
    [
        (Shown("Dag Tisdag 1 december", 1, "Amina Testsson"), "not on the page: Välkommen!"),
        (Shown(PAGE.words, 2, "Amina Testsson"), "2 pages instead of 1"),
        (Shown(PAGE.words + " ###", 1, "Amina Testsson"), "a column is too narrow for its numbers"),
        (
            Shown(PAGE.words, 1, "Amina Testsson 2026-01873"),
            "an envelope's window shows: Amina Testsson 2026-01873",
        ),
    ],
)
def test_each_difference_is_told(shown: Shown, finding: str) -> None:
    assert list(compare(LETTER, shown)) == [finding]


def test_a_letter_is_known_by_its_heading_and_its_address(tmp_path: Path) -> None:
    file = tmp_path / "kallelse-2026-00412.docx"
    file.write_bytes(filled("enrolment_sfi", ROW))
    found = content(file)
    assert found.kind == "Du som läser sfi är kallad till inskrivningsmöte, 1 page"
    assert found.pages == 1
    assert found.address == "Amina TestssonProvgatan 14 B, lgh\u00a01203201\u00a034 Sundvalla"


def test_a_page_without_a_letter_has_no_address(tmp_path: Path) -> None:
    file = tmp_path / "page.docx"
    file.write_bytes(filled("three_party_easy", ROW))
    assert content(file).address is None


def test_a_list_is_known_by_its_name_without_the_day(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Namn", 3])
    book.save(tmp_path / "narvarolista-2026-11-24.xlsx")
    assert content(tmp_path / "narvarolista-2026-11-24.xlsx") == Content(
        "narvarolista", ("Namn",), None
    )


def test_a_file_that_is_no_package_is_counted_and_not_rendered(tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(b"nothing")
    (tmp_path / "notes.txt").write_bytes(b"nothing")
    files = documents(tmp_path)
    assert [file.name for file in files] == ["broken.docx"]
    assert one_of_each({file: content(file) for file in files}) == []


def test_one_of_each_kind_is_rendered() -> None:
    contents = {Path(name): Content(name[0], (), 1) for name in ("a1", "a2", "b1")}
    assert one_of_each(contents) == [Path("a1"), Path("b1")]

"""Lists that mean harm, or were never meant to be lists: plain text or a word about it, never a fall."""

import csv
import json
import random
from io import StringIO
from pathlib import Path

import pytest

from models.case import Case
from models.person import Person
from models.rules.case_list import CaseList
from tests.models.desk import Desk
from tests.ui.desk.case_lists import Told, told
from ui.desk.case_list import Imported, case_list_words, import_case_list, read_case_file
from ui.desk.routes_file import routes_json

LONG = "Å" * 300
NASTY = (
    *("=cmd|' /C calc'!A0", "+1+1", "-2+3", '@SUM(A1:A9)*HYPERLINK("x")', "\t=1+1"),
    *(
        LONG,
        "\x00\x07\x1b[31mröd",
        "\u202eneb\u202c",
        "\ufeff\u200b",
        "../../etc/passwd",
        "C:\\CON",
    ),
    *(
        "'; DROP TABLE person; --",
        "{{ 7*7 }}",
        "%s%n{0}",
        "<script>",
        "\U0001f9d1",
        "e\u0301",
        "NaN",
    ),
    *("1e308", "-1", "9" * 40, "9999-12-31", "1900-01-01", "2026-02-30", "31/12 9999", "ja", "nej"),
    *("2026-11-17 allmän uteblev", "9999-12-31 sfi", "2100-12-31 sfi", "1900-01-01 nybesök u", "5"),
    *(
        "2026-12-01 allmän",
        "2026-11-23 trepart kom",
        "bifall",
        "avslag",
        "vet inte",
        "",
        "en längre tid",
    ),
)


def from_file(desk: Desk, folder: Path, *rows: Told) -> tuple[CaseList, Imported]:
    """Return what a file of the rows says, and what came of carrying it over."""
    text = StringIO()
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    writer = csv.DictWriter(text, headings, delimiter=";")
    writer.writeheader()
    writer.writerows(dict(row) for row in rows)
    file = folder / "lista.csv"
    file.write_text(text.getvalue().replace("\x00", ""), encoding="utf-8", newline="")
    found = read_case_file(file, desk.today)
    return found, import_case_list(desk.work, found.cases)


@pytest.mark.parametrize("number", ["../../../etc/passwd", "=1+1", "2026/7:B", LONG])
def test_a_case_number_is_text_as_it_stands(desk: Desk, tmp_path: Path, number: str) -> None:
    _, imported = from_file(desk, tmp_path, told(number))
    (found,) = json.loads(routes_json(desk.work, imported))
    assert found["case_number"] == number
    assert [file.name for file in tmp_path.iterdir()] == ["lista.csv"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("=cmd|' /C calc'!A0, Anna", "=cmd|' /C calc'!A0"),
        (f"{LONG}, Anna", LONG),
        ("\u202eÖhr\u202cström, Anna", "Öhrström"),
        ("Öhr\x07ström, Anna", "Öhrström"),
        ("{{ 7*7 }}, Anna", "{{ 7*7 }}"),
    ],
)
def test_a_name_is_kept_as_plain_text(desk: Desk, tmp_path: Path, typed: str, kept: str) -> None:
    from_file(desk, tmp_path, told(Namn=typed))
    (person,) = desk.all(Person)
    assert (person.family_name, person.given_name) == (kept, "Anna")


def test_whatever_stands_in_the_cells_every_case_comes_through(desk: Desk, tmp_path: Path) -> None:
    chance = random.Random(11)  # noqa: S311 - the same list each time
    headings = [column.heading for column in case_list_words().columns]
    rows = [{heading: chance.choice(NASTY) for heading in headings} for _ in range(40)]
    found, imported = from_file(desk, tmp_path, *rows)
    written = json.loads(routes_json(desk.work, imported))
    assert [row for row, _ in imported.rows] == [case.row for case in found.cases]
    assert len(written) == len(found.cases) >= 35
    assert all(one["quotes"] for one in written)


def test_what_cannot_be_read_is_told_by_row_and_column_and_asked_about(
    desk: Desk, tmp_path: Path
) -> None:
    row = told() | {"Indikation på våldsbenägenhet": "=HYPERLINK(1)", "Beslutsdatum": "../.."}
    found, imported = from_file(desk, tmp_path, row)
    (route,) = json.loads(routes_json(desk.work, imported))
    assert {(p.row, p.column) for p in (*found.problems, *imported.problems)} == {
        (2, "Indikation på våldsbenägenhet"),
        (2, "Beslutsdatum"),
    }
    assert (route["outcome"], route["preliminary"]) == ("ask", "general")
    assert route["unanswered"] == ["decision", "violence_indication"]


def test_an_empty_list_carries_nothing_over(desk: Desk, tmp_path: Path) -> None:
    _, imported = from_file(desk, tmp_path, {"Ärendenummer": None})
    assert imported == Imported((), ())
    assert json.loads(routes_json(desk.work, imported)) == []
    assert desk.all(Case) == []

"""routes.json: the rows of domain/enrolment.md that need deadlines, meetings and channels, end to end."""

import json
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

import resources
from installer.example_list import ROWS
from models.rules.case_cells import Cell
from models.vocabulary import Outcome
from tests.models.desk import MONDAY, Desk
from tests.ui.desk.case_lists import carry, desk_in, routes, told
from ui.desk.case_list import import_case_list, read_case_file
from ui.desk.routes_file import routes_json

TUESDAY, THURSDAY = date(2026, 11, 24), date(2026, 11, 26)
KEYS = (
    *("row", "case_number", "outcome", "preliminary", "possible", "exemption", "review"),
    *("absences", "deadline", "slots", "channels", "criteria", "unanswered", "warnings", "quotes"),
)
NO_QUICK = {"Telefon": None}

# The beginning of the example's comments: where the row is meant to lead.
MEANT = {
    "Allmän": Outcome.GENERAL,
    "Möjlig allmän": Outcome.GENERAL,
    "Sfi": Outcome.SFI,
    "Trepart": Outcome.THREE_PARTY,
    "Högrisk": Outcome.THREE_PARTY_HIGH_RISK,
    "Utanför": Outcome.OUTSIDE,
    "Fråga": Outcome.ASK,
    "Inskriven": Outcome.ENROLLED,
    **{f"Undantag {number}": Outcome.EXEMPT for number in range(1, 9)},
}


def slots(found: dict[str, Any]) -> list[tuple[str, bool, bool]]:
    return [(s["date"][5:], s["within_deadline"], s["letter_in_time"]) for s in found["slots"]]


def test_each_row_of_the_example_leads_where_its_comment_says(desk: Desk) -> None:
    found = read_case_file(resources.path("demo", "arendelista.xlsx"), desk.today)
    imported = import_case_list(desk.work, found.cases)
    text = routes_json(desk.work, imported)
    rows = json.loads(text)
    meant = [intent.partition(":")[0] for intent, _ in ROWS]
    assert [row["outcome"] for row in rows] == [MEANT[word] for word in meant]
    assert [row["possible"] for row in rows] == [word.startswith("Möjlig") for word in meant]
    assert [f"Undantag {r['exemption']}" for r in rows if r["exemption"]] == [
        word for word in meant if word.startswith("Undantag")
    ]
    assert [row["row"] for row in rows] == list(range(2, len(ROWS) + 2))
    assert routes_json(desk.work, imported) == text


def test_an_object_says_everything_in_the_agreed_order(desk: Desk) -> None:
    (found,) = routes(desk, told("2026/7 B"))
    assert tuple(found) == KEYS
    assert found["case_number"] == "2026/7 B"
    assert found["slots"][0] == {
        "date": "2026-11-24",
        "start": "09:00",
        "end": "11:00",
        "kind": "enrolment_general",
        "within_deadline": True,
        "letter_in_time": False,
    }
    assert found["criteria"] == ["everyone"]
    assert found["quotes"] == ["Q1", "Q12", "Q15"]


UNDECIDED = {"Kontaktdatum": "2026-11-23", "Beslut": None, "Beslutsdatum": None}
LATE = ["letter_too_late", "over_a_week"]


@pytest.mark.parametrize(
    ("opened", "changes", "deadline", "offer"),
    [
        pytest.param(
            *(MONDAY, UNDECIDED, "2026-11-30"),
            ([("11-27", True, True), ("11-27", True, True), ("11-30", True, True)], []),
            id="62 the first visit within a week of the contact",
        ),
        pytest.param(
            *(MONDAY, {}, "2026-11-30"),
            ([("11-24", True, False), ("12-01", False, True)], LATE),
            id="63 tomorrow by telephone, or on day eight by letter",
        ),
        pytest.param(
            *(TUESDAY, {"Beslutsdatum": "2026-11-24"}, "2026-12-01"),
            ([("12-01", True, True)], []),
            id="64 after today's group next Tuesday is day seven",
        ),
        pytest.param(
            *(THURSDAY, {"Beslutsdatum": "2026-11-26", "SFI-studerande": "ja"}, "2026-12-03"),
            ([("11-27", True, False), ("12-04", False, True)], LATE),
            id="65 tomorrow by telephone, or next Friday on day eight",
        ),
        pytest.param(
            *(MONDAY, {"Social fobi": "ja"}, "2026-11-30"),
            ([("11-27", True, True)], []),
            id="84 a three-party meeting within the week",
        ),
        pytest.param(
            *(THURSDAY, {"Beslutsdatum": "2026-11-26", **NO_QUICK}, "2026-12-03"),
            ([("12-08", False, True)], ["over_a_week"]),
            id="85 by letter alone the Tuesday after next",
        ),
    ],
)
def test_meetings_are_offered_as_the_table_says(
    desk: Desk,
    opened: date,
    changes: dict[str, Cell],
    deadline: str,
    offer: tuple[list[tuple[str, bool, bool]], list[str]],
) -> None:
    desk.go_to(opened, time(13))
    (found,) = routes(desk, told() | changes)
    first, warnings = offer
    assert found["deadline"] == deadline
    assert slots(found)[: len(first)] == first
    assert found["warnings"] == warnings


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"Samtycke sms": "2026-11-02"}, ["letter", "telephone", "sms"]),
        ({"Samtycke sms": "ja", "Samtycke sms återkallat": "2026-11-23"}, ["letter", "telephone"]),
        ({"Samtycke e-post": "ja", "E-post": "a@post.example"}, ["letter", "telephone", "email"]),
        ({"Adress": None, "Postnummer": None}, ["telephone"]),
    ],
)
def test_channels_follow_consent_and_what_is_known(
    desk: Desk, changes: dict[str, Cell], expected: list[str]
) -> None:
    (found,) = routes(desk, told(Social_fobi="ja") | changes)
    assert found["channels"] == expected


def test_a_protected_persons_letter_is_forwarded_and_a_group_is_asked_about(desk: Desk) -> None:
    row = {"Skyddade personuppgifter": "ja", "Samtycke sms": "ja", **NO_QUICK}
    (found,) = routes(desk, told() | row)
    assert (found["outcome"], found["preliminary"]) == ("ask", "general")
    assert found["unanswered"] == ["may_attend_group"]
    assert found["channels"] == ["letter"]
    assert {"mail_through_tax_agency", "letter_forwarded"} <= set(found["warnings"])


def test_an_exemption_past_its_review_is_asked_about(desk: Desk) -> None:
    row = told(Tidigare_undantag=3, Undantag_granskas="2026-11-02", Beslutsdatum="2026-06-08")
    (found,) = routes(desk, row)
    assert (found["outcome"], found["preliminary"]) == ("ask", "general")
    assert found["unanswered"] == ["exemption_reviewed_on"]
    assert found["review"] == "2026-11-02"


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({"Beslut": "avslag"}, "outside"),
        ({"Hel pension": "ja"}, "exempt"),
        ({"Möte 1": "2026-11-17 allmän närvarande"}, "enrolled"),
        ({"Kontaktdatum": "2017-05-02", "Beslut": None, "Beslutsdatum": None}, "outside"),
    ],
)
def test_where_there_is_nothing_to_book_nothing_is_offered(
    desk: Desk, changes: dict[str, Cell], outcome: str
) -> None:
    (found,) = routes(desk, told() | changes)
    assert found["outcome"] == outcome
    assert (found["deadline"], found["slots"]) == (None, [])


def test_a_long_term_case_may_be_enrolled_without_a_week(desk: Desk) -> None:
    row = {"Ärendetyp": "en längre tid", "Försörjningsstöd sedan": "2019-05-01"}
    (found,) = routes(desk, told() | row)
    assert (found["outcome"], found["possible"], found["deadline"]) == ("general", True, None)
    assert slots(found)[0] == ("12-01", True, True)


def test_after_the_first_visit_the_decision_is_waited_for(desk: Desk) -> None:
    row = {"Möte 1": "2026-11-19 nybesök närvarande", "Beslut": None, "Beslutsdatum": None}
    (found,) = routes(desk, told() | row)
    assert (found["outcome"], found["unanswered"]) == ("ask", ["decision"])
    assert (found["preliminary"], found["deadline"]) == ("general", None)


def test_the_same_list_in_two_vaults_gives_the_same_file(tmp_path: Path) -> None:
    rows = [told("1", Möte_1="2026-11-17 allmän uteblev"), told(""), told("3", Social_fobi="ja")]
    texts = set()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        desk = desk_in(tmp_path / name)
        texts.add(routes_json(desk.work, carry(desk, *rows)))
        desk.store.close()
    assert len(texts) == 1

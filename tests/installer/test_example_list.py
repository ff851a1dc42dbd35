"""The example of a case list: up to date, read without a problem, and leading where each row says."""

import re
from datetime import date
from pathlib import Path

import pytest

import resources
from installer.example_list import COMMENT, example_list
from models.routine_file import load_routine
from models.rules.case_columns import words_from_toml
from models.rules.case_list import read_case_list
from models.rules.case_row import ReadCase
from models.rules.enrolment import route
from models.rules.facts import Facts
from models.vocabulary import Outcome
from ui.desk.read_table import read_table

TODAY = date(2026, 11, 24)
EXAMPLE = resources.path("demo", "arendelista.xlsx")
WORDS = words_from_toml(resources.path("case_list.toml").read_text(encoding="utf-8"))
TABLE = read_table(EXAMPLE, WORDS.knows)
FOUND = read_case_list(TABLE, WORDS, TODAY)
ROUTINE = load_routine(resources.path("routines", "malmo_30plus.toml").read_text(encoding="utf-8"))
OUTCOMES = {
    "Utanför": Outcome.OUTSIDE,
    "Undantag": Outcome.EXEMPT,
    "Fråga": Outcome.ASK,
    "Allmän": Outcome.GENERAL,
    "Möjlig allmän": Outcome.GENERAL,
    "Sfi": Outcome.SFI,
    "Trepart": Outcome.THREE_PARTY,
    "Högrisk": Outcome.THREE_PARTY_HIGH_RISK,
    "Inskriven": Outcome.ENROLLED,
}


def facts(case: ReadCase) -> Facts:
    assert case.contact_date is not None
    return Facts(
        birth_date=case.birth_date,
        kind=case.kind,
        contact_date=case.contact_date,
        application_date=case.application_date,
        support_since=case.support_since,
        decision=case.decision,
        decision_date=case.decision_date,
        answers=case.answers,
        meetings=case.meetings,
        earlier_absences=case.earlier_absences,
        protected=case.protected is not None,
        interpreter_language=case.interpreter_language,
        earlier_exemption=case.earlier_exemption,
        earlier_exemption_review=case.earlier_exemption_review,
    )


INTENTS = [
    (case, str(cells[TABLE.headings.index(COMMENT)]))
    for case, (_, cells) in zip(FOUND.cases, TABLE.rows, strict=True)
]


def test_the_example_reads_without_a_problem() -> None:
    assert FOUND.problems == ()
    assert len(FOUND.cases) >= 40


def test_the_example_has_every_heading_and_the_comment() -> None:
    assert TABLE.headings == (*(column.heading for column in WORDS.columns), COMMENT)


@pytest.mark.parametrize(("case", "intent"), INTENTS, ids=[intent for _, intent in INTENTS])
def test_a_row_leads_where_its_comment_says(case: ReadCase, intent: str) -> None:
    told = re.match(r"(?P<outcome>\D+?)(?: (?P<number>[1-8]))?:", intent)
    assert told is not None
    found = route(facts(case), ROUTINE, TODAY)
    assert found.outcome is OUTCOMES[told["outcome"]]
    assert str(found.exemption or "") == (told["number"] or "")
    assert found.possible == intent.startswith("Möjlig")


def test_every_outcome_occurs() -> None:
    assert {route(facts(case), ROUTINE, TODAY).outcome for case in FOUND.cases} == set(Outcome)


def test_every_birth_number_is_one_that_nobody_has() -> None:
    numbers = [case.number for case in FOUND.cases]
    assert all(n is not None and 980 <= int(n.value[8:11]) <= 989 and not n.doubts for n in numbers)
    assert len({n.value for n in numbers if n is not None}) == len(numbers)


def test_the_example_is_what_its_script_makes(tmp_path: Path) -> None:
    made = tmp_path / "made.xlsx"
    made.write_bytes(example_list(WORDS))
    assert read_table(made, WORDS.knows) == TABLE

"""The list of cases: what is chosen, in which order, and page by page the same as whole."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from models.actions.bin import put_in_bin
from models.actions.cases import PersonDraft, close_case
from models.actions.meetings import book
from models.actions.office import add_caseworker
from models.case import Case
from models.queries.case_list import CaseRow, Choice, case_count, case_list
from models.vocabulary import NextStep, ProtectedIdentity
from tests.models.desk import ANNA, MONDAY, Desk, with_protection

PEOPLE = (
    ("Åsa", "Öberg", date(1985, 4, 12)),
    ("Bo", "Ek", date(1979, 3, 1)),
    ("Carl", "Ek", None),
    ("Dana", "Åkesson", date(1990, 1, 1)),
)


def rows(
    desk: Desk, order: str = "due", *, descending: bool = False, **chosen: object
) -> list[CaseRow]:
    wanted = Choice(**{"today": desk.today} | chosen)  # type: ignore[arg-type]
    with desk.store.read() as session:
        whole = case_list(session, wanted, order=order, descending=descending)
        pages = [
            case_list(session, wanted, order=order, descending=descending, limit=1, offset=n)
            for n in range(len(whole) + 1)
        ]
        assert case_count(session, wanted) == len(whole)
    assert tuple(row for page in pages for row in page) == whole
    return list(whole)


def given(found: list[CaseRow]) -> list[str]:
    return [row.name.split()[0] for row in found]


@pytest.fixture
def known(desk: Desk) -> dict[str, UUID]:
    """Give four cases, the later in the alphabet the earlier their contact, by the given name."""
    mats = add_caseworker(desk.store, name="Mats Öberg")
    return {
        name: desk.register(
            PersonDraft(given_name=name, family_name=family, birth_date=born),
            contact_date=MONDAY - timedelta(days=number),
            caseworker_id=(desk.caseworker, mats, None)[number % 3],
        )
        for number, (name, family, born) in enumerate(PEOPLE)
    }


@pytest.mark.parametrize(
    ("order", "descending", "names"),
    [
        ("due", False, ["Dana", "Carl", "Bo", "Åsa"]),
        ("due", True, ["Åsa", "Bo", "Carl", "Dana"]),
        ("name", False, ["Bo", "Carl", "Dana", "Åsa"]),
        ("name", True, ["Åsa", "Dana", "Carl", "Bo"]),
        ("born", False, ["Bo", "Åsa", "Dana", "Carl"]),
        ("born", True, ["Dana", "Åsa", "Bo", "Carl"]),
        ("number", False, ["Åsa", "Bo", "Carl", "Dana"]),
        ("number", True, ["Dana", "Carl", "Bo", "Åsa"]),
        ("caseworker", False, ["Åsa", "Dana", "Bo", "Carl"]),
        ("caseworker", True, ["Bo", "Åsa", "Dana", "Carl"]),
    ],
)
def test_cases_come_in_the_order_asked_for_those_without_last(
    desk: Desk, known: dict[str, UUID], order: str, descending: bool, names: list[str]
) -> None:
    assert given(rows(desk, order, descending=descending)) == names


def test_steps_come_in_the_order_they_are_taken(desk: Desk, known: dict[str, UUID]) -> None:
    desk.approve(known["Åsa"])
    steps = [row.next_step for row in rows(desk, "step")]
    assert steps == sorted(steps, key=list(NextStep).index)
    assert len(set(steps)) == 2


def test_closed_and_binned_cases_are_not_among_the_active(
    desk: Desk, known: dict[str, UUID]
) -> None:
    close_case(desk.work, known["Bo"])
    put_in_bin(desk.work, Case, known["Carl"])
    assert given(rows(desk)) == ["Dana", "Åsa"]
    (shut,) = rows(desk, closed=True)
    assert (shut.name, shut.closed_on) == ("Bo Ek", MONDAY)


def test_the_latest_closed_comes_first_when_asked_for(desk: Desk, known: dict[str, UUID]) -> None:
    for days, name in enumerate(("Dana", "Åsa")):
        desk.go_to(MONDAY + timedelta(days=days))
        close_case(desk.work, known[name])
    assert given(rows(desk, closed=True, descending=True)) == ["Åsa", "Dana"]


def test_a_caseworker_sees_their_own(desk: Desk, known: dict[str, UUID]) -> None:
    own = rows(desk, "name", caseworker=desk.caseworker)
    assert [(row.name, row.caseworker) for row in own] == [
        ("Dana Åkesson", "Karin Ek"),
        ("Åsa Öberg", "Karin Ek"),
    ]


def test_a_step_is_chosen_as_it_reads_today(desk: Desk) -> None:
    case_id = desk.routed()
    desk.called(case_id, desk.group())
    for day, step in (
        (MONDAY, NextStep.HOLD_MEETING),
        (MONDAY + timedelta(9), NextStep.RECORD_ATTENDANCE),
    ):
        desk.go_to(day)
        shown = {s: [row.next_step for row in rows(desk, step=s)] for s in NextStep}
        assert {s for s, found in shown.items() if found} == {step}
        assert shown[step] == [step]


def test_a_case_that_waits_for_its_letter_is_found_so(desk: Desk) -> None:
    book(desk.work, desk.routed(), desk.group())
    assert len(rows(desk, step=NextStep.SEND_INVITATION)) == 1


def test_a_row_tells_of_protection(desk: Desk) -> None:
    desk.register(with_protection(ANNA, ProtectedIdentity.MARKED))
    desk.register(replace(ANNA, number=""))
    assert [row.protected for row in rows(desk, "number")] == [True, False]

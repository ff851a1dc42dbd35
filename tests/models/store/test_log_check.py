"""Any edit, deletion, reorder or truncation of the log is found, and any record past it."""

from collections.abc import Callable
from contextlib import closing

import pytest
from sqlalchemy import select

from models.log import LogLine
from models.office import Caseworker, Household
from models.store.anchor import Anchor
from models.store.database import Store
from models.store.log_check import Finding, verify_log, verify_records

_TRIGGERS = ("log_no_update", "log_no_delete", "history_no_update", "history_no_delete")


@pytest.fixture
def worked(store: Store) -> Store:
    """Give a store with a log of seven lines: two records, three changes, two notes."""
    with store.change("add") as session:
        session.add_all([Caseworker(name="A"), Caseworker(name="B")])
    for name in "CDE":
        with store.change("rename") as session:
            session.scalars(select(Caseworker).order_by(Caseworker.rev)).all()[0].name = name
    store.note("search", found=2)
    store.note("read_case", "caseworker")
    return store


def _forge(store: Store, *statements: str) -> None:
    """Change the file as someone with the key and without the program could."""
    with closing(store.connect()) as driver:
        for name in _TRIGGERS:
            driver.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            driver.execute(statement)


def _found(store: Store) -> set[str]:
    with store.read() as session:
        return {f.what for f in (*verify_log(session), *verify_records(session))}


def test_an_untouched_log_has_no_findings(worked: Store) -> None:
    assert _found(worked) == set()


@pytest.mark.parametrize(
    ("statements", "what"),
    [
        (("UPDATE log SET who = 'X' WHERE number = 3",), {"edited"}),
        (("UPDATE log SET verb = 'read' WHERE number = 7",), {"edited"}),
        (("UPDATE log SET at = '2020-01-01 00:00:00.000000' WHERE number = 1",), {"edited"}),
        (("UPDATE log SET fields = '[\"title\"]' WHERE number = 3",), {"edited"}),
        (("DELETE FROM log WHERE number = 6",), {"missing"}),
        (("DELETE FROM log WHERE number = 1",), {"missing"}),
        (
            (
                "UPDATE log SET number = 0 WHERE number = 6",
                "UPDATE log SET number = 6 WHERE number = 7",
                "UPDATE log SET number = 7 WHERE number = 0",
            ),
            {"edited", "order", "payload"},
        ),
        (("UPDATE history SET payload = '{}' WHERE number = 4",), {"payload"}),
        (("DELETE FROM history WHERE number = 4",), {"payload"}),
        (("INSERT INTO history VALUES ('main', 1, '{}')",), {"payload"}),
        (("UPDATE history SET payload = NULL",), set()),
        (("UPDATE caseworker SET rev = 2 WHERE rev = 4",), {"record"}),
        (("DELETE FROM caseworker WHERE rev = 4",), {"record"}),
        (
            ("UPDATE caseworker SET id = '0123456789abcdef0123456789abcdef' WHERE rev = 4",),
            {"record"},
        ),
        (("DELETE FROM log WHERE number = 7", "UPDATE log SET number = 7 WHERE number = 6"), None),
    ],
)
def test_what_was_done_past_the_program_is_found(
    worked: Store, statements: tuple[str, ...], what: set[str] | None
) -> None:
    _forge(worked, *statements)
    found = _found(worked)
    assert found if what is None else found == what


def test_lines_cut_off_at_the_end_are_found_by_the_anchor(worked: Store) -> None:
    anchor = Anchor(worked.head())
    _forge(worked, "DELETE FROM log WHERE number >= 6", "DELETE FROM history WHERE number >= 6")
    assert _found(worked) == set()
    with worked.read() as session:
        assert verify_log(session, "main", anchor) == (Finding("cut_off", "main", 7),)


def test_a_log_written_anew_from_a_line_on_is_found_by_the_anchor(worked: Store) -> None:
    anchor = Anchor(worked.head())
    _forge(worked, "DELETE FROM log WHERE number >= 6", "DELETE FROM history WHERE number >= 6")
    for _ in range(3):
        worked.note("search")
    assert _found(worked) == set()
    with worked.read() as session:
        assert [f.what for f in verify_log(session, "main", anchor)] == ["cut_off"]


def test_a_finding_says_where(worked: Store) -> None:
    _forge(worked, "UPDATE log SET who = 'X' WHERE number = 3")
    with worked.read() as session:
        assert verify_log(session) == (Finding("edited", "main", 3, "caseworker"),)


def test_the_log_of_several_sites_is_several_chains(
    worked: Store, store_at: Callable[[str], Store]
) -> None:
    with closing(store_at("OX")) as other:
        with other.change("add") as session:
            session.add(Household(label="x"))
        assert _found(other) == set()


_OTHER = {
    "number": "70",
    "at": "'2020-01-01 00:00:00.000000'",
    "record": "'0123456789abcdef0123456789abcdef'",
    "fields": '\'["title", "name"]\'',
}


@pytest.mark.parametrize("number", [1, 4, 7])
@pytest.mark.parametrize("column", LogLine.__table__.columns.keys())
def test_anything_changed_in_any_line_is_found(worked: Store, column: str, number: int) -> None:
    other = _OTHER.get(column, "'x'")
    _forge(worked, f"UPDATE log SET {column} = {other} WHERE number = {number}")  # noqa: S608
    assert _found(worked)

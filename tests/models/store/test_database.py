"""Changes are whole, logged and never past the log."""

import json
from contextlib import closing, nullcontext
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError
from sqlcipher3 import dbapi2

from models.case import Case, Decision
from models.errors import ChangedByAnother, CouldNotWrite, FileDamaged
from models.log import History, LogLine
from models.office import Caseworker
from models.person import Person
from models.store.database import Store, before_image
from models.store.log import Chain, line_hash
from models.store.log_check import verify_log, verify_records
from models.store.tracking import UnloggedChangeError
from models.vocabulary import CaseKind, DecisionOutcome, NextStep


def _lines(store: Store) -> list[LogLine]:
    with store.read() as session:
        return list(session.scalars(select(LogLine).order_by(LogLine.number)))


def _add(store: Store, name: str = "Åsa Öberg") -> UUID:
    with store.change("add_caseworker") as session:
        caseworker = Caseworker(name=name)
        session.add(caseworker)
    return caseworker.id


def _case(name: str, decisions: list[Decision]) -> Case:
    person = Person(given_name=name, family_name=name, sort_key=name, search_key=name)
    return Case(
        number=name,
        person=person,
        contact_date=date(2026, 3, 16),
        kind=CaseKind.NEW,
        next_step=NextStep.NOTHING,
        decisions=decisions,
    )


def _rename(store: Store, key: UUID, name: str) -> None:
    with store.change("rename_caseworker") as session:
        session.get_one(Caseworker, key).name = name


def test_a_new_record_carries_the_number_of_its_log_line(store: Store) -> None:
    key = _add(store)
    (line,) = _lines(store)
    with store.read() as session:
        caseworker = session.get_one(Caseworker, key)
    assert (line.number, line.verb, line.kind, line.record) == (
        1,
        "add_caseworker",
        "caseworker",
        key,
    )
    assert (caseworker.rev, caseworker.edited) == (1, store.now())
    assert line.who == "Test Testsson"
    assert "name" in line.fields


def test_the_log_holds_names_of_fields_and_never_their_values(store: Store) -> None:
    _rename(store, _add(store), "Örjan Canarysson")
    written = json.dumps([(x.fields, x.verb, x.kind, x.payload) for x in _lines(store)])
    assert "Canarysson" not in written
    assert _lines(store)[1].fields == ["name"]


def test_each_line_holds_the_hash_of_the_one_before(store: Store) -> None:
    key = _add(store)
    _rename(store, key, "B")
    store.note("search", found=3)
    lines = _lines(store)
    assert [x.previous for x in lines] == ["", *(x.hash for x in lines[:-1])]
    columns = LogLine.__table__.columns.keys()
    assert all(x.hash == line_hash({c: getattr(x, c) for c in columns}) for x in lines)


def test_what_stood_before_a_change_can_be_read_back(store: Store) -> None:
    key = _add(store)
    _rename(store, key, "B")
    with store.read() as session:
        before = before_image(session, Caseworker, key, 2)
        assert before is not None
        assert (before["name"], before["id"], before["edited"]) == ("Åsa Öberg", key, store.now())
        assert before_image(session, Caseworker, key, 1) is None


def test_an_exception_takes_back_the_change_and_its_log_line(store: Store) -> None:
    def fail() -> None:
        with store.change("add_caseworker") as session:
            session.add(Caseworker(name="A"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert _lines(store) == []
    _add(store)
    assert [x.number for x in _lines(store)] == [1]


def test_a_change_that_changes_nothing_is_not_logged(store: Store) -> None:
    key = _add(store, "A")
    _rename(store, key, "A")
    assert len(_lines(store)) == 1


def test_a_verb_may_ask_for_a_line_though_nothing_changed(store: Store) -> None:
    with store.change("cull", always=True):
        pass
    assert [x.verb for x in _lines(store)] == ["cull"]


def test_a_record_changed_since_it_was_read_is_not_overwritten(store: Store) -> None:
    key = _add(store)
    with store.read() as session:
        stale = session.get_one(Caseworker, key)
    _rename(store, key, "B")
    stale.name = "C"
    with pytest.raises(ChangedByAnother) as caught, store.change("rename") as session:
        session.add(stale)
    assert caught.value.kind == "caseworker"
    with store.read() as session:
        assert session.get_one(Caseworker, key).name == "B"


def _delete(session: Session, key: UUID) -> None:
    session.delete(session.get_one(Caseworker, key))
    session.flush()


def _bulk_delete(session: Session, key: UUID) -> None:
    session.execute(delete(Caseworker).where(Caseworker.id == key))


def _bulk_update(session: Session, key: UUID) -> None:
    session.execute(update(Caseworker).values(name="B"))


def _bulk_insert(session: Session, key: UUID) -> None:
    session.execute(insert(Caseworker), [{"name": "B"}])


def _core_update(session: Session, key: UUID) -> None:
    session.execute(update(Caseworker.__table__).values(name="B"))  # type: ignore[arg-type]


def _forge_line(session: Session, key: UUID) -> None:
    session.execute(insert(LogLine), [{"number": 9}])


@pytest.mark.parametrize(
    "way", [_delete, _bulk_delete, _bulk_update, _bulk_insert, _core_update, _forge_line]
)
def test_nothing_changes_a_record_past_the_log(store: Store, way) -> None:  # type: ignore[no-untyped-def]
    key = _add(store)
    with pytest.raises(UnloggedChangeError), store.change("past") as session:
        way(session, key)
    assert len(_lines(store)) == 1


def test_a_change_within_a_change_is_a_bug(store: Store) -> None:
    with pytest.raises(UnloggedChangeError), store.change("outer"):
        store.note("inner")


def test_a_change_within_one_of_those_kept_together_is_a_bug(store: Store) -> None:
    with store.together(), pytest.raises(UnloggedChangeError), store.change("outer"):
        _add(store)
    assert _lines(store) == []


def test_what_the_flush_itself_finds_stale_is_told_the_same(store: Store) -> None:
    with pytest.raises(ChangedByAnother), store.change("rename"):
        raise StaleDataError


def test_a_record_changed_only_by_saving_another_is_a_bug(store: Store) -> None:
    with store.change("add") as session:
        decision = Decision(outcome=DecisionOutcome.APPROVED, decided_on=store.now().date())
        session.add_all([_case("A", [decision]), _case("B", [])])

    def move() -> None:
        with store.change("move_decision") as session:
            (other,) = session.scalars(select(Case).where(~Case.decisions.any()))
            other.decisions.append(session.scalars(select(Decision)).one())

    with pytest.raises(UnloggedChangeError):
        move()


def test_a_number_without_its_line_is_a_bug(store: Store) -> None:
    with store.engine.connect() as connection:
        chain = Chain(connection, "main", "A", store.now())
        chain.number()
        with pytest.raises(AssertionError, match="no line"):
            chain.write([])


def test_a_change_while_the_same_thread_reads_is_a_bug(store: Store) -> None:
    with store.read(), pytest.raises(UnloggedChangeError):
        store.note("read_case")
    with store.change("add") as session, store.read() as reading:
        session.add(Caseworker(name="A"))
        assert reading.scalars(select(Caseworker)).all() == []
    store.note("read_case")


def test_a_session_that_reads_writes_nothing(store: Store) -> None:
    with store.read() as session:
        session.add(Caseworker(name="A"))
        with pytest.raises(UnloggedChangeError):
            session.flush()
    with store.read() as session, pytest.raises(OperationalError):
        session.execute(text("INSERT INTO history (site, number) VALUES ('x', 1)"))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET who = 'x'",
        "DELETE FROM log",
        "DELETE FROM history",
        "UPDATE history SET payload = 'x'",
        "UPDATE history SET number = 7, payload = NULL",
    ],
)
def test_the_log_only_grows(store: Store, statement: str) -> None:
    _rename(store, _add(store), "B")
    with pytest.raises(DatabaseError, match="only added to"), store.change("forge") as session:
        session.execute(text(statement))


def test_a_payload_may_be_culled(store: Store) -> None:
    _rename(store, _add(store), "B")
    with store.change("cull", always=True) as session:
        session.execute(text("UPDATE history SET payload = NULL"))
    with store.read() as session:
        assert session.scalars(select(History.payload)).all() == [None]


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE 'plain.db' AS plain KEY ''",
        "ATTACH DATABASE ':memory:' AS plain",
        "SELECT sqlcipher_export('main')",
        "PRAGMA key = 'x'",
        "PRAGMA rekey = ''",
        "PRAGMA temp_store_directory = '/'",
        "PRAGMA cipher_plaintext_header_size = 32",
        "VACUUM INTO 'plain.db'",
    ],
)
def test_nothing_attaches_exports_or_changes_the_key(store: Store, statement: str) -> None:
    with store.engine.connect() as connection, pytest.raises(DatabaseError):
        connection.exec_driver_sql(statement)


def test_the_driver_itself_copies_nothing_to_a_plain_file(store: Store, tmp_path: Path) -> None:
    with closing(store.connect()) as driver, closing(dbapi2.connect(str(tmp_path / "p"))) as plain:
        with pytest.raises(dbapi2.Error):
            driver.backup(plain)
        assert (tmp_path / "p").read_bytes() == b""


def test_changes_kept_together_are_logged_each_under_its_verb(store: Store) -> None:
    with store.together():
        key = _add(store, "A")
        store.note("search", found=1)
        _rename(store, key, "B")
        with store.read() as session:
            assert session.get_one(Caseworker, key).name == "B"
    assert [x.verb for x in _lines(store)] == ["add_caseworker", "search", "rename_caseworker"]


def test_changes_kept_together_are_all_there_or_none(store: Store) -> None:
    def fail() -> None:
        with store.together():
            _add(store, "A")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert _lines(store) == []
    _add(store, "B")
    assert len(_lines(store)) == 1


def test_one_change_that_fails_takes_none_of_the_others_along(store: Store) -> None:
    def fail() -> None:
        with store.change("fail") as session:
            session.add(Caseworker(name="B"))
            session.flush()
            session.add(Caseworker(name="C"))
            raise ZeroDivisionError

    with store.together():
        _add(store, "A")
        with pytest.raises(ZeroDivisionError):
            fail()
        _add(store, "D")
    with store.read() as session:
        assert session.scalars(select(Caseworker.name).order_by(Caseworker.rev)).all() == ["A", "D"]
        assert verify_log(session) + verify_records(session) == ()


def test_a_whole_within_a_larger_one_stands_or_falls_with_it(store: Store) -> None:
    def fail() -> None:
        with store.together():
            with store.together():
                _add(store, "A")
            _add(store, "B")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert _lines(store) == []


def test_what_is_read_between_two_changes_may_not_be_changed(store: Store) -> None:
    key = _add(store)

    def change_what_is_read() -> None:
        with store.together(), store.read() as session:
            session.get_one(Caseworker, key).name = "B"

    with pytest.raises(UnloggedChangeError):
        change_what_is_read()
    assert len(_lines(store)) == 1


@pytest.mark.parametrize(
    ("happened", "error"),
    [
        ("database or disk is full", CouldNotWrite),
        ("attempt to write a readonly database", CouldNotWrite),
        ("disk I/O error", CouldNotWrite),
        ("database disk image is malformed", FileDamaged),
        ("no such table: t", OperationalError),
    ],
)
def test_what_the_disk_does_is_told_from_our_bugs(
    store: Store, happened: str, error: type[Exception]
) -> None:
    def befall() -> None:
        with store.change("add") as session:
            session.add(Caseworker(name="A"))
            raise OperationalError("INSERT", {}, dbapi2.OperationalError(happened))

    with pytest.raises(error):
        befall()
    assert _lines(store) == []


@pytest.mark.parametrize("together", [False, True])
def test_a_full_disk_leaves_what_was_committed(store: Store, *, together: bool) -> None:
    _add(store, "A")

    def fill() -> None:
        with store.together() if together else nullcontext(), store.change("add") as session:
            session.execute(text("PRAGMA max_page_count = 1"))
            session.add_all([Caseworker(name="B" * 1000) for _ in range(500)])

    with pytest.raises(CouldNotWrite) as caught:
        fill()
    assert caught.value.reason == "database or disk is full"
    assert len(_lines(store)) == 1


def test_a_page_damaged_while_the_vault_is_open_is_told(store: Store) -> None:
    _add(store, "A")
    store.engine.dispose()
    content = bytearray(store.file.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 + 100] ^= 1
    store.file.write_bytes(content)
    with pytest.raises(FileDamaged):
        _lines(store)

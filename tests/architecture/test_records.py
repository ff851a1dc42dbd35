"""The decisions of the records, held over the whole schema: the same models must run on PostgreSQL."""

import ast
from collections.abc import Iterable, Iterator

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Enum,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.orm import Mapper
from sqlalchemy.types import TypeEngine

from models.base import Json, Record, UtcTime, Word
from models.vocabulary import Outcome
from tests.architecture.schema import METADATA, MODULES, mappers
from tests.architecture.source import Source, dotted, imported, planted, sources

# Not records: the log beside what it describes, content under its own hash, what is being typed, the search table
# that is rebuilt from the records.
NOT_RECORDS = {"document_content", "draft", "history", "log", "search_entry"}
# A draft may belong to a case that is not yet one; the search table's own key is the engine's row number.
KEY_OF_ITS_OWN = {"document_content", "history", "log", "search_entry"}


def keys(table: Table) -> Iterator[str]:
    """Yield what is wrong with the keys of a table."""
    primary = [column.name for column in table.primary_key]
    if primary != ["id"]:
        yield f"{table.name}: the primary key is {primary}, not id"
    elif not isinstance(table.c.id.type, Uuid):
        yield f"{table.name}.id: not a UUID"


def constraints(table: Table) -> Iterator[str]:
    """Yield natural keys and references that would stop rows from arriving in any order."""
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield f"{table.name}: UNIQUE on {[column.name for column in constraint.columns]}"
    for index in table.indexes:
        if index.unique:
            yield f"{table.name}: UNIQUE index {index.name}"
    for key in table.foreign_keys:
        if not (key.deferrable and key.initially == "DEFERRED"):
            yield f"{table.name}.{key.parent.name}: the reference is not deferred"


def below_a_case(metadata: MetaData) -> Iterator[str]:
    """Yield tables that hang on a case, at any distance, and do not say on which."""
    carrying = {"case"}
    while True:
        more = {
            table.name for table in metadata.tables.values() if _targets(table) & carrying
        } - carrying
        if not more:
            break
        carrying |= more
    yield from (
        f"{name}: lies below a case and has no case_id"
        for name in sorted(carrying - {"case"})
        if "case_id" not in metadata.tables[name].c
    )


def _targets(table: Table) -> set[str]:
    return {key.target_fullname.partition(".")[0] for key in table.foreign_keys} - {table.name}


PLAIN = (Boolean, Date, Integer, LargeBinary, Text, Time, Uuid)


def types(table: Table) -> Iterator[str]:
    """Yield columns of a type that the two engines read differently."""
    for column in table.columns:
        if trouble := _trouble(column.type):
            yield f"{table.name}.{column.name}: {trouble}"


def _trouble(kind: TypeEngine[object]) -> str:
    if isinstance(kind, UtcTime | Word) or kind is Json:
        return ""
    inner = getattr(kind, "impl_instance", kind)
    troubles = (
        (JSON, "JSON that is not models.base.Json"),
        (DateTime, "a moment without UtcTime"),
        (Enum, "an enum that is not a Word"),
        (PLAIN, ""),
        (String, "String where Text is meant"),
    )
    return next(
        (words for bad, words in troubles if isinstance(inner, bad)),
        f"the type {kind!r} is not tried",
    )


def breaches(metadata: MetaData, key_of_its_own: Iterable[str] = ()) -> set[str]:
    tables = metadata.tables.values()
    found = {words for table in tables for rule in (constraints, types) for words in rule(table)}
    found |= {
        words for table in tables if table.name not in key_of_its_own for words in keys(table)
    }
    return found | set(below_a_case(metadata))


def test_the_schema_keeps_every_decision() -> None:
    assert breaches(METADATA, KEY_OF_ITS_OWN) == set()


@pytest.mark.parametrize("mapper", mappers(), ids=lambda mapper: mapper.class_.__name__)
def test_a_record_is_locked_by_the_number_of_its_last_change(mapper: Mapper[object]) -> None:
    table = mapper.local_table
    assert isinstance(table, Table)
    if table.name in NOT_RECORDS:
        assert not issubclass(mapper.class_, Record)
        return
    assert issubclass(mapper.class_, Record)
    assert mapper.version_id_col is table.c.rev
    assert mapper.version_id_generator is False
    assert not table.c.edited.nullable
    assert table.c.gone.nullable


def defines_tables(source: Source) -> bool:
    classes = (node for node in source.tree.body if isinstance(node, ast.ClassDef))
    return any("Base" in map(dotted, node.bases) for node in classes)


def test_every_module_with_tables_is_known_to_the_schema() -> None:
    assert {source.module for source in sources("models") if defines_tables(source)} == {
        module.__name__ for module in MODULES
    }


@pytest.mark.parametrize(
    ("column", "words"),
    [
        (Column("name", String(80)), "t.name: String where Text is meant"),
        (Column("at", DateTime), "t.at: a moment without UtcTime"),
        (Column("at", DateTime(timezone=True)), "t.at: a moment without UtcTime"),
        (Column("outcome", Enum(Outcome)), "t.outcome: an enum that is not a Word"),
        (Column("value", JSON), "t.value: JSON that is not models.base.Json"),
        (Column("number", Text, unique=True), "t: UNIQUE on ['number']"),
        (Column("number", Text, unique=True, index=True), "t: UNIQUE index ix_t_number"),
        (
            Column("case_id", Uuid, ForeignKey("case.id")),
            "t.case_id: the reference is not deferred",
        ),
    ],
)
def test_a_column_against_a_decision_is_found(column: Column[object], words: str) -> None:
    metadata = MetaData()
    Table("case", metadata, Column("id", Uuid, primary_key=True))
    Table("t", metadata, Column("id", Uuid, primary_key=True), column)
    assert breaches(metadata) == {words}


def test_a_number_as_key_is_found() -> None:
    metadata = MetaData()
    Table("a", metadata, Column("id", Integer, primary_key=True))
    Table("b", metadata, Column("name", Text, primary_key=True), Index("by_name", "name"))
    assert breaches(metadata) == {"a.id: not a UUID", "b: the primary key is ['name'], not id"}


def test_a_grandchild_of_a_case_without_case_id_is_found() -> None:
    metadata = MetaData()

    def table(name: str, **references: str) -> None:
        columns = (
            Column(column, Uuid, ForeignKey(target, deferrable=True, initially="DEFERRED"))
            for column, target in references.items()
        )
        Table(name, metadata, Column("id", Uuid, primary_key=True), *columns)

    table("case")
    table("booking", case_id="case.id")
    table("invitation", booking_id="booking.id")
    assert breaches(metadata) == {"invitation: lies below a case and has no case_id"}


def json_makers() -> set[str]:
    names = {"sqlalchemy.JSON", "sqlalchemy.dialects.postgresql.JSONB", "sqlalchemy.types.JSON"}
    records = (source for source in sources("models") if not source.inside("models/migrations"))
    return {source.path for source in records if names & set(imported(source))}


def test_json_is_made_in_one_place() -> None:
    assert json_makers() == {"models/base.py"}
    assert "sqlalchemy.JSON" in imported(planted("from sqlalchemy import JSON"))

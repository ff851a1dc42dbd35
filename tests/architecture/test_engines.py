"""What is one engine's own lives in the store and in the search query, nowhere else."""

import ast
import re
from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Mapper

from tests.architecture.schema import mappers
from tests.architecture.source import (
    PROGRAM,
    Source,
    calls,
    dotted,
    imported,
    planted,
    sources,
    within,
)

TWO_BODIES = ("models/store", "models/queries/search.py")
ENGINES = frozenset(
    {
        "sqlite3",
        "sqlcipher3",
        "sqlalchemy.dialects.sqlite",
        "sqlalchemy.text",
        "sqlalchemy.sql.text",
    }
)
ENGINE_WORDS = re.compile(
    r"\b(PRAGMA|ATTACH DATABASE|BEGIN IMMEDIATE|ON CONFLICT|FTS5|VACUUM|sqlite_\w+|sqlcipher_\w+|strftime|julianday"
    r"|SELECT .+ FROM|INSERT INTO|UPDATE .+ SET|DELETE FROM)\b"
)


def texts(tree: ast.AST) -> Iterator[str]:
    """Yield every string that is not a docstring."""
    described = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, described) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docstrings
        ):
            yield node.value


def engine_words(source: Source) -> list[str]:
    """Return what a module says in the tongue of one engine."""
    libraries = [name for name in imported(source) if within(name, ENGINES)]
    words = [found[0] for text in texts(source.tree) if (found := ENGINE_WORDS.search(text))]
    raw = [
        name
        for name, _ in calls(source.tree)
        if name.endswith((".exec_driver_sql", "func.strftime"))
    ]
    return [*libraries, *words, *raw]


def test_only_the_store_and_the_search_speak_to_one_engine() -> None:
    elsewhere = (source for source in sources(*PROGRAM) if not source.inside(*TWO_BODIES))
    assert {source.path: found for source in elsewhere if (found := engine_words(source))} == {}


@pytest.mark.parametrize(
    "code",
    [
        "session.connection().exec_driver_sql(x)",
        "from sqlalchemy import text",
        "import sqlcipher3.dbapi2",
        "x = 'PRAGMA foreign_keys=OFF'",
        "def f():\n    '''Say nothing.'''\n    return 'SELECT id FROM person'",
    ],
)
def test_an_engine_s_own_words_are_found(code: str) -> None:
    assert engine_words(planted(code))


def test_a_docstring_may_speak_of_a_pragma() -> None:
    assert engine_words(planted("'''Tells why PRAGMA is elsewhere.'''")) == []


def nullable() -> set[str]:
    """Every column that may be empty, as `Case.due`."""
    return {f"{mapper.class_.__name__}.{name}" for mapper in mappers() for name in _empty(mapper)}


def _empty(mapper: Mapper[object]) -> list[str]:
    return [
        attribute.key
        for attribute in mapper.column_attrs
        if getattr(attribute.columns[0], "nullable", False)
    ]


DIRECTIONS = frozenset({"asc", "desc"})


def unplaced_nulls(tree: ast.AST, may_be_empty: set[str]) -> list[str]:
    """Return the columns an ORDER BY sorts by that may be empty, without a word of where the empty ones go."""
    terms = [
        term
        for name, call in calls(tree)
        if name.split(".")[-1] == "order_by"
        for term in call.args
    ]
    spelled = [
        keyword.value.value
        for _, call in calls(tree)
        for keyword in call.keywords
        if keyword.arg == "order_by" and isinstance(keyword.value, ast.Constant)
    ]
    terms += [
        ast.parse(term.strip(), mode="eval").body
        for text in spelled
        for term in str(text).split(",")
    ]
    return [name for term in terms if (name := dotted(_column(term))) in may_be_empty]


def _column(term: ast.expr) -> ast.expr:
    """Return what is sorted by, without its direction; `nulls_last` is left on."""
    if isinstance(term, ast.Starred):
        return term
    if (
        isinstance(term, ast.Call)
        and isinstance(term.func, ast.Attribute)
        and term.func.attr in DIRECTIONS
    ):
        return _column(term.func.value)
    if (
        isinstance(term, ast.Call)
        and isinstance(term.func, ast.Name)
        and term.func.id in DIRECTIONS
    ):
        return _column(term.args[0])
    return term


def test_an_order_says_where_empty_values_go() -> None:
    may_be_empty = nullable()
    found = {
        source.path: names
        for source in sources("models", "ui")
        if (names := unplaced_nulls(source.tree, may_be_empty))
    }
    assert found == {}, "write nulls_last(...)"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("select(Case).order_by(Case.due)", ["Case.due"]),
        ("select(Case).where(x).order_by(Case.number, Case.due.desc())", ["Case.due"]),
        ("order_by(desc(Case.due))", ["Case.due"]),
        ("relationship(order_by='Case.due')", ["Case.due"]),
        ("relationship(order_by='Case.number, Case.due')", ["Case.due"]),
        ("select(Case).order_by(nulls_last(Case.due))", []),
        ("select(Case).order_by(Case.due.desc().nulls_last())", []),
        ("select(Case).order_by(Case.number)", []),
    ],
)
def test_an_order_that_leaves_it_open_is_found(code: str, found: list[str]) -> None:
    assert unplaced_nulls(ast.parse(code), nullable()) == found


def test_the_due_date_of_a_case_may_be_empty() -> None:
    assert "Case.due" in nullable()
    assert "Case.number" not in nullable()

"""Habits of the house that a reader would otherwise have to keep in mind."""

import ast
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

import pytest

from tests.architecture.source import PROGRAM, ROOT, Source, calls, dotted, planted, sources

Finder = Callable[[Source], list[str]]
Function = ast.FunctionDef | ast.AsyncFunctionDef

CLOCKS = (
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today"),
    *("time.time", "time.localtime", "time.strftime"),
    *("QDate.currentDate", "QDateTime.currentDateTime", "QTime.currentTime"),
)
TRANSLATING = {"_", "N_", "ngettext", "pgettext", "gettext"}
BLANKET = {"Exception", "BaseException"}


def clocks(source: Source) -> list[str]:
    """Calls that read the clock: today and now are passed in."""
    return [name for name, _ in calls(source.tree) if name.endswith(CLOCKS)]


def blanket_excepts(source: Source) -> list[str]:
    """Handlers that would hide a bug of ours; one that raises on what it does not know is none."""
    handlers = (node for node in ast.walk(source.tree) if isinstance(node, ast.ExceptHandler))
    return [
        f"line {handler.lineno}"
        for handler in handlers
        if _is_blanket(handler) and not _raises_on(handler)
    ]


def _is_blanket(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or dotted(kind) in BLANKET for kind in kinds)


def _raises_on(handler: ast.ExceptHandler) -> bool:
    return any(isinstance(node, ast.Raise) and node.exc is None for node in ast.walk(handler))


def untranslatable(source: Source) -> list[str]:
    """Texts put together before they are translated: the catalogue cannot hold them."""
    return [
        f"line {call.lineno}"
        for name, call in calls(source.tree)
        if name.split(".")[-1] in TRANSLATING
        and any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in call.args[:2])
    ]


def star_imports(source: Source) -> list[str]:
    """Imports that hide where a name comes from."""
    return [
        f"line {node.lineno}"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom) and any(name.name == "*" for name in node.names)
    ]


def globals_rebound(source: Source) -> list[str]:
    """Functions that keep their state in the module."""
    return [
        name
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Global)
        for name in node.names
    ]


def process_events(source: Source) -> list[str]:
    """Calls that run the event loop inside a slot: work goes through jobs."""
    return [name for name, _ in calls(source.tree) if name.endswith("processEvents")]


HABITS: dict[str, tuple[Finder, tuple[str, ...]]] = {
    "only main.py reads the clock": (clocks, ("main.py",)),
    "only the edge catches everything": (blanket_excepts, ("main.py", "ui/jobs.py")),
    "texts are formatted after translation": (untranslatable, ()),
    "every name says where it comes from": (star_imports, ()),
    "no module keeps state": (globals_rebound, ()),
    "nothing runs the event loop by hand": (process_events, ()),
}
PLANTED = {
    "only main.py reads the clock": (
        "x = datetime.now(UTC)",
        "x = datetime.date.today()",
        "x = time.time()",
    ),
    "only the edge catches everything": (
        "try: f()\nexcept Exception: pass",
        "try: f()\nexcept: pass",
        "try: f()\nexcept (OSError, BaseException) as e: log(e)",
    ),
    "texts are formatted after translation": (
        "_(f'{n} cases')",
        "ngettext('one', 'many' + x, 2)",
        "t.pgettext('c', f'{x}')",
    ),
    "every name says where it comes from": ("from models.case import *",),
    "no module keeps state": ("def f():\n    global cache\n    cache = 1",),
    "nothing runs the event loop by hand": ("QApplication.processEvents()",),
}


@pytest.mark.parametrize("habit", HABITS)
def test_a_habit_is_kept(habit: str) -> None:
    finder, may = HABITS[habit]
    elsewhere = (source for source in sources(*PROGRAM) if not source.inside(*may))
    assert {source.path: found for source in elsewhere if (found := finder(source))} == {}


@pytest.mark.parametrize(
    ("habit", "code"), [(habit, code) for habit, codes in PLANTED.items() for code in codes]
)
def test_a_broken_habit_is_found(habit: str, code: str) -> None:
    finder, _ = HABITS[habit]
    assert finder(planted(code))


@pytest.mark.parametrize(
    ("finder", "code"),
    [
        (clocks, "clock = store.now()"),
        (blanket_excepts, "try: f()\nexcept BaseException:\n    undo()\n    raise"),
        (untranslatable, "_('{n} cases').format(n=n)"),
    ],
)
def test_a_kept_habit_is_left_in_peace(finder: Finder, code: str) -> None:
    assert finder(planted(code)) == []


# A step of the schema is a list of what it does, written by alembic once and then left alone.
STEPS = "models/migrations/versions"


def measured(*places: str) -> list[Source]:
    return [source for source in sources(*places) if not source.inside(STEPS)]


def functions(*places: str) -> dict[str, Function]:
    return {
        f"{source.path}:{node.lineno} {node.name}": node
        for source in measured(*places)
        for node in ast.walk(source.tree)
        if isinstance(node, Function)
    }


def statements(function: Function) -> int:
    """Count the statements of a function, its docstring and itself apart."""
    described = ast.get_docstring(function) is not None
    return sum(isinstance(node, ast.stmt) for node in ast.walk(function)) - 1 - described


def lines(function: Function) -> int:
    """Count the lines of a function from its first statement, without the docstring."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_no_function_has_more_than_forty_statements() -> None:
    assert {
        name: n
        for name, function in functions(*PROGRAM, "installer", "tests").items()
        if (n := statements(function)) > 40
    } == {}


def test_no_module_has_more_than_350_lines() -> None:
    lengths = {
        source.path: len((ROOT / source.path).read_text("utf-8").splitlines())
        for source in measured(*PROGRAM, "installer")
    }
    assert {path: n for path, n in lengths.items() if n > 350} == {}, (
        "aim for 300: split it by subject"
    )


def test_most_functions_are_read_at_a_glance() -> None:
    lengths = [lines(function) for function in functions(*PROGRAM).values()]
    assert median(lengths) <= 6
    assert quantiles(lengths, n=10)[-1] <= 20


def test_statements_are_counted_without_the_docstring() -> None:
    function = ast.parse("def f():\n    '''Say.'''\n    if x:\n        y = 1\n    return y").body[0]
    assert isinstance(function, ast.FunctionDef)
    assert (statements(function), lines(function)) == (3, 3)


WATCHED_IMPORT = """
import gc, importlib, json, sys

seen = []

def watch(event, arguments):
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        seen.append(f"opens {arguments[0]} to write")
    if event in ("socket.connect", "sqlite3.connect", "subprocess.Popen", "os.mkdir", "os.remove"):
        seen.append(event)

sys.addaudithook(watch)
for name in json.loads(sys.argv[1]):
    importlib.import_module(name)

if "sqlalchemy" in sys.modules:
    from sqlalchemy import Engine
    seen += [f"makes {thing!r}" for thing in gc.get_objects() if isinstance(thing, Engine)]
if "shiboken6" in sys.modules:
    import shiboken6
    from PySide6.QtCore import QObject
    seen += [f"makes {thing!r}" for thing in shiboken6.getAllValidWrappers() if isinstance(thing, QObject)]
print(json.dumps(seen))
"""


def done_at_import(modules: list[str], folder: Path) -> list[str]:
    """Return what a fresh Python does while it imports these modules from a folder."""
    command = [sys.executable, "-B", "-c", WATCHED_IMPORT, json.dumps(modules)]
    run = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, text=True, check=True)
    found: list[str] = json.loads(run.stdout)
    return found


def test_nothing_happens_at_import() -> None:
    modules = [
        source.module for source in sources(*PROGRAM) if not source.inside("models/migrations")
    ]
    assert done_at_import(modules, ROOT) == []


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("open('here.txt', 'w')", "opens here.txt to write"),
        (
            "from sqlalchemy import create_engine\nengine = create_engine('sqlite://')",
            "makes Engine(sqlite://)",
        ),
        ("from PySide6.QtCore import QObject\nthing = QObject()", "makes <PySide6.QtCore.QObject"),
        ("import sqlite3\nsqlite3.connect(':memory:')", "sqlite3.connect"),
    ],
)
def test_what_happens_at_import_is_seen(code: str, seen: str, tmp_path: Path) -> None:
    (tmp_path / "hasty.py").write_text(code)
    assert [words for words in done_at_import(["hasty"], tmp_path) if words.startswith(seen)]

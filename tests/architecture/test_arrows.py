"""Who may know whom: ui -> documents -> models, with resources as data and main.py on top."""

import json
import subprocess
import sys
from dataclasses import dataclass

import pytest

from tests.architecture.source import (
    OURS,
    PROGRAM,
    ROOT,
    Source,
    imported,
    planted,
    sources,
    within,
)

QT = frozenset({"PySide6", "shiboken6"})
SQL = frozenset({"sqlalchemy", "alembic", "sqlcipher3", "sqlite3"})
OUTSIDE_WORLD = frozenset(
    {
        "asyncio",
        "io",
        "os",
        "pathlib",
        "random",
        "requests",
        "secrets",
        "shutil",
        "socket",
        "subprocess",
        "tempfile",
    }
    | {"threading", "time", "tomlkit", "urllib", "uuid", "uuid_utils"}
)


@dataclass(frozen=True, slots=True)
class Arrow:
    """What a package may know of ours, and which libraries are not for it."""

    package: str
    ours: frozenset[str]
    not_libraries: frozenset[str] = frozenset()

    def breaches(self, source: Source) -> list[str]:
        """Return the imports of a module that the arrow forbids."""
        return [
            name
            for name in imported(source)
            if (within(name, OURS) and not within(name, self.ours))
            or within(name, self.not_libraries)
        ]


PURE_MODELS = frozenset({"models.rules", "models.text", "models.vocabulary", "models.routine"})
ARROWS = (
    Arrow("models", frozenset({"models"}), QT),
    Arrow("models/rules", PURE_MODELS, QT | SQL | OUTSIDE_WORLD),
    Arrow("models/routine.py", PURE_MODELS, QT | SQL | OUTSIDE_WORLD),
    Arrow("models/vocabulary.py", PURE_MODELS, QT | SQL | OUTSIDE_WORLD),
    Arrow("documents", frozenset({"documents", "models", "resources"}), QT | SQL),
    Arrow("ui", frozenset({"ui", "documents", "models", "resources"})),
    Arrow("ui/forms", frozenset({"ui.forms", "documents", "models"}), QT | SQL),
    Arrow("ui/desk", frozenset({"ui.desk", "documents", "models", "resources"}), QT),
    Arrow("resources", frozenset({"resources"}), QT | SQL),
    Arrow("main.py", OURS - {"tests", "installer"}),
)


@pytest.mark.parametrize("arrow", ARROWS, ids=lambda arrow: arrow.package)
def test_imports_follow_the_arrows(arrow: Arrow) -> None:
    breaches = {
        source.path: found for source in sources(arrow.package) if (found := arrow.breaches(source))
    }
    assert breaches == {}


@pytest.mark.parametrize(
    ("package", "code", "named"),
    [
        ("models", "from documents.letter import Letter", "documents.letter.Letter"),
        ("models", "def late():\n    import ui.jobs", "ui.jobs"),
        ("models/rules", "from sqlalchemy import select", "sqlalchemy.select"),
        ("models/rules", "from models.person import Person", "models.person.Person"),
        ("models/rules", "from pathlib import Path", "pathlib.Path"),
        ("documents", "from sqlalchemy.orm import Session", "sqlalchemy.orm.Session"),
        ("ui/forms", "from PySide6.QtWidgets import QLabel", "PySide6.QtWidgets.QLabel"),
        ("ui/desk", "import PySide6.QtCore", "PySide6.QtCore"),
        ("ui", "import main", "main"),
    ],
)
def test_an_import_against_an_arrow_is_found(package: str, code: str, named: str) -> None:
    arrow = next(arrow for arrow in ARROWS if arrow.package == package)
    assert arrow.breaches(planted(code)) == [named]


def loaded_with(*modules: str) -> set[str]:
    """Return the top-level packages in memory after a fresh Python has imported the modules."""
    code = (
        "import importlib, json, sys\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        "print(json.dumps([name.partition('.')[0] for name in sys.modules]))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    return set(json.loads(run.stdout))


@pytest.mark.parametrize(
    ("package", "never"), [("models/rules", QT | SQL), ("ui/forms", QT | SQL), ("ui/desk", QT)]
)
def test_what_is_kept_out_does_not_come_in_by_a_detour(package: str, never: frozenset[str]) -> None:
    assert loaded_with(*(source.module for source in sources(package))) & never == set()


def test_a_detour_would_be_seen() -> None:
    assert "sqlalchemy" in loaded_with("models.person")


def test_every_module_of_the_program_stands_under_an_arrow() -> None:
    covered = {source.path for arrow in ARROWS for source in sources(arrow.package)}
    assert {source.path for source in sources(*PROGRAM)} <= covered

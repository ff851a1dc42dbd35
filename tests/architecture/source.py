"""The program's own source, parsed: what the tests of this folder look at."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
OURS = frozenset({"models", "documents", "ui", "resources", "installer", "tests", "main"})
PROGRAM = ("main.py", "models", "documents", "ui", "resources")


@dataclass(frozen=True, slots=True)
class Source:
    """One module: its path from the root, as `models/rules/slots.py`, and its syntax tree."""

    path: str
    tree: ast.Module

    @property
    def module(self) -> str:
        """The dotted name it is imported by."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def inside(self, *places: str) -> bool:
        """Tell whether the module is one of these files or lies in one of these folders."""
        return any(self.path == place or self.path.startswith(f"{place}/") for place in places)


def planted(code: str, path: str = "models/planted.py") -> Source:
    """Return a module that does not exist: a fault that a test must be able to find."""
    return Source(path, ast.parse(code))


@cache
def sources(*places: str) -> tuple[Source, ...]:
    """Return the modules of these files and folders."""
    files = [file for place in places for file in _files(ROOT / place)]
    return tuple(
        planted(file.read_text(encoding="utf-8"), file.relative_to(ROOT).as_posix())
        for file in files
    )


def _files(place: Path) -> list[Path]:
    return sorted(place.rglob("*.py")) if place.is_dir() else list(ROOT.glob(place.name))


def imported(source: Source) -> Iterator[str]:
    """Yield the dotted name of every import of a module, those inside functions too."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def within(name: str, packages: frozenset[str]) -> bool:
    """Tell whether a dotted name is one of the packages or lies in one."""
    parts = name.split(".")
    return any(".".join(parts[:length]) in packages for length in range(1, len(parts) + 1))


def dotted(node: ast.AST) -> str:
    """Return `a.b.c` for an expression that reads so, `a().b` too; else an empty string."""
    if isinstance(node, ast.Call):
        return dotted(node.func)
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Yield every call with the dotted name of what is called."""
    return ((dotted(node.func), node) for node in ast.walk(tree) if isinstance(node, ast.Call))

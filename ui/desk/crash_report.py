"""What may be told of an unexpected error: where it happened and in which versions, never what it held.

The text of an exception and the values of a frame may be a person's name: neither is read.
"""

import platform
import re
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from traceback import walk_tb

PACKAGES = ("pyside6-essentials", "sqlalchemy", "sqlcipher3", "python-docx", "openpyxl")
_DEEPEST = 60  # frames told of one error; a recursion has a thousand
_LONGEST_CHAIN = 8  # errors that led to one another
_NAME = re.compile(r"[A-Za-z_<][\w.<>]{0,79}", re.ASCII)
_UNNAMED = "?"


def crash_report(error: BaseException, program: str, at: str) -> str:
    """Return the report: versions, then each error with the lines of code that led to it."""
    told = [
        f"Stegvis {program}, {at}",
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        ", ".join(f"{name} {_version(name)}" for name in PACKAGES),
    ]
    for link in _chain(error):
        told += ["", *_told(link)]
    return "\n".join(told) + "\n"


def place_of(error: BaseException) -> str:
    """Return what tells one fault from another: the kind of error and the line it came from."""
    lines = _lines(error)
    return f"{_kind(error)} {lines[-1] if lines else ''}"


def _told(error: BaseException) -> Sequence[str]:
    lines = _lines(error)
    left_out = len(lines) - _DEEPEST
    if left_out > 0:
        half = _DEEPEST // 2
        lines = [*lines[:half], f"  ... {left_out} ...", *lines[-half:]]
    return [_kind(error), *lines]


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield the error and those it came from, the nearest first; of a group also its members."""
    waiting, seen = [error], set[int]()
    while waiting and len(seen) < _LONGEST_CHAIN:
        link = waiting.pop(0)
        if id(link) in seen:
            continue
        seen.add(id(link))
        yield link
        waiting += [cause for cause in (link.__cause__, link.__context__) if cause is not None]
        if isinstance(link, BaseExceptionGroup):
            waiting += link.exceptions


def _kind(error: BaseException) -> str:
    return f"{_name(type(error).__module__)}.{_name(type(error).__qualname__)}"


def _lines(error: BaseException) -> list[str]:
    return [
        f"  {_name(frame.f_globals.get('__name__'))}:{line} {_name(frame.f_code.co_name)}"
        for frame, line in walk_tb(error.__traceback__)
    ]


def _name(said: object) -> str:
    """Return a name as code has it; what is none is not told."""
    return said if isinstance(said, str) and _NAME.fullmatch(said) else _UNNAMED


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""

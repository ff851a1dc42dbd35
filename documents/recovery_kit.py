"""Återställningsnyckel: the one sheet of paper that opens the file when the password is gone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from documents import wording
from documents.letter import Letter
from models.vocabulary import Language

_GROUPS_IN_A_LINE = 4


@dataclass(frozen=True, slots=True)
class RecoveryKit:
    """What is printed once: the file's name, the day, and the key as it is read, `ABCD-EFGH-...`."""

    file: str
    made_on: date
    recovery_key: str


@dataclass(frozen=True, slots=True)
class Context:
    """The sheet's words."""

    file: str
    made_on: str
    key_lines: tuple[str, ...]


LETTER = Letter("recovery_kit", Context)


def context(kit: RecoveryKit) -> Context:
    """Return the sheet's words, the key in lines of four groups."""
    made_on = wording.date_in_words(kit.made_on, Language.SWEDISH)
    return Context(kit.file, made_on, tuple(_lines(kit.recovery_key.split("-"))))


def _lines(groups: list[str]) -> Iterator[str]:
    for start in range(0, len(groups), _GROUPS_IN_A_LINE):
        yield wording.hard("  ".join(groups[start : start + _GROUPS_IN_A_LINE]))

"""The columns and words of a case list: data, as resources/case_list.toml lays them down."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from models.rules.case_cells import Cell, Phrases, Trouble, match_key
from models.text import clean_line

MEETING: Final = "meeting"  # the type of the columns of attendance history
MEETING_FIELDS: Final = tuple(f"meeting_{number}" for number in range(1, 7))
_IN_PARENTHESES: Final = re.compile(r"\([^)]*\)\s*$")

# What each type of column takes, as README tells it.
TYPES: Final[Mapping[str, str]] = {
    "text": "text",
    "name": "family name, given name",
    "number": "10 or 12 digits, with or without a dash; coordination and temporary numbers too",
    "telephone": "text, for a number loses its first zero",
    "date": "date, or text such as 2026-11-24, 20261124, 24/11 2026, 24 nov 2026",
    "answer": "ja, nej, vet inte or blank",
    "described": "text; nej or blank means none",
    "percent": "50, 50 %, or a cell formatted as per cent",
    "count": "a whole number",
    "exemption": "a number from 1 to 8",
    "consent": "ja, nej or the date it was given",
    "kind": "ny, återkommande or en längre tid; blank is ny",
    "decision": "bifall, avslag or blank",
    "protected": "nej, ja, sekretessmarkering, skyddad folkbokföring or fingerade uppgifter",
    "language": "svenska or engelska; blank is svenska",
    "broke_off_reason": "sociala skäl, hälsoskäl or annat",
    "meeting": "date, kind and outcome, as: 2026-10-06 allmän uteblev",
}


@dataclass(frozen=True, slots=True)
class CaseColumn:
    """A column: the field it fills, its heading, its type and what else its heading may say."""

    field: str
    heading: str
    type: str
    synonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseListWords:
    """Everything a case list is read by: headings as they are matched, and the words of the cells."""

    columns: tuple[CaseColumn, ...]
    ignored: frozenset[str]
    by_heading: Mapping[str, CaseColumn]
    phrases: Mapping[str, Phrases]

    def column(self, heading: str) -> CaseColumn | None:
        """Return the column a heading names: as it stands, or without what ends it in parentheses."""
        return self.by_heading.get(match_key(heading)) or self.by_heading.get(_short(heading))

    def ignores(self, heading: str) -> bool:
        """Tell whether a heading is that of a column for readers, which is not read."""
        return match_key(heading) in self.ignored or _short(heading) in self.ignored

    def knows(self, heading: str) -> bool:
        """Tell whether a text is a heading of a case list; it is how the heading row is found."""
        return self.column(heading) is not None

    def is_blank(self, cell: Cell) -> bool:
        """Tell whether a cell is empty, or says in its own way that it says nothing."""
        if not isinstance(cell, str):
            return cell is None
        return not clean_line(cell) or match_key(cell) in self.phrases["blank"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A column of the file: where it is, what its heading says there, and what it holds."""

    index: int
    heading: str
    column: CaseColumn


def words_from_toml(text: str) -> CaseListWords:
    """Return the columns and words laid down in TOML; the file is ours, so a mistake in it raises KeyError."""
    told = tomllib.loads(text)
    columns = (*_columns(told["column"]), *_meeting_columns(told["meeting"]))
    return CaseListWords(
        columns=columns,
        ignored=frozenset(key for entry in told["ignored"] for key in _keys(_names(entry))),
        by_heading={
            key: column for column in columns for key in _keys((column.heading, *column.synonyms))
        },
        phrases={name: _phrases(groups) for name, groups in told["words"].items()},
    )


def placed(
    headings: Sequence[str], words: CaseListWords
) -> tuple[tuple[Placed, ...], tuple[tuple[str, Trouble], ...]]:
    """Return the columns of a file in order, and the headings that are not read with the reason."""
    found: dict[str, Placed] = {}
    troubles: list[tuple[str, Trouble]] = []
    for index, heading in enumerate(headings):
        column = words.column(heading)
        if column is None:
            if clean_line(heading) and not words.ignores(heading):
                troubles.append((heading, Trouble.UNKNOWN_HEADING))
        elif column.heading in found:
            troubles.append((heading, Trouble.SAME_HEADING))
        else:
            found[column.heading] = Placed(index, heading, column)
    return tuple(found.values()), tuple(troubles)


def headings_table(words: CaseListWords) -> str:
    """Return the table of README: every heading, what it holds and what else it may be called.

    Of the six meetings the first stands for all.
    """
    rows = ("| Heading | What it holds | Also called |", "|---|---|---|")
    shown = (column for column in words.columns if column.field not in MEETING_FIELDS[1:])
    return "\n".join((*rows, *(_table_row(column) for column in shown))) + "\n"


def _table_row(column: CaseColumn) -> str:
    return f"| {column.heading} | {TYPES[column.type]} | {' · '.join(column.synonyms)} |"


def _columns(entries: Iterable[Mapping[str, Any]]) -> Iterator[CaseColumn]:
    for entry in entries:
        heading, *synonyms = _names(entry)
        yield CaseColumn(entry["field"], heading, entry["type"], tuple(synonyms))


def _meeting_columns(entries: Sequence[Mapping[str, Any]]) -> Iterator[CaseColumn]:
    for number, field in enumerate(MEETING_FIELDS, 1):
        for entry in entries:
            heading, *synonyms = (name.replace("{n}", str(number)) for name in _names(entry))
            yield CaseColumn(field, heading, MEETING, tuple(synonyms))


def _names(entry: Mapping[str, Any]) -> tuple[str, ...]:
    return (entry["heading"], *entry["synonyms"])


def _keys(names: Iterable[str]) -> Iterator[str]:
    return (match_key(name) for name in names)


def _short(heading: str) -> str:
    return match_key(_IN_PARENTHESES.sub("", clean_line(heading)))


def _phrases(groups: Mapping[str, Sequence[str]]) -> Phrases:
    return {match_key(phrase): word for word, phrases in groups.items() for phrase in phrases}

"""Reading a municipality's case list: what each row says, and what of it could not be read.

Nothing is guessed in silence: each cell that cannot be read is told by row, column and reason, is left
unknown, and the rest of its row goes through.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.rules.case_cells import Cell, Trouble
from models.rules.case_columns import CaseListWords, Placed, placed
from models.rules.case_row import ReadCase, Row, RowProblem, read_row


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stood in a file: its headings, and its rows with their numbers there."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class CaseList:
    """What a case list says, row by row, and every problem in the order of the file."""

    cases: tuple[ReadCase, ...]
    problems: tuple[RowProblem, ...]


def read_case_list(table: Table, words: CaseListWords, today: date) -> CaseList:
    """Return every case of the table that has a case number or a name, and all that could not be read."""
    columns, troubles = placed(table.headings, words)
    problems = [RowProblem(None, heading, trouble) for heading, trouble in troubles]
    cases: list[ReadCase] = []
    seen: set[str] = set()
    for number, cells in table.rows:
        row = Row(number, _said(cells, columns, words), words, today)
        if all(words.is_blank(cell) for cell in cells):
            continue
        case, found = read_row(row)
        problems += found
        if case is not None:
            problems += _repeated(row, case, seen)
            seen.add(case.case_number)
            cases.append(case)
    return CaseList(tuple(cases), tuple(problems))


def _said(
    cells: Sequence[Cell], columns: Sequence[Placed], words: CaseListWords
) -> dict[Placed, Cell]:
    """Return the cells that say something, by their columns; a row may be shorter than the headings."""
    return {
        column: cells[column.index]
        for column in columns
        if column.index < len(cells) and not words.is_blank(cells[column.index])
    }


def _repeated(row: Row, case: ReadCase, seen: set[str]) -> tuple[RowProblem, ...]:
    """Tell of a case number that stood above; two adults of a household may share one, so both are read."""
    if case.case_number and case.case_number in seen:
        return (RowProblem(row.number, row.heading("case_number"), Trouble.SAME_CASE_NUMBER),)
    return ()

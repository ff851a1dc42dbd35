"""Case lists for the tests: rows told by heading, carried over into a store with Malmö's routine."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from models.rules.case_cells import Cell
from models.rules.case_list import CaseList, Table, read_case_list
from models.store.throwaway import throwaway_store
from tests.models.desk import MONDAY, Clock, Desk
from ui.desk.case_list import Imported, case_list_words, import_case_list
from ui.desk.routes_file import routes_json

Told = Mapping[str, Cell]

APPROVED: Told = {
    "Namn": "Öhrström, Anna",
    "Född": "1981-03-02",
    "Kontaktdatum": "2026-11-09",
    "Beslut": "bifall",
    "Beslutsdatum": "2026-11-23",
    "Adress": "Provgatan 3",
    "Postnummer": "201 12",
    "Postort": "Sundvalla",
    "Telefon": "070-174 06 12",
    "Indikation på våldsbenägenhet": "nej",
}


def desk_in(folder: Path) -> Desk:
    """Return a desk on the Monday of the routine's examples, at eight in the morning."""
    clock = Clock(datetime.combine(MONDAY, time(8), UTC))
    return Desk(throwaway_store(folder, clock=clock, who="Karin Ek"), clock)


def told(number: str = "2026-00501", **changes: Cell) -> dict[str, Cell]:
    """Return a row of an approved case with some cells of its own; underscores stand for spaces."""
    own = {heading.replace("_", " "): cell for heading, cell in changes.items()}
    return {**APPROVED, "Ärendenummer": number, **own}


def read(desk: Desk, rows: Sequence[Told]) -> CaseList:
    headings = tuple(dict.fromkeys(heading for row in rows for heading in row))
    cells = (tuple(row.get(heading) for heading in headings) for row in rows)
    return read_case_list(
        Table(headings, tuple(enumerate(cells, 2))), case_list_words(), desk.today
    )


def carry(desk: Desk, *rows: Told) -> Imported:
    return import_case_list(desk.work, read(desk, rows).cases)


def routes(desk: Desk, *rows: Told) -> list[dict[str, Any]]:
    """Return what routes.json says of the rows."""
    found: list[dict[str, Any]] = json.loads(routes_json(desk.work, carry(desk, *rows)))
    return found


def reasons(imported: Imported) -> list[tuple[int | None, str, str]]:
    return [(p.row, p.column, str(p.reason)) for p in imported.problems]

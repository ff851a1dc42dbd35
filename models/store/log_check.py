"""Whether the log is what was written: nothing edited, deleted, put in another order or cut off."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from models.log import History, LogLine
from models.store.anchor import Anchor, lacks
from models.store.log import BEGINNING, digest, line_hash
from models.store.tracking import record_tables

_AT_ONCE = 1000  # lines read at a time


@dataclass(frozen=True, slots=True)
class Finding:
    """A place where log and vault disagree: what, at which number of which site, in which kind of record."""

    what: str  # edited, missing, order, payload, cut_off, record
    site: str = ""
    number: int = 0
    kind: str = ""


def verify_log(
    session: Session, site: str = "", anchor: Anchor | None = None
) -> tuple[Finding, ...]:
    """Return every place where the chain is broken; the time grows with the log.

    With an anchor of that site, lines cut off at the end are found too.
    """
    found = list(_broken_links(session))
    if anchor is not None and lacks(session.connection(), site, anchor):
        found.append(Finding("cut_off", site, anchor.head.number))
    return tuple(found)


def verify_records(session: Session) -> tuple[Finding, ...]:
    """Return every kind of record of which some are not as the log left them: an old page, a planted row."""
    return tuple(
        Finding("record", kind=table.name)
        for table in record_tables()
        if session.scalar(select(_strays(table)))
    )


def _broken_links(session: Session) -> Iterator[Finding]:
    lines = select(
        *LogLine.__table__.columns, History.number.label("kept"), History.payload.label("text")
    )
    beside = and_(History.site == LogLine.site, History.number == LogLine.number)
    lines = lines.join(History, beside, isouter=True).order_by(LogLine.site, LogLine.number)
    site, number, previous = None, 0, BEGINNING
    for row in session.execute(lines.execution_options(yield_per=_AT_ONCE)):
        if row.site != site:
            site, number, previous = row.site, 0, BEGINNING
        yield from _faults(row, number, previous)
        number, previous = row.number, row.hash


def _faults(row: Any, number: int, previous: str) -> Iterator[Finding]:
    said = {name: getattr(row, name) for name in LogLine.__table__.columns.keys()}  # noqa: SIM118 - names
    broken = {
        "missing": row.number != number + 1,
        "order": row.number == number + 1 and row.previous != previous,
        "edited": row.hash != line_hash(said),
        "payload": not _kept_as_said(row),
    }
    yield from (
        Finding(what, row.site, row.number, row.kind) for what, is_so in broken.items() if is_so
    )


def _kept_as_said(row: Any) -> bool:
    """Tell whether the history holds what the line says: its payload, or a place where one was culled."""
    if row.kept is None or not row.payload:
        return row.kept is None and not row.payload
    return row.text is None or digest(row.text) == row.payload


def _strays(table: Table) -> ColumnElement[bool]:
    changes = and_(LogLine.kind == table.name, LogLine.fields != [])
    last = (
        select(func.max(LogLine.number))
        .where(LogLine.record == table.c.id, changes)
        .scalar_subquery()
    )
    here = select(table.c.id).where(table.c.id == LogLine.record)
    return or_(
        exists().where(table.c.rev != func.coalesce(last, 0)),
        exists().where(changes, ~here.exists()),
    )

"""The list of cases: chosen by whose, active or closed and what waits; in any order, a page at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from models.case import Case
from models.office import Caseworker
from models.person import Person
from models.rules.work_queue import shown_step
from models.vocabulary import NextStep

_BY_STEP: ColumnElement[int] = case(
    {step.value: place for place, step in enumerate(NextStep)}, value=Case.next_step
)
# What a column of the list sorts by; a closed case has the day it was closed where others have the next.
_ORDERS: Mapping[str, Any] = MappingProxyType(
    {
        "due": Case.due,
        "closed": Case.closed_on,
        "name": Person.sort_key,
        "born": Person.birth_date,
        "number": Case.number,
        "step": _BY_STEP,
        "caseworker": Caseworker.name,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which cases: a caseworker's or everybody's, closed or not, all or those that wait for one step today."""

    today: date
    caseworker: UUID | None = None
    closed: bool = False
    step: NextStep | None = None


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the list; the step is the one that reads right today."""

    case_id: UUID
    case_number: str
    name: str
    born: date | None
    protected: bool
    next_step: NextStep
    due: date | None
    closed_on: date | None
    caseworker: str


def case_list(
    session: Session,
    chosen: Choice,
    *,
    order: str = "due",
    descending: bool = False,
    limit: int = 200,
    offset: int = 0,
) -> tuple[CaseRow, ...]:
    """Return a page of the cases chosen; what has nothing to sort by stands last either way."""
    by = _ORDERS["closed" if order == "due" and chosen.closed else order]
    way = by.desc() if descending else by.asc()
    rows = session.execute(
        select(
            Case.id,
            Case.number,
            Person.given_name,
            Person.family_name,
            Person.birth_date,
            Person.protected,
            Case.next_step,
            Case.due,
            Case.closed_on,
            Caseworker.name.label("caseworker"),
        )
        .join(Case.person)
        .outerjoin(Case.caseworker)
        .where(*_conditions(chosen))
        .order_by(way.nulls_last(), Case.id)
        .limit(limit)
        .offset(offset)
    )
    return tuple(_row(row, chosen.today) for row in rows)


def case_count(session: Session, chosen: Choice) -> int:
    """Return how many cases are chosen."""
    return session.scalar(select(func.count(Case.id)).where(*_conditions(chosen))) or 0


def _row(row: Any, today: date) -> CaseRow:
    return CaseRow(
        case_id=row.id,
        case_number=row.number,
        name=f"{row.given_name} {row.family_name}".strip(),
        born=row.birth_date,
        protected=row.protected is not None,
        next_step=shown_step(row.next_step, row.due, today),
        due=row.due,
        closed_on=row.closed_on,
        caseworker=row.caseworker or "",
    )


def _conditions(chosen: Choice) -> Iterator[ColumnElement[bool]]:
    yield Case.closed_on.is_not(None) if chosen.closed else Case.closed_on.is_(None)
    yield Case.gone.is_(None)
    if chosen.caseworker is not None:
        yield Case.caseworker_id == chosen.caseworker
    if chosen.step is not None:
        yield _waits_for(chosen.step, chosen.today)


def _waits_for(step: NextStep, today: date) -> ColumnElement[bool]:
    """Match the step as `shown_step` reads it: a meeting that has gone waits for its attendance."""
    gone_by = and_(Case.next_step == NextStep.HOLD_MEETING, Case.due < today)
    match step:
        case NextStep.HOLD_MEETING:
            return and_(Case.next_step == step, Case.due >= today)
        case NextStep.RECORD_ATTENDANCE:
            return or_(Case.next_step == step, gone_by)
        case _:
            return Case.next_step == step

"""routes.json: where each row of a case list leads, why, and what can be booked. For machines to read."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from models.actions.work import Work, find
from models.case import Case
from models.queries.case_state import route_of, routine_of, step_of
from models.queries.reach import reach_of
from models.rules.channels import channel_warnings, channels
from models.rules.enrolment import Route
from models.rules.slots import Offer, Slot
from models.vocabulary import MeetingKind, NextStep, Outcome
from ui.desk.booking import kind_for, offered
from ui.desk.case_list import Imported


def routes_json(work: Work, imported: Imported) -> str:
    """Return the routes of an imported list as JSON: one object per row, in the order of the file."""
    with work.store.read() as session:
        rows = [
            _row(work, session, number, find(session, Case, case_id))
            for number, case_id in imported.rows
        ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _row(work: Work, session: Session, number: int, case: Case) -> dict[str, Any]:
    route = route_of(case, work.routines, work.today)
    kind = _kind(work, case, route)
    found = offered(work, session, case, kind) if kind else None
    reach = reach_of(case.person)
    return {
        "row": number,
        "case_number": case.number,
        "outcome": route.outcome,
        "preliminary": route.preliminary,
        "possible": route.possible,
        "exemption": route.exemption,
        "review": _iso(route.review),
        "absences": route.absences,
        "deadline": _iso(found.deadline if found else None),
        "slots": [_slot(slot) for slot in found.offer.slots] if found else [],
        "channels": list(channels(reach, work.today)),
        "criteria": list(route.criteria),
        "unanswered": list(route.unanswered),
        "warnings": _unique(
            (
                *route.warnings,
                *(_warnings(found.offer) if found else ()),
                *channel_warnings(reach, work.today),
            )
        ),
        "quotes": list(route.quotes),
    }


def _kind(work: Work, case: Case, route: Route) -> MeetingKind | None:
    """Return the meeting to book: the first visit while there is neither visit nor decision, else the route's."""
    step = step_of(case, routine_of(case, work.routines, work.today), work.today)
    if route.outcome is Outcome.ASK and step.step is NextStep.BOOK_FIRST_VISIT:
        return MeetingKind.FIRST_VISIT
    return kind_for(route.leads_to)


def _warnings(offer: Offer) -> tuple[str, ...]:
    """Return what to heed about the first meeting, and about the later one where there is a choice (A11)."""
    later = offer.choice.later.warnings if offer.choice else ()
    return (*offer.warnings, *later)


def _slot(slot: Slot) -> dict[str, Any]:
    return {
        "date": slot.day.isoformat(),
        "start": f"{slot.starts:%H:%M}",
        "end": f"{slot.ends:%H:%M}",
        "kind": slot.kind,
        "within_deadline": slot.within_deadline,
        "letter_in_time": slot.letter_in_time,
    }


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _unique(keys: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(keys))

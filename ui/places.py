"""Where one is in the window, or wants to go: a value that can be kept and come back to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Place:
    """A page, and on it a record, a tab and what should have the focus.

    `record` is a case's or a meeting's id; `aim` names a field or an action.
    """

    page: str
    record: UUID | None = None
    tab: str = ""
    aim: str = ""


TODAY = Place("today")


def stored(place: Place) -> dict[str, Any]:
    """Return a place as JSON holds it; an aim is of the moment and not kept."""
    return {"page": place.page, "record": str(place.record or ""), "tab": place.tab}


def restored(value: Mapping[str, Any]) -> Place:
    """Return the place that was kept, today's page where it cannot be read."""
    try:
        record = UUID(value["record"]) if value["record"] else None
        return Place(str(value["page"]), record, str(value["tab"]))
    except (KeyError, ValueError, TypeError, AttributeError):
        return TODAY

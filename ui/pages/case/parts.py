"""The parts of a case in the order of their tabs. What builds one is fetched when it is first looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from models.text import N_
from ui.application import Workplace


class Tab(Protocol):
    """What every part of a case can do; each is a widget."""

    def read_again(self) -> None:
        """Show what the records say now; what is being typed stays."""

    def leave(self) -> None:
        """Keep what is being typed: one goes elsewhere, or the window is locked."""

    def areas(self) -> tuple[QWidget, ...]:
        """Return the stops of F6 within it; the first has the focus on arrival."""


@runtime_checkable
class Aimed(Protocol):
    """A part in which something can be begun from elsewhere."""

    def take_aim(self, aim: str) -> None:
        """Begin what the aim names, with the focus on it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part: the name of its tab in a place, its name on the screen and what builds it."""

    key: str
    name: str
    build: Callable[[Workplace, UUID], Tab]


def _overview(workplace: Workplace, case_id: UUID) -> Tab:
    from ui.pages.case.overview import OverviewTab  # noqa: PLC0415

    return OverviewTab(workplace, case_id)


def _enrolment(workplace: Workplace, case_id: UUID) -> Tab:
    from ui.pages.enrolment.tab import EnrolmentTab  # noqa: PLC0415

    return EnrolmentTab(workplace, case_id)


def _particulars(workplace: Workplace, case_id: UUID) -> Tab:
    from ui.pages.case.particulars import ParticularsTab  # noqa: PLC0415

    return ParticularsTab(workplace, case_id)


def _meetings(workplace: Workplace, case_id: UUID) -> Tab:
    from ui.pages.case.meetings import MeetingsTab  # noqa: PLC0415

    return MeetingsTab(workplace, case_id)


def _documents(workplace: Workplace, case_id: UUID) -> Tab:
    from ui.pages.case.documents import DocumentsTab  # noqa: PLC0415

    return DocumentsTab(workplace, case_id)


def _notes(workplace: Workplace, case_id: UUID) -> Tab:
    from ui.pages.case.notes import NotesTab  # noqa: PLC0415

    return NotesTab(workplace, case_id)


def _events(workplace: Workplace, case_id: UUID) -> Tab:
    from ui.pages.case.events import EventsTab  # noqa: PLC0415

    return EventsTab(workplace, case_id)


PARTS = (
    Part("overview", N_("Overview"), _overview),
    Part("enrolment", N_("Enrolment"), _enrolment),
    Part("meetings", N_("Meetings"), _meetings),
    Part("documents", N_("Documents"), _documents),
    Part("notes", N_("Notes"), _notes),
    Part("particulars", N_("Particulars"), _particulars),
    Part("events", N_("Events"), _events),
)

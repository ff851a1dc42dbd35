"""Who did and read what in a case, and when. Looking here is a look, too."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from documents.sheet import Column
from models.queries.case_file import Event, events
from models.text import N_
from ui.application import Workplace
from ui.desk.cases import case_now, read_events
from ui.desk.event_words import Told, told
from ui.pages.case.event_sentence import event_sentence
from ui.widgets.segments import Segments
from ui.widgets.table import ListTable, TableModel
from ui.wording import clock, short_date


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event in words."""

    day: str
    time: str
    what: str
    who: str


COLUMNS: tuple[Column[EventRow], ...] = (
    Column(N_("Day"), lambda row: row.day),
    Column(N_("Time"), lambda row: row.time),
    Column(N_("Who"), lambda row: row.who),
    Column(N_("What"), lambda row: row.what),
)
_SHOWN: tuple[tuple[str, str, Callable[[Told], bool]], ...] = (
    ("all", N_("Everything"), lambda _: True),
    ("done", N_("What was done"), lambda one: not one.is_look),
    ("read", N_("What was read"), lambda one: one.is_look),
)


class EventsTab(QWidget):
    """The log of the case, the latest first; opening it writes one line in it."""

    def __init__(self, workplace: Workplace, case_id: UUID) -> None:
        super().__init__()
        self._workplace, self._case_id = workplace, case_id
        look, translate = workplace.look, workplace.translate
        self._told: tuple[Told, ...] = ()
        options = [(key, translate(name)) for key, name, _ in _SHOWN]
        self._which = Segments(look, translate("Show"), options)
        self._which.choose("all")
        self._model: TableModel[EventRow] = TableModel(COLUMNS, translate)
        self._table = ListTable(look, translate("Events of the case"))
        self._table.setModel(self._model)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(look.px(32), look.px(20), look.px(32), look.px(20))
        lines.setSpacing(look.px(12))
        lines.addWidget(self._which)
        lines.addWidget(self._table, 1)
        self._which.chosen.connect(self._show)
        self._show_events(read_events(workplace.work, case_id))

    def read_again(self) -> None:
        """Show what has been added since."""
        self._show_events(self._workplace.read(lambda session: events(session, self._case_id)))

    def leave(self) -> None:
        """Nothing is typed here."""

    def areas(self) -> tuple[QWidget, ...]:
        """Return the table, and the choice above it."""
        return (self._table, self._which)

    def _show_events(self, lines: tuple[Event, ...]) -> None:
        self._told = told(lines, case_now(self._workplace.work, self._case_id))
        self._show()

    def _show(self) -> None:
        shown = next(fits for key, _, fits in _SHOWN if key == self._which.value)
        self._model.show_rows([self._row(one) for one in self._told if shown(one)])

    def _row(self, one: Told) -> EventRow:
        today, translate = self._workplace.today, self._workplace.translate
        at = one.at.astimezone()
        return EventRow(
            day=short_date(at.date(), today, translate),
            time=clock(at),
            what=event_sentence(one, today, translate),
            who=one.who,
        )

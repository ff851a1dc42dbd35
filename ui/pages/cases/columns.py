"""The columns of the list of cases: what they are called, what they show and what they sort by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from documents.sheet import Column
from models.queries.case_list import CaseRow
from models.text import N_
from ui.i18n import Translator
from ui.wording import days_left, full_date, short_date

ORDERS = ("due", "name", "born", "number", "step", "caseworker")  # column by column
TITLES: Mapping[str, str] = MappingProxyType(
    {
        "due": N_("Next date"),
        "name": N_("Name"),
        "born": N_("Born"),
        "number": N_("Case number"),
        "step": N_("Next step"),
        "caseworker": N_("Caseworker"),
    }
)


@dataclass(frozen=True, slots=True)
class CaseColumns:
    """The cells of a case on a day, in a language."""

    today: date
    translate: Translator

    def all(self) -> tuple[Column[CaseRow], ...]:
        """Return the columns in the order they stand."""
        cells: Mapping[str, Callable[[CaseRow], str]] = {
            "due": self.when,
            "name": self.name,
            "born": lambda row: row.born.isoformat() if row.born and not row.protected else "",
            "number": lambda row: row.case_number,
            "step": self.step,
            "caseworker": lambda row: row.caseworker,
        }
        return tuple(Column(TITLES[order], cells[order]) for order in ORDERS)

    def states(self) -> Mapping[int, Callable[[CaseRow], str]]:
        """Return which columns have a state: a date that has gone, a person who is protected."""
        return {ORDERS.index("due"): self._lateness, ORDERS.index("name"): self._shield}

    def when(self, row: CaseRow) -> str:
        """Return the next day, and how many days ago it was if it has gone."""
        if row.due is None or row.closed_on is not None:
            return ""
        left = days_left(row.due, self.today, self.translate)
        if row.due == self.today:
            return left
        day = short_date(row.due, self.today, self.translate)
        return f"{day} · {left}" if row.due < self.today else day

    def name(self, row: CaseRow) -> str:
        """Return the name; a protected person is named in the case itself."""
        return self.translate("Protected personal data") if row.protected else row.name

    def step(self, row: CaseRow) -> str:
        """Return what the case waits for, or when it was closed."""
        if row.closed_on is None:
            return self.translate(row.next_step.label)
        day = full_date(row.closed_on, self.translate)
        return self.translate("Closed {day}").format(day=day)

    def _lateness(self, row: CaseRow) -> str:
        late = row.closed_on is None and row.due is not None and row.due < self.today
        return "late" if late else ""

    def _shield(self, row: CaseRow) -> str:
        return "shield" if row.protected else ""

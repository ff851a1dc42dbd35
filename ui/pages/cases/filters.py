"""Which cases are listed: mine or all, active or closed, what waits, and in which order."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.queries.case_list import Choice
from models.vocabulary import NextStep
from ui.i18n import Translator
from ui.look.look import Look
from ui.pages.cases.columns import ORDERS, TITLES
from ui.widgets.fields import Combo, combo
from ui.widgets.flow import FlowRow
from ui.widgets.labels import label
from ui.widgets.segments import Segments


@dataclass(frozen=True, slots=True)
class Filter:
    """What is chosen, as it is kept in a place; `backwards` turns the order round."""

    mine: bool = True
    closed: bool = False
    step: NextStep | None = None
    order: str = ORDERS[0]
    backwards: bool = False

    def choice(self, today: date, me: UUID | None) -> Choice:
        """Return which cases the query is to find."""
        return Choice(
            today=today,
            caseworker=me if self.mine else None,
            closed=self.closed,
            step=None if self.closed else self.step,
        )


EVERYTHING: Final = Filter(mine=False)


def written(chosen: Filter) -> str:
    """Return a filter as a place keeps it."""
    whose, which = "mine" if chosen.mine else "all", "closed" if chosen.closed else "active"
    way = "down" if chosen.backwards else "up"
    return " ".join((whose, which, chosen.step or "-", chosen.order, way))


def read(text: str) -> Filter:
    """Return the filter a place kept, the usual one where there is none or it is not understood."""
    parts = text.split()
    if len(parts) != len(written(Filter()).split()) or parts[3] not in ORDERS:
        return Filter()
    step = next((s for s in NextStep if s == parts[2]), None)
    return Filter(parts[0] == "mine", parts[1] == "closed", step, parts[3], parts[4] == "down")


class CaseFilters(FlowRow):
    """The row above the list."""

    changed = Signal(object)  # Filter

    def __init__(self, look: Look, translate: Translator, chosen: Filter, *, has_own: bool) -> None:
        super().__init__(look.px(8), look.px(8))
        self._chosen, self._has_own = chosen, has_own
        whose = ((True, translate("Mine")), (False, translate("All")))
        self._whose = Segments(look, translate("Whose cases"), whose)
        which = ((False, translate("Active")), (True, translate("Closed")))
        self._which = Segments(look, translate("Active or closed"), which)
        steps = [(None, translate("All steps")), *((s, translate(s.label)) for s in NextStep)]
        self._step = combo(look, translate("Next step"), steps)
        orders = [(order, translate(TITLES[order])) for order in ORDERS]
        self._order = combo(look, translate("Order"), orders)
        for part in (self._whose, self._which, self._step, _beside(look, self._order)):
            self.add(part)
        self._whose.chosen.connect(lambda mine: self._take(mine=mine))
        self._which.chosen.connect(lambda closed: self._take(closed=closed))
        self._step.chosen.connect(lambda step: self._take(step=step))
        self._order.chosen.connect(lambda order: self._take(order=order, backwards=False))
        self.show_filter(chosen)

    @property
    def chosen(self) -> Filter:
        """What is chosen now."""
        return self._chosen

    def show_filter(self, chosen: Filter) -> None:
        """Show what is chosen; this is no choice of the user's."""
        self._chosen = chosen
        self._whose.choose(chosen.mine)
        self._whose.setVisible(self._has_own)
        self._which.choose(chosen.closed)
        self._step.choose(chosen.step)
        self._step.setVisible(not chosen.closed)  # a closed case waits for nothing
        self._order.choose(chosen.order)

    def _take(self, **choice: object) -> None:
        self.show_filter(replace(self._chosen, **choice))  # type: ignore[arg-type]
        self.changed.emit(self._chosen)


def _beside(look: Look, order: Combo) -> QWidget:
    """Return the choice of an order with its name before it."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(look.px(8), 0, 0, 0)
    row.setSpacing(look.px(8))
    row.addWidget(label(look, order.accessibleName(), color="text2"))
    row.addWidget(order)
    return both

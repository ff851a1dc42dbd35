"""Ärenden: every case in one table, and the way to a new one."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from models.queries.case_list import CaseRow, case_count, case_list
from models.queries.office import caseworker_at_work
from models.text import N_
from ui.application import Workplace
from ui.commands import Command
from ui.pages.cases.columns import ORDERS, CaseColumns
from ui.pages.cases.filters import EVERYTHING, CaseFilters, Filter, read, written
from ui.pages.page import Page
from ui.places import Place
from ui.widgets.buttons import push
from ui.widgets.empty import Empty
from ui.widgets.labels import label
from ui.widgets.paged import PagedModel
from ui.widgets.scroll import scrolled
from ui.widgets.table import ListTable

_SHORTEST = 240  # of the table: six rows with the head


class CasesPage(Page):
    """Enter opens a case; Ctrl+N begins a new one."""

    def __init__(self, workplace: Workplace, place: Place) -> None:
        super().__init__(workplace, place)
        look, translate = self.look, self.translate
        self.title = translate("Cases")
        self._me = workplace.read(lambda s: caseworker_at_work(s, workplace.store.who))
        kept = read(place.tab)
        chosen = kept if self._me else replace(kept, mine=False)
        self.filters = CaseFilters(look, translate, chosen, has_own=self._me is not None)
        columns = CaseColumns(workplace.today, translate)
        self.rows: PagedModel[CaseRow] = PagedModel(
            columns.all(), translate, self, states=columns.states()
        )
        self.table = ListTable(look, translate("Cases"))
        self._count = label(look, "", color="text2")
        self._shown = QStackedWidget()
        self._build()
        self.filters.changed.connect(self._turn)
        self.rows.sort_wanted.connect(self._sort)
        self.table.opened.connect(self._open)
        self.read_again()
        self._choose(place.record)

    def _build(self) -> None:
        px, body = self.look.px, QWidget()
        self.table.setModel(self.rows)
        self.table.setSortingEnabled(True)
        self.table.setMinimumHeight(px(_SHORTEST))
        self._shown.addWidget(self.table)
        for empty in (self._no_match(), self._no_case()):
            self._shown.addWidget(empty)
        lines = QVBoxLayout(body)
        lines.setContentsMargins(px(32), px(16), px(32), px(16))
        lines.setSpacing(px(12))
        lines.addLayout(self._head())
        lines.addWidget(self.filters)
        lines.addWidget(self._shown, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(body))

    def _no_match(self) -> Empty:
        look, translate = self.look, self.translate
        heading, why = (
            translate("No cases here"),
            translate("No case matches what is chosen above."),
        )
        everything = push(look, translate("Show all active cases"), self._show_everything)
        return Empty(look, "folder", heading, why, everything)

    def _no_case(self) -> Empty:
        look, translate = self.look, self.translate
        heading, why = (
            translate("No active cases"),
            translate("Register the first one, and it stands here."),
        )
        return Empty(look, "folder", heading, why, push(look, translate("New case"), self._new))

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.look.px(8))
        row.addWidget(label(self.look, self.title, "title"))
        row.addWidget(self._count, 1)
        new = push(self.look, self.translate("New case"), self._new, kind="primary", icon="plus")
        row.addWidget(new)
        return row

    @override
    def read_again(self) -> None:
        current, chosen = self._current(), self.filters.chosen
        self._show_order(chosen)
        wanted = chosen.choice(self.workplace.today, self._me)
        self.rows.read_from(
            lambda limit, offset: self.workplace.read(
                lambda session: case_list(
                    session,
                    wanted,
                    order=chosen.order,
                    descending=chosen.backwards,
                    limit=limit,
                    offset=offset,
                )
            )
        )
        count = self.workplace.read(lambda session: case_count(session, wanted))
        words = self.translate.ngettext("{count} case", "{count} cases", count)
        self._count.setText(words.format(count=count))
        everything = replace(EVERYTHING, order=chosen.order, backwards=chosen.backwards)
        self._shown.setCurrentIndex(0 if count else 2 if chosen == everything else 1)
        self._choose(current)

    @override
    def place(self) -> Place:
        return Place("cases", self._current(), written(self.filters.chosen))

    @override
    def areas(self) -> tuple[QWidget, ...]:
        return (self._shown, self.filters)

    @override
    def commands(self) -> tuple[Command, ...]:
        return (Command("new_case", N_("New case"), "Ctrl+N", self._new, "plus"),)

    def _turn(self, _chosen: Filter) -> None:
        self.read_again()
        self.table.scrollToTop()

    def _sort(self, column: int, backwards: bool) -> None:  # noqa: FBT001 - a signal's
        chosen = self.filters.chosen
        if (chosen.order, chosen.backwards) != (ORDERS[column], backwards):
            turned = replace(chosen, order=ORDERS[column], backwards=backwards)
            self.filters.show_filter(turned)
            self._turn(turned)

    def _show_order(self, chosen: Filter) -> None:
        """Let the head of the table point at the column that gives the order."""
        down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
        column = ORDERS.index(chosen.order)
        self.table.horizontalHeader().setSortIndicator(column, down if chosen.backwards else up)

    def _show_everything(self) -> None:
        self.filters.show_filter(EVERYTHING)
        self._turn(EVERYTHING)
        self.table.setFocus()

    def _current(self) -> UUID | None:
        row = self.table.current_row()
        return self.rows.rows[row].case_id if 0 <= row < len(self.rows.rows) else None

    def _choose(self, case_id: UUID | None) -> None:
        """Make a case's row the current one, the first where it is not among those read."""
        found = (n for n, row in enumerate(self.rows.rows) if row.case_id == case_id)
        self.table.choose_row(next(found, 0))

    def _open(self, row: int) -> None:
        self.workplace.go(Place("case", self.rows.rows[row].case_id))

    def _new(self) -> None:
        self.workplace.go(Place("new_case"))

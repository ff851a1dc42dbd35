"""Caseworkers and labour-market officers: who signs letters and holds meetings."""

from dataclasses import fields
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from documents.sheet import DATE, WORD, Column
from models.actions.office import add_caseworker, change_caseworker
from models.actions.work import Work
from models.queries.office import StaffRow, caseworker_at_work, everybody
from models.rules.staff import StaffDraft
from models.text import N_
from ui.application import Workplace
from ui.forms.editing import Editing
from ui.forms.staff import STAFF
from ui.pages.autosave import Autosave
from ui.pages.settings.section import Section
from ui.widgets.buttons import push
from ui.widgets.card import Card
from ui.widgets.clearing import clear
from ui.widgets.form_view import FormView
from ui.widgets.message_bar import MessageBar
from ui.widgets.table import ListTable, TableModel

_COLUMNS: Final[tuple[Column[StaffRow], ...]] = (
    Column(N_("Name"), lambda row: row.staff.name),
    Column(N_("Role"), lambda row: row.role, WORD),
    Column(N_("Telephone"), lambda row: row.staff.telephone),
    Column(N_("Last day"), lambda row: row.ended_on, DATE),
)
_HEIGHT = 280


class StaffSection(Section):
    """The list, and under it the one who is opened or added."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, workplace.translate(STAFF.title))
        look, translate = self.look, self.translate
        self._rows: tuple[StaffRow, ...] = ()
        self._model = TableModel(_COLUMNS, translate, parent=self)
        self.table = ListTable(look, translate("Caseworkers"))
        self.table.setModel(self._model)
        self.table.setProperty("kind", "in_card")
        self.table.setMinimumHeight(look.px(_HEIGHT))
        self.table.opened.connect(self.open_row)
        self.add = push(look, translate("Add a person"), self.open_new, icon="plus")
        words = translate(
            "Your title or telephone is missing: your letters then have the office's. Open your name and write them."
        )
        self.own = MessageBar(look, "info", words, translate("Write them"), self.open_own)
        self.body.addWidget(self.own)
        card = Card(look)
        card.body.addWidget(self.table)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch()
        card.body.addLayout(row)
        self.body.addWidget(card)
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)
        self.body.addStretch()
        self.form: FormView | None = None
        self._autosave: Autosave | None = None
        self._opened: UUID | None = None
        self.read_again()

    @override
    def read_again(self) -> None:
        at = self.table.current_row()
        self._rows = self.workplace.read(everybody)
        self._model.show_rows(self._rows)
        self.table.choose_row(max(at, 0))
        own = self._own()
        self.own.setVisible(own is not None and not (own.staff.title and own.staff.telephone))

    @override
    def leave(self) -> None:
        if self._autosave is not None:
            self._autosave.save()

    def open_row(self, number: int) -> None:
        """Open one of the people to change."""
        row = self._rows[number]
        self._open(row.caseworker_id, _draft(row))

    def open_own(self) -> None:
        """Open whoever is at work."""
        own = self._own()
        if own is not None:
            self._open(own.caseworker_id, _draft(own))

    def open_new(self) -> None:
        """Begin on a new one."""
        self._open(None, StaffDraft())

    def save(self) -> None:
        """Put what is typed in force; where something is wrong, go to it."""
        if self.form is None or self._autosave is None:
            return
        self.form.show_problems()
        if not self.form.editing.can_save:
            self.form.focus_first_problem()
            return
        draft, opened = self.form.editing.draft, self._opened
        said = self.translate("The person's particulars are saved.")
        if self._autosave.keep(lambda work: _save(work, opened, draft), said) is not None:
            clear(self._place)
            self.form, self._autosave = None, None
            self.table.setFocus()

    def _own(self) -> StaffRow | None:
        who = self.workplace.store.who
        own = self.workplace.read(lambda session: caseworker_at_work(session, who))
        return next((row for row in self._rows if row.caseworker_id == own), None)

    def _open(self, caseworker_id: UUID | None, draft: StaffDraft) -> None:
        self.leave()
        if self.workplace.why_not_kept():
            return
        clear(self._place)
        self._opened = caseworker_id
        editing = Editing(STAFF, self.workplace.today, draft)
        self._autosave = Autosave(self.workplace, editing, caseworker_id, self)
        self._autosave.restore()
        self.form = FormView(self.look, self.translate, editing)
        self.form.edited.connect(self._autosave.touch)
        self._place.addWidget(self.form)
        row = QHBoxLayout()
        row.addWidget(push(self.look, self.translate("Save"), self.save, kind="primary"))
        row.addStretch()
        self._place.addLayout(row)
        self.form.focus_field("name")


def _draft(row: StaffRow) -> StaffDraft:
    staff = row.staff
    return StaffDraft(
        staff.name,
        staff.title,
        row.role,
        staff.telephone,
        staff.telephone_hours,
        staff.email,
        row.ended_on,
    )


def _save(work: Work, caseworker_id: UUID | None, draft: StaffDraft) -> None:
    """Write what was typed to the person, who is added first where there is none yet."""
    opened = caseworker_id or add_caseworker(work.store, name=draft.name)
    changes = {field.name: getattr(draft, field.name) for field in fields(draft)}
    change_caseworker(work.store, opened, changes)

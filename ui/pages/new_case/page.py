"""Registering a case: one page, the number first, for it tells the birth date and who is here already."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from models.errors import Error
from models.queries.search import Hit
from models.text import N_
from ui.application import Workplace
from ui.commands import Command
from ui.desk.registering import register, returning
from ui.forms.case import CASE
from ui.forms.editing import Editing
from ui.messages import sentence
from ui.pages.autosave import Autosave, restored_bar
from ui.pages.new_case.doubles import DoublesCard
from ui.pages.new_case.household import household_editor
from ui.pages.page import Page
from ui.places import Place
from ui.widgets.buttons import push
from ui.widgets.field_help import FieldHelp
from ui.widgets.form_view import FormView
from ui.widgets.labels import label
from ui.widgets.message_bar import MessageBar
from ui.widgets.scroll import scrolled


class NewCasePage(Page):
    """What is typed is a draft until it is registered; going away keeps it."""

    def __init__(self, workplace: Workplace, place: Place) -> None:
        super().__init__(workplace, place)
        self.title = self.translate("New case")
        self._editing = Editing(CASE, workplace.today)
        self._autosave = Autosave(workplace, self._editing, None, self)
        kept_at = self._autosave.restore()
        numbers = dict.fromkeys(("household", "earlier_case"), household_editor(workplace))
        self.form = FormView(self.look, self.translate, self._editing, numbers)
        self.doubles = DoublesCard(workplace)
        self._help = FieldHelp(
            self.look,
            self.translate,
            self.translate("What you type is kept as a draft until you register the case."),
        )
        self.bar: MessageBar | None = None
        self._build(kept_at)
        self.form.edited.connect(self._edited)
        self.form.entered.connect(self._help.show_field)
        self.doubles.comes_back.connect(self.take_person)
        self.doubles.note(self._editing.draft)

    @override
    def leave(self) -> None:
        self._autosave.save()
        self.doubles.end()

    @override
    def areas(self) -> tuple[QWidget, ...]:
        return (self.form, *filter(None, (self.bar,)), self.doubles, self._register)

    @override
    def commands(self) -> tuple[Command, ...]:
        return (
            Command("register", N_("Register the case"), "Ctrl+S", self.register),
            Command("register_too", N_("Register the case"), "Ctrl+Return", self.register),
        )

    def register(self) -> None:
        """Make it a case and go there; where something is wrong, go to it."""
        self.form.show_problems()
        if not self._editing.can_save:
            self.form.focus_first_problem()
            return
        typed = self._editing.draft
        said = self.translate("Case registered.")
        done = self._autosave.keep(lambda work: register(work, typed), said)
        if done is not None:
            self.workplace.go(Place("case", done.result))

    def take_person(self, hit: Hit) -> None:
        """Fill in what is known of somebody who comes back; what was typed goes before it."""
        work = self.workplace.work
        try:
            work.store.note("read_case", "case", hit.case_id)
        except Error as error:  # what cannot be logged is not shown
            self.workplace.hindered.emit(sentence(error, self.translate))
            return
        for name, value in returning(work, hit, self._editing.draft).items():
            self._editing.put(name, value)
        self.form.read_again()
        self._edited()
        self.form.focus_field("contact_date")

    def _build(self, kept_at: datetime | None) -> None:
        whole, px = QVBoxLayout(self), self.look.px
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(px(32), px(16), px(32), px(8))
        head.setSpacing(px(12))
        head.addLayout(self._head())
        if kept_at is not None:
            self.bar = restored_bar(self.workplace, kept_at, self._drop)
            head.addWidget(self.bar)
        whole.addLayout(head)
        whole.addWidget(scrolled(self._columns()), 1)

    def _head(self) -> QHBoxLayout:
        self._register = push(
            self.look, self.translate("Register the case"), self.register, kind="primary"
        )
        self._register.setToolTip(self.translate("Register the case (Ctrl+S)"))
        head = QHBoxLayout()
        head.addWidget(label(self.look, self.title, "title"), 1)
        head.addWidget(self._register)
        return head

    def _columns(self) -> QWidget:
        page, px = QWidget(), self.look.px
        columns = QHBoxLayout(page)
        columns.setContentsMargins(px(32), px(8), px(32), px(24))
        columns.setSpacing(px(24))
        columns.addWidget(self.form, 5)
        aside = QVBoxLayout()
        aside.setSpacing(px(16))
        aside.addWidget(self._help)
        aside.addWidget(self.doubles)
        aside.addStretch(1)
        columns.addLayout(aside, 2)
        return page

    def _edited(self) -> None:
        self._autosave.touch()
        self.doubles.note(self._editing.draft)

    def _drop(self) -> None:
        self._autosave.drop()
        self.form.read_again()
        self.doubles.note(self._editing.draft)
        if self.bar is not None:
            self.bar.hide()
            self.bar.deleteLater()
            self.bar = None
        self.form.focus_field("number")

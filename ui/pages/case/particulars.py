"""A case's particulars, to be changed: the form of registration on the record, and what is done with a case."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from models.text import N_
from ui.application import Workplace
from ui.desk.registering import change, opened_for_change
from ui.forms.case import PARTICULARS
from ui.forms.editing import Editing
from ui.pages.autosave import Autosave, restored_bar
from ui.pages.case.actions import CaseActionsCard
from ui.pages.case.consents import ConsentsCard
from ui.pages.new_case.household import household_editor
from ui.widgets.buttons import push
from ui.widgets.field_help import FieldHelp
from ui.widgets.form_view import FormView
from ui.widgets.labels import label
from ui.widgets.message_bar import MessageBar
from ui.widgets.scroll import scrolled


class ParticularsTab(QWidget):
    """What is typed is a draft until it is saved; going away saves it where nothing hinders."""

    def __init__(self, workplace: Workplace, case_id: UUID) -> None:
        super().__init__()
        self._workplace, self._case_id = workplace, case_id
        self._look, self._translate = workplace.look, workplace.translate
        record = opened_for_change(workplace.work, case_id)
        self._editing = Editing(PARTICULARS, workplace.today, record)
        self._autosave = Autosave(workplace, self._editing, case_id, self)
        kept_at = self._autosave.restore()
        makers = {"household": household_editor(workplace)}
        self.form = FormView(self._look, self._translate, self._editing, makers)
        self.consents = ConsentsCard(workplace, case_id)
        self.actions_card = CaseActionsCard(workplace, case_id)
        self.bar: MessageBar | None = None
        self._build(kept_at)
        self.form.edited.connect(self._edited)
        self.form.entered.connect(self._help.show_field)
        keys = QShortcut(QKeySequence("Ctrl+S"), self, self.save)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._show_state()

    def read_again(self) -> None:
        """Show what the records say now, unless something is being typed."""
        if not self._editing.changed:
            self._editing.open(opened_for_change(self._workplace.work, self._case_id))
            self.form.read_again()
        self.consents.read_again()
        self.actions_card.read_again()
        self._show_state()

    def leave(self) -> None:
        """Make what was typed the record where nothing hinders, else keep it as a draft."""
        if self._editing.changed and self._editing.can_save:
            self._keep()
        self._autosave.save()

    def areas(self) -> tuple[QWidget, ...]:
        """Return the form first."""
        return (self.form, self.consents, self.actions_card, self.save_button)

    def take_aim(self, aim: str) -> None:
        """Go to a field."""
        self.form.focus_field(aim)

    def save(self) -> None:
        """Make what was typed the record; where something is wrong, go to it."""
        self.form.show_problems()
        if not self._editing.can_save:
            self.form.focus_first_problem()
        elif self._editing.changed:
            self._keep()

    def revert(self) -> None:
        """Take back what was typed since it was last saved; it can be typed back by one button."""
        if not self._editing.changed:
            return
        draft, unread = self._editing.draft, dict(self._editing.unread)
        self._drop()

        def again() -> None:
            self._editing.draft = draft
            self._editing.unread.update(unread)
            self._show_bar(None)
            self.form.read_again()
            self._edited()

        words = self._translate("Your changes are taken back.")
        bring = self._translate("Bring them back")
        self._show_bar(MessageBar(self._look, "info", words, bring, again))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._editing.changed:
            self.revert()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        typed, before = self._editing.draft, self._editing.record
        said = self._translate("Particulars changed.")
        done = self._autosave.keep(lambda work: change(work, self._case_id, typed, before), said)
        if done is not None:
            self._show_bar(None)
        self._show_state()

    def _drop(self) -> None:
        self._autosave.drop()
        self.form.read_again()
        self._show_bar(None)
        self._show_state()

    def _edited(self) -> None:
        self._autosave.touch()
        self._show_state()

    def _show_state(self) -> None:
        changed = self._editing.changed
        for button in (self.save_button, self.revert_button):
            button.setEnabled(changed)
        words = (
            N_("The changes are a draft until you save.") if changed else N_("Nothing is changed.")
        )
        self._state.setText(self._translate(words))

    def _show_bar(self, bar: MessageBar | None) -> None:
        if self.bar is not None:
            self.bar.hide()
            self.bar.deleteLater()
        self.bar = bar
        if bar is not None:
            self._over.addWidget(bar)

    def _build(self, kept_at: datetime | None) -> None:
        whole, px = QVBoxLayout(self), self._look.px
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._over = QVBoxLayout()
        self._over.setContentsMargins(px(32), px(12), px(32), px(4))
        self._over.setSpacing(px(8))
        self._over.addLayout(self._head())
        whole.addLayout(self._over)
        whole.addWidget(scrolled(self._columns()), 1)
        if kept_at is not None:
            self._show_bar(restored_bar(self._workplace, kept_at, self._drop))

    def _head(self) -> QHBoxLayout:
        look, translate = self._look, self._translate
        self._state = label(look, "", color="text2")
        self.revert_button = push(
            look, translate("Undo the changes"), self.revert, kind="quiet", icon="undo"
        )
        self.save_button = push(look, translate("Save"), self.save, kind="primary")
        head = QHBoxLayout()
        head.setSpacing(look.px(8))
        head.addWidget(self._state, 1)
        head.addWidget(self.revert_button)
        head.addWidget(self.save_button)
        return head

    def _columns(self) -> QWidget:
        page, px = QWidget(), self._look.px
        columns = QHBoxLayout(page)
        columns.setContentsMargins(px(32), px(8), px(32), px(24))
        columns.setSpacing(px(24))
        columns.addWidget(self.form, 5)
        otherwise = self._translate("Esc takes back what you have typed since you last saved.")
        self._help = FieldHelp(self._look, self._translate, otherwise)
        aside = QVBoxLayout()
        aside.setSpacing(px(16))
        for part in (self._help, self.consents, self.actions_card):
            aside.addWidget(part)
        aside.addStretch(1)
        columns.addLayout(aside, 2)
        return page

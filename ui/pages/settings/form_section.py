"""A section of the settings that is one form: what is typed is a draft until it is saved."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy
from sqlalchemy.orm import Session
from typing_extensions import override

from models.actions.work import Work
from ui.application import Workplace
from ui.forms.editing import Editing
from ui.forms.spec import FormSpec
from ui.pages.autosave import Autosave, restored_bar
from ui.pages.settings.section import Section
from ui.widgets.buttons import push
from ui.widgets.form_view import FormView
from ui.widgets.message_bar import MessageBar


class FormSection(Section):
    """Shows what is in force, keeps what is typed, and puts it in force when one saves."""

    def __init__(
        self,
        workplace: Workplace,
        spec: FormSpec[Any],
        in_force: Callable[[Session], Any],
        save: Callable[[Work, Any], object],
        said: str,
    ) -> None:
        super().__init__(workplace, workplace.translate(spec.title))
        self._in_force, self._save, self._said = in_force, save, said
        self.editing = Editing(spec, workplace.today, workplace.read(in_force))
        self._autosave = Autosave(workplace, self.editing, None, self)
        kept_at = self._autosave.restore()
        self.bar: MessageBar | None = None
        if kept_at is not None:
            self.bar = restored_bar(workplace, kept_at, self._drop)
            self.body.addWidget(self.bar)
        self.form = FormView(self.look, self.translate, self.editing)
        self.form.edited.connect(self._autosave.touch)
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.body.addWidget(self.form)
        self.save_button = push(self.look, self.translate("Save"), self.save, kind="primary")
        self._row = QHBoxLayout()
        self._row.addWidget(self.save_button)
        self._row.addStretch()
        self.body.addLayout(self._row)
        self.body.addStretch()

    def add_button(self, button: QPushButton) -> None:
        """Put a button beside "Save"."""
        self._row.insertWidget(self._row.count() - 1, button)

    def save(self) -> None:
        """Put what is typed in force; where something is wrong, go to it."""
        self.form.show_problems()
        if not self.editing.can_save:
            self.form.focus_first_problem()
            return
        draft = self.editing.draft
        if self._autosave.keep(lambda work: self._save(work, draft), self._said) is not None:
            self.put_in_force()

    def put_in_force(self) -> None:
        """Go on with what is in force now; a subclass may begin anew."""
        self.workplace.follow_routine()

    @override
    def read_again(self) -> None:
        record = self.workplace.read(self._in_force)
        if record != self.editing.record and not self.editing.changed:
            self.editing.open(record)
            self.form.read_again()

    @override
    def leave(self) -> None:
        self._autosave.save()

    def _drop(self) -> None:
        self._autosave.drop()
        self.form.read_again()
        if self.bar is not None:
            self.bar.hide()

"""Letter templates: ours or the office's own, each checked before it is in force."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from documents.findings import Finding
from documents.findings import sentence as found_sentence
from models.actions.office import drop_template, save_template
from models.actions.work import Work
from models.errors import Error
from models.rules.approval import ApprovalDraft
from ui.application import Workplace
from ui.desk.own_templates import check_own, example, hinders, write_our_template
from ui.forms.editing import Editing
from ui.forms.template import TEMPLATE
from ui.messages import sentence
from ui.pages.autosave import Autosave
from ui.pages.settings.section import Section
from ui.pages.settings.template_list import TemplateLine, template_lines, template_model
from ui.widgets.buttons import push
from ui.widgets.card import Card
from ui.widgets.clearing import clear
from ui.widgets.form_view import FormView
from ui.widgets.message_bar import MessageBar
from ui.widgets.page_preview import PagePreview
from ui.widgets.table import ListTable

_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HEIGHT: Final = 300


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was checked for a letter, and what was found in it."""

    line: TemplateLine
    data: bytes
    found: tuple[Finding, ...]


class TemplatesSection(Section):
    """The list of letters, what can be done with the chosen one, and how it looks."""

    def __init__(self, workplace: Workplace) -> None:
        translate = workplace.translate
        super().__init__(
            workplace,
            translate(TEMPLATE.title),
            translate(
                "Save our template, change it in Word and take it into use as your own. "
                "The fields in double braces are filled in by Stegvis; on the page shown each stands with its name."
            ),
        )
        self._told = QVBoxLayout()
        self.body.addLayout(self._told)
        self.preview = PagePreview(self.look)
        self.preview.setAccessibleName(translate("The letter with the names of its fields"))
        self.aside = self.preview
        self._lines: tuple[TemplateLine, ...] = ()
        self._model = template_model(workplace, self)
        self.table = self._table()
        self.editing = Editing(TEMPLATE, workplace.today)
        self._autosave = Autosave(workplace, self.editing, None, self)
        self._autosave.restore()
        self._add_approval()
        self.body.addStretch()
        self.read_again()
        self.table.selectionModel().currentRowChanged.connect(self._chosen)

    @property
    def line(self) -> TemplateLine:
        """The letter that is chosen."""
        return self._lines[max(self.table.current_row(), 0)]

    @override
    def read_again(self) -> None:
        at = self.table.current_row()
        self._lines = template_lines(self.workplace)
        self._model.show_rows(self._lines)
        self.table.choose_row(max(at, 0))
        self._chosen()

    @override
    def leave(self) -> None:
        self._autosave.save()

    def save_ours(self, folder: Path) -> None:
        """Write the template that ships into a folder, off the UI thread."""
        line = self.line
        self._run(lambda: write_our_template(line.letter, line.language, folder), self._written)

    def use_own(self, file: Path) -> None:
        """Check a file off the UI thread; where nothing hinders it is in force for the chosen letter."""
        line = self.line
        self._say(("info", self.translate("The template is being checked …")))

        self._run(lambda: _check(line, file), self._checked)

    def go_back(self) -> None:
        """Let our template be in force again."""
        line = self.line
        said = self.translate("The letter is written on our template again.")
        self._say()
        self.workplace.do(lambda work: drop_template(work, line.letter, line.language), said)
        self._in_force()

    def _table(self) -> ListTable:
        look, translate = self.look, self.translate
        table = ListTable(look, translate(TEMPLATE.title))
        table.setModel(self._model)
        table.setProperty("kind", "in_card")
        table.setMinimumHeight(look.px(_HEIGHT))
        self.ours = push(look, translate("Save our template …"), self._choose_folder)
        self.back = push(look, translate("Go back to our template"), self.go_back)
        card = Card(look)
        card.body.addWidget(table)
        row = QHBoxLayout()
        row.addWidget(self.ours)
        row.addWidget(self.back)
        row.addStretch()
        card.body.addLayout(row)
        self.body.addWidget(card)
        return table

    def _add_approval(self) -> None:
        self.form = FormView(self.look, self.translate, self.editing)
        self.form.edited.connect(self._autosave.touch)
        self.body.addWidget(self.form)
        self.use = push(
            self.look,
            self.translate("Use a template of your own …"),
            self._choose_file,
            kind="primary",
        )
        row = QHBoxLayout()
        row.addWidget(self.use)
        row.addStretch()
        self.body.addLayout(row)

    def _chosen(self, *_: object) -> None:
        self.back.setEnabled(self.line.own is not None)
        line, workplace = self.line, self.workplace
        templates, today = workplace.templates, workplace.today
        self._run(lambda: (line, example(templates, line.letter, line.language, today)), self._show)

    def _show(self, made: tuple[TemplateLine, bytes]) -> None:
        line, data = made
        if line == self.line:  # else another has been chosen meanwhile
            self.preview.show_document(data, _DOCX)

    def _choose_folder(self) -> None:
        words = self.translate("Where the template is to be")
        if chosen := QFileDialog.getExistingDirectory(self, words):
            self.save_ours(Path(chosen))

    def _choose_file(self) -> None:
        self.form.show_problems()
        if not self.editing.can_save:
            self.form.focus_first_problem()
            return
        words, kinds = self.translate("The template of your own"), "Word (*.docx)"
        chosen, _ = QFileDialog.getOpenFileName(self, words, "", kinds)
        if chosen:
            self.use_own(Path(chosen))

    def _written(self, file: Path) -> None:
        words = self.translate("Our template is saved as {file}.")
        self.workplace.tell(words.format(file=file.name))

    def _checked(self, checked: Checked) -> None:
        """Tell what was found; put the template in force where nothing hinders and it is approved."""
        told = [
            ("late" if one.hinders else "info", found_sentence(one, self.translate))
            for one in checked.found
        ]
        if hinders(checked.found):
            stays = self.translate("The template was not taken into use. The one before stays.")
            self._say(("late", stays), *told)
            return
        self._say(*told)
        draft, said = self.editing.draft, self.translate("The template of your own is in force.")
        if not self.editing.can_save:
            return
        if self._autosave.keep(lambda work: _save(work, checked, draft), said) is not None:
            self._in_force()

    def _in_force(self) -> None:
        self.workplace.follow_routine()
        self.read_again()

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self.workplace.jobs.run(work, done, self._failed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Error):
            raise error
        self._say(("late", sentence(error, self.translate)))

    def _say(self, *told: tuple[str, str]) -> None:
        clear(self._told)
        for kind, words in told:
            self._told.addWidget(MessageBar(self.look, kind, words))


def _check(line: TemplateLine, file: Path) -> Checked:
    try:
        data = file.read_bytes()
    except OSError:
        return Checked(line, b"", (Finding("damaged", file.name),))
    return Checked(line, data, check_own(line.letter, line.language, data))


def _save(work: Work, checked: Checked, approval: ApprovalDraft) -> None:
    if approval.review_on is not None:  # the form has checked that it is there
        save_template(
            work.store,
            checked.line.letter,
            checked.line.language,
            checked.data,
            approved_by=approval.approved_by.strip(),
            review_on=approval.review_on,
        )

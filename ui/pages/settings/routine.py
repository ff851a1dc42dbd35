"""The routine: its versions by date, and the next one typed with the routine's own words beside."""

from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget
from typing_extensions import override

from models.queries.office import RoutineRow, routine_rows
from ui.application import Workplace
from ui.desk.routine_settings import change_routine, newest_routine, routine_in_form
from ui.forms.routine import ROUTINE
from ui.forms.spec import Field
from ui.pages.settings.form_section import FormSection
from ui.pages.settings.routine_words import RoutineWords
from ui.widgets.card import Card
from ui.widgets.clearing import clear
from ui.widgets.labels import label
from ui.widgets.message_bar import MessageBar
from ui.widgets.state import state
from ui.wording import full_date


class RoutineSection(FormSection):
    """What is saved is a version of its own, in force from its day; every open case then follows it."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            workplace,
            ROUTINE,
            routine_in_form,
            change_routine,
            workplace.translate("A new version of the routine is saved."),
        )
        self.words = RoutineWords(self.look, self.translate, workplace.read(newest_routine))
        self.aside = self.words
        self.form.entered.connect(self._show_words)
        self.save_button.setText(self.translate("Save as a new version"))
        self.overdue = MessageBar(
            self.look,
            "warn",
            self.translate("The routine should have been looked at again by now."),
        )
        self.settling = self._progress()
        self._versions = QGridLayout()
        self._versions.setHorizontalSpacing(self.look.px(24))
        card = Card(self.look, self.translate("Versions"))
        card.body.addLayout(self._versions)
        for place, part in enumerate((self.overdue, self.settling, card), 1):
            self.body.insertWidget(place, part)
        workplace.settled.connect(self.settling.hide)
        self._show_versions()

    @override
    def put_in_force(self) -> None:
        self.editing.open(self.workplace.read(routine_in_form))
        for field in ROUTINE.fields:
            self.form.field(field.name).revealed = False
        self.form.read_again()
        self.settling.show()
        super().put_in_force()

    @override
    def read_again(self) -> None:
        super().read_again()
        self._show_versions()

    def _show_words(self, field: Field) -> None:
        """Show the words behind the field one is in, and tell them with it."""
        self.words.show_field(field)
        if field.rests_on:
            editor = self.form.field(field.name).editor
            hint = self.translate(field.hint) if field.hint else ""
            told = f"{hint} {self.words.said()}".strip()
            (editor.focusProxy() or editor).setAccessibleDescription(told)

    def _progress(self) -> QProgressBar:
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setFormat("")
        bar.setAccessibleName(self.translate("The open cases are following the new routine"))
        bar.setToolTip(bar.accessibleName())
        bar.hide()
        return bar

    def _show_versions(self) -> None:
        rows, today = self.workplace.read(routine_rows), self.workplace.today
        clear(self._versions)
        for number, row in enumerate(rows):
            days, about = self._told(row)
            self._versions.addWidget(label(self.look, days, "strong"), 2 * number, 0)
            self._versions.addWidget(self._state(row), 2 * number, 1)
            said = label(self.look, about, "small", wrap=True)
            self._versions.addWidget(said, 2 * number + 1, 0, 1, 2)
        self._versions.setColumnStretch(1, 1)
        current = [row for row in rows if row.valid_on(today)]
        self.overdue.setVisible(any(row.review_on < today for row in current))

    def _told(self, row: RoutineRow) -> tuple[str, str]:
        """Return when a version is in force, and who stands for it."""
        translate = self.translate
        ends = full_date(row.valid_to, translate) if row.valid_to else ""
        about = translate(
            "Version {version}. Approved by: {approved_by}. To be looked at again by {day}."
        )
        return f"{full_date(row.valid_from, translate)} – {ends}".strip(), about.format(
            version=row.version,
            approved_by=row.approved_by,
            day=full_date(row.review_on, translate),
        )

    def _state(self, row: RoutineRow) -> QWidget:
        today, translate = self.workplace.today, self.translate
        if row.valid_on(today):
            return state(self.look, "ok", translate("In force"))
        if row.valid_from > today:
            return state(self.look, "clock", translate("To come"))
        return label(self.look, translate("Earlier"), color="text2")

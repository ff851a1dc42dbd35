"""Where the address lies in the envelope's window: measured on a test sheet."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from models.errors import Error
from ui.application import Workplace
from ui.desk.office_settings import change_layout, layout_in_force
from ui.desk.sheets import write_test_sheet
from ui.forms.office import LAYOUT
from ui.messages import sentence
from ui.pages.settings.form_section import FormSection
from ui.widgets.buttons import push
from ui.widgets.labels import label


class LetterSection(FormSection):
    """Print the test sheet, lay it in an envelope, and correct the measures until the frame is in the window."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            workplace,
            LAYOUT,
            layout_in_force,
            change_layout,
            workplace.translate("The place of the address is saved."),
        )
        how = self.translate(
            "Save the test sheet, print it and fold it into one of your envelopes. Correct the measures until the frame "
            "lies in the window, however the sheet slides."
        )
        self.test = push(
            self.look, self.translate("Save the test sheet …"), self._choose, icon="printer"
        )
        self.add_button(self.test)
        self.body.insertWidget(1, label(self.look, how, color="text2", wrap=True))

    def write_sheet(self, folder: Path) -> None:
        """Write the sheet with the measures in force into a folder, off the UI thread."""
        workplace = self.workplace
        templates, today, mark = workplace.templates, workplace.today, workplace.watermark
        workplace.jobs.run(
            lambda: write_test_sheet(templates, today, folder, watermark=mark),
            self._written,
            self._failed,
        )

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.translate("Where the test sheet is to be")
        )
        if chosen:
            self.write_sheet(Path(chosen))

    def _written(self, file: Path) -> None:
        words = self.translate("The test sheet is saved as {file}.")
        self.workplace.tell(words.format(file=file.name))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Error):
            raise error
        self.workplace.hindered.emit(sentence(error, self.translate))

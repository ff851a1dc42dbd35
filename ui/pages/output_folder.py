"""The folder letters and lists are written to: shown on the page, asked for once, changed by a button."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QWidget

from ui.application import Workplace
from ui.desk.folders import output_folder, remember_output_folder
from ui.widgets.buttons import push
from ui.widgets.labels import label


class OutputFolder(QWidget):
    """The folder's name with a way to change it; `ensure` asks only where none is known."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        look, translate = workplace.look, workplace.translate
        self._workplace = workplace
        self._words = label(look, "", "small")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.change = push(look, translate("Change folder …"), self.ask, kind="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.change)
        self.folder = workplace.read(output_folder)
        self._show()

    def ensure(self) -> Path | None:
        """Return the folder, asked for where nobody has chosen one; None where nobody does now."""
        if self.folder is None or not self.folder.is_dir():
            self.ask()
        return self.folder

    def ask(self) -> None:
        """Let somebody choose the folder, and remember it."""
        title = self._workplace.translate("Choose the folder for letters and lists")
        chosen = QFileDialog.getExistingDirectory(self, title, str(self.folder or Path.home()))
        if chosen:
            self.folder = Path(chosen)
            folder = self.folder
            self._workplace.do(lambda work: remember_output_folder(work, folder), undoable=False)
        self._show()

    def _show(self) -> None:
        translate = self._workplace.translate
        known = self.folder is not None
        words = translate("Files are written to {folder}").format(folder=self.folder)
        self._words.setText(words if known else translate("No folder is chosen yet."))
        self._words.setToolTip(str(self.folder) if known else "")
        self.change.setText(translate("Change folder …") if known else translate("Choose folder …"))

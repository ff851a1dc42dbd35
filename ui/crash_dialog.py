"""The calm word about an unexpected error: what is saved, and a report one may read before giving it to anybody."""

from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from models.errors import CouldNotWrite
from models.store.files import write_whole
from ui.i18n import Translator
from ui.look.look import Look, wear
from ui.messages import sentence
from ui.widgets.buttons import push
from ui.widgets.labels import label

_WIDTH, _REPORT = 560, 200
_NAME = "stegvis-rapport.txt"


class CrashDialog(QDialog):
    """Go on, or save the report first."""

    def __init__(
        self, look: Look, translate: Translator, report: str, saved_at: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._translate, self._report = translate, report
        self.setWindowTitle("Stegvis")
        wear(self, look)
        self.setMinimumWidth(look.px(_WIDTH))
        saved = (
            translate("Everything up to {at} is saved.").format(at=saved_at)
            if saved_at
            else translate("What was saved before is still there.")
        )
        happened = translate("Stegvis met an error it does not know. You can go on working.")
        what = translate(
            "The report says where in the program it happened. It holds nothing about anybody."
        )
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(translate("The report"))
        self.report.setMinimumHeight(look.px(_REPORT))
        self.told = label(look, "", "small", wrap=True)
        self.save = push(look, translate("Save the report …"), self._choose, icon="download")
        self.go_on = push(look, translate("Continue"), self.accept, kind="primary")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(20))
        lines.setSpacing(look.px(12))
        lines.addWidget(label(look, translate("Something went wrong"), "card"))
        lines.addWidget(label(look, f"{happened} {saved}", wrap=True))
        lines.addWidget(label(look, what, "small", wrap=True))
        for part in (self.report, self.told):
            lines.addWidget(part)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.save)
        row.addWidget(self.go_on)
        lines.addLayout(row)
        self.go_on.setDefault(True)
        self.go_on.setFocus()

    def save_at(self, file: Path) -> None:
        """Write the report there, or say why not."""
        try:
            write_whole(file, self._report.encode())
        except CouldNotWrite as error:
            self.told.setText(sentence(error, self._translate))
        else:
            self.told.setText(self._translate("Saved as {file}.").format(file=file.name))

    def _choose(self) -> None:
        title = self._translate("Where the report is to be")
        chosen, _ = QFileDialog.getSaveFileName(self, title, _NAME, "(*.txt)")
        if chosen:
            self.save_at(Path(chosen))

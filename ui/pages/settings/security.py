"""Password and recovery: a new password, and a new recovery key in place of the old."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from documents.recovery_kit import RecoveryKit
from models.errors import Error
from models.store.keys import Kdf, calibrated
from models.store.vault import change_password, renew_recovery_key
from ui.application import Workplace
from ui.desk.sheets import write_recovery_kit
from ui.door.new_password import NewPassword
from ui.door.password import PasswordField
from ui.messages import sentence
from ui.pages.settings.section import Section
from ui.widgets.buttons import push
from ui.widgets.card import Card
from ui.widgets.clearing import clear
from ui.widgets.labels import label
from ui.widgets.message_bar import MessageBar


class SecuritySection(Section):
    """Both ask for the present password: whoever sits down at an unlocked window cannot shut others out."""

    def __init__(self, workplace: Workplace, kdf: Callable[[], Kdf] = calibrated) -> None:
        super().__init__(workplace, workplace.translate("Password and recovery"))
        self._kdf = kdf
        self._told = QVBoxLayout()
        self.body.addLayout(self._told)
        self._key = ""
        self._folder: Path | None = None
        if workplace.vault is None:
            words = self.translate("The demonstration has no password: its key is thrown away.")
            self.body.addWidget(label(self.look, words, wrap=True))
        else:
            self._add_password()
            self._add_recovery()
        self.body.addStretch()

    @override
    def leave(self) -> None:
        for field in self.findChildren(PasswordField):
            field.take()

    def change(self) -> None:
        """Shut the database with the new password, off the UI thread."""
        vault, store = self.workplace.vault, self.workplace.store
        if vault is None or self._missing():
            self._look_again()
            return
        old, new = self.present.take(), self.new.take()
        self.new.judge()  # of nothing now
        kdf = self._kdf
        self._say("info", self.translate("Changing the password …"))
        self.save.setEnabled(False)
        self.workplace.jobs.run(
            lambda: change_password(vault, store, old, new, kdf()),
            self._changed,
            self._failed,
        )

    def renew(self, folder: Path) -> None:
        """Make a new recovery key and write its sheet into a folder, off the UI thread."""
        workplace, password = self.workplace, self.present_too.take()
        vault, store, today = workplace.vault, workplace.store, workplace.today
        if vault is None:
            return

        def work() -> Path:
            key = renew_recovery_key(vault, store, password)
            kit = RecoveryKit(vault.file.name, today, key)
            return write_recovery_kit(workplace.templates, kit, folder)

        self._say("info", self.translate("Making a new recovery key …"))
        workplace.jobs.run(work, self._renewed, self._failed)

    def _add_password(self) -> None:
        look, translate = self.look, self.translate
        card = Card(look, translate("Change the password"))
        self.present = PasswordField(look, translate, translate("Present password"))
        self.new = NewPassword(look, translate, self.workplace.jobs)
        self.new.changed.connect(self._look_again)
        self.present.line.textEdited.connect(self._look_again)
        self.save = push(look, translate("Change the password"), self.change, kind="primary")
        self.why = label(look, "", "small", color="text2", wrap=True)
        for part in (self.present, self.new):
            part.setMaximumWidth(look.px(360))
            card.body.addWidget(part)
        card.body.addLayout(_row(self.save))
        card.body.addWidget(self.why)
        self.body.addWidget(card)
        self._look_again()

    def _add_recovery(self) -> None:
        look, translate = self.look, self.translate
        card = Card(look, translate("New recovery key"))
        words = translate(
            "The recovery key opens the database when the password is forgotten. A new one puts the old out of "
            "force: print the new sheet, put it in the safe and destroy the old one."
        )
        card.body.addWidget(label(look, words, color="text2", wrap=True))
        self.present_too = PasswordField(look, translate, translate("Password"))
        self.present_too.setMaximumWidth(look.px(360))
        card.body.addWidget(self.present_too)
        self.make = push(look, translate("Make a new recovery sheet …"), self._choose_folder)
        card.body.addLayout(_row(self.make))
        self.body.addWidget(card)

    def _missing(self) -> str:
        if not self.present.line.text():
            return self.translate("Type your present password.")
        return self.new.missing()

    def _look_again(self) -> None:
        missing = self._missing()
        self.save.setEnabled(not missing)
        self.why.setText(missing)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.translate("Where the recovery sheet is to be")
        )
        if chosen:
            self.renew(Path(chosen))

    def _changed(self, _: object) -> None:
        self._look_again()
        self._say("ok", self.translate("The password is changed."))

    def _renewed(self, file: Path) -> None:
        words = self.translate(
            "The new recovery sheet is saved as {file}. Print it, then delete the file. The old sheet no longer works."
        )
        self._say("ok", words.format(file=file.name))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Error):
            raise error
        self._say("late", sentence(error, self.translate))
        self._look_again()

    def _say(self, kind: str, words: str) -> None:
        clear(self._told)
        self._told.addWidget(MessageBar(self.look, kind, words))


def _row(button: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch()
    return row

"""A new file: whose it is, where it lies and what opens it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from models.errors import AlreadyExists, Error
from models.store.place import Vault
from models.text import clean_line
from ui.door.new_password import NewPassword
from ui.door.page import DoorPage, Doorway
from ui.door.vaults import ENDING, file_of, vault_at
from ui.widgets.buttons import push
from ui.widgets.fields import labelled, line
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.door.behind import NewVault

_WIDTH = 440
_OTHER_LANGUAGE = {"sv": ("en", "English"), "en": ("sv", "Svenska")}  # each by its own name


class CreatePage(DoorPage):
    """The first thing one sees of Stegvis."""

    made = Signal(object, object)  # Vault, NewVault
    refused = Signal(object)  # Error
    other_wanted = Signal()
    language_wanted = Signal(str)

    def __init__(self, doorway: Doorway) -> None:
        super().__init__(doorway, width=_WIDTH)
        look, translate = self.look, self.translate
        self._chosen: Path | None = None
        self.head(
            translate("Welcome to Stegvis"),
            translate("Everything you write is kept in one encrypted file. Only you can open it."),
        )
        self.column.addSpacing(look.px(12))
        self.office = line(look, translate("Office"), translate("Income support, South"))
        self.name = line(look, translate("Your name"))
        self.password = NewPassword(look, translate, doorway.jobs, self._names)
        self.place = label(look, "", "small", wrap=True)
        for text, field in (
            (translate("Office"), self.office),
            (translate("Your name"), self.name),
        ):
            self.column.addWidget(labelled(look, text, field))
            field.textEdited.connect(self._look_again)
        self.column.addWidget(self.password)
        self.column.addWidget(self.place)
        self.elsewhere = self.quiet(translate("Choose another place …"), self._choose_place)
        self.why = label(look, "", "small", wrap=True)
        self.button = self.big(translate("Create the file"), self.make)
        self.column.addWidget(self.why)
        self.add_progress(translate("Creating the file …"))
        self.language, name = _OTHER_LANGUAGE[translate.language]
        self.foot_row(
            push(
                look, translate("Open a file that exists …"), self.other_wanted.emit, kind="quiet"
            ),
            push(look, name, self._change_language, kind="quiet", icon="globe"),
        )
        self.password.changed.connect(self._look_again)
        self.password.again.line.returnPressed.connect(self.button.click)
        self.busy_changed.connect(self._be_still)
        self._look_again()

    @override
    def first(self) -> QWidget:
        return self.office

    @property
    def file(self) -> Path:
        """Where the file will be made."""
        return self._chosen or file_of(self.office.text(), self.doorway.folder)

    def put_at(self, file: Path) -> None:
        """Make the file there."""
        self._chosen = file if file.suffix else file.with_suffix(ENDING)
        self._look_again()

    def make(self) -> None:
        """Make the file, with all that a day's work needs in it."""
        vault, name = vault_at(self.file, self.doorway.now), clean_line(self.name.text())
        password, doorway = self.password.take(), self.doorway
        self.work(
            lambda: _make(vault, password, doorway, name),
            lambda made: self.made.emit(vault, made),
            self._refuse,
            lambda made: made.store.close(),
        )

    def _refuse(self, error: Error) -> None:
        self._look_again()
        if isinstance(error, AlreadyExists):
            self.why.setText(self.said(error))
        else:
            self.refused.emit(error)

    def _names(self) -> tuple[str, ...]:
        return tuple(filter(None, (*self.office.text().split(), *self.name.text().split())))

    def _look_again(self) -> None:
        self.place.setText(
            self.translate("The file will be {name} in the folder {folder}.").format(
                name=self.file.name, folder=self.file.parent
            )
        )
        missing = self._missing()
        self.why.setText(missing)
        self.why.setVisible(bool(missing))
        self.button.setEnabled(not missing)

    def _missing(self) -> str:
        if not clean_line(self.office.text()):
            return self.translate("Write the name of the office.")
        if not clean_line(self.name.text()):
            return self.translate("Write your name.")
        return self.password.missing()

    def _change_language(self) -> None:
        self.language_wanted.emit(self.language)

    def _choose_place(self) -> None:
        title, kinds = self.translate("Where the file is to be"), f"Stegvis (*{ENDING})"
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(self.file), kinds)
        if chosen:
            self.put_at(Path(chosen))

    def _be_still(self, busy: bool) -> None:  # noqa: FBT001 - as the signal sends it
        for part in (self.office, self.name, self.password, self.elsewhere, self.button):
            part.setEnabled(not busy)
        if not busy:
            self._look_again()


def _make(vault: Vault, password: str, doorway: Doorway, name: str) -> "NewVault":
    from ui.door import behind  # noqa: PLC0415 - heavy, and first needed here

    return behind.make(vault, password, doorway.kdf(), name)

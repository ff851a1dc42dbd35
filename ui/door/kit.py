"""The recovery key, shown once: one does not go on before it is on paper or in a file."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget
from typing_extensions import override

from models.errors import Error
from models.text import N_
from ui.door.page import DoorPage, Doorway
from ui.widgets.buttons import push
from ui.widgets.fields import tick
from ui.widgets.labels import label

if TYPE_CHECKING:
    from models.store.database import Store
    from ui.door.behind import NewVault

_WIDTH = 520
_WHAT_FOR = N_(
    "It opens the file if the password is lost. Without password and key, everything in the file is lost: nobody "
    "can help you then."
)
_GROUPS_IN_A_LINE = 4


class KitPage(DoorPage):
    """Save or print, tick, go on."""

    kept = Signal(object)  # Store

    def __init__(self, doorway: Doorway, new: "NewVault") -> None:
        super().__init__(doorway, width=_WIDTH)
        look, translate = self.look, self.translate
        self._store, self._key = new.store, new.recovery_key
        self._kept = False
        self.head(translate("Your recovery key"), translate(_WHAT_FOR))
        self.column.addSpacing(look.px(8))
        self.shown = label(look, _in_lines(self._key), "card")
        self.shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.shown.setAccessibleName(translate("Recovery key: {key}").format(key=self._key))
        self.column.addWidget(self.shown)
        self.column.addSpacing(look.px(8))
        self.save = push(
            look, translate("Save the recovery sheet …"), self._choose, icon="download"
        )
        self.print = push(look, translate("Print …"), self._print, icon="printer")
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.save)
        row.addWidget(self.print)
        row.addStretch()
        self.column.addLayout(row)
        self.told = label(look, "", "small", wrap=True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self.told)
        self.safe = tick(look, translate("I have put it in a safe place"))
        self.safe.toggled.connect(self._ticked)
        self.column.addWidget(self.safe, 0, Qt.AlignmentFlag.AlignHCenter)
        self.button = self.big(translate("Continue"), self._go_on)
        self.why = label(look, "", "small", wrap=True)
        self.why.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self.why)
        self._look_again()

    @override
    def first(self) -> QWidget:
        return self.save

    @override
    def leave(self) -> None:
        super().leave()
        if self._key:  # not handed on
            self._store.close()

    def save_in(self, folder: Path) -> None:
        """Write the sheet into a folder."""
        store, key, today = self._store, self._key, self.doorway.now().date()
        self.work(lambda: _write(store, key, folder, today), self._tell_saved, self._tell_problem)

    def _tell_saved(self, file: Path) -> None:
        self._kept = True
        self.told.setText(
            self.translate("Saved as {file}. Print it, and then delete the file.").format(
                file=file.name
            )
        )
        self._look_again()
        self.safe.setFocus()

    def _tell_problem(self, error: Error) -> None:
        self.told.setText(self.said(error))

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.translate("Where the recovery sheet is to be")
        )
        if chosen:
            self.save_in(Path(chosen))

    def _print(self) -> None:
        from ui.door.kit_print import print_kit  # noqa: PLC0415 - needs Qt's printing, seldom used

        if print_kit(self, self._store.file.name, _in_lines(self._key), self.translate):
            self._kept = True
            self._look_again()
            self.safe.setFocus()

    def _look_again(self) -> None:
        missing = ""
        if not self._kept:
            missing = self.translate("Save or print the recovery sheet first.")
        elif not self.safe.isChecked():
            missing = self.translate("Tick that you have put it in a safe place.")
        self.why.setText(missing)
        self.why.setVisible(bool(missing))
        self.button.setEnabled(not missing)

    def _ticked(self) -> None:
        self._look_again()
        if self.button.isEnabled():
            self.button.setFocus()

    def _go_on(self) -> None:
        self._key = ""
        self.kept.emit(self._store)


def _in_lines(key: str) -> str:
    groups = key.split("-")
    half = [groups[i : i + _GROUPS_IN_A_LINE] for i in range(0, len(groups), _GROUPS_IN_A_LINE)]
    return "\n".join("  ".join(line) for line in half)


def _write(store: "Store", key: str, folder: Path, today: date) -> Path:
    from ui.door import behind  # noqa: PLC0415 - heavy, and loaded by now

    return behind.write_kit(store, key, folder, today)

"""The backups of a file, and the way back to one of them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from models.errors import Error, WrongPassword
from models.store.place import Vault
from models.text import N_
from ui.door.page import DoorPage, Doorway, close_unwanted
from ui.door.password import PasswordField
from ui.i18n import Translator
from ui.widgets.buttons import push
from ui.widgets.labels import label

if TYPE_CHECKING:
    from models.store.backup import Backup
    from models.store.database import Store
    from ui.door.behind import Copy

_WIDTH, _LIST = 520, 200
_HOUR, _DAY = 60, 24 * 60  # minutes
_WHAT = N_(
    "The backup takes the file's place. The file as it is now is kept in a folder beside it. What was written after "
    "the backup is missing."
)
_OTHER_PASSWORD = N_(
    "The password does not open this backup. Type the one you had when it was made, or restore it without trying it."
)


class RestorePage(DoorPage):
    """A list with the newest chosen, a password, one button."""

    opened = Signal(object)  # Store
    restored = Signal()  # put back, and to be unlocked
    refused = Signal(object)  # Error
    left = Signal()

    def __init__(self, doorway: Doorway, vault: Vault) -> None:
        super().__init__(doorway, width=_WIDTH)
        look, translate = self.look, self.translate
        self._vault = vault
        self._copies: tuple[Copy, ...] = ()
        self.head(translate("Backups"), vault.file.stem)
        self.column.addSpacing(look.px(8))
        self.told = label(look, translate(_WHAT), wrap=True)
        self.column.addWidget(self.told)
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Backups"))
        self.list.setMinimumHeight(look.px(_LIST))
        self.column.addWidget(self.list)
        self.field = PasswordField(look, translate, translate("Password"))
        self.field.line.returnPressed.connect(self.put_back)
        self.field.line.textEdited.connect(self._look_again)
        self.column.addWidget(self.field)
        self.button = self.big(translate("Try it and restore"), self.put_back)
        self.why = label(look, "", "small", wrap=True)
        self.column.addWidget(self.why)
        self.untried = self.quiet(translate("Restore without trying"), self.put_back_untried)
        self.add_progress(translate("Trying and restoring …"))
        self.back = push(look, translate("Back"), self.left.emit, kind="quiet", icon="left")
        self.foot_row(self.back)
        self.busy_changed.connect(self._be_still)
        self._look_again()
        doorway.jobs.run(lambda: _copies(vault), self._show, _raise)

    @override
    def first(self) -> QWidget:
        return self.field.line

    @property
    def chosen(self) -> "Backup | None":
        """The backup that is chosen."""
        row = self.list.currentRow()
        return self._copies[row].backup if 0 <= row < len(self._copies) else None

    def put_back(self) -> None:
        """Try the chosen backup, restore and open it."""
        backup, vault = self.chosen, self._vault
        if backup is None or not self.button.isEnabled():
            return
        password = self.field.take()
        self.work(
            lambda: _put_back(vault, backup, password),
            self._tell_opened,
            self._refuse,
            lambda store: close_unwanted(store) if store else None,
        )

    def put_back_untried(self) -> None:
        """Restore the chosen backup; the password or the key is asked for afterwards."""
        backup, vault = self.chosen, self._vault
        if backup is not None:
            self.work(
                lambda: _put_back_untried(vault, backup),
                lambda _: self.restored.emit(),
                self._refuse,
            )

    def _show(self, copies: "tuple[Copy, ...]") -> None:
        self._copies = copies
        for copy in copies:
            self.list.addItem(QListWidgetItem(copy_line(copy, self.translate)))
        if copies:
            self.list.setCurrentRow(0)
        else:
            self.told.setText(
                self.translate("There is no backup of this file where they are kept.")
            )
        self._look_again()

    def _tell_opened(self, store: "Store | None") -> None:
        if store is None:
            self.restored.emit()
        else:
            self.opened.emit(store)

    def _refuse(self, error: Error) -> None:
        if isinstance(error, WrongPassword):
            self.field.show_problem(self.translate(_OTHER_PASSWORD))
            self.field.line.setFocus()
        else:
            self.refused.emit(error)

    def _look_again(self) -> None:
        missing = ""
        if self.chosen is None:
            missing = self.translate("There is nothing to restore.")
        elif not self.field.line.text():
            missing = self.translate("Type the password, so that the backup can be tried first.")
        self.why.setText(missing)
        self.why.setVisible(bool(missing))
        self.button.setEnabled(not missing)
        self.untried.setEnabled(self.chosen is not None)
        self.field.show_problem("")

    def _be_still(self, busy: bool) -> None:  # noqa: FBT001 - as the signal sends it
        for part in (self.list, self.field, self.button, self.untried, self.back):
            part.setEnabled(not busy)
        if not busy:
            self._look_again()


def copy_line(copy: "Copy", translate: Translator) -> str:
    """Return `2026-11-24 13.02 · 25 minutes old · 412 cases`."""
    at = f"{copy.backup.at.astimezone():%Y-%m-%d %H.%M}"
    cases = translate.ngettext("{count} case", "{count} cases", copy.cases).format(count=copy.cases)
    return f"{at}  ·  {_age(copy.minutes, translate)}  ·  {cases}"


def _age(minutes: int, translate: Translator) -> str:
    if minutes < _HOUR:
        words = translate.ngettext("{count} minute old", "{count} minutes old", minutes)
        return words.format(count=minutes)
    if minutes < _DAY:
        hours = minutes // _HOUR
        return translate.ngettext("{count} hour old", "{count} hours old", hours).format(
            count=hours
        )
    days = minutes // _DAY
    return translate.ngettext("{count} day old", "{count} days old", days).format(count=days)


def _copies(vault: Vault) -> "tuple[Copy, ...]":
    from ui.door import behind  # noqa: PLC0415 - heavy, and loaded by now

    return behind.copies(vault)


def _put_back(vault: Vault, backup: "Backup", password: str) -> "Store | None":
    from ui.door import behind  # noqa: PLC0415 - heavy, and loaded by now

    return behind.put_back(vault, backup, password)


def _put_back_untried(vault: Vault, backup: "Backup") -> None:
    from ui.door import behind  # noqa: PLC0415 - heavy, and loaded by now

    behind.put_back_unopened(vault, backup)


def _raise(error: Exception) -> None:
    raise error

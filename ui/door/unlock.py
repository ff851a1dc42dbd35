"""Unlocking: one field, one button."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from models.errors import Error, WrongPassword
from models.store.place import Vault
from models.text import N_
from ui.door.countdown import Countdown
from ui.door.page import DoorPage, Doorway, close_unwanted
from ui.door.password import PasswordField
from ui.version import VERSION
from ui.widgets.buttons import push
from ui.widgets.labels import label
from ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from models.store.database import Store

_AS_FOUND = N_(
    "The file will be opened as it is. Changes that are missing in it stay missing, and the log tells that it "
    "was opened so."
)


class UnlockPage(DoorPage):
    """Asks for the password; what else can happen at opening is told by other pages."""

    opened = Signal(object)  # Store
    refused = Signal(object)  # Error
    recovery_wanted = Signal()
    other_wanted = Signal()
    new_wanted = Signal()

    def __init__(
        self, doorway: Doorway, vault: Vault, foot: str, *, as_found: bool = False
    ) -> None:
        super().__init__(doorway)
        self.vault, self._as_found = vault, as_found
        look, translate = self.look, self.translate
        self.head("Stegvis", vault.file.stem)
        self.column.addSpacing(look.px(28))
        if as_found:
            self.column.addWidget(MessageBar(look, "warn", translate(_AS_FOUND)))
        self.field = PasswordField(look, translate, translate("Password"))
        self.field.line.returnPressed.connect(self.unlock)
        self.field.line.textEdited.connect(self._type)
        self.column.addWidget(self.field)
        self.column.addSpacing(look.px(8))
        self.button = self.big(translate("Unlock"), self.unlock)
        self.add_progress(translate("Unlocking …"))
        self.column.addSpacing(look.px(8))
        self.recovery = self.quiet(translate("Use the recovery key"), self._want_recovery, "shield")
        self._fill_foot(foot)
        self._countdown = Countdown(self._tell_wait, self)
        self.busy_changed.connect(self._be_still)

    @override
    def first(self) -> QWidget:
        return self.field.line

    def unlock(self) -> None:
        """Try what was typed."""
        if not self.button.isEnabled():
            return
        if not self.field.line.text():
            self.field.show_problem(self.translate("Type your password."))
            return
        password = self.field.take()
        self.field.show_problem("")
        self.work(
            lambda: _unlock(self.vault, password, as_found=self._as_found),
            self.opened.emit,
            self._refuse,
            close_unwanted,
        )

    def tell_wait(self, seconds: float) -> None:
        """Take no try for that long: the file was tried in vain before."""
        if seconds > 0:
            self._countdown.begin(seconds)

    def _refuse(self, error: Error) -> None:
        if not isinstance(error, WrongPassword):
            self.refused.emit(error)
            return
        self._countdown.begin(error.wait)
        self.field.line.setFocus()

    def _tell_wait(self, left: int) -> None:
        self.button.setEnabled(left == 0)
        wrong = self.translate("The password is wrong.")
        if left == 0:
            self.field.show_problem(f"{wrong} {self.translate('Try again.')}")
            return
        wait = self.translate.ngettext(
            "You can try again in {count} second.", "You can try again in {count} seconds.", left
        )
        self.field.show_problem(f"{wrong} {wait.format(count=left)}")

    def _type(self) -> None:
        if self.button.isEnabled():
            self.field.show_problem("")

    def _be_still(self, busy: bool) -> None:  # noqa: FBT001 - as the signal sends it
        self.button.setEnabled(not busy)
        self.field.setEnabled(not busy)
        self.recovery.setVisible(not busy)
        if not busy:
            self.field.line.setFocus()

    def _want_recovery(self) -> None:
        self.recovery_wanted.emit()

    def _fill_foot(self, line: str) -> None:
        look, translate = self.look, self.translate
        self.foot_line(line, "lock")
        self.foot_row(
            push(look, translate("Open another file …"), self.other_wanted.emit, kind="quiet"),
            push(look, translate("Create a new file …"), self.new_wanted.emit, kind="quiet"),
            label(look, translate("Version {version}").format(version=VERSION), "small"),
        )


def _unlock(vault: Vault, password: str, *, as_found: bool) -> "Store":
    from ui.door import behind  # noqa: PLC0415 - heavy, and first needed here

    return behind.unlock(vault, password, as_found=as_found)

"""The password is lost: the key from the paper, then a new password."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from models.errors import Error, WrongPassword
from models.store.place import Vault
from models.store.recovery import read_recovery_key
from models.text import N_
from ui.door.countdown import Countdown
from ui.door.new_password import NewPassword
from ui.door.page import HEIGHT, DoorPage, Doorway, close_unwanted
from ui.widgets.buttons import push
from ui.widgets.fields import labelled
from ui.widgets.labels import label

if TYPE_CHECKING:
    from models.store.database import Store
    from models.store.vault import Recovery

_WIDTH = 440
_HOW = N_("Capital letters and dashes do not matter. The key has no O, I, L or U.")
_GROUP, _SIGNS = 4, 32


def grouped(typed: str) -> str:
    """Return a key as it is printed, in groups of four, however it was typed."""
    signs = "".join(c for c in typed.upper() if c.isalnum())[:_SIGNS]
    return "-".join(signs[i : i + _GROUP] for i in range(0, len(signs), _GROUP))


class KeyLine(QLineEdit):
    """Groups the signs as they are typed; the cursor stays at the sign it was at."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText("ABCD-2345-…")
        self.textEdited.connect(self._group)

    def _group(self, typed: str) -> None:
        before = sum(c.isalnum() for c in typed[: self.cursorPosition()])
        text = grouped(typed)
        if text != typed and not typed.endswith("-"):
            self.setText(text)
            self.setCursorPosition(before + max(0, before - 1) // _GROUP)


class RecoveryPage(DoorPage):
    """First the key; once it opens the file, a new password."""

    opened = Signal(object)  # Store
    refused = Signal(object)  # Error
    left = Signal()

    def __init__(self, doorway: Doorway, vault: Vault) -> None:
        super().__init__(doorway, width=_WIDTH)
        look, translate = self.look, self.translate
        self._vault = vault
        self._recovery: Recovery | None = None
        self.head(translate("Open with the recovery key"), vault.file.stem)
        self.column.addSpacing(look.px(16))
        self.key = KeyLine(translate("Recovery key"))
        self.key.setMinimumHeight(look.px(HEIGHT))
        self.key_field = labelled(look, translate("Recovery key"), self.key, translate(_HOW))
        self.password = NewPassword(look, translate, doorway.jobs)
        self.why = label(look, "", "small", wrap=True)
        for part in (self.key_field, self.password):
            self.column.addWidget(part)
        self.button = self.big(translate("Continue"), self.go_on)
        self.column.addWidget(self.why)
        self.add_progress(translate("Opening …"))
        self.back = push(look, translate("Back"), self.left.emit, kind="quiet", icon="left")
        self.foot_row(self.back)
        self._countdown = Countdown(self._tell_wait, self)
        self.key.textChanged.connect(self._look_again)
        self.key.returnPressed.connect(self.go_on)
        self.password.again.line.returnPressed.connect(self.go_on)
        self.password.changed.connect(self._look_again)
        self.busy_changed.connect(self._be_still)
        self._show_step()

    @override
    def first(self) -> QWidget:
        return self.key if self._recovery is None else self.password.first.line

    @override
    def leave(self) -> None:
        super().leave()
        if self._recovery is not None:
            self._recovery.give_up()
            self._recovery = None

    def go_on(self) -> None:
        """Do the step one is at."""
        if not self.button.isEnabled():
            return
        if self._recovery is None:
            typed, vault = self.key.text(), self._vault
            self.work(lambda: _open(vault, typed), self._take, self._refuse, _give_up)
            return
        recovery, password, doorway = self._recovery, self.password.take(), self.doorway
        self._recovery = None  # it is used up, whatever comes of it
        self.work(
            lambda: _set_password(recovery, password, doorway),
            self.opened.emit,
            self.refused.emit,
            close_unwanted,
        )

    def _take(self, recovery: "Recovery") -> None:
        self._recovery = recovery
        self._show_step()
        self.first().setFocus()

    def _refuse(self, error: Error) -> None:
        if isinstance(error, WrongPassword):
            self._countdown.begin(error.wait)
        else:
            self.refused.emit(error)

    def _tell_wait(self, left: int) -> None:
        self.button.setEnabled(left == 0)
        wrong = self.translate("The key does not open this file. Check that it is the right paper.")
        wait = self.translate.ngettext(
            "You can try again in {count} second.", "You can try again in {count} seconds.", left
        )
        self.key_field.show_problem(f"{wrong} {wait.format(count=left)}" if left else wrong)

    def _show_step(self) -> None:
        has_key = self._recovery is not None
        self.key_field.setVisible(not has_key)
        self.password.setVisible(has_key)
        words = (
            self.translate("Change the password and open")
            if has_key
            else self.translate("Continue")
        )
        self.button.setText(words)
        self._look_again()

    def _look_again(self) -> None:
        if self._recovery is None:
            self.key_field.show_problem("")
        missing = self._missing()
        self.why.setText(missing)
        self.why.setVisible(bool(missing))
        self.button.setEnabled(not missing)

    def _missing(self) -> str:
        if self._recovery is not None:
            return self.password.missing()
        signs = sum(c.isalnum() for c in self.key.text())
        if signs < _SIGNS:
            return self.translate.ngettext(
                "{count} sign is left to type.", "{count} signs are left to type.", _SIGNS - signs
            ).format(count=_SIGNS - signs)
        if read_recovery_key(self.key.text()) is None:
            return self.translate("A sign is mistyped. Compare with the paper, group by group.")
        return ""

    def _be_still(self, busy: bool) -> None:  # noqa: FBT001 - as the signal sends it
        for part in (self.key_field, self.password, self.button, self.back):
            part.setEnabled(not busy)
        if not busy:
            self._show_step()


def _give_up(recovery: "Recovery") -> None:
    recovery.give_up()


def _open(vault: Vault, typed: str) -> "Recovery":
    from ui.door import behind  # noqa: PLC0415 - heavy, and first needed here

    return behind.unlock_with_key(vault, typed)


def _set_password(recovery: "Recovery", password: str, doorway: Doorway) -> "Store":
    from ui.door import behind  # noqa: PLC0415 - heavy, and loaded by now

    return behind.set_password(recovery, password, doorway.kdf())

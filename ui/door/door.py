"""The door's window: which page of it is shown. It opens nothing itself; what is open is handed on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow
from typing_extensions import override

from models.errors import Error, FileDamaged
from models.store.place import Vault
from ui.door.page import DoorPage, Doorway
from ui.door.unlock import UnlockPage
from ui.door.vaults import ENDING, GONE, vault_at
from ui.look.look import wear
from ui.widgets.focus_ring import FocusRing
from ui.widgets.key_tips import KeyTips, assign_letters
from ui.widgets.scroll import scrolled

_SIZE = (1440, 900)


class Door(QMainWindow):
    """Shows one page at a time."""

    entered = Signal(object, object)  # Store, Vault
    painted = Signal()  # the first page is on screen: what is heavy may be loaded now
    closed = Signal()
    language_wanted = Signal(str)

    def __init__(self, doorway: Doorway, foot: str) -> None:
        super().__init__()
        self._doorway, self._foot = doorway, foot
        self.page: DoorPage | None = None
        self._seen = False
        self._again: Callable[[], None] | None = None  # how the page is built anew, if it may be
        self.resize(*_SIZE)
        self.setWindowTitle("Stegvis")
        wear(self, doorway.look)
        self._ring = FocusRing(self, doorway.look)
        self._tips = KeyTips(self, doorway.look)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._give_letters)

    def wear(self, doorway: Doorway, foot: str) -> None:
        """Take another look or language; a page one has begun something on keeps its own."""
        self._doorway, self._foot = doorway, foot
        wear(self, doorway.look)
        self._ring.deleteLater()
        self._tips.deleteLater()
        self._ring = FocusRing(self, doorway.look)
        self._tips = KeyTips(self, doorway.look)
        if self._again is not None and self.page is not None and not self.page.busy:
            self._again()

    def show_first(self, file: Path | None) -> None:
        """Show what is to be done first: unlock the file, make one, or look for the one that is gone."""
        if file is None:
            self.show_create()
        elif file.exists():
            self.show_unlock(vault_at(file, self._doorway.now))
        else:
            self.show_error(vault_at(file, self._doorway.now), FileDamaged(file, GONE))

    def show_unlock(self, vault: Vault, *, as_found: bool = False) -> None:
        """Ask for the password of a file."""
        page = UnlockPage(self._doorway, vault, self._foot, as_found=as_found)
        page.opened.connect(lambda store: self._enter(store, vault))
        page.refused.connect(lambda error: self.show_error(vault, error))
        page.recovery_wanted.connect(lambda: self.show_recovery(vault))
        page.other_wanted.connect(self.choose_other)
        page.new_wanted.connect(self.show_create)
        self._show(page, lambda: self.show_unlock(vault, as_found=as_found))

    def show_create(self) -> None:
        """Make a new file."""
        from ui.door.create import CreatePage  # noqa: PLC0415 - seen once in the life of a file

        page = CreatePage(self._doorway)
        page.made.connect(self._show_kit)
        page.language_wanted.connect(self.language_wanted)
        page.refused.connect(
            lambda error: self.show_error(vault_at(page.file, page.doorway.now), error)
        )
        page.other_wanted.connect(self.choose_other)
        self._show(page, self.show_create)

    def show_recovery(self, vault: Vault) -> None:
        """Open with the key from the paper."""
        from ui.door.recovery import RecoveryPage  # noqa: PLC0415 - not on the way to the first paint

        page = RecoveryPage(self._doorway, vault)
        page.opened.connect(lambda store: self._enter(store, vault))
        page.refused.connect(lambda error: self.show_error(vault, error))
        page.left.connect(lambda: self.show_unlock(vault))
        self._show(page)

    def show_restore(self, vault: Vault) -> None:
        """Show the backups of a file."""
        from ui.door.restore import RestorePage  # noqa: PLC0415 - not on the way to the first paint

        page = RestorePage(self._doorway, vault)
        page.opened.connect(lambda store: self._enter(store, vault))
        page.restored.connect(lambda: self.show_unlock(vault))
        page.refused.connect(lambda error: self.show_error(vault, error))
        page.left.connect(lambda: self.show_first(vault.file))
        self._show(page)

    def show_error(self, vault: Vault, error: Error) -> None:
        """Tell why a file does not open, and what can be done."""
        from ui.door import opening_errors as told  # noqa: PLC0415 - seldom needed

        page = told.OpeningErrorPage(self._doorway, vault, error)
        steps: dict[str, Callable[[], None]] = {
            told.TRY_AGAIN: lambda: self.show_first(vault.file),
            told.BACKUPS: lambda: self.show_restore(vault),
            told.OTHER: self.choose_other,
            told.AS_FOUND: lambda: self.show_unlock(vault, as_found=True),
            told.NEW: self.show_create,
        }
        page.wanted.connect(lambda step: steps[step]())
        self._show(page)

    def choose_other(self) -> None:
        """Ask for another file."""
        translate = self._doorway.translate
        title = translate("Open another file")
        kinds = f"Stegvis (*{ENDING} *.db);;{translate('All files')} (*)"
        start = str(self._doorway.folder)
        chosen, _ = QFileDialog.getOpenFileName(self, title, start, kinds)
        if chosen:
            self.show_first(Path(chosen))

    def tell_wait(self, seconds: float) -> None:
        """Tell that the file was tried in vain before, and how long the next try waits."""
        if isinstance(self.page, UnlockPage):
            self.page.tell_wait(seconds)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.painted.emit)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._let_go()
        super().closeEvent(event)
        self.closed.emit()

    def _enter(self, store: object, vault: Vault) -> None:
        self.entered.emit(store, vault)

    def _show_kit(self, vault: Vault, new: object) -> None:
        from ui.door.kit import KitPage  # noqa: PLC0415 - not on the way to the first paint

        page = KitPage(self._doorway, new)  # type: ignore[arg-type] # as the signal carries it
        page.kept.connect(lambda store: self._enter(store, vault))
        self._show(page)

    def _show(self, page: DoorPage, again: Callable[[], None] | None = None) -> None:
        self._let_go()
        self.page, self._again = page, again
        self.setCentralWidget(scrolled(page))
        page.busy_changed.connect(self._soon.start)
        page.first().setFocus()
        self._soon.start()

    def _let_go(self) -> None:
        if self.page is not None:
            page, self.page = self.page, None
            page.leave()

    def _give_letters(self) -> None:
        assign_letters(self)

"""Closing: a last backup with a line that tells of it, then the file is let go of."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from models.errors import Error
from models.store.backup import Backup, back_up
from models.store.database import Store
from models.store.place import Vault
from ui.i18n import Translator
from ui.jobs import Jobs
from ui.look.look import Look, wear
from ui.messages import sentence
from ui.widgets.buttons import push
from ui.widgets.labels import label

_WIDTH, _WORDS = 420, 40


class _LeftError(Exception):
    """The backup is not waited for."""


class Closing(QWidget):
    """A small window that stays until the backup is made, or one does not wait for it."""

    done = Signal()
    pages_done = Signal(int, int)

    def __init__(self, look: Look, translate: Translator) -> None:
        super().__init__()
        self._translate = translate
        self._left = False
        self.setWindowTitle("Stegvis")
        wear(self, look)
        self.setFixedWidth(look.px(_WIDTH))
        self.words = label(look, translate("Making a backup before Stegvis closes …"), wrap=True)
        self.words.setMinimumHeight(look.px(_WORDS))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.words.text())
        self.button = push(look, translate("Close without waiting"), self.leave)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(look.px(20), look.px(16), look.px(20), look.px(16))
        lines.setSpacing(look.px(12))
        lines.addWidget(self.words)
        lines.addWidget(self.bar)
        lines.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        self.pages_done.connect(self._show_progress)

    def begin(self, store: Store, vault: Vault, jobs: Jobs) -> None:
        """Back up what no backup holds; `done` is emitted when one may go."""
        if not store.changed:
            self.done.emit()
            return
        self.adjustSize()
        self.show()
        jobs.run(self._work(store, vault), self._tell, self._tell_failure)

    def leave(self) -> None:
        """Wait no longer: nothing is left of the backup under way."""
        self._left = True
        self.button.setEnabled(False)
        if not self.bar.isVisible():
            self.done.emit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._left:
            event.ignore()
            self.leave()

    def _work(self, store: Store, vault: Vault) -> Callable[[], Backup]:
        return lambda: back_up(store, vault, self._go_on)

    def _go_on(self, done: int, whole: int) -> None:
        """Tell how far it is, from the job's thread."""
        if self._left:
            raise _LeftError
        self.pages_done.emit(done, whole)

    def _show_progress(self, done: int, whole: int) -> None:
        self.bar.setRange(0, whole)
        self.bar.setValue(done)

    def _tell(self, _: Backup) -> None:
        self.done.emit()

    def _tell_failure(self, error: Exception) -> None:
        if isinstance(error, _LeftError):
            self.done.emit()
        elif isinstance(error, Error):
            self.bar.hide()
            failed = self._translate(
                "No backup was made. {why} What you wrote is saved in the file."
            )
            self.words.setText(failed.format(why=sentence(error, self._translate)))
            self.button.setText(self._translate("Close"))
        else:
            self.done.emit()
            raise error

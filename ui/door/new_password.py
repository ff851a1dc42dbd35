"""A new password, typed twice, with word of how long it would stand while it is typed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.door.password import PasswordField
from ui.i18n import Translator
from ui.jobs import Jobs
from ui.look.look import Look
from ui.widgets.labels import label
from ui.widgets.state import picture

if TYPE_CHECKING:
    from models.store.strength import Strength

_PAUSE = 150  # ms after the last key


class NewPassword(QWidget):
    """Two fields and a judgement; `changed` is emitted when what is missing may be another."""

    changed = Signal()

    def __init__(
        self,
        look: Look,
        translate: Translator,
        jobs: Jobs,
        names: Callable[[], tuple[str, ...]] = lambda: (),
    ) -> None:
        super().__init__()
        self._look, self._translate, self._jobs, self._names = look, translate, jobs, names
        self.first = PasswordField(look, translate, translate("New password"))
        self.again = PasswordField(look, translate, translate("The same password again"))
        self._enough: bool | None = None  # not judged yet
        self._judgement = QWidget()
        self._row = QHBoxLayout(self._judgement)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.judge)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.px(8))
        for part in (self.first, self._judgement, self.again):
            lines.addWidget(part)
        self.first.line.textEdited.connect(self._typed)
        self.again.line.textEdited.connect(self.changed)
        self._say("info", translate("Use a few words, avoid common phrases."))

    def missing(self) -> str:
        """Return what is still to be done, or nothing."""
        if self._enough is None:
            return self._translate("Choose a password.")
        if not self._enough:
            return self._translate("Choose a stronger password.")
        if self.again.line.text() != self.first.line.text():
            return self._translate("Type the same password in both fields.")
        return ""

    def take(self) -> str:
        """Return the password and keep nothing of it."""
        self.again.take()
        return self.first.take()

    def judge(self) -> None:
        """Have what is typed judged, off this thread."""
        typed, names = self.first.line.text(), self._names()
        # A bound method: it is not called when the page is gone.
        self._jobs.run(lambda: (typed, _judge(typed, names)), self._tell, _raise)

    def _typed(self) -> None:
        self._enough = None
        self._soon.start()
        self.changed.emit()

    def _tell(self, judged: "tuple[str, Strength]") -> None:
        typed, said = judged
        if typed != self.first.line.text():
            return
        self._enough = said.enough if typed else None
        advice = [self._translate(words) for words in (said.warning, *said.suggestions) if words]
        if said.enough:
            self._say("ok", self._translate("The password is strong enough."))
        elif typed:
            self._say("warn", " ".join([self._translate("Too easy to guess."), *advice]))
        else:
            self._say("info", " ".join(advice))
        self.changed.emit()

    def _say(self, kind: str, words: str) -> None:
        while item := self._row.takeAt(0):
            if (shown := item.widget()) is not None:
                shown.deleteLater()
        icon, color = {"ok": ("done", "ok"), "warn": ("warn", "warn"), "info": ("info", "text2")}[
            kind
        ]
        self._row.addWidget(picture(self._look, icon, color))
        self._row.addWidget(label(self._look, words, "small", wrap=True, color=color), 1)


def _judge(password: str, names: tuple[str, ...]) -> "Strength":
    from models.store.strength import strength  # noqa: PLC0415 - its word lists are loaded in the job

    return strength(password, names)


def _raise(error: Exception) -> None:
    raise error

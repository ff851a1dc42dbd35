"""What the pages of the door have in common: one column in the middle, a foot, and work that can be left."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.errors import Error
from ui.door.progress import Progress
from ui.i18n import Translator
from ui.jobs import Jobs
from ui.look.look import Look
from ui.messages import sentence
from ui.widgets.buttons import push
from ui.widgets.labels import label
from ui.widgets.mark import Mark
from ui.widgets.state import picture

if TYPE_CHECKING:
    from models.store.keys import Kdf

R = TypeVar("R")
WIDTH, HEIGHT = 360, 40
_MARK, _FOOT = 48, 560


@dataclass(frozen=True, slots=True)
class Doorway:
    """What every page of the door is given."""

    look: Look
    translate: Translator
    jobs: Jobs
    now: Callable[[], datetime]
    kdf: "Callable[[], Kdf]"  # what a guess at a new password is to cost; measured where it is called
    folder: Path  # of a file nobody chose another place for


class DoorPage(QWidget):
    """A column with room above and below."""

    busy_changed = Signal(bool)

    def __init__(self, doorway: Doorway, *, width: int = WIDTH) -> None:
        super().__init__()
        self.doorway, self.look, self.translate = doorway, doorway.look, doorway.translate
        look = self.look
        self.column, self.foot = QVBoxLayout(), QVBoxLayout()
        self.column.setSpacing(look.px(8))
        self.foot.setSpacing(look.px(4))
        middle = QWidget()
        middle.setFixedWidth(look.px(width))
        middle.setLayout(self.column)
        self.column.setContentsMargins(0, 0, 0, 0)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(look.px(24), look.px(24), look.px(24), look.px(24))
        lines.addStretch(9)
        # Not by alignment: the height of wrapped words would be that of the whole window's width.
        across = QHBoxLayout()
        across.addStretch()
        across.addWidget(middle)
        across.addStretch()
        lines.addLayout(across)
        lines.addStretch(11)
        lines.addLayout(self.foot)
        self.busy = False
        self._wanted = 0  # the number of the work whose result is still wanted
        self._progress: Progress | None = None

    def first(self) -> QWidget:
        """Return what has the focus on arrival."""
        return self

    def leave(self) -> None:
        """Let go of what is under way; what comes of it is not wanted."""
        self._wanted += 1

    def head(self, heading: str, under: str = "") -> None:
        """Begin with the mark, a heading and a line under it."""
        self.column.addWidget(Mark(self.look, size=_MARK))
        self.column.addSpacing(self.look.px(8))
        for text, role, color in ((heading, "title", ""), (under, "body", "text2")):
            if text:
                words = label(self.look, text, role, wrap=True, color=color)
                words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                self.column.addWidget(words)

    def words(self, text: str, role: str = "body", color: str = "") -> QWidget:
        """Add a wrapped line of words to the column and return it."""
        made = label(self.look, text, role, wrap=True, color=color)
        self.column.addWidget(made)
        return made

    def big(self, text: str, clicked: Callable[[], object], kind: str = "primary") -> QPushButton:
        """Add a button as wide as the column and return it."""
        made = push(self.look, text, clicked, kind=kind)
        made.setMinimumHeight(self.look.px(HEIGHT))
        self.column.addWidget(made)
        return made

    def quiet(self, text: str, clicked: Callable[[], object], icon: str = "") -> QPushButton:
        """Add a quiet button in the middle of the column and return it."""
        made = push(self.look, text, clicked, kind="quiet", icon=icon)
        self.column.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)
        return made

    def foot_line(self, text: str, icon: str = "") -> None:
        """Add a small line in the middle of the foot."""
        row = QHBoxLayout()
        row.addStretch()
        if icon:
            row.addWidget(picture(self.look, icon, "text2"), 0, Qt.AlignmentFlag.AlignTop)
        words = label(self.look, text, "small", wrap=True)
        wide = words.fontMetrics().horizontalAdvance(text) + self.look.px(8)
        words.setFixedWidth(min(wide, self.look.px(_FOOT)))
        row.addWidget(words)
        row.addStretch()
        self.foot.addLayout(row)

    def foot_row(self, *parts: QWidget) -> None:
        """Add a row of small things in the middle of the foot."""
        row = QHBoxLayout()
        row.setSpacing(self.look.px(12))
        row.addStretch()
        for part in parts:
            row.addWidget(part)
        row.addStretch()
        self.foot.addLayout(row)

    def add_progress(self, said: str) -> None:
        """Add what is shown while work is under way, with a button that leaves it."""
        self._progress = Progress(self.look, said, self.translate("Cancel"), self.cancel)
        self.column.addWidget(self._progress)
        self._progress.hide()

    def work(
        self,
        work: Callable[[], R],
        done: Callable[[R], None],
        failed: Callable[[Error], None],
        unwanted: Callable[[R], None] = lambda _: None,
    ) -> None:
        """Do the work off this thread; if it is left meanwhile, its result goes to `unwanted`."""
        self._wanted += 1
        wanted = self._wanted

        def tell(result: R) -> None:
            if wanted == self._wanted:
                self._be_busy(busy=False)
                done(result)
            else:
                unwanted(result)

        def fail(error: Exception) -> None:
            if wanted == self._wanted:
                self._be_busy(busy=False)
                _tell(error, failed)

        self._be_busy(busy=True)
        self.doorway.jobs.run(work, tell, fail)

    def cancel(self) -> None:
        """Leave the work under way."""
        self._wanted += 1
        self._be_busy(busy=False)
        self.first().setFocus()

    def said(self, error: Error) -> str:
        """Return the sentence of an error."""
        return sentence(error, self.translate)

    def _be_busy(self, *, busy: bool) -> None:
        self.busy = busy
        if self._progress is not None:
            self._progress.setVisible(busy)
        self.busy_changed.emit(busy)
        if busy and self._progress is not None:
            self._progress.button.setFocus()


def _tell(error: Exception, failed: Callable[[Error], None]) -> None:
    if not isinstance(error, Error):
        raise error
    failed(error)


def close_unwanted(store: Any) -> None:
    """Let go of a file that was opened after all."""
    store.close()

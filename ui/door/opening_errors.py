"""A file that does not open: what it is, what it means, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from models import errors
from models.store.place import Vault
from models.text import N_
from ui.door.page import DoorPage, Doorway
from ui.door.vaults import GONE
from ui.version import VERSION
from ui.widgets.buttons import push
from ui.widgets.labels import label
from ui.widgets.state import picture

_WIDTH = 480
TRY_AGAIN, BACKUPS, OTHER, AS_FOUND, NEW = "try_again", "backups", "other", "as_found", "new"
_STEPS: Mapping[str, str] = {
    TRY_AGAIN: N_("Try again"),
    BACKUPS: N_("Show the backups"),
    OTHER: N_("Open another file …"),
    AS_FOUND: N_("Open it as it is"),
    NEW: N_("Create a new file …"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """How an error is told: heading, what it means, and the next steps, the likeliest first."""

    heading: str
    meaning: str
    steps: tuple[str, ...]


_TOLD: Mapping[type[errors.Error], Told] = {
    errors.FileInUse: Told(
        N_("The file is open in another window"),
        N_("Only one window at a time can write in it. Nothing is lost."),
        (TRY_AGAIN, OTHER),
    ),
    errors.FileDamaged: Told(
        N_("The file is damaged"),
        N_("It is left as it is. A backup can take its place; the damaged file is kept beside it."),
        (BACKUPS, TRY_AGAIN, OTHER),
    ),
    errors.OlderThanAnchor: Told(
        N_("The file is older than when you last closed it"),
        N_(
            "Somebody or something has put an old copy in its place. A backup may have what is missing. Opened as it "
            "is, the missing changes stay missing, and the log tells that it was opened so."
        ),
        (BACKUPS, OTHER, AS_FOUND),
    ),
    errors.MadeByNewerVersion: Told(
        N_("The file belongs to a newer Stegvis"),
        N_("It was left as it is, so that nothing the newer version wrote is lost."),
        (OTHER, TRY_AGAIN),
    ),
    errors.NotEncrypted: Told(
        N_("The file is not encrypted"),
        N_("Anybody could read what is written in it. A backup is always encrypted."),
        (BACKUPS, OTHER),
    ),
    errors.CouldNotWrite: Told(
        N_("The file cannot be written"),
        N_("The disk may be full, or the folder closed to you. Nothing is lost."),
        (TRY_AGAIN, OTHER),
    ),
}
_GONE = Told(
    N_("The file is not there"),
    N_("It may have been moved, or lie on a disk that is not connected now."),
    (OTHER, BACKUPS, TRY_AGAIN, NEW),
)


class OpeningErrorPage(DoorPage):
    """Tells one error; each of its buttons is a way on."""

    wanted = Signal(str)  # one of the steps

    def __init__(self, doorway: Doorway, vault: Vault, error: errors.Error) -> None:
        super().__init__(doorway, width=_WIDTH)
        look, translate = self.look, self.translate
        told = told_of(error)
        self.column.addWidget(picture(look, "late", "late", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addSpacing(look.px(8))
        said = translate("The file {name} cannot be found.").format(name=vault.file.name)
        said = said if told is _GONE else self.said(error)
        self._say(translate(told.heading), "title")
        self._say(said)
        self._say(translate(told.meaning))
        if isinstance(error, errors.MadeByNewerVersion):
            versions = translate(
                "This is Stegvis {version}. The records in the file are of step {step}."
            )
            self._say(versions.format(version=VERSION, step=error.schema), "small")
        self.column.addSpacing(look.px(8))
        self.buttons = {
            step: self._button(step, likely=step == told.steps[0]) for step in told.steps
        }

    def _say(self, text: str, role: str = "body") -> None:
        words = label(self.look, text, role, wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(words)

    @override
    def first(self) -> QWidget:
        return next(iter(self.buttons.values()))

    def _button(self, step: str, *, likely: bool) -> QWidget:
        made = push(
            self.look,
            self.translate(_STEPS[step]),
            lambda: self.wanted.emit(step),
            kind="primary" if likely else "quiet",
        )
        self.column.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)
        return made


def told_of(error: errors.Error) -> Told:
    """Return how an error at opening is told."""
    if isinstance(error, errors.FileDamaged) and error.findings == GONE:
        return _GONE
    return _TOLD[type(error)]

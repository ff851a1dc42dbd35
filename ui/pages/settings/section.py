"""What every section of the settings is: a scroll of cards under a heading, built when it is chosen."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.application import Workplace
from ui.widgets.labels import label

_GAP = 16


class Section(QWidget):
    """A section of the settings. A subclass fills `body` in its constructor."""

    def __init__(self, workplace: Workplace, heading: str, purpose: str = "") -> None:
        super().__init__()
        self.aside: QWidget | None = None  # stays in sight beside the section as it scrolls
        self.workplace, self.look, self.translate = workplace, workplace.look, workplace.translate
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(self.look.px(_GAP))
        self.body.addWidget(label(self.look, heading, "card"))
        if purpose:
            self.body.addWidget(label(self.look, purpose, color="text2", wrap=True))

    def read_again(self) -> None:
        """Show what the records say now; what is being typed stays."""

    def leave(self) -> None:
        """Keep what is being typed: one goes elsewhere, or the window is locked."""

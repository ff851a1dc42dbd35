"""What every page of the window is: built once for a place, and able to show the records again."""

from PySide6.QtWidgets import QWidget

from ui.application import Workplace
from ui.commands import Command
from ui.places import Place


class Page(QWidget):
    """A screen of the window. A subclass builds itself in its constructor and says where its areas are."""

    def __init__(self, workplace: Workplace, place: Place) -> None:
        super().__init__()
        self.workplace, self._place = workplace, place
        self.translate, self.look = workplace.translate, workplace.look
        self.title = ""  # the page's name or a case number, never a person's name

    def read_again(self) -> None:
        """Show what the records say now; what is selected or being typed stays."""

    def place(self) -> Place:
        """Return where one is, to come back to."""
        return self._place

    def leave(self) -> None:
        """Keep what is being typed: one goes elsewhere, or the window is locked."""

    def areas(self) -> tuple[QWidget, ...]:
        """Return the stops of F6 within the page; the first has the focus on arrival."""
        return ()

    def commands(self) -> tuple[Command, ...]:
        """Return the page's own shortcuts."""
        return ()

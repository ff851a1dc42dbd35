"""The smallest window there is: one page with one field that can be lost."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout
from typing_extensions import override

from models.actions.notes import save_draft
from ui.application import Workplace
from ui.main_window import MainWindow
from ui.pages.page import Page
from ui.places import Place

DRAFT = "field"


class OneField(Page):
    """A page with something to lose."""

    def __init__(self, workplace: Workplace, place: Place) -> None:
        super().__init__(workplace, place)
        self.title = "Today"
        self.field = QLineEdit()
        self.field.setAccessibleName("Field")
        QVBoxLayout(self).addWidget(self.field)

    @override
    def leave(self) -> None:
        save_draft(self.workplace.store, DRAFT, None, {"text": self.field.text()})


def make_window(workplace: Workplace) -> MainWindow:
    """Return a window of that one page."""
    return MainWindow(workplace, {"today": OneField}, name="Stegvis", who="Åsa Öberg")

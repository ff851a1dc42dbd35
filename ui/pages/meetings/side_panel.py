"""A form beside the page: opened for one thing, closed by doing it, by its button or by Esc."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from models.queries.attendance import MeetingFile
from ui.application import Workplace
from ui.widgets.buttons import push
from ui.widgets.card import Card
from ui.widgets.flow import FlowRow


class SidePanel(Card):
    """`closed` tells which meeting is to be shown then, None for the one that was."""

    closed = Signal(object)
    aim = ""  # what a place names to have it open

    def __init__(self, workplace: Workplace, heading: str) -> None:
        super().__init__(workplace.look, heading)
        self.workplace, self.look, self.translate = workplace, workplace.look, workplace.translate

    def first(self) -> QWidget:
        """Return the field one begins in."""
        return self

    def show_file(self, file: MeetingFile) -> None:
        """Hear what the records say of the meeting by now."""

    def leave(self) -> None:
        """Keep what is typed."""

    def add_buttons(self, text: str, done: Callable[[], None]) -> QPushButton:
        """Add the button that does it, and the one that closes; return the first."""
        row = FlowRow(self.look.px(8), self.look.px(8))
        button = push(self.look, text, done, kind="primary")
        row.add(button)
        row.add(push(self.look, self.translate("Close"), self.close_panel))
        self.body.addWidget(row)
        self.body.addStretch()
        return button

    def close_panel(self) -> None:
        """Close without doing anything; what is typed is there again the next time."""
        self.leave()
        self.closed.emit(None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

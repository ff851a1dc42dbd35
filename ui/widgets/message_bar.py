"""A message over the thing it concerns: what, why and what next; never modal."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from ui.look.look import Look
from ui.widgets.buttons import push
from ui.widgets.labels import label
from ui.widgets.state import STATES, picture


class MessageBar(QFrame):
    """One sentence in the soft colour of its kind, with at most one quiet button."""

    def __init__(
        self,
        look: Look,
        kind: str,
        sentence: str,
        action_text: str = "",
        acted: Callable[[], object] | None = None,
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("plate", STATES[kind].plate)
        self.setAccessibleName(sentence)
        self.action: QPushButton | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(8))
        row.setSpacing(look.px(10))
        drawn = picture(look, icon or STATES[kind].icon, STATES[kind].color, 18)
        row.addWidget(drawn, 0, Qt.AlignmentFlag.AlignVCenter)
        self._sentence = label(look, sentence, wrap=True)
        row.addWidget(self._sentence, 1)
        if action_text and acted:
            self.action = push(look, action_text, acted, kind="quiet")
            row.addWidget(self.action)

    def say(self, sentence: str) -> None:
        """Say something else of the same kind."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self._announce()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._announce()

    def _announce(self) -> None:
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

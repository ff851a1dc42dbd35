"""White plates on the page: a card, and a quote of the routine in it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.look.look import Look
from ui.widgets.labels import label


class Card(QFrame):
    """A plate with a heading and at most one action at its right; what it holds goes into `body`."""

    def __init__(
        self,
        look: Look,
        heading: str = "",
        action: QPushButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(heading)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(look.px(20), look.px(14), look.px(20), look.px(16))
        self.body.setSpacing(look.px(8))
        if heading or action:
            self.body.addLayout(_head(look, heading, action))


def quote(look: Look, words: str, source: str, heading: str = "") -> QFrame:
    """Return the routine's own words, Swedish in every language, and where they stand."""
    frame = QFrame()
    frame.setProperty("kind", "quote")
    lines = QVBoxLayout(frame)
    lines.setContentsMargins(look.px(14), look.px(10), look.px(14), look.px(12))
    lines.setSpacing(look.px(4))
    if heading:
        lines.addWidget(label(look, heading, "section"))
    lines.addWidget(label(look, f"”{words.strip('”')}”", wrap=True))
    lines.addWidget(label(look, source, "small", wrap=True))
    return frame


def _head(look: Look, heading: str, action: QPushButton | None) -> QHBoxLayout:
    head = QHBoxLayout()
    head.setSpacing(look.px(8))
    head.setContentsMargins(0, 0, 0, look.px(4))
    head.addWidget(label(look, heading, "section", wrap=True), 1)
    if action:
        head.addWidget(action)
    return head

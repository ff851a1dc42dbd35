"""What stands where nothing is: a heading, the next real date, one thing to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.look.look import Look
from ui.widgets.labels import label
from ui.widgets.state import picture

_ICON = 40
_COLORS = {"done": "ok", "late": "late", "warn": "warn"}


class Empty(QWidget):
    """An empty list or page that says so and what comes next."""

    def __init__(
        self,
        look: Look,
        icon: str,
        heading: str,
        sentence: str,
        action: QPushButton | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        lines = QVBoxLayout(self)
        lines.setSpacing(look.px(8))
        lines.addStretch()
        drawn = picture(look, icon, _COLORS.get(icon, "text2"), _ICON)
        lines.addWidget(drawn, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addSpacing(look.px(4))
        for text, role, color in ((heading, "card", "text"), (sentence, "body", "text2")):
            said = label(look, text, role, wrap=True, color=color)
            said.setAlignment(Qt.AlignmentFlag.AlignCenter)
            lines.addWidget(said)
        if action:
            lines.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addStretch()

"""A line to type in with a small button beside it that opens what can be chosen instead."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from ui.look.icons import icon as drawn
from ui.look.look import Look
from ui.widgets.buttons import HEIGHT


class WithButton(QWidget):
    """The line has the focus; the button says by name what it opens."""

    def __init__(
        self, look: Look, line: QLineEdit, icon: str, name: str, opened: Callable[[], object]
    ) -> None:
        super().__init__()
        self.line, self.button = line, QToolButton()
        self.button.setIcon(drawn(look, icon))
        self.button.setIconSize(QSize(look.px(18), look.px(18)))
        self.button.setFixedSize(look.px(HEIGHT), look.px(HEIGHT))
        self.button.setAccessibleName(name)
        self.button.setToolTip(name)
        self._opened = opened
        self.button.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(4))
        row.addWidget(line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(line)

    def _open(self) -> None:
        self._opened()

"""The head of a page: its title at the left and its buttons at the right, in more lines where there is little room."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.look.look import Look
from ui.widgets.flow import FlowRow


def head_row(look: Look, title: Iterable[QWidget], buttons: Iterable[QWidget]) -> QHBoxLayout:
    """Return the head; neither part is ever wider than the page."""
    row = QHBoxLayout()
    row.setSpacing(look.px(16))
    left, right = FlowRow(look.px(8)), FlowRow(look.px(8), look.px(8))
    for part, widgets in ((left, title), (right, buttons)):
        for widget in widgets:
            part.add(widget)
    policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    right.setSizePolicy(policy)
    row.addWidget(left, 1, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(right, 0, Qt.AlignmentFlag.AlignVCenter)
    return row

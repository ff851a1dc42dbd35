"""What is shown while one waits at the door."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.look.look import Look
from ui.widgets.buttons import push
from ui.widgets.labels import label


class Progress(QWidget):
    """A thin bar without an end, what is being done, and the way out of it."""

    def __init__(self, look: Look, said: str, way_out: str, left: Callable[[], object]) -> None:
        super().__init__()
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedHeight(look.px(4))
        bar.setAccessibleName(said)
        self.button = push(look, way_out, left, kind="quiet")
        row = QHBoxLayout()
        row.addWidget(label(look, said, "small", wrap=True), 1)
        row.addWidget(self.button)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(bar)
        lines.addLayout(row)

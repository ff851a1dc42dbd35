"""What a page scrolls: as high as its words need at the width there is, and no higher."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class Body(QWidget):
    """Lets its height follow its width alone.

    A wrapped label asks for the height it would have in a narrow column; taken as the least height of the
    page, that would make every page scroll.
    """

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)

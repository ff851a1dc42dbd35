"""Two columns where there is room for them, one below the other where there is not."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Beside(QBoxLayout):
    """Turns as a widget gets narrower than both columns need."""

    def __init__(self, watched: QWidget, narrowest: int) -> None:
        super().__init__(_ACROSS)
        self._narrowest = narrowest
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setDirection(_DOWN if watched.width() < self._narrowest else _ACROSS)
        return False

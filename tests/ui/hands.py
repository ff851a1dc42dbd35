"""A person's hands: keys and clicks as they come, å, ä and ö with them, and counted where somebody asks."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

_NONE = Qt.KeyboardModifier.NoModifier


def type_text(widget: QWidget, text: str) -> None:
    """Type a text, one key after the other; Qt's own help for it knows only ASCII."""
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, _NONE, character))


@dataclass(slots=True)
class Hands:
    """Works in a window by key and mouse; every press that is not typing counts."""

    window: QWidget
    presses: int = 0

    @property
    def at(self) -> QWidget:
        """Where the focus is: what a key goes to."""
        return self.window.focusWidget() or self.window

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
        """Press one key."""
        self.presses += 1
        QTest.keyClick(self.at, key, modifiers)

    def ctrl(self, key: Qt.Key) -> None:
        """Press a key with Ctrl held."""
        self.key(key, Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str) -> None:
        """Type where the focus is; what one has to say anyway is not counted."""
        type_text(self.at, text)

    def click(self, button: QAbstractButton) -> None:
        """Click a button one can see."""
        assert button.isVisible(), f"{button.text()!r} is not to be seen"
        assert button.isEnabled(), f"{button.text()!r} is not to be pressed"
        self.presses += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, _NONE, QPoint(8, button.height() // 2))

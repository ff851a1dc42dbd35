"""A person's hands and eyes: keys and clicks as they come, å, ä and ö with them, counted, and what can be read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar, cast

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

_NONE = Qt.KeyboardModifier.NoModifier
_W = TypeVar("_W", bound=QWidget)


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
        return cast("QWidget | None", self.window.focusWidget()) or self.window

    @property
    def at_says(self) -> str:
        """What the button says that has the focus."""
        return _says(self.at) if isinstance(self.at, QAbstractButton) else ""

    @property
    def sees(self) -> str:
        """Everything that is written in the window, but in its fields and lists."""
        shown = (_plain(w.text()) for w in self._shown(QLabel) if w.text())
        return "\n".join(text.replace("\xa0", " ") for text in shown)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
        """Press one key; keys reach only a window that is the active one."""
        assert self.window.isActiveWindow(), "another window has taken the keys"
        self.presses += 1
        QTest.keyClick(self.at, key, modifiers)

    def enter(self) -> None:
        """Press Enter."""
        self.key(Qt.Key.Key_Return)

    def ctrl(self, key: Qt.Key) -> None:
        """Press a key with Ctrl held."""
        self.key(key, Qt.KeyboardModifier.ControlModifier)

    def write(self, text: str) -> None:
        """Type where the focus is; what one has to say anyway is not counted."""
        for character in text:
            type_text(self.at, character)

    def fill(self, **texts: str) -> None:
        """Click in the fields of these names, one after the other, and type; one that has the focus needs no click."""
        for name, text in texts.items():
            field = self.field(name.replace("_", " "))
            if field is not self.at:
                self.touch(field)
            self.write(text)

    def choose(self, name: str, words: str) -> None:
        """Go to a field with choices and type the beginning of one."""
        self.field(name).setFocus()
        self.presses += 1
        self.write(words)

    def click(self, button: QAbstractButton) -> None:
        """Click a button one can see."""
        assert button.isVisible(), f"{button.text()!r} is not to be seen"
        assert button.isEnabled(), f"{button.text()!r} is not to be pressed"
        self.touch(button)

    def press(self, words: str) -> None:
        """Click the button that says this, or begins so."""
        self.click(self.button(words))

    def touch(self, widget: QWidget) -> None:
        """Click on something one can see."""
        self.presses += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, _NONE, QPoint(8, widget.height() // 2))

    def button(self, words: str) -> QAbstractButton:
        """Return the visible button that says this, is read aloud so, or begins so."""
        shown = list(self._shown(QAbstractButton))
        alike = (
            lambda b: _says(b) == words,
            lambda b: b.accessibleName() == words,
            lambda b: _says(b).startswith(words),
            lambda b: b.accessibleName().startswith(words),
        )
        found = next((b for holds in alike for b in shown if holds(b)), None)
        assert found is not None, f"{words!r} is not among {sorted(map(_says, shown))}"
        return found

    def field(self, name: str) -> QWidget:
        """Return the visible field of this name."""
        every = [w for w in self._shown(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        found = [w for w in every if w.accessibleName() == name]
        assert found, f"{name!r} is not among {sorted({w.accessibleName() for w in every})}"
        return found[0]

    def _shown(self, kind: type[_W]) -> Iterator[_W]:
        return (widget for widget in self.window.findChildren(kind) if widget.isVisible())


def _plain(text: str) -> str:
    return QTextDocumentFragment.fromHtml(text).toPlainText() if text.startswith("<") else text


def _says(button: QAbstractButton) -> str:
    return button.text().replace("&&", "&") or button.accessibleName()

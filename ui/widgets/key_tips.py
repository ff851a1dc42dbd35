"""Letters for the keyboard: each button gets one of its own, shown while Alt is held."""

from collections.abc import Collection, Iterator, Sequence
from string import ascii_lowercase

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from ui.look.look import Look

_ENDING = frozenset(
    {
        QEvent.Type.KeyRelease,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.FocusOut,
        QEvent.Type.WindowDeactivate,
        QEvent.Type.Hide,
    }
)


def letters(texts: Sequence[str], taken: Collection[str]) -> tuple[str, ...]:
    """Return a letter for each text, none twice and none taken; "" when all letters are used up.

    A word's first letter is easiest to find, then any other letter of the text.
    """
    used = {letter.lower() for letter in taken}
    found = []
    for text in texts:
        letter = next((each for each in _wishes(text) if each not in used), "")
        used.add(letter)
        found.append(letter)
    return tuple(found)


def _wishes(text: str) -> Iterator[str]:
    words = text.lower().split()
    yield from (word[0] for word in words if _is_letter(word[0]))
    yield from (letter for word in words for letter in word if _is_letter(letter))
    yield from ascii_lowercase


def _is_letter(character: str) -> bool:
    return character in ascii_lowercase or character in "åäö"


def assign_letters(root: QWidget, taken: Collection[str] = ()) -> None:
    """Give every button one sees that has text and no key of its own Alt and a letter.

    Called again it keeps the letters given, unless what has come into sight has the same.
    """
    buttons = [*root.findChildren(QPushButton), *root.findChildren(QToolButton)]
    used, waiting = {letter.lower() for letter in taken}, []
    for button in (each for each in buttons if each.isVisibleTo(root) and each.text()):
        letter = _letter(button)
        if button.shortcut().isEmpty() or letter in used:
            waiting.append(button)
        used.add(letter)
    texts = [button.text().replace("&", "") for button in waiting]
    for button, letter in zip(waiting, letters(texts, used), strict=True):
        button.setShortcut(QKeySequence(f"Alt+{letter.upper()}" if letter else ""))


def _letter(button: QAbstractButton) -> str:
    """Return the letter of a button's Alt key, or nothing."""
    modifier, _, letter = button.shortcut().toString().lower().rpartition("+")
    return letter if modifier == "alt" and len(letter) == 1 else ""


class KeyTips(QObject):
    """Shows each button's letter on a small plate while Alt is held."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self._window, self._look = window, look
        self._plates: list[QLabel] = []
        window.installEventFilter(self)
        self._listen()

    def _listen(self) -> None:
        """Hear keys where they enter the window, once, before any widget has taken them."""
        handle = self._window.window().windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and watched is self._window:
            self._listen()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self._pressed(event)
        elif event.type() in _ENDING:
            self._hide()
        return False

    def _pressed(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt:
            self._show()
        else:
            self._hide()

    def _show(self) -> None:
        if self._plates:
            return
        for button in self._window.findChildren(QAbstractButton):
            letter = _letter(button)
            if letter and button.isEnabled() and not button.visibleRegion().isEmpty():
                self._plates.append(self._plate(button, letter))

    def _plate(self, button: QAbstractButton, letter: str) -> QLabel:
        plate = QLabel(letter.upper(), self._window)
        plate.setProperty("kind", "key_tip")
        plate.setFont(self._look.font("small_strong"))
        plate.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        plate.adjustSize()
        corner = button.mapTo(self._window, QPoint(0, 0))
        plate.move(corner.x() + self._look.px(4), corner.y() - plate.height() * 2 // 3)
        plate.show()
        return plate

    def _hide(self) -> None:
        for plate in self._plates:
            plate.hide()
            plate.deleteLater()
        self._plates = []

"""Letters for the keyboard: each button gets one of its own, shown while Alt is held."""

from collections.abc import Collection, Iterator, Sequence
from string import ascii_lowercase

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from ui.look.look import Look


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
    """Give every button one sees that has text and no key of its own Alt and a letter."""
    buttons = [*root.findChildren(QPushButton), *root.findChildren(QToolButton)]
    seen = [button for button in buttons if button.isVisibleTo(root) and button.text()]
    waiting = [button for button in seen if button.shortcut().isEmpty()]
    used = {*taken, *(letter for button in seen if (letter := _letter(button)))}
    texts = [button.text().replace("&", "") for button in waiting]
    for button, letter in zip(waiting, letters(texts, used), strict=True):
        if letter:
            button.setShortcut(QKeySequence(f"Alt+{letter.upper()}"))


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
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Alt:  # type: ignore[attr-defined]
            self._show()
        elif kind in (
            QEvent.Type.KeyRelease,
            QEvent.Type.MouseButtonPress,
            QEvent.Type.WindowDeactivate,
        ):
            self._hide()
        return False

    def _show(self) -> None:
        if self._plates or not self._window.isActiveWindow():
            return
        for button in self._window.findChildren(QAbstractButton):
            letter = _letter(button)
            if letter and button.isVisible() and button.isEnabled():
                self._plates.append(self._plate(button, letter))

    def _plate(self, button: QAbstractButton, letter: str) -> QLabel:
        plate = QLabel(letter.upper(), self._window)
        plate.setProperty("kind", "key_tip")
        plate.setFont(self._look.font("small_strong"))
        plate.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        plate.adjustSize()
        corner = button.mapTo(self._window, QPoint(0, 0))
        plate.move(corner.x() + self._look.px(4), corner.y() - plate.height() // 2)
        plate.show()
        return plate

    def _hide(self) -> None:
        for plate in self._plates:
            plate.deleteLater()
        self._plates = []

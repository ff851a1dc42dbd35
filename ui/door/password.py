"""A password being typed: hidden until one wants to see it, with a word when Caps Lock is on."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from ui.door.caps_lock import after_key, at_first
from ui.door.page import HEIGHT
from ui.i18n import Translator
from ui.look.icons import icon
from ui.look.look import Look
from ui.widgets.labelled import Labelled
from ui.widgets.labels import label
from ui.widgets.state import picture

_EYE = 32
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class PasswordLine(QLineEdit):
    """The line itself, with an eye in it that the keyboard reaches too."""

    caps_changed = Signal(bool)

    def __init__(self, look: Look, translate: Translator, name: str) -> None:
        super().__init__()
        self._look, self._translate = look, translate
        self._caps = at_first()
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMinimumHeight(look.px(HEIGHT))
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.eye = QToolButton(self)
        self.eye.setCheckable(True)
        self.eye.setProperty("kind", "quiet")
        self.eye.setCursor(Qt.CursorShape.ArrowCursor)
        self.eye.setIconSize(QSize(look.px(18), look.px(18)))
        self.eye.setFixedSize(look.px(_EYE), look.px(_EYE))
        self.eye.toggled.connect(self._show_what_is_typed)
        self.setTextMargins(0, 0, look.px(_EYE), 0)
        self._show_what_is_typed(shown=False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_CapsLock and self._caps is not None:
            self._note_caps(not self._caps)
        else:
            shift = bool(event.modifiers() & _SHIFT)
            self._note_caps(after_key(event.text(), known=self._caps, shift=shift))
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._note_caps(at_first() if at_first() is not None else self._caps)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = (self.height() - self.eye.height()) // 2
        self.eye.move(self.width() - self.eye.width() - max(room, 2), room)

    def _note_caps(self, on: bool | None) -> None:  # noqa: FBT001 - what is known of a key
        if on is not self._caps:
            self._caps = on
            self.caps_changed.emit(bool(on))

    def _show_what_is_typed(self, shown: bool) -> None:  # noqa: FBT001 - as Qt sends it
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self.eye.setIcon(icon(self._look, "eye-off" if shown else "eye"))
        name = (
            self._translate("Hide the password") if shown else self._translate("Show the password")
        )
        self.eye.setAccessibleName(name)
        self.eye.setToolTip(name)


class PasswordField(QWidget):
    """The line under its label, and under it what is wrong and the word about Caps Lock."""

    def __init__(self, look: Look, translate: Translator, text: str) -> None:
        super().__init__()
        self.line = PasswordLine(look, translate, text)
        self._labelled = Labelled(look, text, self.line)
        self.caps = _caps_word(look, translate("Caps Lock is on"))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.px(4))
        lines.addWidget(self._labelled)
        lines.addWidget(self.caps)
        self.caps.hide()
        self.line.caps_changed.connect(self.caps.setVisible)

    @property
    def problem(self) -> str:
        """The sentence shown, or nothing."""
        return self._labelled.problem

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence says that nothing is."""
        self._labelled.show_problem(sentence)

    def take(self) -> str:
        """Return what was typed and keep nothing of it."""
        typed = self.line.text()
        self.line.clear()
        return typed


def _caps_word(look: Look, text: str) -> QWidget:
    made = QWidget()
    made.setAccessibleName(text)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, look.px(4), 0, 0)
    row.setSpacing(look.px(8))
    row.addWidget(picture(look, "caps", "warn"))
    row.addWidget(label(look, text, "strong", color="warn"), 1)
    return made

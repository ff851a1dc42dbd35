"""A question's answer by key: a letter answers and goes on, Delete or a second press takes it back."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QRadioButton
from typing_extensions import override

from models.vocabulary import Answer
from ui.forms.spec import Field
from ui.i18n import Translator
from ui.look.look import Look
from ui.widgets.editor import Editor
from ui.widgets.segments import Segments

_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class AnswerStrip(Editor):
    """A strip of answers; unanswered is nothing chosen, and can be again."""

    answered = Signal()  # by a letter: whoever answers so goes on to the next question
    asks = True

    def __init__(self, look: Look, name: str, options: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self._letters = _letters(options)
        self._strip = Segments(look, name, options)
        self.hold(self._strip)
        self._pressed: QObject | None = None
        for segment in self._strip.findChildren(QRadioButton):
            segment.installEventFilter(self)
        self._strip.chosen.connect(self._chosen)

    @property
    @override
    def value(self) -> object:
        return self._strip.value

    @override
    def show_value(self, value: object) -> None:
        self._strip.choose(value)
        self._keep_focus_proxy()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if isinstance(watched, QRadioButton):
            if event.type() == QEvent.Type.MouseButtonPress:
                self._pressed = watched if watched.isChecked() else None
            elif event.type() == QEvent.Type.MouseButtonRelease and watched is self._pressed:
                return self._release(watched)
        return super().eventFilter(watched, event)

    def _release(self, segment: QRadioButton) -> bool:
        """Take back the answer that was pressed though it was chosen already."""
        self._pressed = None
        segment.setDown(False)
        self._take_back()
        return True

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in _CLEARING:
            self._take_back()
            return True
        value = self._letters.get(event.text().casefold()) if event.text() else None
        if value is None or event.modifiers() not in _PLAIN:
            return False
        self.show_value(value)
        self.setFocus()  # on the answer chosen: from there Tab leaves the strip
        self.edited.emit()
        self.answered.emit()
        return True

    def _take_back(self) -> None:
        had_focus = any(s.hasFocus() for s in self._strip.findChildren(QRadioButton))
        was = self.value
        self.show_value(None)
        if had_focus:
            self.setFocus()
        if was is not None:
            self.edited.emit()

    def _keep_focus_proxy(self) -> None:
        self.setFocusProxy(self._strip.focusProxy() or self._strip)

    def _chosen(self, _: object) -> None:
        self._keep_focus_proxy()
        self.edited.emit()


def answer_strip(look: Look, translate: Translator, field: Field, _today: date) -> AnswerStrip:
    """Return the editor of a question that is answered with yes, no or do not know."""
    options = [(answer, translate(answer.label)) for answer in Answer]
    return AnswerStrip(look, translate(field.label), options)


def _letters(options: Sequence[tuple[object, str]]) -> Mapping[str, object]:
    """Return the answers by their first letter, where no two begin alike."""
    firsts = [text[:1].casefold() for _, text in options]
    return {
        first: value
        for first, (value, _) in zip(firsts, options, strict=True)
        if firsts.count(first) == 1
    }

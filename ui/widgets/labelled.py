"""A field with what is said about it: label, hint, and the sentence when something is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from ui.look.look import Look
from ui.widgets.labels import label, whole
from ui.widgets.state import picture

_ICON = 16


class Labelled(QWidget):
    """Shows a problem as edge, icon and sentence, and tells it to readers with the field."""

    def __init__(
        self, look: Look, text: str, field: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field, self._hint, self._look = field, hint, look
        if not field.accessibleName():
            field.setAccessibleName(text)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.px(4))
        if text:
            lines.addWidget(whole(look, text, "strong"))
        lines.addWidget(field)
        if hint:
            lines.addWidget(whole(look, hint, "small"))
        lines.addStretch(1)  # a layout that is aligned gets too little height for words that wrap
        self._lines_under = lines
        self._said: dict[str, _Said] = {}  # made when there is first something to say
        self._problem = ""
        self._describe("")

    @property
    def problem(self) -> str:
        """The sentence shown, or nothing."""
        return self._problem

    def show_problem(self, sentence: str, *, hinders: bool = True) -> None:
        """Say what is wrong with the field, or only odd; an empty sentence says that nothing is."""
        self._problem = sentence
        kind = "late" if hinders else "warn"
        if sentence and kind not in self._said:
            self._said[kind] = _Said(self._look, kind)
            last = self._lines_under.count() - 1
            self._lines_under.insertWidget(last, self._said[kind])
        for own, said in self._said.items():
            said.say(sentence if own == kind else "")
        self._describe(sentence)
        for part in (self.field, *self._lines()):
            _mark(part, wrong=bool(sentence) and hinders)

    def _describe(self, sentence: str) -> None:
        for part in (self.field, *self.field.findChildren(QRadioButton), *self._lines()):
            part.setAccessibleDescription(" ".join(filter(None, (sentence, self._hint))))

    def _lines(self) -> list[QLineEdit]:
        """Return the lines one types in where the field is made of parts."""
        return self.field.findChildren(QLineEdit)


class _Said(QWidget):
    """The icon and the sentence under a field."""

    def __init__(self, look: Look, kind: str) -> None:
        super().__init__()
        self._words = label(look, "", wrap=True, color=kind)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(6))
        drawn = picture(look, kind, kind, _ICON)
        drawn.setFixedHeight(max(drawn.height(), self._words.fontMetrics().height()))
        row.addWidget(drawn, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def say(self, sentence: str) -> None:
        """Say something, or keep out of the way."""
        self._words.setText(sentence)
        self.setVisible(bool(sentence))


def _mark(part: QWidget, *, wrong: bool) -> None:
    if bool(part.property("problem")) is not wrong:
        part.setProperty("problem", wrong)
        part.style().unpolish(part)
        part.style().polish(part)

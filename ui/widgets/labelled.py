"""A field with what is said about it: label, hint, and the sentence when something is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from ui.look.look import Look
from ui.widgets.labels import label
from ui.widgets.state import picture

_ICON = 16


class Labelled(QWidget):
    """Shows a problem as edge, icon and sentence, and tells it to readers with the field."""

    def __init__(
        self, look: Look, text: str, field: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field, self._hint = field, hint
        if not field.accessibleName():
            field.setAccessibleName(text)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.px(4))
        if text:
            lines.addWidget(label(look, text, "strong", wrap=True))
        lines.addWidget(field)
        if hint:
            lines.addWidget(label(look, hint, "small", wrap=True))
        self._problem = label(look, "", wrap=True, color="late")
        self._doubt = label(look, "", wrap=True, color="warn")
        self._problem_line = _line(look, "late", self._problem)
        self._doubt_line = _line(look, "warn", self._doubt)
        lines.addWidget(self._problem_line)
        lines.addWidget(self._doubt_line)
        self.show_problem("")

    @property
    def problem(self) -> str:
        """The sentence shown, or nothing."""
        return self._problem.text() or self._doubt.text()

    def show_problem(self, sentence: str, *, hinders: bool = True) -> None:
        """Say what is wrong with the field, or only odd; an empty sentence says that nothing is."""
        for words, line, mine in (
            (self._problem, self._problem_line, hinders),
            (self._doubt, self._doubt_line, not hinders),
        ):
            words.setText(sentence if mine else "")
            line.setVisible(bool(sentence) and mine)
        for part in (self.field, *self.field.findChildren(QRadioButton), *self._lines()):
            part.setAccessibleDescription(" ".join(filter(None, (sentence, self._hint))))
        for part in (self.field, *self._lines()):
            _mark(part, wrong=bool(sentence) and hinders)

    def _lines(self) -> list[QLineEdit]:
        """Return the lines one types in where the field is made of parts."""
        return self.field.findChildren(QLineEdit)


def _line(look: Look, icon: str, words: QLabel) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.px(6))
    drawn = picture(look, icon, icon, _ICON)
    drawn.setFixedHeight(max(drawn.height(), words.fontMetrics().height()))
    row.addWidget(drawn, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return line


def _mark(part: QWidget, *, wrong: bool) -> None:
    if bool(part.property("problem")) is not wrong:
        part.setProperty("problem", wrong)
        part.style().unpolish(part)
        part.style().polish(part)

"""One field of a form as it stands on the page: its label, its editor and what is wrong with it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from models.rules.problem import Problem
from ui.forms.spec import Field
from ui.i18n import Translator
from ui.look.look import Look
from ui.widgets.editor import Editor
from ui.widgets.labelled import Labelled
from ui.widgets.labels import label
from ui.widgets.state import state

_ANSWER: Final = 254


class FormField(QWidget):
    """A field and its editor; `revealed` once its problems may be said."""

    def __init__(self, look: Look, translate: Translator, field: Field, editor: Editor) -> None:
        super().__init__()
        self.field, self.editor, self.revealed = field, editor, False
        self._translate = translate
        hint = translate(field.hint) if field.hint else ""
        self._labelled = Labelled(look, self._above(), editor, hint)
        self._labelled.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._lines = self._laid_out(look)
        self.show_problem(None)

    @property
    def problem(self) -> str:
        """The sentence shown."""
        return self._labelled.problem

    def show_problem(self, problem: Problem | None) -> None:
        """Say what is wrong, nothing where nothing is."""
        sentence = self.editor.sentence if problem else ""
        if problem and not sentence:
            sentence = self._translate(problem.message)
        self._labelled.show_problem(sentence, hinders=problem is None or problem.hinders)
        self._describe(sentence)

    def show_value(self, value: object, unread: str) -> None:
        """Show what the draft holds, or the text it could not hold."""
        if unread:
            self.editor.show_unread(unread)
        else:
            self.editor.show_value(value)

    def show_blocking(self, *, blocks: bool) -> None:
        """Mark a question that is to be answered before all others; only questions know how."""

    def show_note(self, words: str) -> None:
        """Say under a question what the program itself knows about it; only questions have room."""

    def _above(self) -> str:
        """Return what stands over the editor."""
        return "" if self.editor.labels_itself else self._translate(self.field.label)

    def _laid_out(self, look: Look) -> QVBoxLayout:
        lines = QVBoxLayout(self)
        lines.setSpacing(look.px(4))
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._labelled)
        return lines

    def _describe(self, sentence: str) -> None:
        """Tell readers what is wrong and what the help beside says."""
        about = [sentence, *(self._translate(t) for t in (self.field.hint, self.field.help) if t)]
        (self.editor.focusProxy() or self.editor).setAccessibleDescription(
            " ".join(filter(None, about))
        )


class QuestionField(FormField):
    """A question with its answer at the right; one that blocks is tinted and says so."""

    _first: QWidget | None
    _note: QLabel | None

    @override
    def show_blocking(self, *, blocks: bool) -> None:
        if blocks and self._first is None:
            self._first = state(self._look, "warn", self._translate("Answer this first"))
            last = self._said.count() - 1
            self._said.insertWidget(last, self._first, 0, Qt.AlignmentFlag.AlignLeft)
        if self._first is not None:
            self._first.setVisible(blocks)
        if (self._plate.property("plate") == "warn") is not blocks:
            self._plate.setProperty("plate", "warn" if blocks else "")
            self._plate.style().unpolish(self._plate)
            self._plate.style().polish(self._plate)

    @override
    def show_note(self, words: str) -> None:
        if words and self._note is None:
            self._note = label(self._look, "", "small", wrap=True)
            self._said.insertWidget(2, self._note)
        if self._note is None or self._note.text() == words:
            return
        self._note.setText(words)
        self._note.setVisible(bool(words))
        self._describe(" ".join(filter(None, (words, self.problem))))

    @override
    def _above(self) -> str:
        return ""

    @override
    def _laid_out(self, look: Look) -> QVBoxLayout:
        self._plate = QFrame()
        row = QHBoxLayout(self._plate)
        row.setContentsMargins(look.px(8), look.px(4), look.px(8), look.px(4))
        row.setSpacing(look.px(16))
        row.addLayout(self._words(look), 1)
        row.addWidget(self._labelled, 0, Qt.AlignmentFlag.AlignVCenter)
        if not self.editor.asks:
            self._labelled.setFixedWidth(look.px(_ANSWER))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(look.px(20) if self.field.follows else 0, 0, 0, 0)
        lines.addWidget(self._plate)
        self.show_blocking(blocks=False)
        return lines

    def _words(self, look: Look) -> QVBoxLayout:
        # Made when there is first something to say: most questions never do.
        self._look, self._first, self._note = look, None, None
        self._said = words = QVBoxLayout()
        words.setSpacing(look.px(2))
        words.addStretch(1)
        words.addWidget(label(look, self._translate(self.field.label), wrap=True))
        words.addStretch(1)
        return words


def form_field(
    look: Look, translate: Translator, field: Field, editor: Editor, *, question: bool
) -> FormField:
    """Return a field under its label, or as a question with its answer at the right."""
    kind = QuestionField if question else FormField
    return kind(look, translate, field, editor)

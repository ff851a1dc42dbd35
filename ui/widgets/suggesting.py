"""A line that suggests: what begins so is offered while one types, all of it by the button or the arrow."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QWidget

from models.text import clean_line
from ui.i18n import Translator
from ui.look.look import Look
from ui.widgets.fields import line
from ui.widgets.with_button import WithButton


class SuggestingField(QWidget):
    """Holds a code for what it suggests, and any other text as it was typed."""

    edited = Signal()

    def __init__(
        self,
        look: Look,
        translate: Translator,
        name: str,
        suggested: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__()
        self._codes = {text.casefold(): code for code, text in suggested}
        self._texts = dict(suggested)
        self.line = line(look, name)
        self.line.textEdited.connect(self._typed)
        texts = QStringListModel([text for _, text in suggested], self)
        self._completer = QCompleter(texts, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.activated.connect(self._typed)
        self.line.setCompleter(self._completer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        opens = translate("Show the suggestions for {field}").format(field=name)
        row.addWidget(WithButton(look, self.line, "down", opens, self.offer_all))
        self.setFocusProxy(self.line)

    @property
    def value(self) -> str:
        """The code of the suggestion, or the text typed."""
        typed = clean_line(self.line.text())
        return self._codes.get(typed.casefold(), typed)

    def show_value(self, value: str) -> None:
        """Show a code's name or a text; this is no edit."""
        self.line.setText(self._texts.get(value, value))

    def offer_all(self) -> None:
        """Offer everything there is."""
        self.line.setFocus()
        self._completer.setCompletionPrefix("")
        self._completer.complete()

    def _typed(self, _: str) -> None:
        self.edited.emit()

"""The routine's words behind the field one is in: they are read here, never changed."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.routine import Routine
from ui.forms.spec import Field
from ui.i18n import Translator
from ui.look.look import Look
from ui.widgets.card import Card, quote
from ui.widgets.clearing import clear
from ui.widgets.labels import label
from ui.widgets.scroll import scrolled


class RoutineWords(QWidget):
    """Each sentence in a quote of its own; what is our reading says so."""

    def __init__(self, look: Look, translate: Translator, routine: Routine) -> None:
        super().__init__()
        self._look, self._translate, self.routine = look, translate, routine
        self._body = QWidget()
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(look.px(8))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(self._body))
        self.keys: tuple[str, ...] = ()
        self._show(translate("The routine's words"), ())

    def show_field(self, field: object) -> None:
        """Show what a field rests on; where it rests on nothing, what stood here stays."""
        if isinstance(field, Field) and field.rests_on:
            self._show(self._translate(field.label), tuple(field.rests_on.split()))

    def said(self) -> str:
        """Return the words shown, for those who hear the field they are in."""
        return " ".join(map(self.routine.words, self.keys))

    def _show(self, heading: str, keys: tuple[str, ...]) -> None:
        look, translate = self._look, self._translate
        self.keys = keys
        clear(self._lines)
        card = Card(look, heading)
        self._lines.addWidget(card)
        if not keys:
            words = translate(
                "Go to a field: the words it rests on stand here. The words themselves are changed in the routine."
            )
            card.body.addWidget(label(look, words, "small", wrap=True))
        for key in keys:
            source = translate("our reading") if self.routine.is_ours(key) else self.routine.source
            card.body.addWidget(quote(look, self.routine.words(key), source))
        self._lines.addStretch(1)

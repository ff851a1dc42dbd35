"""The live suggestion: outcome, the routine's words, what is unanswered, what it meets too, what to do."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.i18n import Translator
from ui.look.look import Look
from ui.pages.enrolment.suggestion_actions import Act, Action, Stand, actions, why_not
from ui.pages.enrolment.suggestion_body import SuggestionBody
from ui.pages.enrolment.suggestion_words import SuggestionWords
from ui.widgets.buttons import push, set_icon
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.state import state


class SuggestionCard(Card):
    """Shows where a case stands; its buttons say what a person wants, and stay while what they say changes."""

    wanted = Signal(object)  # an Act

    def __init__(self, look: Look, translate: Translator) -> None:
        super().__init__(look)
        self._look, self._translate = look, translate
        self.setAccessibleName(translate("Suggestion"))
        self._all_words = False
        self._stand: Stand | None = None
        self.heading = label(look, "", "title", wrap=True)
        self._preliminary = state(look, "warn", translate("preliminary"))
        self._shown = QWidget()
        self._buttons = {act: push(look, "", self._presses(act)) for act in Act}
        self._why = label(look, "", "small", wrap=True)
        self.body.addLayout(self._head())
        self.body.addWidget(self.heading)
        self.body.addWidget(self._shown)
        self._at = self.body.count()
        for button in self._buttons.values():
            self.body.addWidget(button)
        self.body.addWidget(self._why)

    def show_stand(self, stand: Stand) -> None:
        """Show a case as it stands now."""
        self._stand = stand
        words = SuggestionWords(stand.case, stand.found, self._translate)
        self.heading.setText(words.heading)
        self._preliminary.setVisible(stand.found.preliminary)
        self._show_body(SuggestionBody(self._look, self._translate, stand, words))
        self._show_actions(stand)
        told = (words.heading, words.who, *(words.unanswered(a)[0] for a in stand.found.asks))
        self.setAccessibleDescription(". ".join(told))

    def button(self, act: Act) -> QPushButton:
        """Return the button of an act."""
        return self._buttons[act]

    def primary(self) -> QPushButton:
        """Return the button that comes first; that of another choice where there is nothing to do."""
        order = {id(b): self.body.indexOf(b) for b in self._buttons.values()}
        usable = [b for b in self._buttons.values() if not b.isHidden() and b.isEnabled()]
        return min(usable, key=lambda b: order[id(b)], default=self._buttons[Act.OTHER])

    def focus_primary(self) -> None:
        """Go to what comes first."""
        self.primary().setFocus()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(label(self._look, self._translate("Suggestion"), color="text2"), 1)
        head.addWidget(self._preliminary)
        return head

    def _show_body(self, body: SuggestionBody) -> None:
        self.body.replaceWidget(self._shown, body)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = body
        body.show_all(shown=self._all_words)
        body.toggled.connect(self._remember)

    def _remember(self, shown: bool) -> None:  # noqa: FBT001
        """Keep all words open, or not, when the suggestion changes."""
        self._all_words = shown

    def _show_actions(self, stand: Stand) -> None:
        found = {action.act: action for action in actions(stand, self._translate)}
        focused = next((b for b in self._buttons.values() if b.hasFocus()), None)
        for act, button in self._buttons.items():
            button.setVisible(act in found)
            if act in found:
                self._dress(button, found[act])
        for place, act in enumerate(found, self._at):
            self.body.removeWidget(self._buttons[act])
            self.body.insertWidget(place, self._buttons[act])
        self._why.setText(why_not(stand, self._translate) or self._hint(stand))
        self._why.setVisible(bool(self._why.text()))
        if focused is not None and (focused.isHidden() or not focused.isEnabled()):
            self.focus_primary()

    def _hint(self, stand: Stand) -> str:
        if Act.OTHER not in {action.act for action in actions(stand, self._translate)}:
            return ""
        return self._translate("Another choice needs a written reason.")

    def _dress(self, button: QPushButton, action: Action) -> None:
        kind = "primary" if action.primary else "secondary"
        button.setText(action.words.replace("&", "&&"))
        button.setEnabled(action.enabled)
        if action.icon:
            set_icon(button, self._look, action.icon, "on_accent" if action.primary else "text2")
        if button.property("kind") != kind:
            button.setProperty("kind", kind)
            button.style().unpolish(button)
            button.style().polish(button)

    def _presses(self, act: Act) -> Callable[[], None]:
        return lambda: self.wanted.emit(act)

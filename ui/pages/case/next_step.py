"""The next step of a case: what, by when, why, in the routine's words, and the one button that does it."""

from uuid import UUID

from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from models.queries.case_file import CaseFile
from models.rules.explain import Sentence
from models.vocabulary import NextStep
from ui.application import Workplace
from ui.pages.case.next_step_actions import actions_for
from ui.pages.case.next_step_base import StepActions
from ui.pages.case.next_step_offer import Offered, offered_for
from ui.pages.case.next_step_words import StepWords
from ui.widgets.card import Card, quote
from ui.widgets.labels import label
from ui.widgets.state import state
from ui.widgets.swap import swap


class NextStepCard(Card):
    """Built anew where what it says has changed; what is being typed in it stays otherwise."""

    def __init__(self, workplace: Workplace, case_id: UUID) -> None:
        look = workplace.look
        super().__init__(look)
        self.setAccessibleName(workplace.translate("Next step"))
        self._workplace, self._case_id = workplace, case_id
        self._shown: tuple[object, ...] = ()
        self._content = QWidget()
        self._actions: StepActions | None = None
        self.body.addWidget(label(look, workplace.translate("Next step"), color="text2"))
        self.body.addWidget(self._content)

    def show_file(self, file: CaseFile) -> None:
        """Show what the case waits for by now."""
        workplace = self._workplace
        words = StepWords(file, workplace.today, workplace.translate)
        offered = offered_for(workplace, file)
        said = (words.step, words.heading, words.state, words.reason, offered, file.rule_words)
        if said == self._shown:
            return
        self._shown = said
        held = self.isAncestorOf(QApplication.focusWidget() or self)
        self.leave()
        self._actions = actions_for(workplace, file, words.step, offered)
        content = _content(workplace, words, offered, file.rule_words, self._actions)
        self._content = swap(self.body, self._content, content)
        if held and self.isVisible():
            self._take_focus()

    def leave(self) -> None:
        """Keep what is being typed."""
        if self._actions is not None:
            self._actions.leave()

    def take_aim(self, aim: str) -> None:
        """Begin the step: the focus on what it asks, else on its button, or on the times that were opened."""
        if self._actions is not None:
            self._actions.take_aim(aim)
        self._take_focus()

    def _take_focus(self) -> None:
        first = self._actions.first() if self._actions is not None else None
        if first is not None:
            first.setFocus()
            return
        buttons = self._content.findChildren(QPushButton)
        primary = (b for b in buttons if b.property("kind") == "primary")
        target = next(primary, buttons[0] if buttons else None)
        if target is not None:
            target.setFocus()


def _content(
    workplace: Workplace,
    words: StepWords,
    offered: Offered,
    rule: Sentence | None,
    actions: StepActions,
) -> QWidget:
    look, translate = workplace.look, workplace.translate
    content = QWidget()
    lines = QVBoxLayout(content)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(look.px(8))
    lines.addWidget(label(look, words.heading, "card", wrap=True))
    if words.state is not None:
        lines.addWidget(state(look, *words.state))
    reason = " ".join(filter(None, (words.reason, offered.sentence(translate))))
    lines.addWidget(label(look, reason, wrap=True))
    if rule is not None and words.step is not NextStep.NOTHING:
        ours = translate("our reading of the routine") if rule.ours else ""
        source = ", ".join(filter(None, (rule.source, ours)))
        lines.addWidget(quote(look, rule.words, source[:1].upper() + source[1:]))
    lines.addSpacing(look.px(4))
    lines.addWidget(actions)
    return content

"""The two columns of the enrolment: questions under each other, and beside them what they lead to."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.facts import Answers
from ui.application import Workplace
from ui.forms.editing import Editing
from ui.forms.enrolment import ENROLMENT
from ui.forms.spec import Field, Kind
from ui.i18n import Translator
from ui.look.look import Look
from ui.pages.autosave import restored_bar
from ui.pages.enrolment.facts import FactsCard
from ui.pages.enrolment.other_route import OtherRoute
from ui.pages.enrolment.suggestion_card import SuggestionCard
from ui.widgets.answer_strip import AnswerStrip, answer_strip
from ui.widgets.card import Card
from ui.widgets.editors import Maker
from ui.widgets.form_view import FormView
from ui.widgets.labels import label
from ui.widgets.scroll import scrolled
from ui.widgets.state import picture

_QUESTIONS, _SUGGESTION = 740, 420  # how the columns share the room
_LARGE = 1.2  # of the text: above it two columns do not fit beside each other


class Columns:
    """What stands where; each column scrolls by itself, so that the suggestion stays in sight."""

    def __init__(
        self,
        page: QWidget,
        workplace: Workplace,
        case_id: UUID,
        editing: Editing[Answers],
        answered: Callable[[], object],
    ) -> None:
        """Build both; `answered` is called when a question is answered by a letter."""
        look, translate = workplace.look, workplace.translate
        self._look = look
        # The frame first: each time a finished part gets another parent, Qt goes through all of it.
        self._left, self._right = _column(look), _column(look)
        _frame(look, page, self._left, self._right)
        self.facts = FactsCard(workplace, case_id)
        self.form = FormView(look, translate, editing, _makers(answered))
        self.card = SuggestionCard(look, translate)
        self.other = OtherRoute(workplace, case_id)
        self.other.setVisible(self.other.is_begun)
        self._restored: QWidget | None = None
        self._order = label(look, "", "small", wrap=True)
        _fill(self._left, (self.facts, self.form))
        _fill(self._right, (self.card, self.other, self._order_card()))

    def show_order(self, words: str) -> None:
        """Say in which order the routine's steps are read."""
        self._order.setText(words)

    def show_panel(self, panel: QWidget) -> None:
        """Put the times to book over the suggestion."""
        self._insert(self._right, panel)

    def show_restored(
        self, workplace: Workplace, kept_at: datetime, dropped: Callable[[], object]
    ) -> None:
        """Say that what was typed before is back."""
        self._restored = restored_bar(workplace, kept_at, dropped)
        self._insert(self._left, self._restored)

    def hide_restored(self) -> None:
        """Take that away again."""
        if self._restored is not None:
            self._restored.hide()

    def _insert(self, column: QWidget, widget: QWidget) -> None:
        lines = column.layout()
        if isinstance(lines, QVBoxLayout):
            lines.insertWidget(0, widget)

    def _order_card(self) -> Card:
        card, row = Card(self._look), QHBoxLayout()
        row.setSpacing(self._look.px(12))
        row.addWidget(picture(self._look, "info", "accent"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._order, 1)
        card.body.addLayout(row)
        return card


def _frame(look: Look, page: QWidget, left: QWidget, right: QWidget) -> None:
    """Put the columns side by side; with large text under each other, the suggestion first."""
    whole = QHBoxLayout(page)
    whole.setContentsMargins(look.px(32), 0, look.px(20), 0)
    whole.setSpacing(look.px(12))
    if look.scale <= _LARGE:
        whole.addWidget(scrolled(left), _QUESTIONS)
        whole.addWidget(scrolled(right), _SUGGESTION)
        return
    both = QWidget()
    lines = QVBoxLayout(both)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    lines.addWidget(right)
    lines.addWidget(left)
    whole.addWidget(scrolled(both))


def _column(look: Look) -> QWidget:
    column = QWidget()
    lines = QVBoxLayout(column)
    lines.setContentsMargins(0, look.px(16), look.px(12), look.px(24))
    lines.setSpacing(look.px(16))
    return column


def _fill(column: QWidget, widgets: tuple[QWidget, ...]) -> None:
    lines = column.layout()
    if isinstance(lines, QVBoxLayout):
        for widget in widgets:
            lines.addWidget(widget)
        lines.addStretch(1)


def _makers(answered: Callable[[], object]) -> Mapping[str, Maker]:
    """Return what makes the editors of the questions that are answered with yes, no or do not know."""

    def make(look: Look, translate: Translator, field: Field, today: date) -> AnswerStrip:
        strip = answer_strip(look, translate, field, today)
        strip.answered.connect(answered)
        return strip

    return {field.name: make for field in ENROLMENT.fields if field.kind is Kind.ANSWER}

"""What the routine needs beside its questions: the decision with its day, and a birth date that is missing."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.actions.enrolment import record_birth_date, record_decision
from models.rules.explain import question_label
from models.text import N_
from models.vocabulary import DecisionOutcome
from ui.application import Workplace
from ui.desk.enrolment import CaseAtHand
from ui.widgets.answer_strip import AnswerStrip
from ui.widgets.buttons import push
from ui.widgets.card import Card
from ui.widgets.date_field import DateField
from ui.widgets.labelled import Labelled
from ui.widgets.labels import label
from ui.widgets.state import state
from ui.wording import long_day, short_date

_DAY = 200
_SAID = {
    DecisionOutcome.APPROVED: N_("Approved {day}"),
    DecisionOutcome.REFUSED: N_("Refused {day}"),
}


class FactsCard(QWidget):
    """The decision, and the birth date while it is missing; each is recorded by its own button."""

    recorded = Signal()  # one of them: the next question waits

    def __init__(self, workplace: Workplace, case_id: UUID) -> None:
        super().__init__()
        self.workplace, self.case_id = workplace, case_id
        self.look, self.translate = workplace.look, workplace.translate
        self.decision = DecisionRow(workplace, case_id)
        self.birth = BirthRow(workplace, case_id)
        self.decision.recorded.connect(self.recorded)
        self.birth.recorded.connect(self.recorded)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self.look.px(8))
        lines.addWidget(label(self.look, self.translate("Decision"), "section"))
        card = Card(self.look)
        card.body.addWidget(self.decision)
        card.body.addWidget(self.birth)
        lines.addWidget(card)

    def show_case(self, case: CaseAtHand, asked: tuple[str, ...]) -> None:
        """Show what is recorded; what the rules wait for is marked."""
        self.decision.show_case(case, blocks=bool({"decision", "decision_date"} & set(asked)))
        self.birth.setVisible("birth_date" in asked)

    def field(self, name: str) -> QWidget | None:
        """Return where a fact is written, None where it is no fact."""
        rows = {"decision": self.decision, "decision_date": self.decision, "birth_date": self.birth}
        return rows.get(name)


class DecisionRow(QFrame):
    """What was decided on income support, and when."""

    recorded = Signal()

    def __init__(self, workplace: Workplace, case_id: UUID) -> None:
        super().__init__()
        self._workplace, self._case_id = workplace, case_id
        self._translate, look = workplace.translate, workplace.look
        self._case: CaseAtHand | None = None
        self._first = state(look, "warn", self._translate("Answer this first"))
        self._known = label(look, "", wrap=True)
        self._again = push(look, self._translate("New decision …"), self._ask, kind="quiet")
        options = [(outcome, self._translate(outcome.label)) for outcome in DecisionOutcome]
        question = self._translate(question_label("decision"))
        self.outcome = AnswerStrip(look, question, options)
        self.day = DateField(look, self._translate, self._translate("Decided on"), workplace.today)
        self._shown = Labelled(look, "", self.day)
        self._form = _fact_form(workplace, question, (self.outcome, self._shown), self._record)
        self.outcome.answered.connect(self.day.setFocus)
        self.day.line.returnPressed.connect(self._record)
        self._lay_out()

    def show_case(self, case: CaseAtHand, *, blocks: bool) -> None:
        """Show the decision on record, or ask for it."""
        self._case = case
        self._first.setVisible(blocks)
        _tint(self, warn=blocks)
        facts = case.facts
        known = facts.decision is not None and facts.decision_date is not None
        if facts.decision is not None and facts.decision_date is not None:
            day = short_date(facts.decision_date, case.today, self._translate)
            self._known.setText(self._translate(_SAID[facts.decision]).format(day=day))
        self._show_form(shown=not known)

    def _show_form(self, *, shown: bool) -> None:
        self._form.setVisible(shown)
        self._known.setVisible(not shown)
        self._again.setVisible(not shown)
        self.setFocusProxy(self.outcome if shown else self._again)
        if shown and self.day.day is None and not self.day.unread:
            self.day.show_day(self._workplace.today)

    def _ask(self) -> None:
        self._show_form(shown=True)
        self.outcome.setFocus()

    def _record(self) -> None:
        outcome, day = self.outcome.value, self.day.day
        problem = self.day.sentence or ("" if day else self._translate("Write a date."))
        if not isinstance(outcome, DecisionOutcome):
            self._shown.show_problem(self._translate("Choose approved or refused."))
            self.outcome.setFocus()
            return
        self._shown.show_problem(problem)
        if day is None:
            self.day.setFocus()
            return
        verb = partial(record_decision, case_id=self._case_id, outcome=outcome, decided_on=day)
        told = self._translate(_SAID[outcome]).format(day=long_day(day, self._translate))
        if self._workplace.do(verb, told) is not None:
            self.outcome.show_value(None)
            self.day.show_day(None)
            self.recorded.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._known, 1)
        row.addWidget(self._again)
        lines = QVBoxLayout(self)
        px = self._workplace.look.px
        lines.setContentsMargins(px(8), px(4), px(8), px(4))
        lines.setSpacing(px(4))
        lines.addWidget(self._first, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addLayout(row)
        lines.addWidget(self._form)


class BirthRow(QFrame):
    """The birth date, where neither number nor record has one."""

    recorded = Signal()

    def __init__(self, workplace: Workplace, case_id: UUID) -> None:
        super().__init__()
        self._workplace, self._case_id = workplace, case_id
        self._translate = workplace.translate
        question = self._translate(question_label("birth_date"))
        self.day = DateField(workplace.look, self._translate, question, workplace.today)
        self._shown = Labelled(workplace.look, "", self.day)
        form = _fact_form(workplace, question, (self._shown,), self._record)
        self.day.line.returnPressed.connect(self._record)
        self.setFocusProxy(self.day)
        lines = QVBoxLayout(self)
        px = workplace.look.px
        lines.setContentsMargins(px(8), px(4), px(8), px(4))
        lines.addWidget(form)
        _tint(self, warn=True)

    def _record(self) -> None:
        born: date | None = self.day.day
        problem = self.day.sentence or ("" if born else self._translate("Write a date."))
        if born is not None and born > self._workplace.today:
            problem = self._translate("The date of birth has not come yet.")
        self._shown.show_problem(problem)
        if born is None or problem:
            self.day.setFocus()
            return
        verb = partial(record_birth_date, case_id=self._case_id, born=born)
        if self._workplace.do(verb, self._translate("Date of birth recorded")) is not None:
            self.recorded.emit()


def _fact_form(
    workplace: Workplace, question: str, fields: tuple[QWidget, ...], record: Callable[[], None]
) -> QWidget:
    """Return a question over its fields and the button that records what is in them."""
    look, form = workplace.look, QWidget()
    lines = QGridLayout(form)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setHorizontalSpacing(look.px(8))
    lines.addWidget(label(look, question, wrap=True), 0, 0, 1, len(fields) + 2)
    for column, field in enumerate(fields):
        if isinstance(field, Labelled):
            field.setFixedWidth(look.px(_DAY))
        lines.addWidget(field, 1, column, Qt.AlignmentFlag.AlignTop)
    button = push(look, workplace.translate("Record"), record)
    lines.addWidget(button, 1, len(fields), Qt.AlignmentFlag.AlignTop)
    lines.setColumnStretch(len(fields) + 1, 1)
    return form


def _tint(frame: QFrame, *, warn: bool) -> None:
    frame.setProperty("plate", "warn" if warn else "")
    frame.style().unpolish(frame)
    frame.style().polish(frame)

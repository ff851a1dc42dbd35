"""The next steps in which something is written: a decision, a position taken, a follow-up."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from models.actions.enrolment import choose_route, record_decision
from models.actions.follow_up import agree_follow_up
from models.actions.notes import write_note
from models.actions.work import Work
from models.rules.calendar import add_months
from models.text import N_
from models.vocabulary import DecisionOutcome, Outcome
from ui.pages.case.next_step_base import StepActions
from ui.pages.text_draft import TextDraft
from ui.widgets.date_field import DateField
from ui.widgets.fields import area, labelled
from ui.widgets.labelled import Labelled
from ui.widgets.segments import Segments
from ui.wording import short_date

_MONTHS_AHEAD = 3


def day_field(actions: StepActions, name: str, day: date) -> tuple[DateField, Labelled]:
    """Return a field for a day with its label, a day already in it."""
    today = actions.workplace.today
    field = DateField(actions.look, actions.translate, actions.translate(name), today)
    field.show_day(day)
    field.setMaximumWidth(actions.look.px(240))
    return field, labelled(actions.look, actions.translate(name), field)


def read_day(actions: StepActions, field: DateField, shown: Labelled) -> date | None:
    """Return the day typed; say under the field why it is none."""
    missing = actions.translate("Write a date.") if field.day is None else ""
    shown.show_problem(field.sentence or missing)
    if field.day is None:
        field.setFocus()
    return field.day


class DecisionActions(StepActions):
    """Approved or refused, and the day of the decision."""

    @override
    def build(self) -> None:
        name = self.translate("Decision on income support")
        options = [(outcome, self.translate(outcome.label)) for outcome in DecisionOutcome]
        self._outcome = Segments(self.look, name, options)
        self._asked = labelled(self.look, name, self._outcome)
        self._day, self._dated = day_field(self, N_("Decided on"), self.workplace.today)
        self.lines.addWidget(self._asked)
        self.lines.addWidget(self._dated)
        self.add(N_("Record the decision"), self._record, "primary", "tick")

    @override
    def first(self) -> QWidget:
        return self._outcome

    def _record(self) -> None:
        outcome = self._outcome.value
        missing = not isinstance(outcome, DecisionOutcome)
        self._asked.show_problem(self.translate("Choose approved or refused.") if missing else "")
        day = read_day(self, self._day, self._dated)
        if not isinstance(outcome, DecisionOutcome):
            self._outcome.setFocus()
            return
        if day is not None:
            said = self.translate("Decision recorded: {outcome}").format(
                outcome=self.translate(outcome.label).lower()
            )
            verb = partial(
                record_decision, case_id=self.file.case_id, outcome=outcome, decided_on=day
            )
            self.workplace.do(verb, said)


class WrittenActions(StepActions):
    """A step that takes words: they are kept as a draft until they become a note."""

    form = ""
    question = ""
    missing = ""

    @override
    def build(self) -> None:
        name = self.translate(self.question)
        field = area(self.look, name)
        self._words = labelled(self.look, name, field)
        self._draft = TextDraft(self.workplace, self.form, self.file.case_id, field)
        self.lines.addWidget(self._words)

    @override
    def first(self) -> QWidget:
        return self._words.field

    @override
    def leave(self) -> None:
        self._draft.save()

    def words(self) -> str:
        """Return what is written; say under the field that something must be."""
        text = self._draft.text
        self._words.show_problem("" if text else self.translate(self.missing))
        if not text:
            self._words.field.setFocus()
        return text

    def keep(self, verb: Callable[[Work], None], said: str) -> None:
        """Do the step; the words are a note by then, and the draft is let go of."""
        self._draft.keep(verb, said)


class PositionActions(WrittenActions):
    """After an absence from a three-party meeting a person decides what follows, and writes why."""

    form = "take_position"
    question = N_("What you decide, and why")
    missing = N_("Write what you decide, and why.")

    @override
    def build(self) -> None:
        super().build()
        self.add(N_("Call to a new meeting"), self._call_again, "primary", "calendar-plus")
        self.add(N_("Choose another route"), self.go_to_answers)
        self.add_excuse()

    def _call_again(self) -> None:
        text = self.words()
        if text:
            said = self.translate("Position recorded; a new meeting can be booked")
            self.keep(lambda work: self._decide(work, text), said)

    def _decide(self, work: Work, text: str) -> None:
        write_note(work, self.file.case_id, text)
        choose_route(work, self.file.case_id, self.file.chosen or Outcome.THREE_PARTY, text)


class FollowUpActions(WrittenActions):
    """What was followed up, and the day of the next time."""

    form = "follow_up"
    question = N_("What has happened since")
    missing = N_("Write what has happened since.")

    @override
    def build(self) -> None:
        super().build()
        ahead = add_months(self.workplace.today, _MONTHS_AHEAD)
        self._day, self._dated = day_field(self, N_("Next follow-up"), ahead)
        self.lines.addWidget(self._dated)
        self.add(N_("Record the follow-up"), self._record, "primary", "tick")

    def _record(self) -> None:
        text, day = self.words(), read_day(self, self._day, self._dated)
        if text and day is not None:
            shown = short_date(day, self.workplace.today, self.translate)
            said = self.translate("Follow-up recorded, next {day}").format(day=shown)
            self.keep(lambda work: self._follow_up(work, text, day), said)

    def _follow_up(self, work: Work, text: str, day: date) -> None:
        write_note(work, self.file.case_id, text)
        agree_follow_up(work, self.file.case_id, day)

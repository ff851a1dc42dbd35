"""Inskrivning: the routine's questions at the left, the live suggestion at the right, and booking from it."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from models.actions.work import Work
from models.rules.facts import Answers
from models.vocabulary import MeetingKind, Outcome
from ui.application import Workplace
from ui.desk.choosing import Choice, book_chosen, choose, choose_and_book, record_answers
from ui.desk.enrolment import CaseAtHand, at_hand, suggest
from ui.forms.editing import Editing
from ui.forms.enrolment import ENROLMENT
from ui.pages.autosave import Autosave
from ui.pages.booking.first_times import FirstTimes, booked
from ui.pages.booking.panel import BookingPanel
from ui.pages.enrolment.layout import Columns
from ui.pages.enrolment.notes import notes
from ui.pages.enrolment.suggestion_actions import Act, Stand
from ui.pages.enrolment.suggestion_words import SuggestionWords
from ui.places import Place


class EnrolmentTab(QWidget):
    """The form is a draft until one chooses or leaves; the suggestion follows every key."""

    def __init__(self, workplace: Workplace, case_id: UUID) -> None:
        super().__init__()
        self.workplace, self.case_id = workplace, case_id
        self.translate = workplace.translate
        self.case = self._read()
        self.editing = Editing(ENROLMENT, workplace.today, self.case.answers)
        self.autosave = Autosave(workplace, self.editing, case_id, self)
        self._kept_at = self.autosave.restore()
        self.columns = Columns(self, workplace, case_id, self.editing, self._answered)
        self.form, self.facts = self.columns.form, self.columns.facts
        self.card, self.other = self.columns.card, self.columns.other
        self.panel: BookingPanel | None = None
        self._asked: tuple[str, ...] = ()
        self._was_asked: tuple[str, ...] = ()
        self._first = FirstTimes(workplace, case_id)
        self._connect()
        if self._kept_at is not None and self.editing.changed:
            self.columns.show_restored(workplace, self._kept_at, self._drop)
        self._show()

    def read_again(self) -> None:
        """Show what the records say now; what is typed and not on record stays."""
        self.case = self._read()
        self._first.forget()
        if not self.editing.changed or self.editing.draft == self.case.answers:
            self.editing.draft = self.case.answers
            self.editing.saved()
            self.form.read_again()
        if self.panel is not None:
            self.panel.read_again()
        self._show()

    def leave(self) -> None:
        """Let the answers become the record where nothing hinders, else keep them as a draft."""
        self.other.save()
        if self.panel is not None:
            self.panel.save()
        if self.editing.changed and self.editing.can_save:
            self._keep(record_answers, self.translate("Answers saved"))
        self.autosave.save()

    def areas(self) -> tuple[QWidget, ...]:
        """Return the stops of F6: the question that comes first, and what can be done."""
        return (self._first_question(), self.card.primary())

    def take_aim(self, aim: str) -> None:
        """Begin what an aim names: a booking, the route, another one, or a question by its field."""
        if aim == "book":
            self._open_times()
        elif aim == "other":
            self._open_other()
        elif aim == "route":
            self._begin()
        elif (fact := self.facts.field(aim)) is not None:
            fact.setFocus()
        else:
            self.form.focus_field(aim)

    @property
    def stand(self) -> Stand:
        """Where the case stands with what is typed."""
        found = suggest(self.case, self.editing.draft)
        stand = Stand(self.case, found, None)
        return Stand(self.case, found, self._first.of(stand.kind))

    def _connect(self) -> None:
        self.form.edited.connect(self._edited)
        self.facts.recorded.connect(self._go_on)
        self.card.wanted.connect(self._act)
        self.other.chosen.connect(self._choose_other)
        self.other.given_up.connect(self._close_other)

    def _read(self) -> CaseAtHand:
        work = self.workplace.work
        return self.workplace.read(lambda session: at_hand(work, session, self.case_id))

    def _show(self) -> None:
        stand = self.stand
        asked = self._asked = stand.found.route.unanswered
        words = SuggestionWords(self.case, stand.found, self.translate)
        self.form.ask(asked, first=asked)
        self.facts.show_case(self.case, asked)
        self.form.note(notes(self.case, self.editing.draft, words))
        self.other.show_suggestion(stand.found)
        self.card.show_stand(stand)
        self.columns.show_order(words.order)

    def _edited(self) -> None:
        self.autosave.touch()
        self._was_asked = self._asked
        self._show()
        if self.panel is not None and self._was_asked != self._asked:
            self.panel.read_again()

    def _answered(self) -> None:
        """Go on: to what can be done once nothing more must be asked first, else to the next question."""
        if self._was_asked and not self._asked:
            self.card.focus_primary()
        else:
            self.focusNextChild()

    def _begin(self) -> None:
        """Go to what must be answered first, else to what can be done."""
        if self._asked:
            self._first_question().setFocus()
        else:
            self.card.focus_primary()

    def _go_on(self) -> None:
        self._first_question().setFocus()

    def _first_question(self) -> QWidget:
        first = next(iter(self._asked), "violence_indication")
        return self.facts.field(first) or self.form.field(first).editor

    def _act(self, act: Act) -> None:
        doing: dict[Act, Callable[[], None]] = {
            Act.ANSWER: self._go_on,
            Act.BOOK: self._book,
            Act.TIMES: self._open_times,
            Act.CHOOSE: self._choose,
            Act.LETTER: self._go_to_letter,
            Act.OTHER: self._open_other,
        }
        doing[act]()

    def _book(self) -> None:
        stand = self.stand
        if stand.slot is None:
            return
        verb = book_chosen if stand.settled else choose_and_book
        self._keep(partial(verb, slot=stand.slot), booked(stand.slot, self.translate))

    def _choose(self) -> None:
        self._keep_choice(Choice(), self.stand.found.outcome)

    def _choose_other(self, choice: Choice) -> None:
        if self._keep_choice(choice, choice.outcome or self.stand.found.outcome):
            self.other.forget()
            self._close_other()

    def _keep_choice(self, choice: Choice, outcome: Outcome) -> bool:
        said = self.translate("Route chosen: {outcome}").format(
            outcome=self.translate(outcome.label)
        )
        return self._keep(partial(choose, choice=choice), said)

    def _keep(self, verb: Callable[..., object], said: str) -> bool:
        """Let the answers become the record with what is done about them, as one; tell whether it could be."""
        if not self.editing.can_save:
            self.form.show_problems()
            self.form.focus_first_problem()
            return False
        answers = self.editing.draft
        return self.autosave.keep(lambda work: verb(work, self.case_id, answers), said) is not None

    def _open_times(self) -> None:
        stand = self.stand
        if self.panel is None:
            self.panel = BookingPanel(
                self.workplace, self.case_id, self._book_in_panel, lambda: self.editing.draft
            )
            self.columns.show_panel(self.panel)
        self.panel.show_kind(stand.kind)
        self.panel.show()
        self.panel.setFocus()

    def _book_in_panel(self, verb: Callable[[Work], object], said: str, kind: MeetingKind) -> bool:
        """Book what was picked, with the answers and the suggested route where it is its meeting."""
        stand = self.stand
        chooses = stand.kind is kind and not stand.settled and not stand.found.preliminary

        def all_of_it(work: Work, case_id: UUID, answers: Answers) -> None:
            record_answers(work, case_id, answers)
            if chooses:
                choose(work, case_id, answers, Choice())
            verb(work)

        if not self._keep(all_of_it, said):
            return False
        self.card.focus_primary()
        return True

    def _open_other(self) -> None:
        self.other.show()
        self.other.setFocus()

    def _close_other(self) -> None:
        self.other.hide()
        self.card.focus_primary()

    def _go_to_letter(self) -> None:
        place = self.case.place
        self.workplace.go(Place("letters", place.meeting_id if place else None))

    def _drop(self) -> None:
        self.autosave.drop()
        self.form.read_again()
        self.columns.hide_restored()
        self._show()

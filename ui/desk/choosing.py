"""A route chosen from the form: answers, choice and booking in one transaction."""

from dataclasses import dataclass
from uuid import UUID

from models.actions.enrolment import choose_route, save_answers
from models.actions.work import Work, find
from models.case import Case
from models.queries.case_state import facts_of
from models.rules.facts import Answers
from models.rules.slots import Slot
from models.vocabulary import Outcome
from ui.desk.booking import book_slot


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person has chosen: the suggestion where no outcome is named, else another one and why."""

    outcome: Outcome | None = None
    reason: str = ""


def record_answers(work: Work, case_id: UUID, answers: Answers) -> None:
    """Let the answers in the form become the record; what stands there already is not written anew."""
    with work.store.together():
        with work.store.read() as session:
            before = facts_of(find(session, Case, case_id)).answers
        if answers != before:
            save_answers(work, case_id, answers)


def choose(work: Work, case_id: UUID, answers: Answers, choice: Choice) -> None:
    """Record the answers and the route that was chosen. Raises ReasonRequired where one is lacking."""
    with work.store.together():
        record_answers(work, case_id, answers)
        choose_route(work, case_id, choice.outcome, choice.reason)


def choose_and_book(work: Work, case_id: UUID, answers: Answers, slot: Slot) -> UUID:
    """Record the answers, choose what the routine suggests and book; return the booking."""
    with work.store.together():
        choose(work, case_id, answers, Choice())
        return book_slot(work, case_id, slot)


def book_chosen(work: Work, case_id: UUID, answers: Answers, slot: Slot) -> UUID:
    """Record the answers and book for the route that is chosen already; return the booking."""
    with work.store.together():
        record_answers(work, case_id, answers)
        return book_slot(work, case_id, slot)

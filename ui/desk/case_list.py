"""A municipality's case list carried over into the store, by the same verbs as in the window.

All of it is one transaction. What cannot be carried over is told by row, column and reason; the rest
of the row goes through.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

import resources
from models.actions.cases import CaseDraft, PersonDraft, link_household, register_case
from models.actions.consents import give_consent, withdraw_consent
from models.actions.enrolment import record_decision, record_earlier_exemption, save_answers
from models.actions.office import add_caseworker
from models.actions.work import Work
from models.case import Case
from models.person import Person, PersonNumber
from models.queries.office import staff
from models.rules.case_cells import match_key
from models.rules.case_columns import CaseListWords, words_from_toml
from models.rules.case_list import CaseList, read_case_list
from models.rules.case_row import ReadCase, RowProblem
from models.rules.facts import Answers
from models.rules.particulars import Particulars
from models.text import N_
from models.vocabulary import CaseKind, DecisionOutcome, StaffRole, Term
from ui.desk.past_meetings import PastMeetings
from ui.desk.read_table import read_table

_PARTICULARS = tuple(each.name for each in fields(Particulars))


class Carried(Term):
    """What was done with a row beyond what it says, or could not be done with it."""

    CONTACT_AS_DECISION = (
        "contact_as_decision",
        N_("The date of the first contact is missing: the date of the decision was put in."),
    )
    CONTACT_TODAY = (
        "contact_today",
        N_("The date of the first contact is missing: today's date was put in."),
    )
    DECISION_AS_CONTACT = (
        "decision_as_contact",
        N_("The decision has no date: the date of the first contact was put in."),
    )
    DECISION_LEFT_OUT = (
        "decision_left_out",
        N_("The decision has no date and was left out: record it with its date."),
    )
    BORN_BY_NUMBER = (
        "born_by_number",
        N_("The date of birth could not be read: that of the person's number was put in."),
    )
    NEW_CASEWORKER = "new_caseworker", N_("The caseworker was not known and was added.")
    HOUSEHOLD = (
        "household",
        N_("An earlier row has the same case number: the two were linked as one household."),
    )
    NUMBER_HERE = (
        "case_number_here",
        N_("Another person's case here has the same number. Link them if they are one household."),
    )
    ALREADY_HERE = (
        "already_here",
        N_("The person's case is here already and was left as it is."),
    )
    SAME_NUMBER = (
        "same_number",
        N_("Somebody here has the same number but other particulars: they stand as two persons."),
    )


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a case list: each row's number in the file with its case, in order, and what to know."""

    rows: tuple[tuple[int, UUID], ...]
    problems: tuple[RowProblem, ...]


def case_list_words() -> CaseListWords:
    """Return the headings and words a case list is read by."""
    return words_from_toml(resources.path("case_list.toml").read_text(encoding="utf-8"))


def read_case_file(path: Path, today: date) -> CaseList:
    """Return what the case list in a file says. Raises TableRefused."""
    words = case_list_words()
    return read_case_list(read_table(path, words.knows), words, today)


def import_case_list(
    work: Work, cases: Sequence[ReadCase], progress: Callable[[int], None] = lambda _: None
) -> Imported:
    """Carry over the rows of a case list: all in one transaction, or none if it cannot be written.

    `progress` is told how many rows are done. Rows without a number are given one of our series last, so
    that none of them takes a number that stands further down.
    """
    carrying = _Carrying(work, case_list_words())
    with work.store.together():
        for done, case in enumerate(sorted(cases, key=lambda c: not c.case_number), 1):
            carrying.carry(case)
            progress(done)
    problems = (problem for case in cases for problem in carrying.problems[case.row])
    return Imported(tuple((case.row, carrying.rows[case.row]) for case in cases), tuple(problems))


@dataclass(slots=True)
class _Carrying:
    """An import under way."""

    work: Work
    words: CaseListWords
    rows: dict[int, UUID] = field(default_factory=dict)
    problems: defaultdict[int, list[RowProblem]] = field(default_factory=lambda: defaultdict(list))
    past: PastMeetings = field(init=False)
    caseworkers: dict[str, UUID] = field(init=False)

    def __post_init__(self) -> None:
        self.past = PastMeetings(self.work)
        with self.work.store.read() as session:
            known = staff(session, StaffRole.CASEWORKER, self.work.today)
        self.caseworkers = {match_key(person.name): id_ for id_, person in known}

    def carry(self, case: ReadCase) -> None:
        """Carry over one row, unless the same person's case of that number is here already."""
        others = self._same_number(case)
        known = next((id_ for id_, same_person in others if same_person), None)
        if known is not None:
            self._tell(case, "case_number", Carried.ALREADY_HERE)
            self.rows[case.row] = known
            return
        case_id = self._register(case)
        self._link(case, case_id, [id_ for id_, _ in others])
        self.rows[case.row] = case_id
        self._decide(case, case_id)
        self._meet(case, case_id)

    def _register(self, case: ReadCase) -> UUID:
        with self.work.store.read() as session:
            person_id = self._known_person(session, case)
        draft = CaseDraft(
            person=_person(case),
            contact_date=self._contact(case),
            number=case.case_number,
            area=case.area,
            application_date=case.application_date,
            kind=case.kind,
            support_since=case.support_since,
            caseworker_id=self._caseworker(case),
            earlier_absences=case.earlier_absences,
        )
        if case.birth_date is None and case.number and case.number.birth_date:
            self._tell(case, "birth_date", Carried.BORN_BY_NUMBER)
        case_id = register_case(self.work, draft, person_id)
        if person_id is None:
            self._agree(case, case_id)
        return case_id

    def _link(self, case: ReadCase, case_id: UUID, others: Sequence[UUID]) -> None:
        """Link the adults of a household, told by one case number in one list; across lists it is no proof."""
        together = next((id_ for id_ in others if id_ in self.rows.values()), None)
        if together is not None:
            link_household(self.work, (together, case_id))
            self._tell(case, "case_number", Carried.HOUSEHOLD)
        elif others:
            self._tell(case, "case_number", Carried.NUMBER_HERE)

    def _agree(self, case: ReadCase, case_id: UUID) -> None:
        for consent in case.consents:
            give_consent(self.work, case_id, consent.channel, given_on=consent.given_on)
            if consent.withdrawn_on is not None:
                withdraw_consent(self.work, case_id, consent.channel, consent.withdrawn_on)

    def _decide(self, case: ReadCase, case_id: UUID) -> None:
        if case.answers != Answers():
            save_answers(self.work, case_id, case.answers)
        if case.decision is not None and (day := self._decided(case, case.decision)):
            record_decision(self.work, case_id, case.decision, day)
        if case.earlier_exemption or case.earlier_exemption_review:
            day = min(case.decision_date or _contact(case, self.work.today), self.work.today)
            record_earlier_exemption(
                self.work, case_id, case.earlier_exemption, case.earlier_exemption_review, day
            )

    def _meet(self, case: ReadCase, case_id: UUID) -> None:
        caseworker = self.caseworkers.get(match_key(case.caseworker))
        called_off_first = sorted(case.meetings, key=lambda meeting: not meeting.called_off)
        for meeting in called_off_first:  # the place at one that stands would be in their way
            for reason in self.past.carry(case_id, caseworker, meeting):
                self._tell(case, "", reason)

    def _decided(self, case: ReadCase, decision: DecisionOutcome) -> date | None:
        """Return the day of a decision; without one only what leads on whatever the day is kept."""
        if case.decision_date is not None:
            return case.decision_date
        if decision is DecisionOutcome.REFUSED or case.kind is CaseKind.LONG_TERM:
            self._tell(case, "decision_date", Carried.DECISION_AS_CONTACT)
            return _contact(case, self.work.today)
        self._tell(case, "decision_date", Carried.DECISION_LEFT_OUT)
        return None

    def _contact(self, case: ReadCase) -> date:
        if case.contact_date is None:
            decided = case.decision_date is not None
            reason = Carried.CONTACT_AS_DECISION if decided else Carried.CONTACT_TODAY
            self._tell(case, "contact_date", reason)
        return _contact(case, self.work.today)

    def _caseworker(self, case: ReadCase) -> UUID | None:
        key = match_key(case.caseworker)
        if key and key not in self.caseworkers:
            self.caseworkers[key] = add_caseworker(self.work.store, name=case.caseworker)
            self._tell(case, "caseworker", Carried.NEW_CASEWORKER)
        return self.caseworkers.get(key)

    def _same_number(self, case: ReadCase) -> tuple[tuple[UUID, bool], ...]:
        """Return the cases here that have the row's case number, each with whether it is the same person's."""
        if not case.case_number:
            return ()
        with self.work.store.read() as session:
            wanted = select(Case).where(Case.number == case.case_number, Case.gone.is_(None))
            found = session.scalars(wanted.order_by(Case.id))
            return tuple((one.id, _is_person(one.person, case)) for one in found)

    def _known_person(self, session: Session, case: ReadCase) -> UUID | None:
        """Return the person here with the number of the row, if all that is told of them is the same."""
        if case.number is None or case.number.kind is None:
            return None
        wanted = select(Person).join(Person.numbers).where(PersonNumber.value == case.number.value)
        people = list(session.scalars(wanted.where(Person.gone.is_(None))).unique())
        same = next((person for person in people if _as_told(person, case)), None)
        if people and same is None:
            self._tell(case, "number", Carried.SAME_NUMBER)
        return same.id if same else None

    def _tell(self, case: ReadCase, column: str, reason: Term) -> None:
        heading = next((c.heading for c in self.words.columns if c.field == column), "")
        self.problems[case.row].append(RowProblem(case.row, heading, reason))


def _person(case: ReadCase) -> PersonDraft:
    number = case.number.value if case.number else ""
    return PersonDraft(number=number, **{name: getattr(case, name) for name in _PARTICULARS})


def _contact(case: ReadCase, today: date) -> date:
    return case.contact_date or case.decision_date or today


def _is_person(person: Person, case: ReadCase) -> bool:
    """Tell whether a person here is the row's: by number where both have one, else by name and birth."""
    numbers = {number.value for number in person.numbers}
    if numbers and case.number is not None:
        return case.number.value in numbers
    here = (person.given_name, person.family_name, person.birth_date)
    return here == (case.given_name, case.family_name, case.birth_date)


def _as_told(person: Person, case: ReadCase) -> bool:
    told = {(c.channel, c.given_on, c.withdrawn_on) for c in case.consents}
    here = {(c.channel, c.given_on, c.withdrawn_on) for c in person.consents if c.gone is None}
    alike = all(getattr(person, name) == getattr(case, name) for name in _PARTICULARS)
    return alike and told == here

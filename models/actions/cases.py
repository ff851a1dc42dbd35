"""Registering a case and keeping its person's particulars."""

from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.actions.work import Work, changing_case, find, settle
from models.case import Case
from models.office import Household
from models.person import Person, PersonNumber
from models.rules.personnummer import read_number
from models.rules.swedish_order import sort_key
from models.text import search_key
from models.vocabulary import CaseKind, Language, ProtectedIdentity

_SERIAL_DIGITS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """A person as typed; `number` in any spelling, empty where none is known."""

    given_name: str = ""
    family_name: str = ""
    number: str = ""
    birth_date: date | None = None
    care_of: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    telephone: str = ""
    email: str = ""
    language: Language = Language.SWEDISH
    easy_to_read: bool = False
    interpreter_language: str = ""
    protected: ProtectedIdentity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDraft:
    """A case as typed; an empty `number` takes the next of our own series."""

    person: PersonDraft
    contact_date: date
    number: str = ""
    area: str = ""
    application_date: date | None = None
    kind: CaseKind = CaseKind.NEW
    support_since: date | None = None
    caseworker_id: UUID | None = None
    household_id: UUID | None = None
    earlier_absences: int = 0


def register_case(work: Work, draft: CaseDraft, person_id: UUID | None = None) -> UUID:
    """Register a case, for a new person or for one the office already knows; return its id."""
    with work.store.change("register_case") as session:
        if person_id is None:
            person = _new_person(draft.person, work.today)
            session.add(person)
        else:
            person = find(session, Person, person_id)
        case = _new_case(session, draft, person, work.today)
        session.add(case)
        settle(session, case, work)
        return case.id


def _new_case(session: Session, draft: CaseDraft, person: Person, today: date) -> Case:
    return Case(
        number=draft.number or _next_number(session, today.year),
        person=person,
        area=draft.area,
        contact_date=draft.contact_date,
        application_date=draft.application_date,
        kind=draft.kind,
        support_since=draft.support_since,
        caseworker_id=draft.caseworker_id,
        household_id=draft.household_id,
        earlier_absences=draft.earlier_absences,
        last_contact=draft.contact_date,
        answers=None,
        decisions=[],
        routes=[],
        bookings=[],
    )


def _next_number(session: Session, year: int) -> str:
    """Return the next of our own series, as `2026-00412`; numbers of other systems are not counted."""
    series = f"{year}-" + "_" * _SERIAL_DIGITS
    last = session.scalar(select(func.max(Case.number)).where(Case.number.like(series)))
    serial = int(last[-_SERIAL_DIGITS:]) + 1 if last else 1
    return f"{year}-{serial:0{_SERIAL_DIGITS}}"


def _new_person(draft: PersonDraft, today: date) -> Person:
    person = Person(numbers=[], consents=[])
    _write(person, draft)
    if draft.number:
        _give_number(person, draft.number, today)
    return person


def _write(person: Person, draft: PersonDraft) -> None:
    for field in fields(draft):
        if field.name != "number" and getattr(person, field.name) != getattr(draft, field.name):
            setattr(person, field.name, getattr(draft, field.name))
    person.sort_key = sort_key(draft.family_name, draft.given_name)
    person.search_key = search_key(f"{draft.given_name} {draft.family_name}")


def _give_number(person: Person, typed: str, today: date) -> None:
    number = read_number(typed, today)
    current = next((n for n in person.numbers if n.valid_to is None), None)
    if current is not None and current.value == number.value:
        return
    if current is not None:
        current.valid_to = today
    person.numbers.append(PersonNumber(kind=number.kind, value=number.value, valid_from=today))
    if person.birth_date is None:
        person.birth_date = number.birth_date


def change_person(work: Work, case_id: UUID, draft: PersonDraft) -> None:
    """Write a person's particulars anew; a changed number ends the old one and keeps it."""
    with changing_case(work, "change_person", case_id) as (_, case):
        _write(case.person, draft)
        if draft.number:
            _give_number(case.person, draft.number, work.today)


def close_case(work: Work, case_id: UUID) -> None:
    """End a case; it can be opened again."""
    with changing_case(work, "close_case", case_id) as (_, case):
        case.closed_on = work.today


def reopen_case(work: Work, case_id: UUID) -> None:
    """Take back that a case was ended."""
    with changing_case(work, "reopen_case", case_id) as (_, case):
        case.closed_on = None


def hand_over_case(work: Work, case_id: UUID, caseworker_id: UUID) -> None:
    """Give a case to another caseworker."""
    with changing_case(work, "hand_over_case", case_id) as (_, case):
        case.caseworker_id = caseworker_id


def link_household(work: Work, case_ids: tuple[UUID, ...]) -> UUID:
    """Link the cases of one household's adults; each keeps decisions and plans of its own."""
    with work.store.change("link_household") as session:
        household = Household()
        session.add(household)
        session.flush()
        for case_id in case_ids:
            find(session, Case, case_id).household_id = household.id
        return household.id

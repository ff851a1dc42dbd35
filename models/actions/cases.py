"""Registering a case and keeping its person's particulars."""

import re
from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actions.places import leave, open_bookings
from models.actions.work import Work, changing_case, find, settle, settle_all
from models.base import new_id
from models.case import Case
from models.office import Household
from models.person import Person, PersonNumber
from models.rules.particulars import Particulars
from models.rules.personnummer import read_number
from models.rules.registration import Registration
from models.rules.swedish_order import sort_key
from models.text import search_key
from models.vocabulary import CaseKind

_SERIAL_DIGITS = 5
_OWN_SERIES = re.compile(r"[0-9]{4}-[0-9]{5}")
_AT_ONCE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft(Particulars):
    """A person as typed; `number` in any spelling, empty where none is known."""

    number: str = ""


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


def drafted(typed: Registration, caseworker_id: UUID | None = None) -> CaseDraft:
    """Return a checked registration as the verb takes it. One without a day of contact raises ValueError."""
    if typed.contact_date is None:
        message = "what hinders registering is asked for before it is registered"
        raise ValueError(message)
    return CaseDraft(
        person=PersonDraft(**{f.name: getattr(typed, f.name) for f in fields(PersonDraft)}),
        contact_date=typed.contact_date,
        number=typed.case_number.strip(),
        area=typed.area,
        application_date=typed.application_date,
        kind=typed.kind,
        support_since=typed.support_since,
        caseworker_id=caseworker_id,
        earlier_absences=typed.earlier_absences or 0,
    )


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
        session.flush()
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
        entry=None,
        decisions=[],
        routes=[],
        bookings=[],
    )


def _next_number(session: Session, year: int) -> str:
    """Return the next of our own series, as `2026-00412`; numbers of other systems are not counted."""
    numbers = session.scalars(
        select(Case.number)
        .where(Case.number.between(f"{year}-00000", f"{year}-99999"))
        .order_by(Case.number.desc())
        .execution_options(yield_per=_AT_ONCE)
    )
    serials = (int(n[len(f"{year}-") :]) for n in numbers if _OWN_SERIES.fullmatch(n))
    return f"{year}-{next(serials, 0) + 1:0{_SERIAL_DIGITS}}"


def _new_person(draft: PersonDraft, today: date) -> Person:
    person = Person(numbers=[], consents=[])
    _write(person, draft)
    _give_number(person, draft.number, today)
    return person


def _write(person: Person, draft: PersonDraft) -> None:
    for field in fields(draft):
        if field.name != "number" and getattr(person, field.name) != getattr(draft, field.name):
            setattr(person, field.name, getattr(draft, field.name))
    person.sort_key = sort_key(draft.family_name, draft.given_name)
    person.search_key = search_key(f"{draft.given_name} {draft.family_name}")


def _give_number(person: Person, typed: str, today: date) -> None:
    """Put a number in force, ending the one before it; a birth date nobody typed is read from it."""
    number = read_number(typed, today)
    current = next((n for n in person.numbers if n.valid_to is None), None)
    person.birth_date = person.birth_date or number.birth_date
    if number.value == (current.value if current else ""):
        return
    if current is not None:
        current.valid_to = today
    if number.value:
        person.numbers.append(PersonNumber(kind=number.kind, value=number.value, valid_from=today))


def change_person(work: Work, case_id: UUID, draft: PersonDraft) -> None:
    """Write a person's particulars anew, in every case of theirs.

    A changed number ends the old one and keeps it; so does a number taken away.
    """
    with changing_case(work, "change_person", case_id) as (session, case):
        _write(case.person, draft)
        _give_number(case.person, draft.number, work.today)
        session.flush()
        same_person = select(Case).where(Case.person_id == case.person_id)
        settle_all(session, session.scalars(same_person), work)


def change_case(work: Work, case_id: UUID, draft: CaseDraft) -> None:
    """Write what a case is anew, but for its person, caseworker and household; without a number it keeps its own."""
    with changing_case(work, "change_case", case_id) as (_, case):
        written = {
            "number": draft.number or case.number,
            "area": draft.area,
            "contact_date": draft.contact_date,
            "application_date": draft.application_date,
            "kind": draft.kind,
            "support_since": draft.support_since,
            "earlier_absences": draft.earlier_absences,
        }
        for name, value in written.items():
            if getattr(case, name) != value:
                setattr(case, name, value)


def close_case(work: Work, case_id: UUID) -> None:
    """End a case and leave the places that are still ahead; it can be opened again."""
    with changing_case(work, "close_case", case_id) as (session, case):
        case.closed_on = case.closed_on or work.today
        for booking in open_bookings(case, work):
            settle_all(session, leave(booking, work), work)


def reopen_case(work: Work, case_id: UUID) -> None:
    """Take back that a case was ended."""
    with changing_case(work, "reopen_case", case_id) as (_, case):
        case.closed_on = None


def hand_over_case(work: Work, case_id: UUID, caseworker_id: UUID) -> None:
    """Give a case to another caseworker."""
    with changing_case(work, "hand_over_case", case_id) as (_, case):
        case.caseworker_id = caseworker_id


def link_household(work: Work, case_ids: tuple[UUID, ...]) -> UUID:
    """Link the cases of one household's adults; each keeps decisions and plans of its own.

    A household that one of them is linked to already takes in the others. Returns its id.
    """
    with work.store.change("link_household") as session:
        cases = [find(session, Case, case_id) for case_id in case_ids]
        household_id = next((c.household_id for c in cases if c.household_id is not None), None)
        if household_id is None:
            household = Household(id=new_id())
            session.add(household)
            household_id = household.id
        for case in cases:
            case.household_id = household_id
        return household_id


def leave_household(work: Work, case_id: UUID) -> None:
    """Take back that a case belongs to a household; the others stay linked."""
    with changing_case(work, "leave_household", case_id) as (_, case):
        case.household_id = None

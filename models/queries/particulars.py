"""A case as its form shows it, to be changed; and the case somebody means by its number."""

from dataclasses import fields

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.case import Case
from models.queries.case_file import LinkedCase
from models.rules.particulars import Particulars
from models.rules.personnummer import show_number
from models.rules.registration import Registration


def registration_of(session: Session, case: Case) -> Registration:
    """Return a case and its person as they would be typed today."""
    number = next((n.value for n in case.person.numbers if n.valid_to is None and not n.gone), "")
    others = linked(session, case)
    return Registration(
        **{f.name: getattr(case.person, f.name) for f in fields(Particulars)},
        number=show_number(number),
        contact_date=case.contact_date,
        application_date=case.application_date,
        kind=case.kind,
        support_since=case.support_since,
        case_number=case.number,
        area=case.area,
        earlier_absences=case.earlier_absences,
        household=others[0].case_number if others else "",
    )


def linked(session: Session, case: Case) -> tuple[LinkedCase, ...]:
    """Return the cases of the household's other adults, the oldest first."""
    if case.household_id is None:
        return ()
    found = session.scalars(
        select(Case)
        .where(Case.household_id == case.household_id, Case.id != case.id, Case.gone.is_(None))
        .order_by(Case.id)
    )
    return tuple(LinkedCase(c.id, c.number, c.person.name) for c in found)


def case_numbered(session: Session, number: str) -> LinkedCase | None:
    """Return the latest case of exactly that number, None where there is none."""
    case = session.scalar(
        select(Case)
        .where(Case.number == number, Case.gone.is_(None))
        .order_by(Case.id.desc())
        .limit(1)
    )
    return None if case is None else LinkedCase(case.id, case.number, case.person.name)

"""Whom a record concerns: the bookings that stand or fall with it, the cases that depend on it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actions.places import stands
from models.base import Record
from models.case import Case
from models.meeting import Booking, Meeting
from models.person import Person


def bookings_of(record: Record) -> list[Booking]:
    """Return the bookings that stand or fall with the record."""
    if isinstance(record, Booking):
        return [record]
    return list(filter(stands, record.bookings)) if isinstance(record, Case) else []


def cases_of(session: Session, record: Record) -> list[Case]:
    """Return the cases whose next step, or name in the search, may depend on the record."""
    if isinstance(record, Case):
        return [record]
    if isinstance(record, Meeting):
        return [booking.case for booking in record.bookings]
    if isinstance(record, Person):
        return list(session.scalars(select(Case).where(Case.person_id == record.id)))
    case = session.get(Case, case_id) if (case_id := getattr(record, "case_id", None)) else None
    return [case] if case is not None else []

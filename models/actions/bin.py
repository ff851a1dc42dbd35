"""Nothing is deleted: a record is put in the bin, and can be taken back."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actions.places import come_back, move_up, stands
from models.actions.work import Work, find, settle_all
from models.base import Record
from models.case import Case
from models.errors import NotFound, TooLate
from models.meeting import Booking, Meeting
from models.note import Note
from models.person import Person


def put_in_bin(work: Work, kind: type[Record], record_id: UUID) -> None:
    """Put a record out of sight; a place it held goes to the waiting list. Raises TooLate on a signed note."""
    with work.store.change("put_in_bin") as session:
        record = find(session, kind, record_id)
        if isinstance(record, Note) and record.signed_at is not None:
            raise TooLate("Note")
        record.gone = work.store.now()
        left = [booking.meeting for booking in _bookings(record)]
        moved = [case for meeting in left for case in move_up(meeting, work)]
        settle_all(session, [*_cases(session, record), *moved], work)


def take_back(work: Work, kind: type[Record], record_id: UUID) -> None:
    """Take a record out of the bin, as it was; a chair that was given on meanwhile is waited for."""
    with work.store.change("take_back") as session:
        record = session.get(kind, record_id)
        if record is None:
            raise NotFound(kind.__name__)
        for booking in _bookings(record):
            come_back(booking, work)
        record.gone = None
        settle_all(session, _cases(session, record), work)


def _bookings(record: Record) -> list[Booking]:
    """Return the bookings that stand or fall with the record."""
    if isinstance(record, Booking):
        return [record]
    return list(filter(stands, record.bookings)) if isinstance(record, Case) else []


def _cases(session: Session, record: Record) -> list[Case]:
    """Return the cases whose next step, or name in the search, may depend on the record."""
    if isinstance(record, Case):
        return [record]
    if isinstance(record, Meeting):
        return [booking.case for booking in record.bookings]
    if isinstance(record, Person):
        return list(session.scalars(select(Case).where(Case.person_id == record.id)))
    case = session.get(Case, case_id) if (case_id := getattr(record, "case_id", None)) else None
    return [case] if case is not None else []

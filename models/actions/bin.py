"""Nothing is deleted: a record is put in the bin, and can be taken back."""

from uuid import UUID

from models.actions.concerned import bookings_of, cases_of
from models.actions.places import come_back, move_up
from models.actions.work import Work, find, settle_all
from models.base import Record
from models.errors import NotFound, TooLate
from models.note import Note


def put_in_bin(work: Work, kind: type[Record], record_id: UUID) -> None:
    """Put a record out of sight; a place it held goes to the waiting list. Raises TooLate on a signed note."""
    with work.store.change("put_in_bin") as session:
        record = find(session, kind, record_id)
        if isinstance(record, Note) and record.signed_at is not None:
            raise TooLate("Note")
        record.gone = work.store.now()
        left = [booking.meeting for booking in bookings_of(record)]
        moved = [case for meeting in left for case in move_up(meeting, work)]
        settle_all(session, [*cases_of(session, record), *moved], work)


def take_back(work: Work, kind: type[Record], record_id: UUID) -> None:
    """Take a record out of the bin, as it was; a chair that was given on meanwhile is waited for."""
    with work.store.change("take_back") as session:
        record = session.get(kind, record_id)
        if record is None:
            raise NotFound(kind.__name__)
        for booking in bookings_of(record):
            come_back(booking, work)
        record.gone = None
        settle_all(session, cases_of(session, record), work)

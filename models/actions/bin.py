"""Nothing is deleted: a record is put in the bin, and can be taken back."""

from uuid import UUID

from models.actions.work import Work, find, settle
from models.base import Record
from models.case import Case
from models.errors import NotFound


def put_in_bin(work: Work, kind: type[Record], record_id: UUID) -> None:
    """Put a record out of sight."""
    with work.store.change("put_in_bin") as session:
        record = find(session, kind, record_id)
        record.gone = work.store.now()
        if isinstance(record, Case):
            settle(session, record, work)


def take_back(work: Work, kind: type[Record], record_id: UUID) -> None:
    """Take a record out of the bin, as it was."""
    with work.store.change("take_back") as session:
        record = session.get(kind, record_id)
        if record is None:
            raise NotFound(kind.__name__)
        record.gone = None
        if isinstance(record, Case):
            settle(session, record, work)

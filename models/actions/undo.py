"""Taking back: every record that a run of log lines changed is put back as it stood before them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, inspect, select
from sqlalchemy.orm import Session

from models.actions.concerned import bookings_of, cases_of
from models.actions.places import check_free, is_held, is_over, is_overfull, move_up, stands
from models.actions.work import Work, settle_all
from models.base import Base, Record
from models.errors import ChangedByAnother, NotFound, TooLate
from models.log import History, LogLine
from models.meeting import Booking, Meeting
from models.store.images import read_image
from models.store.tracking import STAMPS, record_tables

_Line = Any  # record, kind, payload (the hash, empty for a new record), image


def undo(work: Work, first: int, last: int) -> None:
    """Take back what this site's log lines `first` to `last` changed; a record that was new is binned.

    What was sent or printed stays so, and a draft is not taken back: the log does not hold it. Raises
    NotFound when the lines changed nothing, TooLate when what stood there is culled, ChangedByAnother when
    something was changed or built on since and not taken back, AlreadyBooked when a person has been given
    another place.
    """
    with work.store.change("undo") as session:
        lines = _lines(session, work.store.site, first, last)
        records = _records(session, lines)
        with session.no_autoflush:  # so that each record still tells when it was last changed
            _check_unchanged(session, records.values(), work.store.site, last)
            _put_back(lines, records, work)
            meetings = _meetings(records.values())
            _check_nothing_built(session, records, last)
            _check_places(meetings, work, last)
        settle_all(session, _concerned(session, records.values(), meetings, work), work)


def _lines(session: Session, site: str, first: int, last: int) -> Sequence[_Line]:
    """Return the lines that changed records, the latest first, with what stood there before."""
    beside = (History.site == LogLine.site) & (History.number == LogLine.number)
    found = session.execute(
        select(LogLine.record, LogLine.kind, LogLine.payload, History.payload.label("image"))
        .join(History, beside, isouter=True)
        .where(LogLine.site == site, LogLine.number.between(first, last), LogLine.fields != [])
        .order_by(LogLine.number.desc())
    ).all()
    if not found:
        raise NotFound("LogLine")
    return found


def _records(session: Session, lines: Iterable[_Line]) -> dict[UUID, Record]:
    kinds = {_table(m.class_).name: m.class_ for m in Base.registry.mappers}
    return {line.record: session.get_one(kinds[line.kind], line.record) for line in lines}


def _put_back(lines: Iterable[_Line], records: Mapping[UUID, Record], work: Work) -> None:
    for line in lines:
        record = records[line.record]
        if not line.payload:  # it was new
            record.gone = work.store.now()
        elif line.image is None:
            raise TooLate(line.kind)
        else:
            _write(record, line.image)


def _write(record: Record, image: str) -> None:
    for name, value in _differences(record, image).items():
        setattr(record, name, value)


def _differences(record: Record, image: str) -> dict[str, Any]:
    """Return what stands in an image and not in the record."""
    kept = read_image(image, _table(type(record)))
    return {n: v for n, v in kept.items() if n not in STAMPS and getattr(record, n) != v}


def _check_unchanged(session: Session, records: Iterable[Record], site: str, last: int) -> None:
    """Raise ChangedByAnother when a record is not as the lines left it.

    How they left it stands in the history of the next change; what was changed and taken back is as it was.
    """
    for record in records:
        if record.rev > last and not _is_as_left(session, record, site, last):
            raise ChangedByAnother(_table(type(record)).name)


def _is_as_left(session: Session, record: Record, site: str, last: int) -> bool:
    after = (LogLine.site == site) & (LogLine.record == record.id) & (LogLine.number > last)
    beside = (History.site == LogLine.site) & (History.number == LogLine.number)
    image = session.scalar(
        select(History.payload)
        .join(LogLine, beside)
        .where(after, LogLine.fields != [])
        .order_by(LogLine.number)
        .limit(1)
    )
    return image is not None and not _differences(record, image)


def _check_nothing_built(session: Session, records: Mapping[UUID, Record], last: int) -> None:
    """Raise ChangedByAnother when something newer points to a record that goes."""
    for record in records.values():
        if record.gone is not None and _pointing(session, record, last) - records.keys():
            raise ChangedByAnother(_table(type(record)).name)


def _pointing(session: Session, record: Record, last: int) -> set[UUID]:
    """Return the records of a later day than the lines that point to a record."""
    return {
        found
        for table in record_tables()
        for key in table.foreign_keys
        if key.column.table is _table(type(record))
        for found in session.scalars(
            select(table.c.id).where(
                key.parent == record.id, table.c.rev > last, table.c.gone.is_(None)
            )
        )
    }


def _meetings(records: Iterable[Record]) -> list[Meeting]:
    """Return the meetings where somebody's place may have come or gone."""
    return list(dict.fromkeys(m for r in records for m in _meetings_of(r)))


def _meetings_of(record: Record) -> list[Meeting]:
    return [record] if isinstance(record, Meeting) else [b.meeting for b in bookings_of(record)]


def _check_places(meetings: list[Meeting], work: Work, last: int) -> None:
    """Raise when the chair, or the person, has been given another place since: that one is kept."""
    for meeting in meetings:
        if not is_held(meeting) or is_over(meeting, work):
            continue
        if is_overfull(meeting) and any(_newest(b) > last for b in meeting.bookings):
            raise ChangedByAnother("meeting")
        for booking in filter(_is_taken, meeting.bookings):
            older = [b for b in booking.case.bookings if max(b.rev, b.meeting.rev) <= last]
            check_free(booking.case, meeting, work, (booking, *older))


def _is_taken(booking: Booking) -> bool:
    return stands(booking) and booking.attendance is None and booking.case.gone is None


def _newest(booking: Booking) -> int:
    return max(booking.rev, booking.case.rev, booking.meeting.rev)


def _concerned(
    session: Session, records: Iterable[Record], meetings: list[Meeting], work: Work
) -> list[Any]:
    """Return the cases to settle, with those who move up to a chair that is free again."""
    own = [case for record in records for case in cases_of(session, record)]
    return [*own, *(case for meeting in meetings for case in move_up(meeting, work))]


def _table(kind: type[Any]) -> Table:
    return cast("Table", inspect(kind).local_table)

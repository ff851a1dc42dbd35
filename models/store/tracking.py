"""What a session does to records: stamped before the flush, logged after it, never past the log."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, event, inspect, select
from sqlalchemy.orm import ORMExecuteState, Session
from sqlalchemy.orm.exc import StaleDataError

from models.base import Base, Record, new_id
from models.errors import ChangedByAnother
from models.log import History, LogLine
from models.store.images import image
from models.store.log import Chain, Head, Line

STAMPS = {"id", "rev", "edited"}  # what the store itself writes in every record


class UnloggedChangeError(RuntimeError):
    """A bug of ours: something would have changed a record past the log."""


def _table(record: Record) -> Table:
    return cast(Table, inspect(type(record)).local_table)


def _values(record: Record) -> dict[str, Any]:
    return {column.name: getattr(record, column.key) for column in _table(record).columns}


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    names = (n for n, value in after.items() if n not in STAMPS and before.get(n) != value)
    return tuple(names) or ("edited",)  # a line without fields is one that changes no record


def record_tables() -> tuple[Table, ...]:
    """Return the tables that hold records."""
    kinds = (m for m in Base.registry.mappers if issubclass(m.class_, Record))
    return tuple(cast("Table", m.local_table) for m in kinds)


class Tracking:
    """The hooks of one session: every new or changed record gets its number, its line and its history."""

    def __init__(self, session: Session, chain: Chain) -> None:
        self._session, self._chain, self._verb = session, chain, ""
        self._pending: dict[Record, dict[str, Any]] = {}
        self.flushed = False
        event.listen(session, "before_flush", self._stamp)
        event.listen(session, "after_flush", self._log)
        event.listen(session, "do_orm_execute", self._refuse_bulk)

    @contextmanager
    def step(
        self, verb: str, *, always: bool, at: datetime, among_others: bool
    ) -> Iterator[Session]:
        """Give the session for one verb's work: done and logged before the next verb's, or not at all."""
        if self._verb:
            raise UnloggedChangeError("a change within a change")
        self._verb, self._chain.at = verb, at
        before = self._chain.head
        try:
            with self._session.begin_nested() if among_others else nullcontext():
                yield self._session
                self._session.flush()
                if always and self._chain.head == before:
                    self._chain.note(Line(verb))
        except BaseException as error:
            self._pending.clear()
            self._chain.take_back(before)
            if isinstance(error, StaleDataError):
                raise ChangedByAnother("") from error
            raise
        finally:
            self._verb = ""

    def keep_loaded(self) -> None:
        """Hold on to every record the session meets: what the next verb needs is not read again."""
        kept: set[object] = set()
        for met in ("loaded_as_persistent", "pending_to_persistent"):
            event.listen(self._session, met, lambda _, record: kept.add(record))

    @contextmanager
    def look(self) -> Iterator[Session]:
        """Give the session to read in, between two verbs; what is changed in it is a bug of ours."""
        yield self._session
        if any(True for _ in _records(self._session)):
            raise UnloggedChangeError("a session that reads cannot write")

    def note(self, line: Line, at: datetime) -> None:
        """Write a line that no record carries."""
        self._chain.at = at
        self._chain.note(line)

    @property
    def head(self) -> Head:
        """The end of the log as it now stands."""
        return self._chain.head

    def _stamp(self, session: Session, *_: object) -> None:
        if any(isinstance(o, Record | LogLine | History) for o in session.deleted):
            raise UnloggedChangeError("records are ended or binned, never deleted")
        for record in _records(session):
            before = {} if record in session.new else self._before(session, record)
            if not before and vars(record).get("id") is None:
                record.id = new_id()  # the flush itself would give it too late for the log
            record.rev = self._chain.number()
            record.edited = self._chain.at
            self._pending[record] = before

    def _before(self, session: Session, record: Record) -> dict[str, Any]:
        table = _table(record)
        row = session.connection().execute(select(table).where(table.c.id == record.id)).first()
        if row is None or row.rev != record.rev:
            raise ChangedByAnother(table.name)
        return dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public spelling

    def _log(self, session: Session, *_: object) -> None:
        if any(record not in self._pending for record in _records(session)):
            raise UnloggedChangeError("a record was changed while it was being saved")
        self.flushed = True
        lines = [self._line(record, before) for record, before in self._pending.items()]
        self._pending.clear()
        self._chain.write(lines)

    def _line(self, record: Record, before: dict[str, Any]) -> Line:
        return Line(
            self._verb,
            _table(record).name,
            record.id,
            _changed(before, _values(record)),
            image(before) if before else None,
        )

    def _refuse_bulk(self, state: ORMExecuteState) -> None:
        if state.is_select:
            return
        if getattr(state.statement, "table", None) in {
            *record_tables(),
            LogLine.__table__,
            History.__table__,
        }:
            raise UnloggedChangeError("records are changed one by one, through the session")


def _records(session: Session) -> Iterator[Record]:
    """Give the records a flush will write, new ones in the order they were added."""
    for new in session.new:
        if isinstance(new, Record):
            yield new
    for dirty in session.dirty:
        if isinstance(dirty, Record) and session.is_modified(dirty, include_collections=False):
            yield dirty

"""The store: `with store.change(verb)` and `with store.read()` are the only ways to the records."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from threading import RLock, get_ident
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, inspect, select
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from models.base import Record, canonical
from models.log import History, LogLine
from models.store.connection import connect
from models.store.images import read_image
from models.store.log import Chain, Head, Line, head
from models.store.tracking import Tracking, UnloggedChangeError
from models.store.world import told

Clock = Callable[[], datetime]


class Store:
    """An open vault. One change at a time; every change is one logged transaction."""

    def __init__(
        self,
        file: Path,
        key: bytes,
        *,
        site: str,
        who: str,
        clock: Clock,
        committed: Callable[[Head], None] = lambda _: None,
        closing: ExitStack | None = None,
    ) -> None:
        self.file, self.site, self.who = file, site, who
        self.now = clock
        self._key = key
        self._committed = committed
        self._closing = closing or ExitStack()
        self._changing = RLock()
        self._writing = 0  # the thread that changes something
        self._reading: list[int] = []  # the threads that read, once for each time
        self._whole: Tracking | None = None
        self.changed = False  # since it was opened or backed up; drafts count
        self.engine = make_engine(file, key)
        self._writer = self.engine.execution_options(writes=True)
        self._closing.callback(self.engine.dispose)

    @contextmanager
    def change(self, verb: str, *, always: bool = False) -> Iterator[Session]:
        """Give a session whose work is one transaction, logged under the verb and rolled back on any exception.

        Nothing changed writes nothing, unless `always`. Raises ChangedByAnother if a record was
        changed since it was read, CouldNotWrite and FileDamaged for what the disk does.
        """
        with self._transaction() as tracking:
            among_others = self._whole is not None
            with tracking.step(
                verb, always=always, at=self.now(), among_others=among_others
            ) as session:
                yield session

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep every change within it, each under its own verb, in one transaction: all of them or none.

        What is read within it sees what was changed within it. Within a larger whole it is a part of that.
        """
        with self._transaction() as tracking:
            if self._whole is not None:
                yield
                return
            tracking.keep_loaded()
            self._whole = tracking
            try:
                yield
            finally:
                self._whole = None

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that sees one moment of the vault and can write nothing."""
        if self._whole is not None and self._writing == get_ident():
            with self._whole.look() as session:
                yield session
            return
        with (
            self._marked_as_reading(),
            told(self.file),
            Session(self.engine, autoflush=False, expire_on_commit=False) as session,
        ):
            event.listen(session, "before_flush", _refuse_flush)
            yield session

    def note(self, verb: str, kind: str = "", record: UUID | None = None, **counts: int) -> None:
        """Write a log line of its own: reading, searching, printing, exporting.

        `counts` go to the history; never a value or a search word.
        """
        payload = canonical(counts) if counts else None
        with self._transaction() as tracking:
            tracking.note(Line(verb, kind, record, payload=payload), self.now())

    def head(self) -> Head:
        """Return the end of this site's log; within a larger whole, as it will be once that is kept."""
        if self._whole is not None and self._writing == get_ident():
            return self._whole.head
        with self.engine.connect() as connection:
            return head(connection, self.site)

    def connect(self, file: Path | None = None) -> Any:
        """Return a driver's connection of its own to the file, or to a copy that has the same key."""
        return connect(file or self.file, self._key)

    def close(self) -> None:
        """Let go of the file; a closed store cannot be used again."""
        self._closing.close()

    @contextmanager
    def _marked_as_reading(self) -> Iterator[None]:
        self._reading.append(get_ident())
        try:
            yield
        finally:
            self._reading.remove(get_ident())

    @contextmanager
    def _transaction(self) -> Iterator[Tracking]:
        """Give the transaction that is under way in this thread, or one of its own."""
        with self._changing:
            if self._whole is not None:
                yield self._whole
                return
            if (
                get_ident() in self._reading
            ):  # its commit would wait for the reader, which waits for it
                raise UnloggedChangeError("a change while the same thread reads")
            if self._writing:
                raise UnloggedChangeError("a change within a change")
            self._writing = get_ident()
            try:
                with self._committing() as tracking:
                    yield tracking
            finally:
                self._writing = 0

    @contextmanager
    def _committing(self) -> Iterator[Tracking]:
        with told(self.file), Session(self._writer, expire_on_commit=False) as session:
            chain = Chain(session.connection(), self.site, self.who, self.now())
            before, tracking = chain.head, Tracking(session, chain)
            yield tracking
            session.commit()
        self.changed = self.changed or tracking.flushed
        if tracking.head != before:
            self._committed(tracking.head)


def make_engine(file: Path, key: bytes) -> Engine:
    """Return an engine on an encrypted file; `execution_options(writes=True)` takes the write lock at once."""
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(file, key),
        poolclass=QueuePool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def before_image(
    session: Session, kind: type[Record], record: UUID, number: int
) -> dict[str, Any] | None:
    """Return what stood in the record before the change of that number; None if it was new or is culled."""
    text = session.scalar(
        select(History.payload)
        .join(LogLine, (LogLine.site == History.site) & (LogLine.number == History.number))
        .where(LogLine.record == record, LogLine.number == number)
    )
    return None if text is None else read_image(text, inspect(kind).local_table)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _refuse_flush(session: Session, *_: object) -> None:
    if session.new or session.dirty or session.deleted:
        raise UnloggedChangeError("a session that reads cannot write")

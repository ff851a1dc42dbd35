"""Looking: reading a case, opening what was sent. Each look is a line in the log."""

from pathlib import Path
from uuid import UUID

from documents.handing_over import write_atomically
from models.actions.work import Work
from models.errors import NotFound
from models.queries.case_file import CaseFile, Event, case_file, events
from models.queries.letters import as_sent
from models.queries.search import is_stale, rebuild


def read_case(work: Work, case_id: UUID) -> CaseFile:
    """Return one case to read. Raises NotFound."""
    found = case_now(work, case_id)
    work.store.note("read_case", "case", case_id)
    return found


def case_now(work: Work, case_id: UUID) -> CaseFile:
    """Return a case that is open already as it stands by now: no new look. Raises NotFound."""
    with work.store.read() as session:
        found = case_file(session, case_id, work.routines, work.today)
    if found is None:
        raise NotFound("Case")
    return found


def read_events(work: Work, case_id: UUID) -> tuple[Event, ...]:
    """Return who did and read what in a case; that is a look, too."""
    work.store.note("read_events", "case", case_id)
    with work.store.read() as session:
        return events(session, case_id)


def read_as_sent(work: Work, invitation_id: UUID) -> tuple[str, bytes]:
    """Return the media type and bytes of a message exactly as it was sent. Raises NotFound."""
    with work.store.read() as session:
        found = as_sent(session, invitation_id)
    if found is None:
        raise NotFound("Invitation")
    work.store.note("read_sent", "invitation", invitation_id)
    return found


def export_as_sent(work: Work, invitation_id: UUID, folder: Path, name: str) -> Path:
    """Write a message as it was sent into a folder somebody chose. Raises NotFound, CouldNotWrite."""
    _, content = read_as_sent(work, invitation_id)
    file = write_atomically(folder, name, content)
    work.store.note("export_sent", "invitation", invitation_id)
    return file


def mend_search(work: Work) -> bool:
    """Write the search table anew where it is out of step with the records; tell whether it was."""
    with work.store.read() as session:
        stale = is_stale(session)
    if stale:
        with work.store.change("rebuild_search", always=True) as session:
            rebuild(session)
    return stale

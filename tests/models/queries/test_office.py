"""Who did it: a name wherever people read, whatever the log holds."""

import pytest

from models.actions.notes import write_note
from models.actions.office import end_caseworker
from models.queries.case_file import case_file, events
from models.queries.office import caseworker_at_work, names
from tests.models.desk import Desk


@pytest.fixture
def by_id(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Give the desk as a real vault is: whoever is at work stands in the log by id."""
    monkeypatch.setattr(desk.store, "who", str(desk.caseworker))
    return desk


def test_an_id_is_told_by_name_and_a_name_as_it_stands(desk: Desk) -> None:
    end_caseworker(desk.store, desk.caseworker, desk.today)  # who has left did it nevertheless
    with desk.store.read() as session:
        name = names(session)
        assert [name(str(desk.caseworker)), name("Mats Öberg")] == ["Karin Ek", "Mats Öberg"]


def test_who_is_at_work_is_found_by_id_and_by_name(desk: Desk) -> None:
    with desk.store.read() as session:
        found = [
            caseworker_at_work(session, who) for who in (str(desk.caseworker), "Karin Ek", "Mats")
        ]
    assert found == [desk.caseworker, desk.caseworker, None]


def test_notes_and_events_tell_a_name(by_id: Desk) -> None:
    case_id = by_id.register()
    write_note(by_id.work, case_id, "Ringde.")
    with by_id.store.read() as session:
        file = case_file(session, case_id, by_id.routines, by_id.today)
        assert file is not None
        assert [note.written_by for note in file.notes] == ["Karin Ek"]
        assert {event.who for event in events(session, case_id)} == {"Karin Ek"}

"""Drafts: each form of each person finds its own again, and the latest first."""

from datetime import time
from uuid import UUID

from models.actions.notes import discard_draft, save_draft
from models.queries.drafts import draft_of, drafts_of
from tests.models.desk import MONDAY, Desk


def forms(desk: Desk, owner: str = "") -> list[tuple[str, UUID | None]]:
    with desk.store.read() as session:
        return [(d.form, d.record_id) for d in drafts_of(session, owner or desk.store.who)]


def test_a_draft_is_found_by_its_form_record_and_owner(desk: Desk) -> None:
    case_id = desk.register()
    save_draft(desk.store, "note", case_id, {"text": "Ringde"})
    with desk.store.read() as session:
        kept = draft_of(session, "note", case_id, desk.store.who)
        others = [
            draft_of(session, "case", case_id, desk.store.who),
            draft_of(session, "note", None, desk.store.who),
            draft_of(session, "note", case_id, "Mats Öberg"),
        ]
    assert kept is not None
    assert (kept.value, kept.saved_at) == ({"text": "Ringde"}, desk.clock.moment)
    assert others == [None, None, None]


def test_the_latest_draft_stands_first_and_a_discarded_one_nowhere(desk: Desk) -> None:
    case_id = desk.register()
    for hour, form in enumerate(("case", "note", "meeting"), 9):
        desk.go_to(MONDAY, time(hour))
        save_draft(desk.store, form, case_id if form == "note" else None, {"at": hour})
    assert forms(desk) == [("meeting", None), ("note", case_id), ("case", None)]
    discard_draft(desk.store, "note", case_id)
    assert forms(desk) == [("meeting", None), ("case", None)]
    assert forms(desk, "Mats Öberg") == []

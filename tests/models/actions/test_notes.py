"""Notes: locked when signed, corrected by a new one; drafts are kept, and no line of the log is theirs."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.actions.notes import change_note, discard_draft, save_draft, sign_note, write_note
from models.base import new_id
from models.case import Case
from models.errors import NotFound, TooLate
from models.note import Draft, Note
from tests.models.desk import MONDAY, Desk


def drafts(desk: Desk) -> list[Draft]:
    with desk.store.read() as session:
        return list(session.scalars(select(Draft)))


def test_a_note_says_who_wrote_it_and_when_and_is_a_contact(desk: Desk) -> None:
    case_id = desk.register(contact_date=MONDAY - timedelta(days=7))
    note = desk.get(Note, write_note(desk.work, case_id, "Ringde."))
    assert (note.written_by, note.written_at) == ("Karin Ek", desk.clock.moment)
    assert desk.get(Case, case_id).last_contact == MONDAY


def test_a_note_can_be_put_right_until_it_is_signed(desk: Desk) -> None:
    note_id = write_note(desk.work, desk.register(), "Ringde.")
    change_note(desk.work, note_id, "Ringde. Ingen svarade.")
    sign_note(desk.work, note_id)
    with pytest.raises(TooLate):
        change_note(desk.work, note_id, "Något annat.")
    assert desk.get(Note, note_id).text == "Ringde. Ingen svarade."


def test_a_signed_note_is_corrected_by_one_that_points_back(desk: Desk) -> None:
    case_id = desk.register()
    wrong = write_note(desk.work, case_id, "Ringde på tisdagen.")
    sign_note(desk.work, wrong)
    right = write_note(desk.work, case_id, "Det var på onsdagen.", corrects=wrong)
    assert desk.get(Note, right).corrects_id == wrong
    assert desk.get(Note, wrong).text == "Ringde på tisdagen."


@pytest.mark.parametrize("whose", ["another case", "nobody"])
def test_a_correction_points_to_a_note_of_the_same_case(desk: Desk, whose: str) -> None:
    other = write_note(desk.work, desk.register(), "Ringde.") if whose != "nobody" else new_id()
    with pytest.raises(NotFound):
        write_note(desk.work, desk.register(), "Rättelse.", corrects=other)


def test_a_note_is_signed_once(desk: Desk) -> None:
    note_id = write_note(desk.work, desk.register(), "Ringde.")
    sign_note(desk.work, note_id)
    first = desk.get(Note, note_id).signed_at
    desk.go_to(MONDAY + timedelta(days=1))
    with pytest.raises(TooLate):
        sign_note(desk.work, note_id)
    assert desk.get(Note, note_id).signed_at == first


def test_a_draft_is_kept_written_over_and_let_go_without_a_line_in_the_log(desk: Desk) -> None:
    case_id = desk.register()
    before = desk.store.head()
    save_draft(desk.store, "enrolment", case_id, {"sick_listed": "ye"})
    save_draft(desk.store, "enrolment", case_id, {"sick_listed": "yes"})
    save_draft(desk.store, "case", None, {"given_name": "Åsa"})
    assert [(d.form, d.record_id, d.value) for d in drafts(desk)] == [
        ("enrolment", case_id, {"sick_listed": "yes"}),
        ("case", None, {"given_name": "Åsa"}),
    ]
    assert {(d.owner, d.saved_at) for d in drafts(desk)} == {("Karin Ek", desk.clock.moment)}
    discard_draft(desk.store, "enrolment", case_id)
    discard_draft(desk.store, "case", None)
    assert drafts(desk) == []
    assert desk.store.head() == before

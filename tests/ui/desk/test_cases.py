"""Looking at a case: what is shown, and the line each look leaves in the log."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import delete, select

from models.actions.meetings import book, record_attendance
from models.actions.notes import sign_note, write_note
from models.errors import NotFound
from models.log import LogLine
from models.search import SearchEntry
from models.vocabulary import Attendance, Channel, LetterKind, MeetingKind, NextStep, Outcome
from tests.models.desk import ANNA, MONDAY, Desk
from tests.ui.desk.outbox import with_office
from ui.desk.booking import book_next
from ui.desk.cases import (
    export_as_sent,
    mend_search,
    read_as_sent,
    read_case,
    read_events,
)
from ui.desk.letters import send_outbox, templates_of
from ui.desk.search import Search


@pytest.fixture
def office(desk: Desk) -> Desk:
    return with_office(desk)


def lines(desk: Desk, verb: str) -> list[LogLine]:
    with desk.store.read() as session:
        return list(session.scalars(select(LogLine).where(LogLine.verb == verb)))


def test_a_case_shows_where_it_stands_and_why_in_the_routines_words(desk: Desk) -> None:
    case = desk.routed()
    desk.group()
    read = read_case(desk.work, case)
    assert (read.route.outcome, read.chosen) == (Outcome.GENERAL, Outcome.GENERAL)
    assert read.next_step is NextStep.BOOK_ENROLMENT
    assert [s.words for s in read.because if s.key == "Q12"] == [
        "Skrivs in på arbetsmarknadsavdelningen, Nobelvägen 66."
    ]
    assert [line.record for line in lines(desk, "read_case")] == [case]


def test_a_case_shows_its_meetings_messages_and_notes(office: Desk, tmp_path: Path) -> None:
    case = office.routed()
    booking = book_next(office.work, case)
    send_outbox(office.work, templates_of(office.work), tmp_path)
    note = write_note(office.work, case, "Ringde och bekräftade.")
    sign_note(office.work, note)
    read = read_case(office.work, case)
    assert [(m.booking_id, m.kind) for m in read.meetings] == [
        (booking, MeetingKind.ENROLMENT_GENERAL)
    ]
    assert {m.letter for m in read.messages if m.sent_at} == {LetterKind.ENROLMENT_GENERAL}
    assert [n.signed_at is not None for n in read.notes] == [True]


def test_who_did_and_read_what_is_told_the_latest_first(desk: Desk) -> None:
    case = desk.routed()
    booking = book(desk.work, case, desk.group(MONDAY + timedelta(1)))
    desk.go_to(MONDAY + timedelta(2))
    record_attendance(desk.work, booking, Attendance.ABSENT)
    read_case(desk.work, case)
    verbs = [event.verb for event in read_events(desk.work, case)]
    assert verbs[:2] == ["read_events", "read_case"]
    assert {"register_case", "choose_route", "book_meeting", "record_attendance"} <= set(verbs)


def test_a_letter_is_opened_exactly_as_it_was_sent(office: Desk, tmp_path: Path) -> None:
    case = office.routed()
    book_next(office.work, case)
    files = send_outbox(office.work, templates_of(office.work), tmp_path).files
    message = next(m for m in read_case(office.work, case).messages if m.channel is Channel.LETTER)
    _, content = read_as_sent(office.work, message.invitation_id)
    assert content in [file.read_bytes() for file in files]
    folder = tmp_path / "again"
    folder.mkdir()
    again = export_as_sent(office.work, message.invitation_id, folder, message.file_name)
    assert again.read_bytes() == content
    assert len(lines(office, "export_sent")) == 1


def test_what_is_not_there_is_said_and_not_logged(desk: Desk) -> None:
    with pytest.raises(NotFound):
        read_case(desk.work, uuid4())
    with pytest.raises(NotFound):
        read_as_sent(desk.work, uuid4())
    assert lines(desk, "read_case") == []


def test_a_search_table_out_of_step_is_mended(desk: Desk) -> None:
    desk.register()
    assert not mend_search(desk.work)
    with desk.store.change("lose_search") as session:
        session.execute(delete(SearchEntry))
    assert Search(desk.store).find(ANNA.family_name) == ()
    assert mend_search(desk.work)
    assert len(Search(desk.store).find(ANNA.family_name)) == 1

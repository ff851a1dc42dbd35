"""Brev by keyboard: what is hindered first, all printed in one go, then marked with the bytes that were printed."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.actions.invitations import InvitationDraft, prepare_invitations
from models.errors import CouldNotWrite
from models.meeting import Booking, Invitation, Meeting
from models.person import Person
from models.queries.letters import as_sent
from models.vocabulary import Channel, LetterKind, ProtectedIdentity
from tests.ui.desk.outbox import numbers_in
from tests.ui.desk.papers import files_in
from ui.application import Event, Workplace
from ui.desk.outbox import Waiting
from ui.pages.letters import pane as letter_pane
from ui.pages.letters import sending as letters_sending
from ui.pages.letters.page import LettersPage
from ui.places import Place
from ui.printing import Program

LETTERS = 4  # that are ready, and one whose address is missing
OUTBOX = Place("letters")
Settled = Callable[[], None]
OpenPage = Callable[..., LettersPage]


@pytest.fixture(autouse=True)
def no_programs(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Let the machine have no word processor and no printer; give what is opened instead."""
    opened: list[Path] = []
    monkeypatch.setattr(letters_sending, "find_program", lambda: None)
    monkeypatch.setattr(letters_sending, "open_file", opened.append)
    return opened


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder somebody chooses when asked."""
    folder = tmp_path / "Brev"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    return folder


@pytest.fixture
def waits(workplace: Workplace) -> Workplace:
    """Give a workplace in whose outbox letters to coming meetings wait; the first one lacks an address."""
    with workplace.store.change("set_up_test") as session:
        for one in session.scalars(select(Invitation).where(Invitation.sent_at.is_(None))):
            one.gone = workplace.store.now()
    places = (
        select(Booking)
        .join(Booking.meeting)
        .where(
            Meeting.day >= workplace.today,
            Booking.cancelled_on.is_(None),
            Booking.waiting.is_(False),
        )
    )
    with workplace.store.read() as session:
        bookings = [
            one
            for one in session.scalars(places.order_by(Meeting.day, Booking.id))
            if one.case.person.protected is None and one.case.person.street
        ][: LETTERS + 1]
        person = bookings[0].case.person.id
    with workplace.store.change("set_up_test") as session:
        lost = session.get_one(Person, person)
        lost.street = lost.town = lost.postcode = lost.care_of = ""
    drafts = [
        InvitationDraft(
            booking_id=one.id, letter=LetterKind.ENROLMENT_GENERAL, channel=Channel.LETTER
        )
        for one in bookings
    ]
    assert len(drafts) == LETTERS + 1
    prepared = prepare_invitations(workplace.work, drafts)
    workplace.setProperty("prepared", [str(one) for one in prepared])
    return workplace


@pytest.fixture
def open_page(waits: Workplace, qtbot: QtBot, settled: Settled) -> OpenPage:
    kept: list[LettersPage] = []

    def opened(place: Place = OUTBOX) -> LettersPage:
        page = LettersPage(waits, place)
        kept.append(page)
        qtbot.addWidget(page)
        waits.changed.connect(page.read_again)
        page.resize(1200, 800)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        for _ in range(3):
            settled()
        page.outbox.list.setFocus()
        return page

    return opened


def settle(settled: Settled) -> None:
    for _ in range(4):
        settled()


def sent(workplace: Workplace) -> list[Invitation]:
    """Return those of the letters that waited which are marked as sent."""
    prepared = workplace.property("prepared")
    with workplace.store.read() as session:
        found = session.scalars(select(Invitation).where(Invitation.sent_at.is_not(None)))
        return [one for one in found if str(one.id) in prepared]


def go_to_ready(page: LettersPage, settled: Settled) -> Waiting:
    """Go down to the first letter that can be sent."""
    for _ in range(10):
        QTest.keyClick(page.outbox.list, Qt.Key.Key_Down)
        current = page.outbox.current
        if current is not None and not current.hindered:
            settle(settled)
            return current
    raise AssertionError


def key(page: LettersPage, name: str) -> None:
    """Do what a command does."""
    next(one for one in page.commands() if one.key == name).handler()


def test_what_is_hindered_stands_first_and_says_why(open_page: OpenPage) -> None:
    page = open_page()
    current = page.outbox.current
    assert current is not None
    assert current.hindered == ("no_address",)
    assert page.outbox.bar.accessibleName() == "1 letter cannot be sent yet: address missing (1)."
    assert page.print_button.text() == f"Print all ({LETTERS})"
    assert not page.pane.preview.words


def test_only_those_that_are_hindered_can_be_shown(open_page: OpenPage) -> None:
    page = open_page()
    page.outbox.show_only_held()
    assert len(page.outbox.list.keys) == 1
    page.outbox.show_only_held()
    assert len(page.outbox.list.keys) > 1


def test_the_letter_one_is_at_is_shown_with_its_words(
    open_page: OpenPage, settled: Settled
) -> None:
    page = open_page()
    current = go_to_ready(page, settled)
    assert current.row.row.case_number in page.pane.preview.words
    QTest.keyClick(page.outbox.list, Qt.Key.Key_Return)
    assert page.pane.preview.hasFocus()


def test_all_are_printed_in_one_job_and_then_marked(
    open_page: OpenPage, waits: Workplace, chosen: Path, settled: Settled, no_programs: list[Path]
) -> None:
    page = open_page()
    assert not page.mark_button.isEnabled()
    key(page, "print_all")
    settle(settled)
    (job,) = files_in(chosen)
    ready = [one for one in page.outbox.messages if not one.hindered]
    assert numbers_in(job.read_bytes()) >= {one.row.row.case_number for one in ready}
    assert no_programs == [chosen]
    assert sent(waits) == []
    page.mark_button.click()
    assert page.panel.field.line.hasFocus()
    QTest.keyClick(page.panel.field.line, Qt.Key.Key_Return)
    settle(settled)
    gone = sent(waits)
    assert len(gone) == LETTERS
    with waits.store.read() as session:
        kept = {as_sent(session, one.id) for one in gone}
    assert {content for _, content in filter(None, kept)} == {
        one.content for one in waits.made.values()
    }
    assert [one.hindered for one in page.outbox.messages] == [("no_address",)]


@pytest.mark.parametrize(
    ("typed", "problem"), [("2027-01-01", "has not been"), ("", "Write"), ("x", "date")]
)
def test_a_day_that_cannot_be_is_told_under_the_field(
    open_page: OpenPage, chosen: Path, settled: Settled, typed: str, problem: str
) -> None:
    page = open_page()
    key(page, "print_all")
    settle(settled)
    page.mark_button.click()
    page.panel.field.show_text(typed)
    QTest.keyClick(page.panel.field.line, Qt.Key.Key_Return)
    assert problem in page.panel.field.line.accessibleDescription()
    QTest.keyClick(page.panel.field.line, Qt.Key.Key_Escape)
    assert page.panel.isHidden()


def test_letters_can_be_marked_as_sent_on_an_earlier_day(
    open_page: OpenPage, waits: Workplace, chosen: Path, settled: Settled
) -> None:
    page = open_page()
    key(page, "print_all")
    settle(settled)
    page.ask_when_sent()
    before = waits.today - timedelta(days=3)
    page.panel.field.show_day(before)
    page.panel.button.click()
    settle(settled)
    assert {one.sent_at.date() for one in sent(waits) if one.sent_at} == {before}


def test_a_batch_that_is_stopped_leaves_no_file_and_can_be_begun_again(
    open_page: OpenPage, waits: Workplace, chosen: Path, settled: Settled
) -> None:
    told: list[str] = []
    waits.told.connect(lambda event: told.append(event.what))
    page = open_page()
    key(page, "print_all")
    page.under_way.stop()
    settle(settled)
    assert files_in(chosen) == []
    assert told[-1] == "Stopped. Nothing was printed or saved."
    assert not page.under_way.busy
    key(page, "print_all")
    settle(settled)
    assert len(files_in(chosen)) == 1


def test_what_cannot_be_written_marks_nothing_and_says_so(
    open_page: OpenPage,
    waits: Workplace,
    chosen: Path,
    settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(folder: Path, name: str, _: bytes) -> Path:
        raise CouldNotWrite(folder / name, "No space left on device")

    monkeypatch.setattr("ui.desk.papers.write_atomically", full)
    said: list[str] = []
    waits.hindered.connect(said.append)
    page = open_page()
    key(page, "print_all")
    settle(settled)
    assert "No space left" in said[0]
    assert not page.mark_button.isEnabled()
    assert waits.made == {}
    assert files_in(chosen) == []


def test_nothing_is_printed_where_no_folder_is_chosen(
    open_page: OpenPage, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    page = open_page()
    key(page, "print_all")
    settle(settled)
    assert not page.under_way.busy
    assert not page.mark_button.isEnabled()


def test_one_letter_can_be_printed_and_marked_alone(
    open_page: OpenPage, waits: Workplace, chosen: Path, settled: Settled
) -> None:
    page = open_page()
    current = go_to_ready(page, settled)
    key(page, "print_one")
    settle(settled)
    assert [one.invitation_id for one in waits.made.values()] == [current.key]
    key(page, "mark_one")
    settle(settled)
    assert [one.id for one in sent(waits)] == [current.key]


def test_what_was_printed_can_be_marked_after_a_lock(
    open_page: OpenPage, waits: Workplace, chosen: Path, settled: Settled
) -> None:
    page = open_page()
    key(page, "print_all")
    settle(settled)
    printed = {one: made.content for one, made in waits.made.items()}
    opened_again = Workplace(waits.store, waits.jobs, waits.look, waits.translate)
    assert {one: made.content for one, made in opened_again.made.items()} == printed


def test_a_letter_that_was_never_printed_can_be_marked_and_taken_back(
    open_page: OpenPage, waits: Workplace, settled: Settled
) -> None:
    events: list[Event] = []
    waits.told.connect(events.append)
    page = open_page()
    go_to_ready(page, settled)
    key(page, "mark_one")
    settle(settled)
    assert len(sent(waits)) == 1
    assert waits.take_back(events[-1])
    settle(settled)
    assert sent(waits) == []
    assert len(page.outbox.messages) == LETTERS + 1


def test_single_keys_do_nothing_outside_the_list(
    open_page: OpenPage, waits: Workplace, settled: Settled
) -> None:
    page = open_page()
    go_to_ready(page, settled)
    page.pane.preview.setFocus()
    key(page, "mark_one")
    key(page, "print_one")
    settle(settled)
    assert sent(waits) == []
    assert not page.under_way.busy


def test_the_words_of_a_letter_can_be_copied(open_page: OpenPage, settled: Settled) -> None:
    page = open_page()
    go_to_ready(page, settled)
    key(page, "copy")
    assert QGuiApplication.clipboard().text() == page.pane.preview.words


def test_a_message_that_is_copied_can_be_marked(
    waits: Workplace, open_page: OpenPage, settled: Settled
) -> None:
    with waits.store.change("set_up_test") as session:
        for one in session.scalars(
            select(Invitation).where(Invitation.sent_at.is_(None), Invitation.gone.is_(None))
        ):
            one.channel = Channel.TELEPHONE
    page = open_page()
    assert not page.print_button.isEnabled()
    key(page, "copy")
    settle(settled)
    assert "tid" in QGuiApplication.clipboard().text()
    assert page.mark_button.isEnabled()


def test_a_letter_is_saved_as_a_file_of_its_own(
    open_page: OpenPage, chosen: Path, settled: Settled, no_programs: list[Path]
) -> None:
    page = open_page()
    current = go_to_ready(page, settled)
    page.pane._buttons["open"].click()
    settle(settled)
    assert [file.name for file in files_in(chosen)] == [
        f"kallelse-{current.row.row.case_number}.docx"
    ]
    assert no_programs == [chosen]


def test_a_printer_takes_the_job_where_there_is_one(
    open_page: OpenPage,
    chosen: Path,
    settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
    no_programs: list[Path],
) -> None:
    taken: list[Path] = []
    monkeypatch.setattr(letters_sending, "find_program", lambda: Program("LibreOffice", chosen))
    monkeypatch.setattr(letters_sending, "default_printer", lambda: "Skrivare 2")
    monkeypatch.setattr(letters_sending, "print_file", lambda _, file, __: not taken.append(file))  # type: ignore[func-returns-value]
    page = open_page()
    key(page, "print_all")
    settle(settled)
    assert taken == files_in(chosen)
    assert no_programs == []


def test_the_page_as_printed_takes_the_drawn_one_s_place(
    open_page: OpenPage, chosen: Path, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    page_image = QImage(210, 297, QImage.Format.Format_RGB32)
    monkeypatch.setattr(letters_sending, "find_program", lambda: Program("LibreOffice", chosen))
    monkeypatch.setattr(letter_pane, "convert", lambda *_: (page_image, page_image))
    page = open_page()
    go_to_ready(page, settled)
    page.pane._buttons["printed"].click()
    settle(settled)
    assert page.pane.preview.page_count == 2


def test_the_case_of_a_letter_is_one_button_away(open_page: OpenPage, waits: Workplace) -> None:
    wanted: list[Place] = []
    waits.wanted.connect(wanted.append)
    page = open_page()
    page.pane._buttons["case"].click()
    current = page.outbox.current
    assert current is not None
    assert (wanted[0].page, wanted[0].record) == ("case", current.row.case_id)


def test_a_protected_person_is_not_named_in_the_list(waits: Workplace, open_page: OpenPage) -> None:
    with waits.store.change("set_up_test") as session:
        waiting = select(Invitation).where(Invitation.sent_at.is_(None), Invitation.gone.is_(None))
        case = session.scalars(waiting).all()[-1].booking.case
        case.person.protected = ProtectedIdentity.REGISTERED
        number, name = case.number, case.person.name
    page = open_page()
    model = page.outbox.list.model()
    spoken = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert any(f"Protected identity, {number}" in line for line in spoken)
    assert not any(name in line for line in spoken)


def test_a_place_names_the_meeting_or_the_case_to_go_to(open_page: OpenPage) -> None:
    page = open_page()
    last = page.outbox.messages[-1]
    for record in (last.row.case_id, last.row.meeting_id):
        current = open_page(Place("letters", record)).outbox.current
        assert current is not None
        assert record in {current.row.case_id, current.row.meeting_id}
    assert page.place().page == "letters"


def test_a_letter_that_comes_back_is_marked_and_can_be_taken_back(
    open_page: OpenPage, waits: Workplace, settled: Settled
) -> None:
    page = open_page(Place("letters", tab="sent"))
    letter = page.sent.current
    assert letter is not None
    assert page.pane.preview.page_count == 0 or page.pane.preview.words
    page.sent.returned.click()
    QTest.keyClick(page.sent.panel.field.line, Qt.Key.Key_Return)
    settle(settled)
    back = page.sent.current
    assert back is not None
    assert (back.invitation_id, back.returned_on) == (letter.invitation_id, waits.today)
    page.sent.arrived.click()
    settle(settled)
    again = page.sent.current
    assert again is not None
    assert again.returned_on is None
    assert page.place().tab == "sent"


def test_turning_between_what_waits_and_what_was_sent_shows_the_letter_there(
    open_page: OpenPage, settled: Settled
) -> None:
    page = open_page()
    for tab, side in (("sent", page.sent), ("", page.outbox)):
        page.tabs.choose(tab)
        page.tabs.chosen.emit(tab)
        settle(settled)
        assert page.areas()[0] is side.list


def test_leaving_stops_what_is_under_way(
    open_page: OpenPage, chosen: Path, settled: Settled
) -> None:
    page = open_page()
    key(page, "print_all")
    page.leave()
    settle(settled)
    assert files_in(chosen) == []

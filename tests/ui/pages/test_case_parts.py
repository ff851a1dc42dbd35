"""The parts of a case page: meetings, documents, notes and events, each wired to its verbs."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from models.actions.invitations import Sent, mark_sent
from models.actions.meetings import book, record_attendance
from models.actions.notes import sign_note, write_note
from models.errors import CouldNotWrite
from models.vocabulary import Attendance, Channel, LetterKind
from tests.models.desk import MONDAY
from tests.ui.pages.cases import buttons, desk_of, file_of, heard, lines, opened, press, said
from ui.application import Workplace
from ui.pages.case.documents import DocumentsTab
from ui.pages.case.events import EventsTab
from ui.pages.text_draft import TextDraft
from ui.places import Place
from ui.widgets.page_preview import PagePreview
from ui.widgets.segments import Segments
from ui.widgets.table import ListTable

DAY = timedelta(1)
PLAIN = "text/plain; charset=utf-8"


def held(workplace: Workplace, attendance: Attendance | None) -> UUID:
    """Return a case that was called to a group yesterday, with that mark."""
    desk = desk_of(workplace)
    case = desk.routed()
    booking, _ = desk.called(case, desk.group())
    desk.go_to(MONDAY + 9 * DAY)
    if attendance is not None:
        record_attendance(desk.work, booking, attendance)
    return case


def test_a_meeting_that_has_gone_is_marked_and_the_mark_taken_back(
    workplace: Workplace, qtbot: QtBot
) -> None:
    case = held(workplace, None)
    page = opened(workplace, qtbot, case, "meetings")
    assert "Attendance not recorded" in said(page)
    press(page, "Absent")
    assert file_of(workplace, case).meetings[0].attendance is Attendance.ABSENT
    press(page, "Record a valid excuse")
    assert file_of(workplace, case).meetings[0].attendance is Attendance.EXCUSED
    press(page, "Take the mark back")
    assert file_of(workplace, case).meetings[0].attendance is None


def test_a_place_ahead_is_cancelled_and_given_back(workplace: Workplace, qtbot: QtBot) -> None:
    desk = desk_of(workplace)
    case = desk.routed()
    book(desk.work, case, desk.group())
    page = opened(workplace, qtbot, case, "meetings")
    press(page, "Cancel the place")
    assert "Cancelled beforehand" in said(page)
    press(page, "Give the place back")
    assert not file_of(workplace, case).meetings[0].left


def test_who_came_gets_a_certificate_from_the_meeting(workplace: Workplace, qtbot: QtBot) -> None:
    case = held(workplace, Attendance.PRESENT)
    page = opened(workplace, qtbot, case, "meetings")
    press(page, "Certificate of attendance")
    waiting = [m.letter for m in file_of(workplace, case).messages if m.sent_at is None]
    assert waiting == [LetterKind.ATTENDANCE_CERTIFICATE]
    assert "Certificate of attendance: letter, waits to be sent" in said(page)


def test_a_case_without_meetings_says_so_and_books_one(workplace: Workplace, qtbot: QtBot) -> None:
    page = opened(workplace, qtbot, desk_of(workplace).routed(), "meetings")
    assert "No meetings yet" in said(page)
    press(page, "Book a meeting here")
    assert len(page.areas()) > 0


def texted(workplace: Workplace) -> UUID:
    """Return a case with an SMS that was sent and a letter that waits."""
    desk = desk_of(workplace)
    case = desk.routed()
    booking = book(desk.work, case, desk.group())
    (sms,) = desk.prepare(booking, channel=Channel.SMS)
    sent = Sent(
        invitation_id=sms,
        content="Välkommen".encode(),
        media_type=PLAIN,
        file_name="meddelande.txt",
    )
    mark_sent(desk.work, (sent,))
    desk.prepare(booking)
    return case


def documents(workplace: Workplace, qtbot: QtBot, case: UUID) -> DocumentsTab:
    (tab,) = opened(workplace, qtbot, case, "documents").findChildren(DocumentsTab)
    return tab


def choose(tab: DocumentsTab, row: int) -> None:
    tab.findChildren(ListTable)[0].choose_row(row)


def test_a_message_is_opened_as_it_was_sent_and_only_then_logged(
    workplace: Workplace, qtbot: QtBot
) -> None:
    tab = documents(workplace, qtbot, texted(workplace))
    choose(tab, 1)
    assert lines(workplace, "read_sent") == 0
    press(tab, "Open as it was sent")
    (preview,) = tab.findChildren(PagePreview)
    assert preview.words == "Välkommen"
    assert lines(workplace, "read_sent") == 1


def test_a_message_is_saved_only_to_a_folder_somebody_chose(
    workplace: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    tab = documents(workplace, qtbot, texted(workplace))
    choose(tab, 1)
    told = heard(workplace.told)
    folder = tmp_path / "chosen"
    folder.mkdir()
    tab.ask_folder = lambda: str(folder)  # type: ignore[method-assign]
    press(tab, "Save to a folder")
    qtbot.waitUntil(lambda: bool(told))
    assert [file.name for file in folder.iterdir()] == ["meddelande.txt"]
    assert lines(workplace, "export_sent") == 1


def test_what_waits_leads_to_its_letter(workplace: Workplace, qtbot: QtBot) -> None:
    case = texted(workplace)
    tab = documents(workplace, qtbot, case)
    choose(tab, 0)
    assert "Open as it was sent" not in buttons(tab)
    wanted = heard(workplace.wanted)
    press(tab, "Go to the letter")
    assert wanted == [Place("letters", file_of(workplace, case).meetings[0].meeting_id)]


def test_a_letter_that_came_back_is_no_absence_and_can_be_taken_back(
    workplace: Workplace, qtbot: QtBot
) -> None:
    case = held(workplace, Attendance.ABSENT)
    tab = documents(workplace, qtbot, case)
    assert file_of(workplace, case).route.absences == 1
    press(tab, "Record as returned")
    assert file_of(workplace, case).route.absences == 0
    press(tab, "It did not come back")
    assert file_of(workplace, case).route.absences == 1


def test_a_letter_is_written_from_the_documents(workplace: Workplace, qtbot: QtBot) -> None:
    case = held(workplace, Attendance.PRESENT)
    tab = documents(workplace, qtbot, case)
    press(tab, "Make the letter ready")
    waiting = [m.letter for m in file_of(workplace, case).messages if m.sent_at is None]
    assert waiting == [LetterKind.ATTENDANCE_CERTIFICATE]


def test_a_note_is_a_draft_until_it_is_signed(workplace: Workplace, qtbot: QtBot) -> None:
    case = desk_of(workplace).routed()
    page = opened(workplace, qtbot, case, "notes")
    press(page, "Sign the note")
    assert "Write something first." in said(page)
    page.findChildren(QPlainTextEdit)[0].setPlainText("Ringde.")
    page.leave()
    page.close()
    again = opened(workplace, qtbot, case, "notes")
    assert again.findChildren(QPlainTextEdit)[0].toPlainText() == "Ringde."
    press(again, "Sign the note")
    (note,) = file_of(workplace, case).notes
    assert (note.text, note.signed_at is None) == ("Ringde.", False)
    assert again.findChildren(QPlainTextEdit)[0].toPlainText() == ""
    assert "Change the text" not in buttons(again)


def test_a_draft_is_kept_by_itself_soon_after_the_first_key(
    workplace: Workplace, qtbot: QtBot
) -> None:
    page = opened(workplace, qtbot, desk_of(workplace).routed(), "notes")
    with qtbot.waitSignal(workplace.draft_saved, timeout=2_000):
        page.findChildren(QPlainTextEdit)[0].setPlainText("Hal")


def test_a_draft_that_cannot_be_kept_is_said_and_tried_again(
    workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(workplace, qtbot, desk_of(workplace).routed(), "notes")
    (draft,) = page.findChildren(TextDraft)
    page.findChildren(QPlainTextEdit)[0].setPlainText("Hal")
    hindered, kept = heard(workplace.hindered), heard(workplace.draft_saved)
    with monkeypatch.context() as broken:
        broken.setattr("ui.pages.value_draft.save_draft", _full)
        draft.save()
    assert (len(hindered), kept, draft.text) == (1, [], "Hal")
    draft.save()
    assert len(kept) == 1


def _full(*_: object) -> None:
    raise CouldNotWrite(Path("stegvis.db"), "database or disk is full")


def test_an_unsigned_note_is_changed_and_a_signed_one_corrected(
    workplace: Workplace, qtbot: QtBot
) -> None:
    desk = desk_of(workplace)
    case = desk.routed()
    write_note(desk.work, case, "Kom inte")
    page = opened(workplace, qtbot, case, "notes")
    (field, *_) = page.findChildren(QPlainTextEdit)
    press(page, "Change the text")
    field.setPlainText("Kom inte idag")
    press(page, "Sign the note")
    press(page, "Correct")
    field.setPlainText("Kom visst")
    press(page, "Sign the note")
    first, second = file_of(workplace, case).notes
    assert (first.text, second.text, second.corrects) == (
        "Kom inte idag",
        "Kom visst",
        first.note_id,
    )
    assert "Corrects the note of" in said(page)


def test_what_is_begun_is_not_overwritten_by_another_note(
    workplace: Workplace, qtbot: QtBot
) -> None:
    desk = desk_of(workplace)
    case = desk.routed()
    write_note(desk.work, case, "Kom inte")
    page = opened(workplace, qtbot, case, "notes")
    (field, *_) = page.findChildren(QPlainTextEdit)
    field.setPlainText("Påbörjat")
    press(page, "Change the text")
    assert field.toPlainText() == "Påbörjat"
    assert "Save or sign what you have begun first." in said(page)


def test_a_note_in_the_bin_is_taken_back(workplace: Workplace, qtbot: QtBot) -> None:
    desk = desk_of(workplace)
    case = desk.routed()
    sign_note(desk.work, write_note(desk.work, case, "Signerad"))
    write_note(desk.work, case, "Fel ärende")
    page = opened(workplace, qtbot, case, "notes")
    told = heard(workplace.told)
    press(page, "Put in the bin")
    assert [note.text for note in file_of(workplace, case).notes] == ["Signerad"]
    assert workplace.take_back(told[0])  # type: ignore[arg-type]
    assert len(file_of(workplace, case).notes) == 2


def test_the_events_are_one_look_and_told_apart(workplace: Workplace, qtbot: QtBot) -> None:
    case = desk_of(workplace).routed()
    page = opened(workplace, qtbot, case, "events")
    page.read_again()
    assert lines(workplace, "read_events") == 1
    (tab,) = page.findChildren(EventsTab)
    (table,), (which,) = tab.findChildren(ListTable), tab.findChildren(Segments)
    counts = {"all": table.model().rowCount()}
    for key in ("done", "read"):
        which.choose(key)
        which.chosen.emit(key)
        counts[key] = table.model().rowCount()
    assert counts == {"all": 6, "done": 4, "read": 2}

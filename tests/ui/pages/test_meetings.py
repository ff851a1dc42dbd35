"""Möten by keyboard: eighteen people in eighteen keys, and what the routine says of those who did not come."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.actions.cases import PersonDraft
from models.actions.meetings import book
from models.meeting import Booking, Invitation, Meeting
from models.note import Draft
from models.vocabulary import Answer, Attendance, ProtectedIdentity
from tests.models.desk import ANNA, CALM, MONDAY, Clock, Desk
from ui.application import Event, Workplace
from ui.pages.meetings.call import CallPanel
from ui.pages.meetings.cancel import CancelPanel
from ui.pages.meetings.form import MeetingForm
from ui.pages.meetings.page import MeetingsPage
from ui.places import Place

FIRST, SECOND = MONDAY + timedelta(days=8), MONDAY + timedelta(days=15)
PEOPLE = 18
Opened = Callable[[Place], MeetingsPage]


def person(number: int) -> PersonDraft:
    """Return one of many people, by family name in the order of the alphabet."""
    return replace(ANNA, given_name="Anna", family_name=f"{chr(ord('A') + number)}sson")


@pytest.fixture
def desk(workplace: Workplace) -> Desk:
    return Desk(workplace.store, cast("Clock", workplace.store.now))


@pytest.fixture
def opened(workplace: Workplace, qtbot: QtBot) -> Opened:
    """Open the page in an active window that shows the records again when they change."""

    def open_page(place: Place) -> MeetingsPage:
        page = MeetingsPage(workplace, place)
        qtbot.addWidget(page)
        workplace.changed.connect(page.read_again)
        page.resize(1248, 804)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.areas()[0].setFocus()
        return page

    return open_page


@pytest.fixture
def told(workplace: Workplace) -> list[Event]:
    found: list[Event] = []
    workplace.told.connect(found.append)
    return found


@pytest.fixture
def hindered(workplace: Workplace) -> list[str]:
    found: list[str] = []
    workplace.hindered.connect(found.append)
    return found


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(keys: str) -> None:
    for key in keys:
        QTest.keyClicks(focus(), key)


def words(page: MeetingsPage) -> str:
    """Return what is said beside the people."""
    return " ".join(label.text() for label in page.after.findChildren(QLabel))


def button(page: MeetingsPage, text: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.text().startswith(text))


def small_group(desk: Desk, count: int = 3, **how: int) -> Place:
    """Return a group next week with some called to it, on its own day at noon."""
    group = desk.group(FIRST, **how)
    for number in range(count):
        desk.called(desk.routed(person=person(number)), group)
    desk.go_to(FIRST, time(12))
    return Place("meetings", group)


def test_eighteen_people_are_marked_in_eighteen_keys_and_two_absences_lead_to_three_parties(
    desk: Desk, opened: Opened, told: list[Event]
) -> None:
    twice = desk.routed(person=person(4))
    desk.absent_from(twice, FIRST)
    group = desk.group(SECOND)
    others = (n for n in range(PEOPLE) if n != 4)
    cases = [twice, *(desk.routed(person=person(n)) for n in others)]
    for case_id in cases:
        desk.called(case_id, group)
    desk.go_to(SECOND, time(12))
    page = opened(Place("meetings", group))
    press("NNNNU" + "NDGA" + "N" * 9)
    assert page.file is not None
    assert [one.attendance for one in page.file.people].count(None) == 0
    assert page.file.people[4].attendance is Attendance.ABSENT
    assert len(told) == PEOPLE
    said = words(page)
    assert "Anna Esson Second time. Suggestion: three-party meeting." in said
    assert (
        "Om en person uteblir två gånger från inskrivningsmötena ska trepartssamtal bokas" in said
    )
    assert "arbetsrutin 2018, tillägg 2019-05-10" in said
    assert "1 excused Not counted as an absence." in said


def test_a_mark_is_undone_and_taken_back_by_its_own_key(
    desk: Desk, opened: Opened, workplace: Workplace, told: list[Event]
) -> None:
    page = opened(small_group(desk))
    press("NU")
    assert workplace.take_back(told[-1])
    assert page.file is not None
    assert [one.attendance for one in page.file.people] == [Attendance.PRESENT, None, None]
    QTest.keyClick(page.people.people, Qt.Key.Key_Home)
    press("N")
    assert page.file.marked == 0
    assert page.people.people.current_row() == 0


def test_nobody_is_marked_as_absent_before_the_day_but_a_reason_may_be_told(
    desk: Desk, opened: Opened, hindered: list[str]
) -> None:
    place = small_group(desk)
    desk.go_to(FIRST - timedelta(days=1))
    page = opened(place)
    press("U")
    assert hindered == [f"The meeting on {FIRST} has not been held yet."]
    assert page.people.people.current_row() == 0
    press("GA")
    assert page.file is not None
    assert [one.attendance for one in page.file.people] == [
        *(Attendance.EXCUSED, Attendance.CANCELLED),
        None,
    ]


def test_each_who_did_not_come_has_a_button_for_what_is_next(
    desk: Desk, opened: Opened, workplace: Workplace
) -> None:
    page = opened(small_group(desk))
    wanted: list[Place] = []
    workplace.wanted.connect(wanted.append)
    press("UNN")
    assert page.file is not None
    button(page, "Book a new time").click()
    assert wanted == [Place("case", page.file.people[0].who.case_id, "overview", "book")]


def test_new_times_are_booked_for_all_at_once(desk: Desk, opened: Opened) -> None:
    page = opened(small_group(desk))
    press("UGN")
    button(page, "Book new times (2)").click()
    assert "Has a place on Tue 8 Dec." in words(page)
    letters = [one for one in desk.all(Invitation) if one.sent_at is None]
    assert len({one.case_id for one in letters} & _cases(page)) == 2


def _cases(page: MeetingsPage) -> set[object]:
    assert page.file is not None
    return {one.who.case_id for one in page.file.people}


def test_a_protected_person_is_told_by_case_number_only(desk: Desk, opened: Opened) -> None:
    group = desk.group(FIRST)
    hidden = replace(person(0), family_name="Hemlig", protected=ProtectedIdentity.MARKED)
    answers = replace(CALM, may_attend_group=Answer.YES)
    book(desk.work, desk.routed(answers, hidden), group)
    desk.go_to(FIRST, time(12))
    page = opened(Place("meetings", group))
    press("U")
    model = page.people.people.model()
    row = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert "Hemlig" not in " ".join((*row, words(page)))
    assert "1985" not in " ".join(row)


def test_the_meeting_of_today_is_chosen_on_arrival_and_another_by_its_card(
    desk: Desk, opened: Opened
) -> None:
    place = small_group(desk)
    page = opened(Place("meetings"))
    assert page.place() == place
    for command in page.week.commands():
        command.handler()
    assert page.place() == place  # there and back again
    page.week.go_back()
    assert page.place() != place
    page.week.strip.findChildren(QAbstractButton)[0].click()
    assert page.file is not None
    assert page.file.day < FIRST


def test_a_week_without_meetings_names_the_next_one(desk: Desk, opened: Opened) -> None:
    page = opened(small_group(desk, 1))
    page.week.monday = date(2027, 6, 7)
    page.read_again()
    page.week.moved.emit()
    assert page.file is None
    assert "No meetings this week" in [label.text() for label in page.findChildren(QLabel)]


def test_a_new_meeting_is_planned_from_the_routines_hours(desk: Desk, opened: Opened) -> None:
    page = opened(small_group(desk, 1))
    page.plan()
    form = page.panel
    assert isinstance(form, MeetingForm)
    assert (form.fields.starts.text(), form.fields.place.text()) == ("09.00", "Nobelvägen 66")
    form.fields.day.line.setText("2026-12-25")
    form.fields.day.edited.emit()
    assert "Friday 25 December is juldagen: no meetings are held then." in [
        label.text() for label in form.findChildren(QLabel)
    ]
    form.fields.ends.setText("8")
    form.save()
    assert focus() is form.fields.ends
    form.fields.ends.setText("11.30")
    form.save()
    assert page.file is not None
    assert (page.file.day, page.file.ends) == (date(2026, 12, 25), time(11, 30))


def test_a_moved_meeting_tells_whose_letters_no_longer_hold_and_calls_them_again(
    desk: Desk, opened: Opened
) -> None:
    place = small_group(desk, 2)
    desk.go_to(MONDAY)
    page = opened(place)
    page.change()
    form = page.panel
    assert isinstance(form, MeetingForm)
    form.fields.starts.setText("13")
    form.fields.ends.setText("15")
    form.fields.edited.emit()
    said = [label.text() for label in form.findChildren(QLabel)]
    assert "The letters to Anna Asson, Anna Bsson no longer say what holds." in said
    form.save()
    assert place.record is not None
    places = {one.id for one in desk.all(Booking) if one.meeting_id == place.record}
    waiting = [one.booking_id for one in desk.all(Invitation) if one.sent_at is None]
    assert len(places & set(waiting)) == 2


def test_esc_closes_the_form_and_leaves_the_meeting_as_it_was(desk: Desk, opened: Opened) -> None:
    page = opened(small_group(desk, 1))
    page.change()
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert page.panel is None
    assert focus() is page.people.people


def test_a_meeting_called_off_gives_everyone_a_new_place(
    desk: Desk, opened: Opened, workplace: Workplace, told: list[Event]
) -> None:
    place = small_group(desk, 2)
    desk.go_to(MONDAY)
    page = opened(place)
    page.cancel()
    assert page.panel is not None
    button(page, "Cancel the meeting")
    page.panel.findChildren(QPushButton)[0].click()
    assert place.record is not None
    assert desk.get(Meeting, place.record).cancelled_on == MONDAY
    new = [one for one in desk.all(Booking) if one.replaces_id is not None]
    assert len(new) >= 2
    assert workplace.take_back(told[-1])
    assert desk.get(Meeting, place.record).cancelled_on is None


def test_somebody_is_called_by_name_with_the_birth_date_in_sight(
    desk: Desk, opened: Opened
) -> None:
    case_id = desk.routed(person=replace(ANNA, given_name="Ebba", family_name="Ödegård"))
    place = small_group(desk, 1, capacity=1)
    desk.go_to(MONDAY)
    page = opened(place)
    page.call()
    panel = page.panel
    assert isinstance(panel, CallPanel)
    press("ebba")
    QTest.keyClick(panel.typed, Qt.Key.Key_Return)
    said = " ".join(label.text() for label in panel.findChildren(QLabel))
    assert "Ebba Ödegård · 1985-04-12" in said
    assert "is put in the waiting list: the meeting is full." in said
    QTest.keyClick(panel.hits, Qt.Key.Key_Return)
    assert page.file is not None
    assert [one.who.case_id for one in page.file.waiting] == [case_id]
    assert focus() is panel.typed
    button(page, "Put in a chair for Ebba Ödegård").click()
    assert page.file is not None
    assert page.file.waiting == ()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder a person chooses when asked for one."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    return tmp_path


def test_the_attendance_list_is_saved_to_the_chosen_folder(
    desk: Desk, opened: Opened, told: list[Event], settled: Callable[[], None], folder: Path
) -> None:
    page = opened(small_group(desk, 1))
    button(page, "Save the attendance list").click()
    settled()
    name = f"narvarolista-{FIRST}.xlsx"
    assert (folder / name).exists()
    assert told[-1].what == f"The attendance list is saved as {name}."


def test_the_areas_are_people_week_and_what_follows(desk: Desk, opened: Opened) -> None:
    page = opened(small_group(desk, 1))
    press("U")
    names = [area.accessibleName() for area in page.areas()[:2]]
    assert names == ["People called", "The meetings of the week"]
    assert isinstance(page.areas()[2], QPushButton)


def typed_on(page: MeetingsPage) -> tuple[str, ...]:
    """Return what stands in three fields of the form beside the page."""
    form = page.panel
    assert isinstance(form, MeetingForm)
    fields = form.fields
    return fields.day.line.text(), fields.starts.text(), fields.place_hint.text()


def half_typed(page: MeetingsPage) -> MeetingForm:
    """Type a new meeting as far as a lock lets one."""
    page.plan()
    form = page.panel
    assert isinstance(form, MeetingForm)
    form.fields.day.line.setText("om tre")
    form.fields.starts.setText("13")
    form.fields.place_hint.setText("Port B")
    form.fields.edited.emit()
    return form


@pytest.mark.parametrize("aim", ["plan", "change", "cancel", "call"])
def test_what_is_open_beside_the_people_is_open_again_after_a_lock(
    desk: Desk, workplace: Workplace, qtbot: QtBot, aim: str
) -> None:
    page = MeetingsPage(workplace, replace(small_group(desk, 1), aim=aim))
    qtbot.addWidget(page)
    assert page.panel is not None
    assert page.place().aim == page.panel.aim == aim
    assert page.focusWidget() is page.panel.first()


def test_a_half_typed_meeting_is_kept_soon_and_there_again(
    desk: Desk, opened: Opened, workplace: Workplace, qtbot: QtBot
) -> None:
    page = opened(small_group(desk, 1))
    with qtbot.waitSignal(workplace.draft_saved, timeout=2_000):
        half_typed(page)
    page.leave()
    assert typed_on(opened(page.place())) == ("om tre", "13", "Port B")


def test_a_kept_meeting_is_removed_by_its_bar_and_once_it_is_planned(
    desk: Desk, opened: Opened
) -> None:
    place = small_group(desk, 1)
    page = opened(place)
    half_typed(page).close_panel()
    page.plan()
    button(page, "Remove the draft").click()
    assert typed_on(page)[1:] == ("09.00", "")
    assert isinstance(page.panel, MeetingForm)
    page.panel.fields.place_hint.setText("Port B")
    page.panel.save()
    again = opened(place)
    again.plan()
    assert typed_on(again)[2] == ""
    assert not [b for b in again.findChildren(QPushButton) if b.text() == "Remove the draft"]


def test_the_reason_of_a_meeting_called_off_is_kept(
    desk: Desk, opened: Opened, workplace: Workplace
) -> None:
    page = opened(small_group(desk, 1))
    page.cancel()
    panel = page.panel
    assert isinstance(panel, CancelPanel)
    begins = panel.reason.toPlainText()
    panel.reason.setPlainText("Tolken är sjuk.")
    page.leave()
    again = opened(page.place()).panel
    assert isinstance(again, CancelPanel)
    assert again.reason.toPlainText() == "Tolken är sjuk."
    again.call_off()
    assert begins == "No earlier meeting could be reached."
    assert workplace.read(lambda session: session.scalars(select(Draft)).all()) == []

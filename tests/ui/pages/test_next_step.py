"""The next step of a case: why it is this one, and the one button that does it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.actions.cases import close_case
from models.actions.enrolment import choose_route, record_decision
from models.actions.meetings import book, plan_meeting, record_attendance
from models.queries.today import WaitingCase, Who
from models.rules.facts import Answers
from models.vocabulary import (
    Answer,
    Attendance,
    CaseKind,
    DecisionOutcome,
    MeetingKind,
    NextStep,
    Outcome,
)
from tests.models.desk import MONDAY, Desk, group_draft
from tests.ui.pages.cases import buttons, desk_of, file_of, heard, opened, press, said
from ui.application import Event, Workplace
from ui.desk.cases import case_now
from ui.i18n import translator
from ui.pages.booking.panel import BookingPanel
from ui.pages.case.next_step import NextStepCard
from ui.pages.case.next_step_words import StepWords
from ui.pages.case.page import CasePage
from ui.pages.today.words import place_of
from ui.places import Place
from ui.widgets.date_field import DateField
from ui.widgets.segments import Segments

DAY = timedelta(1)
_HIGH_RISK = Answers(violence_indication=Answer.YES)


def first_visit(desk: Desk) -> UUID:
    return desk.register()


def undecided(desk: Desk) -> UUID:
    case = desk.register()
    visit = group_draft(MONDAY - DAY, kind=MeetingKind.FIRST_VISIT, capacity=1)
    booking = book(desk.work, case, plan_meeting(desk.work, visit))
    record_attendance(desk.work, booking, Attendance.PRESENT)
    return case


def unanswered(desk: Desk) -> UUID:
    case = desk.register()
    record_decision(desk.work, case, DecisionOutcome.APPROVED, desk.today)
    return case


def unrouted(desk: Desk) -> UUID:
    case = desk.register()
    desk.approve(case)
    return case


def routed(desk: Desk) -> UUID:
    return desk.routed()


def missed_once(desk: Desk) -> UUID:
    case = desk.routed()
    desk.absent_from(case, MONDAY + 15 * DAY)
    return case


def high_risk(desk: Desk) -> UUID:
    return desk.routed(_HIGH_RISK)


def booked(desk: Desk) -> UUID:
    case = desk.routed()
    book(desk.work, case, desk.group())
    return case


def called(desk: Desk) -> UUID:
    case = desk.routed()
    desk.called(case, desk.group())
    return case


def held(desk: Desk) -> UUID:
    case = called(desk)
    desk.go_to(MONDAY + 9 * DAY)
    return case


def talk(desk: Desk, case: UUID, day: timedelta) -> UUID:
    draft = group_draft(MONDAY + day, kind=MeetingKind.THREE_PARTY_HIGH_RISK, capacity=1)
    booking, _ = desk.called(case, plan_meeting(desk.work, draft))
    return booking


def talk_held(desk: Desk) -> UUID:
    case = high_risk(desk)
    talk(desk, case, 8 * DAY)
    desk.go_to(MONDAY + 9 * DAY)
    return case


def no_show(desk: Desk) -> UUID:
    case = high_risk(desk)
    booking = talk(desk, case, 8 * DAY)
    desk.go_to(MONDAY + 9 * DAY)
    record_attendance(desk.work, booking, Attendance.ABSENT)
    return case


def enrolled(desk: Desk) -> UUID:
    case = desk.routed()
    booking, _ = desk.called(case, desk.group())
    desk.go_to(MONDAY + 9 * DAY)
    record_attendance(desk.work, booking, Attendance.PRESENT)
    return case


def closed(desk: Desk) -> UUID:
    case = desk.register()
    close_case(desk.work, case)
    return case


def maybe(desk: Desk) -> UUID:
    case = desk.register(kind=CaseKind.LONG_TERM)
    desk.approve(case)
    choose_route(desk.work, case, Outcome.GENERAL, "Vill börja nu.")
    return case


Make = Callable[[Desk], UUID]
STEPS: list[tuple[Make, NextStep, str, str]] = [
    (first_visit, NextStep.BOOK_FIRST_VISIT, "Book a first visit", "The first contact was on Monday 23 November."),
    (undecided, NextStep.RECORD_DECISION, "Record the decision", "The first visit was on Sunday 22 November."),
    (unanswered, NextStep.ANSWER_QUESTIONS, "Answer the routine's questions", "One question must be answered"),
    (unrouted, NextStep.CHOOSE_ROUTE, "Choose the route", "The routine suggests: Enrolment meeting, general."),
    (routed, NextStep.BOOK_ENROLMENT, "Book an enrolment meeting, general group", "Support was approved on Monday 23 November."),
    (missed_once, NextStep.BOOK_ENROLMENT, "Book a new enrolment meeting, general group", "Anna did not come to the meeting on Tuesday 8 December. It was the first time."),
    (high_risk, NextStep.BOOK_THREE_PARTY, "Book a three-party meeting, high risk", "Support was approved"),
    (booked, NextStep.SEND_INVITATION, "Send the invitation", "A place is booked Tuesday 1 December 09.00–11.00, Nobelvägen 66."),
    (called, NextStep.HOLD_MEETING, "Enrolment meeting, general", "Anna is called to Tuesday 1 December"),
    (held, NextStep.RECORD_ATTENDANCE, "Record attendance", "Enrolment meeting, general was held Tuesday 1 December"),
    (no_show, NextStep.TAKE_POSITION, "Decide what happens after the absence", "nothing follows by itself"),
    (enrolled, NextStep.FOLLOW_UP, "Follow up", "The planning is to be followed up by"),
    (closed, NextStep.NOTHING, "Nothing is waiting", "The case was closed on Monday 23 November."),
]  # fmt: skip


@pytest.mark.parametrize(("make", "step", "heading", "reason"), STEPS)
def test_a_step_says_what_to_do_and_why(
    desk: Desk, make: Make, step: NextStep, heading: str, reason: str
) -> None:
    case = make(desk)
    words = words_of(desk, case)
    assert (words.step, words.heading) == (step, heading)
    assert reason in words.reason


def words_of(desk: Desk, case: UUID) -> StepWords:
    return StepWords(case_now(desk.work, case), desk.today, translator("en"))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (0, ("clock", "By Mon 30 Nov, in 7 days")),
        (7, ("clock", "Today")),
        (8, ("late", "Late 1 day")),
        (11, ("late", "Late 4 days")),
    ],
)
def test_a_steps_day_is_told_as_it_stands(
    desk: Desk, after: int, expected: tuple[str, str]
) -> None:
    case = desk.routed()
    desk.go_to(MONDAY + after * DAY)
    assert words_of(desk, case).state == expected


def test_a_case_that_may_but_need_not_be_enrolled_has_no_day(desk: Desk) -> None:
    words = words_of(desk, maybe(desk))
    assert words.state is None
    assert "no deadline runs" in words.reason


def card(workplace: Workplace, qtbot: QtBot, case: UUID) -> NextStepCard:
    page = opened(workplace, qtbot, case)
    (found,) = page.findChildren(NextStepCard)
    return found


def test_the_first_time_with_room_is_booked_at_one_press(
    workplace: Workplace, qtbot: QtBot
) -> None:
    case = desk_of(workplace).routed()
    shown = card(workplace, qtbot, case)
    told = heard(workplace.told)
    assert "The next meeting with room is Tuesday 24 November 09.00–11.00" in said(shown)
    press(shown, "Book Tue 24 Nov 09.00")
    assert [m.day for m in file_of(workplace, case).meetings] == [MONDAY + DAY]
    assert file_of(workplace, case).next_step is NextStep.SEND_INVITATION
    assert "Go to the letter" in buttons(shown)
    (event,) = told
    assert isinstance(event, Event)
    assert workplace.take_back(event)
    assert file_of(workplace, case).next_step is NextStep.BOOK_ENROLMENT


def test_the_routines_words_stand_with_their_source(workplace: Workplace, qtbot: QtBot) -> None:
    shown = card(workplace, qtbot, desk_of(workplace).routed())
    assert "”Eventuellt beslut om ekonomiskt bistånd fattas." in said(shown)
    assert "Arbetsrutin 2018, tillägg 2019-05-10" in said(shown)


GOING: list[tuple[Make, str, Place]] = [
    (unanswered, "Answer the questions", Place("case", tab="enrolment")),
    (unrouted, "Look at the suggestion", Place("case", tab="enrolment")),
    (booked, "Go to the letter", Place("letters")),
    (called, "Show the meeting", Place("meetings")),
    (held, "Record attendance", Place("meetings")),
    (no_show, "Choose another route", Place("case", tab="enrolment")),
]


@pytest.mark.parametrize(("make", "words", "place"), GOING)
def test_a_step_done_elsewhere_leads_there(
    workplace: Workplace, qtbot: QtBot, make: Make, words: str, place: Place
) -> None:
    case = make(desk_of(workplace))
    shown = card(workplace, qtbot, case)
    wanted = heard(workplace.wanted)
    press(shown, words)
    meetings = [m.meeting_id for m in file_of(workplace, case).meetings]
    assert wanted == [replace(place, record=case if place.page == "case" else meetings[0])]


def test_a_decision_needs_its_outcome_and_its_day(workplace: Workplace, qtbot: QtBot) -> None:
    case = undecided(desk_of(workplace))
    shown = card(workplace, qtbot, case)
    press(shown, "Record the decision")
    assert "Choose approved or refused." in said(shown)
    (strip,), (day,) = shown.findChildren(Segments), shown.findChildren(DateField)
    strip.choose(DecisionOutcome.APPROVED)
    day.show_text("31/2")
    press(shown, "Record the decision")
    assert "There is no such date." in said(shown)
    assert file_of(workplace, case).decision is None
    day.show_day(MONDAY)
    press(shown, "Record the decision")
    assert file_of(workplace, case).decided_on == MONDAY


def test_how_a_talk_with_one_person_went_is_marked_at_once(
    workplace: Workplace, qtbot: QtBot
) -> None:
    case = talk_held(desk_of(workplace))
    shown = card(workplace, qtbot, case)
    press(shown, "Present")
    assert file_of(workplace, case).meetings[0].attendance is Attendance.PRESENT


def test_an_absence_can_be_excused_afterwards(workplace: Workplace, qtbot: QtBot) -> None:
    case = missed_once(desk_of(workplace))
    shown = card(workplace, qtbot, case)
    press(shown, "Record a valid excuse")
    assert file_of(workplace, case).route.absences == 0
    assert "Record a valid excuse" not in buttons(shown)


def test_a_position_needs_words_which_become_a_note(workplace: Workplace, qtbot: QtBot) -> None:
    case = no_show(desk_of(workplace))
    shown = card(workplace, qtbot, case)
    press(shown, "Call to a new meeting")
    assert "Write what you decide, and why." in said(shown)
    shown.findChildren(QPlainTextEdit)[0].setPlainText("Var sjuk, vill komma.")
    press(shown, "Call to a new meeting")
    file = file_of(workplace, case)
    assert [note.text for note in file.notes] == ["Var sjuk, vill komma."]
    assert file.next_step is NextStep.BOOK_THREE_PARTY


def test_a_follow_up_is_written_and_agreed_anew(workplace: Workplace, qtbot: QtBot) -> None:
    case = enrolled(desk_of(workplace))
    shown = card(workplace, qtbot, case)
    shown.findChildren(QPlainTextEdit)[0].setPlainText("Har börjat praktik.")
    shown.findChildren(DateField)[0].show_day(MONDAY + 60 * DAY)
    press(shown, "Record the follow-up")
    file = file_of(workplace, case)
    assert (file.next_step, file.due) == (NextStep.FOLLOW_UP, MONDAY + 60 * DAY)
    assert [note.text for note in file.notes] == ["Har börjat praktik."]


def test_what_is_typed_stays_when_something_else_has_changed(
    workplace: Workplace, qtbot: QtBot
) -> None:
    case = enrolled(desk_of(workplace))
    shown = card(workplace, qtbot, case)
    (field,) = shown.findChildren(QPlainTextEdit)
    field.setPlainText("Har bö")
    workplace.changed.emit()
    assert shown.findChildren(QPlainTextEdit) == [field]
    assert field.toPlainText() == "Har bö"


def test_another_time_is_chosen_in_the_same_place(workplace: Workplace, qtbot: QtBot) -> None:
    shown = card(workplace, qtbot, desk_of(workplace).routed())
    press(shown, "Choose another time")
    press(shown, "Choose another time")
    assert len(shown.findChildren(BookingPanel)) == 1


def test_a_case_that_waits_for_nothing_can_be_closed(workplace: Workplace, qtbot: QtBot) -> None:
    desk = desk_of(workplace)
    case = desk.register()
    record_decision(desk.work, case, DecisionOutcome.REFUSED, desk.today)
    shown = card(workplace, qtbot, case)
    press(shown, "Close the case")
    assert file_of(workplace, case).closed_on == desk.today


AIMS: list[tuple[Make, str]] = [
    (first_visit, "Book "),
    (undecided, "Decision on income support"),
    (unanswered, ""),
    (unrouted, "Book "),
    (routed, "Book "),
    (high_risk, "Book "),
    (no_show, "What you decide, and why"),
    (enrolled, "What has happened since"),
]


def arrived(workplace: Workplace, qtbot: QtBot, case: UUID) -> tuple[CasePage, QWidget]:
    """Return the page the queue's row leads to, and what has the focus there."""
    file = file_of(workplace, case)
    who = Who(case, file.case_number, "", None, protected=False)
    day = file.contact_date
    line = WaitingCase(who=who, step=file.next_step, due=day, rule="", contacted_on=day)
    page = CasePage(workplace, place_of(line))
    qtbot.addWidget(page)
    focus = page.focusWidget()
    assert focus is not None
    return page, focus


@pytest.mark.parametrize(("make", "name"), AIMS)
def test_a_row_of_the_queue_leads_to_what_does_its_step(
    workplace: Workplace, qtbot: QtBot, make: Make, name: str
) -> None:
    _, focus = arrived(workplace, qtbot, make(desk_of(workplace)))
    said = focus.text() if isinstance(focus, QPushButton) else focus.accessibleName()
    assert said.startswith(name)
    assert isinstance(focus, QPushButton) is (name == "Book ")


@pytest.mark.parametrize("make", [first_visit, unrouted, routed, high_risk])
def test_enter_again_books_where_nothing_is_to_be_typed(
    workplace: Workplace, qtbot: QtBot, make: Make
) -> None:
    case = make(desk_of(workplace))
    page, focus = arrived(workplace, qtbot, case)
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert [m.attendance for m in file_of(workplace, case).meetings] == [None]
    assert page.title == file_of(workplace, case).case_number

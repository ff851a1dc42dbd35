"""Idag: the next thing to do is current on arrival, and each button leads to where it is done."""

from datetime import date, datetime, time
from typing import cast
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from models.queries.today import Group, Queue, WaitingCase, WaitingMeeting, Who
from models.rules.work_queue import Bucket
from models.vocabulary import MeetingKind, NextStep
from ui.application import Workplace
from ui.desk.demo import OfficeClock
from ui.i18n import translator
from ui.pages.today.lines import queue_groups
from ui.pages.today.page import TodayPage
from ui.places import Place
from ui.widgets.queue_view import QueueItem
from ui.widgets.segments import Segments

WHO = Who(uuid4(), "2026-00412", "Anna Öhrström", date(1985, 4, 12), protected=False)
NOW = datetime.combine(date(2026, 11, 24), time(14))
MEETING = uuid4()


def waiting(step: NextStep, rule: str, due: int, **days: date) -> WaitingCase:
    """Return a case that waits, due on a day of November."""
    day = date(2026, 11, due)
    usual = {"contacted_on": date(2026, 11, 9), **days}
    return WaitingCase(who=WHO, step=step, due=day, rule=rule, **usual)  # type: ignore[arg-type]


def item(line: WaitingCase | WaitingMeeting, bucket: Bucket = Bucket.LATE) -> QueueItem:
    (group,) = queue_groups(Queue((Group(bucket, (line,), 1),), None), NOW, translator("en"))
    return group.items[0]


DAY = date(2026, 11, 13)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (
            waiting(NextStep.BOOK_ENROLMENT, "Q3", 20, decided_on=DAY),
            "Within a week from the decision",
        ),
        (
            waiting(NextStep.BOOK_ENROLMENT, "Q3", 20, decided_on=date(2026, 11, 3), missed_on=DAY),
            "Within a week from the meeting on Fri 13 Nov that came to nothing",
        ),
        (
            waiting(NextStep.BOOK_FIRST_VISIT, "Q2", 16),
            "Within a week from the contact on Mon 9 Nov",
        ),
        (
            waiting(NextStep.BOOK_FIRST_VISIT, "Q2", 19),
            "Within 10 days from the contact on Mon 9 Nov",
        ),
        (
            waiting(NextStep.ANSWER_QUESTIONS, "Q17", 20, missed_on=DAY),
            "Within a week from the absence on Fri 13 Nov",
        ),
        (waiting(NextStep.REVIEW_EXEMPTION, "ours-A2", 20), "The reason held until Fri 20 Nov"),
        (waiting(NextStep.REVIEW_EXEMPTION, "ours-A2", 26), "The reason holds until Thu 26 Nov"),
        (
            waiting(NextStep.CHOOSE_ROUTE, "Q3", 13, decided_on=DAY, meets_on=DAY),
            "Before the meeting on Fri 13 Nov",
        ),
        (waiting(NextStep.FOLLOW_UP, "unknown", 20), ""),
    ],
)
def test_the_rule_is_told_in_words_with_its_days(line: WaitingCase, why: str) -> None:
    assert item(line).why.startswith(why)


@pytest.mark.parametrize(
    ("step", "place"),
    [
        (NextStep.BOOK_FIRST_VISIT, Place("case", WHO.case_id, "overview", "book")),
        (NextStep.BOOK_ENROLMENT, Place("case", WHO.case_id, "overview", "book")),
        (NextStep.BOOK_THREE_PARTY, Place("case", WHO.case_id, "overview", "book")),
        (NextStep.RECORD_DECISION, Place("case", WHO.case_id, "overview", "decision")),
        (NextStep.ANSWER_QUESTIONS, Place("case", WHO.case_id, "enrolment", "route")),
        (NextStep.CHOOSE_ROUTE, Place("case", WHO.case_id, "enrolment", "route")),
        (NextStep.REVIEW_EXEMPTION, Place("case", WHO.case_id, "enrolment", "route")),
        (NextStep.TAKE_POSITION, Place("case", WHO.case_id, "overview", "position")),
        (NextStep.FOLLOW_UP, Place("case", WHO.case_id, "overview", "follow_up")),
        (NextStep.SEND_INVITATION, Place("letters", MEETING)),
    ],
)
def test_each_button_leads_to_where_its_step_is_done(step: NextStep, place: Place) -> None:
    line = WaitingCase(who=WHO, step=step, due=DAY, rule="", contacted_on=DAY, meeting_id=MEETING)
    assert item(line).key == place
    assert item(line).action


def test_a_group_without_attendance_is_told_as_a_whole() -> None:
    line = WaitingMeeting(
        meeting_id=MEETING,
        kind=MeetingKind.ENROLMENT_GENERAL,
        due=NOW.date(),
        starts=time(9),
        ends=time(11),
        place="Nobelvägen 66",
        missing=18,
    )
    shown = item(line, Bucket.TODAY)
    assert (shown.title, shown.under) == (
        "Enrolment meeting, general",
        "18 persons · Nobelvägen 66",
    )
    assert (shown.what, shown.why) == ("Attendance is missing for 18 persons", "Ended 11.00")
    assert (shown.key, shown.left, shown.late) == (Place("meetings", MEETING), "today", False)


@pytest.mark.parametrize("step", [NextStep.BOOK_ENROLMENT, NextStep.FOLLOW_UP])
def test_a_protected_person_is_a_case_number_and_a_shield(step: NextStep) -> None:
    hidden = Who(WHO.case_id, WHO.case_number, WHO.name, WHO.born, protected=True)
    line = WaitingCase(who=hidden, step=step, due=DAY, rule="Q3", contacted_on=DAY)
    shown = item(line)
    assert (shown.title, shown.under, shown.shield) == (
        "2026-00412",
        "Protected personal data",
        True,
    )
    assert "Anna" not in str(shown)
    assert "1985" not in str(shown)


def test_an_empty_group_names_the_next_date() -> None:
    due = waiting(NextStep.FOLLOW_UP, "", 25)
    groups = (
        Group(Bucket.LATE, (), 0),
        Group(Bucket.TODAY, (due,), 1),
        Group(Bucket.THIS_WEEK, (), 0),
    )
    late, _, week = queue_groups(Queue(groups, date(2026, 12, 1)), NOW, translator("en"))
    assert late.empty == "Nothing is overdue. The next date is Wednesday 25 November."
    assert week.empty == "Nothing more this week. The next date is Tuesday 1 December."


def test_high_risk_is_not_told_on_a_page_of_many_people() -> None:
    line = WaitingMeeting(
        meeting_id=MEETING,
        kind=MeetingKind.THREE_PARTY_HIGH_RISK,
        due=DAY,
        starts=time(9),
        ends=time(10),
        place="",
        missing=1,
        who=WHO,
    )
    assert "risk" not in str(item(line)).lower()


@pytest.fixture
def page(workplace: Workplace, qtbot: QtBot) -> TodayPage:
    made = TodayPage(workplace, Place("today"))
    qtbot.addWidget(made)
    made.resize(1248, 804)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.areas()[0].setFocus()
    return made


@pytest.fixture
def wanted(workplace: Workplace) -> list[Place]:
    told: list[Place] = []
    workplace.wanted.connect(told.append)
    return told


def test_enter_leads_to_the_first_thing_to_do(page: TodayPage, wanted: list[Place]) -> None:
    QTest.keyClick(page.queue, Qt.Key.Key_Return)
    assert [place.page for place in wanted] == ["case"]


def test_ten_things_are_seen_without_scrolling(page: TodayPage) -> None:
    model, seen = page.queue.model(), page.queue.viewport().rect()
    rows = [model.index(n, 0) for n in range(model.rowCount())]
    things = [row for row in rows if row.flags() & Qt.ItemFlag.ItemIsEnabled]
    shown = [row for row in things if seen.contains(page.queue.visualRect(row))]
    assert len(shown) >= min(10, len(things))


def _button(page: TodayPage, text: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.text().startswith(text))


@pytest.mark.parametrize(
    ("text", "to"), [("The week's lists", "lists"), ("The week's letters", "letters")]
)
def test_the_weeks_papers_are_one_click_away(
    page: TodayPage, wanted: list[Place], text: str, to: str
) -> None:
    _button(page, text).click()
    assert wanted == [Place(to)]


def test_a_card_of_the_week_opens_its_meeting(page: TodayPage, wanted: list[Place]) -> None:
    strip = page.areas()[1]
    card = strip.findChildren(QAbstractButton)[0]
    card.click()
    assert [place.page for place in wanted] == ["meetings"]
    assert wanted[0].record is not None


def test_whose_cases_are_shown_is_remembered(
    page: TodayPage, workplace: Workplace, qtbot: QtBot
) -> None:
    (whose,) = page.findChildren(Segments)
    assert whose.value == "all"
    whose.findChildren(QAbstractButton)[0].click()
    again = TodayPage(workplace, Place("today"))
    qtbot.addWidget(again)
    (kept,) = again.findChildren(Segments)
    assert kept.value == "mine"


def test_what_time_has_made_due_is_shown_when_the_page_reads_again(
    page: TodayPage, workplace: Workplace
) -> None:
    before = page.queue.model().rowCount()
    clock = cast("OfficeClock", workplace.store.now)
    clock.moment = datetime.combine(date(2026, 12, 30), time(9)).astimezone()
    page.read_again()
    assert page.queue.model().rowCount() > before

"""The work queue as a page: what waits, the oldest first, under a line that says what one looks at."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QLabel, QTableView
from pytestqt.qtbot import QtBot

from models.queries.work_queue import QueueRow
from models.vocabulary import NextStep
from tests.models.desk import MONDAY
from ui.i18n import translator
from ui.pages.queue import QueuePage, queue_columns

ROW = QueueRow(
    case_id=uuid4(),
    case_number="2026-00412",
    name="Anna Öhrström",
    born=date(1985, 4, 12),
    protected=False,
    next_step=NextStep.BOOK_ENROLMENT,
    due=MONDAY,
    rule="",
)


def texts(row: QueueRow, language: str = "en") -> list[str]:
    return [column.text(row, translator(language)) for column in queue_columns(MONDAY)]


@pytest.mark.parametrize(
    ("days", "shown"), [(-1, "Late"), (0, "Today"), (1, "This week"), (30, "Later")]
)
def test_a_row_tells_when_it_is_due(days: int, shown: str) -> None:
    assert texts(replace(ROW, due=MONDAY + timedelta(days)))[0] == shown


def test_a_row_tells_who_and_what() -> None:
    assert texts(ROW)[1:6] == [
        *("2026-11-23", "Anna Öhrström", "1985-04-12", "2026-00412"),
        NextStep.BOOK_ENROLMENT.label,
    ]


def test_a_meeting_that_is_over_waits_for_its_attendance() -> None:
    row = replace(ROW, next_step=NextStep.HOLD_MEETING, due=MONDAY - timedelta(1))
    assert texts(row)[5] == NextStep.RECORD_ATTENDANCE.label


def test_the_page_shows_the_queue_and_what_it_is(qtbot: QtBot) -> None:
    page = QueuePage(translator("en"), MONDAY)
    qtbot.addWidget(page)
    page.show_queue((ROW,), "Everyone is invented.")
    (table,) = page.findChildren(QTableView)
    assert table.model().rowCount() == 1
    assert table.accessibleName() == "Work queue"
    assert page.findChildren(QLabel)[0].text() == "Everyone is invented."


def test_something_can_be_said_instead(qtbot: QtBot) -> None:
    page = QueuePage(translator("en"), MONDAY)
    qtbot.addWidget(page)
    page.say("The disk is full.")
    assert page.findChildren(QLabel)[0].text() == "The disk is full."

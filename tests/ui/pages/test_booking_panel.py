"""Times to book on a real panel: the next ones, any other day, and a reason where the week is passed."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from models.actions.cases import CaseDraft, register_case
from models.actions.enrolment import choose_route, record_decision, save_answers
from models.case import Case
from models.rules.facts import Answers
from models.vocabulary import Answer, DecisionOutcome, MeetingKind
from tests.models.desk import ANNA
from ui.application import Workplace
from ui.pages.booking.panel import BookingPanel

CALM = Answers(violence_indication=Answer.NO)
Shown = Callable[[UUID], BookingPanel]


def case_with(workplace: Workplace, answers: Answers | None = CALM, *, days_ago: int = 0) -> UUID:
    """Return a case approved some days ago whose route is chosen; without answers it is new."""
    draft = CaseDraft(person=ANNA, contact_date=workplace.today - timedelta(days_ago + 7))
    case_id = register_case(workplace.work, draft)
    if answers is not None:
        decided = workplace.today - timedelta(days_ago)
        record_decision(workplace.work, case_id, DecisionOutcome.APPROVED, decided)
        save_answers(workplace.work, case_id, answers)
        choose_route(workplace.work, case_id)
    return case_id


@pytest.fixture
def shown(workplace: Workplace, qtbot: QtBot) -> Shown:
    kept = []  # Qt deletes what Python lets go of

    def show(case_id: UUID) -> BookingPanel:
        panel = BookingPanel(workplace, case_id)
        kept.append(panel)
        qtbot.addWidget(panel)
        workplace.changed.connect(panel.read_again)
        panel.show()
        return panel

    return show


def words(panel: BookingPanel) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def booked(workplace: Workplace, case_id: UUID) -> list[tuple[MeetingKind, date]]:
    def found(session: object) -> list[tuple[MeetingKind, date]]:
        case = session.get_one(Case, case_id)  # type: ignore[attr-defined]
        return [(b.meeting.kind, b.meeting.day) for b in case.bookings if not b.cancelled_on]

    return workplace.read(found)


def ask(panel: BookingPanel, day: date) -> None:
    panel.day.show_day(day)
    panel.day._ask()


def test_a_new_case_is_offered_first_visits_and_one_press_books(
    workplace: Workplace, shown: Shown
) -> None:
    case_id = case_with(workplace, None)
    panel = shown(case_id)
    assert panel.kind is MeetingKind.FIRST_VISIT
    slot = panel.rows[0].seat.slot
    panel._about._reason.setPlainText("Tidigare tider är tagna.")
    panel.rows[0].button.click()
    assert booked(workplace, case_id) == [(MeetingKind.FIRST_VISIT, slot.day)]
    assert panel.isHidden()


def test_a_meeting_after_the_week_is_not_booked_without_a_reason(
    workplace: Workplace, shown: Shown
) -> None:
    case_id = case_with(workplace, days_ago=20)
    panel = shown(case_id)
    assert "inom en vecka" in words(panel)
    panel.rows[0].button.click()
    assert booked(workplace, case_id) == []
    assert "Write why the meeting is held after the week." in words(panel)
    QTest.keyClicks(panel._about._reason, "Var sjuk.")
    panel.rows[0].button.click()
    assert len(booked(workplace, case_id)) == 1


def test_a_reason_half_written_is_there_again_until_it_stands_with_a_booking(
    workplace: Workplace, shown: Shown
) -> None:
    case_id = case_with(workplace, days_ago=20)
    panel = shown(case_id)
    QTest.keyClicks(panel._about._reason, "Var sjuk.")
    panel.save()
    again = shown(case_id)
    assert again._about.reason == "Var sjuk."
    again.rows[0].button.click()
    assert shown(case_id)._about.reason == ""


def test_a_holiday_is_named_with_the_next_day(workplace: Workplace, shown: Shown) -> None:
    panel = shown(case_with(workplace))
    ask(panel, date(2027, 1, 1))
    assert "Nyårsdagen" in words(panel)
    assert "The next day with room is Tuesday 5 January." in words(panel)


def test_a_day_within_reach_can_be_booked_from_its_own_row(
    workplace: Workplace, shown: Shown
) -> None:
    case_id = case_with(workplace)
    panel = shown(case_id)
    panel._about._reason.setPlainText("Är bortrest.")
    ask(panel, date(2026, 12, 15))
    panel.rows[-1].button.click()
    assert booked(workplace, case_id) == [(MeetingKind.ENROLMENT_GENERAL, date(2026, 12, 15))]


def test_who_has_a_place_is_moved_to_another_time(workplace: Workplace, shown: Shown) -> None:
    case_id = case_with(workplace)
    shown(case_id).rows[0].button.click()
    panel = shown(case_id)
    assert "A new time replaces it." in words(panel)
    panel._about._reason.setPlainText("Är bortrest.")
    ask(panel, date(2026, 12, 15))
    panel.rows[-1].button.click()
    assert booked(workplace, case_id) == [(MeetingKind.ENROLMENT_GENERAL, date(2026, 12, 15))]


def test_another_kind_shows_its_own_times_and_officer(workplace: Workplace, shown: Shown) -> None:
    panel = shown(case_with(workplace))
    panel.show_kind(MeetingKind.THREE_PARTY)
    assert {row.seat.slot.kind for row in panel.rows} == {MeetingKind.THREE_PARTY}
    assert all(row.seat.officer for row in panel.rows)


def test_what_must_be_answered_first_is_said_and_shuts_the_rows(
    workplace: Workplace, shown: Shown
) -> None:
    case_id = case_with(workplace)
    save_answers(workplace.work, case_id, Answers())
    panel = shown(case_id)
    panel.show_kind(MeetingKind.ENROLMENT_GENERAL)
    assert "Must be answered before it can be booked" in words(panel)
    assert not any(row.button.isEnabled() for row in panel.rows)


def test_more_times_are_shown_on_request(workplace: Workplace, shown: Shown) -> None:
    panel = shown(case_with(workplace))
    before = len(panel.rows)
    panel._more.click()
    assert len(panel.rows) > before


@pytest.mark.parametrize(("typed", "said"), [("snart", "not a date"), ("", "Write a date.")])
def test_what_is_no_day_is_said_under_the_field(
    workplace: Workplace, shown: Shown, typed: str, said: str
) -> None:
    panel = shown(case_with(workplace))
    panel.day._day.show_text(typed)
    panel.day._ask()
    assert said in words(panel)

"""The enrolment of a real case by keyboard: answers, the live suggestion, the choice and the booking."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.actions.cases import CaseDraft, register_case
from models.actions.enrolment import record_decision, save_answers
from models.errors import CouldNotWrite
from models.queries.case_file import case_file
from models.queries.drafts import draft_of
from models.queries.letters import outbox
from models.rules.facts import Answers
from models.vocabulary import Answer, DecisionOutcome, MeetingKind, Outcome
from tests.models.desk import ANNA
from ui.application import Workplace
from ui.forms.enrolment import ENROLMENT
from ui.pages.enrolment.suggestion_actions import Act
from ui.pages.enrolment.tab import EnrolmentTab
from ui.places import Place

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
KEYS = {YES: Qt.Key.Key_Y, NO: Qt.Key.Key_N, UNKNOWN: Qt.Key.Key_D}
Open = Callable[..., EnrolmentTab]


def registered(workplace: Workplace, answers: Answers | None = None, **changes: Any) -> UUID:
    """Return a case approved today; `decided=False` leaves the decision open."""
    decided = changes.pop("decided", True)
    draft = {"contact_date": workplace.today - timedelta(7), **changes}
    case_id = register_case(workplace.work, CaseDraft(person=ANNA, **draft))
    if decided:
        record_decision(workplace.work, case_id, DecisionOutcome.APPROVED, workplace.today)
    if answers is not None:
        save_answers(workplace.work, case_id, answers)
    return case_id


@pytest.fixture
def opened(workplace: Workplace, qtbot: QtBot) -> Open:
    """Give what opens the enrolment of a case as the window does: shown, read again after every change."""

    kept = []  # Qt deletes what Python lets go of

    def open_case(case_id: UUID) -> EnrolmentTab:
        tab = EnrolmentTab(workplace, case_id)
        kept.append(tab)
        qtbot.addWidget(tab)
        workplace.changed.connect(tab.read_again)
        tab.resize(1256, 760)
        with qtbot.waitActive(tab):
            tab.show()
            tab.activateWindow()
        tab.areas()[0].setFocus()
        return tab

    return open_case


def press(*keys: Qt.Key) -> int:
    """Press keys where the focus is; return how many."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    return len(keys)


def answer(tab: EnrolmentTab, name: str, value: Answer) -> None:
    tab.form.focus_field(name)
    press(KEYS[value])


def case_of(workplace: Workplace, case_id: UUID) -> Any:
    return workplace.read(
        lambda session: case_file(session, case_id, workplace.work.routines, workplace.today)
    )


Row = tuple[str, dict[str, Answer], str, bool]
ROWS: tuple[Row, ...] = (
    ("01", {"violence_indication": NO}, "Enrolment meeting, general", False),
    ("02", {"violence_indication": NO, "sfi_student": YES}, "Enrolment meeting, SFI", False),
    ("34", {"violence_indication": NO, "social_phobia": YES}, "Three-party meeting", False),
    ("53", {"violence_indication": YES, "sfi_student": YES}, "Three-party meeting, high risk", False),
    ("56", {"sfi_student": YES}, "Enrolment meeting, SFI", True),
    ("12", {"one_off_application": YES, "otherwise_self_supporting": YES}, "Exempt", False),
    ("25", {"violence_indication": NO, "active_abuse": YES, "abuse_prevents_planning": NO}, "Enrolment meeting, general", True),
    ("77", {"violence_indication": NO, "ill_health": YES}, "Enrolment meeting, general", True),
)  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_row_of_the_table_answered_by_keyboard_shows_its_outcome(
    workplace: Workplace, qtbot: QtBot, opened: Open, row: Row
) -> None:
    _, answers, heading, preliminary = row
    tab = opened(registered(workplace))
    for name, value in answers.items():
        answer(tab, name, value)
    assert tab.card.heading.text() == heading
    assert tab.stand.found.preliminary is preliminary


def test_a_new_case_is_decided_answered_booked_and_on_its_way_to_print_in_six_presses(
    workplace: Workplace, qtbot: QtBot, opened: Open
) -> None:
    case_id = registered(workplace, decided=False)
    opened(case_id)
    with qtbot.waitSignal(workplace.wanted) as gone:
        keys = press(Qt.Key.Key_A, Qt.Key.Key_Return)  # approved, today
        keys += press(Qt.Key.Key_N)  # no indication of violence
        keys += press(Qt.Key.Key_Return)  # book the time on the button
        keys += press(Qt.Key.Key_Return)  # print the invitation
    (meeting,) = case_of(workplace, case_id).meetings
    assert gone.args == [Place("letters", meeting.meeting_id)]
    assert keys <= 6


def test_a_letter_answers_and_goes_on_and_delete_takes_it_back(
    workplace: Workplace, qtbot: QtBot, opened: Open
) -> None:
    tab = opened(registered(workplace, Answers(violence_indication=NO)))
    tab.form.focus_field("one_off_application")
    press(Qt.Key.Key_N)
    assert tab.editing.draft.one_off_application is NO
    press(Qt.Key.Key_Y)  # the next question
    assert tab.editing.draft.temporary_need is YES
    tab.form.focus_field("temporary_need")
    press(Qt.Key.Key_Delete)
    assert tab.editing.draft.temporary_need is None


def test_nothing_is_chosen_beforehand(workplace: Workplace, opened: Open) -> None:
    tab = opened(registered(workplace))
    assert all(tab.form.field(field.name).editor.value in (None, "") for field in ENROLMENT.fields)


def test_a_question_the_rules_wait_for_is_where_the_primary_button_leads(
    workplace: Workplace, qtbot: QtBot, opened: Open
) -> None:
    tab = opened(registered(workplace, Answers(active_abuse=YES, abuse_prevents_planning=NO)))
    for name in ("violence_indication", "group_suitable"):
        tab.card.focus_primary()
        press(Qt.Key.Key_Return)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert tab.form.field(name).isAncestorOf(focused)
        press(Qt.Key.Key_N)
    assert tab.card.primary().hasFocus()
    assert tab.stand.outcome is Outcome.THREE_PARTY


def test_nothing_can_be_booked_while_a_higher_question_is_unanswered(
    workplace: Workplace, opened: Open
) -> None:
    tab = opened(registered(workplace, Answers(sfi_student=YES)))
    assert not tab.card.button(Act.BOOK).isEnabled()
    tab.take_aim("book")
    assert tab.panel is not None
    assert tab.panel.rows
    assert not any(row.button.isEnabled() for row in tab.panel.rows)


def test_what_is_typed_is_a_draft_within_two_seconds_and_the_record_when_one_leaves(
    workplace: Workplace, qtbot: QtBot, opened: Open
) -> None:
    case_id = registered(workplace)
    tab = opened(case_id)
    with qtbot.waitSignal(workplace.draft_saved, timeout=2_000):
        answer(tab, "sfi_student", YES)
    assert case_of(workplace, case_id).answers.sfi_student is None
    tab.leave()
    assert case_of(workplace, case_id).answers.sfi_student is YES
    assert draft(workplace, case_id) is None


def draft(workplace: Workplace, case_id: UUID) -> object:
    return workplace.read(
        lambda session: draft_of(session, "enrolment", case_id, workplace.store.who)
    )


def test_a_draft_is_there_again_and_can_be_let_go_of(
    workplace: Workplace, qtbot: QtBot, opened: Open
) -> None:
    case_id = registered(workplace)
    first = opened(case_id)
    answer(first, "sfi_student", YES)
    first.autosave.save()
    again = EnrolmentTab(workplace, case_id)
    qtbot.addWidget(again)
    assert again.editing.draft.sfi_student is YES
    again._drop()
    assert again.editing.draft == Answers()
    assert draft(workplace, case_id) is None


def test_what_cannot_be_recorded_stays_a_draft(
    workplace: Workplace, qtbot: QtBot, opened: Open
) -> None:
    case_id = registered(workplace)
    tab = opened(case_id)
    tab.editing.put("broke_off_on", workplace.today + timedelta(3))
    tab._edited()
    tab.leave()
    assert case_of(workplace, case_id).answers.broke_off_on is None
    assert draft(workplace, case_id) is not None


def test_a_failing_commit_never_says_saved(
    workplace: Workplace, qtbot: QtBot, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = registered(workplace, Answers(violence_indication=NO))
    tab = opened(case_id)

    def full_disk(*_: object, **__: object) -> None:
        raise CouldNotWrite(workplace.store.file, "disk full")

    monkeypatch.setattr("ui.pages.enrolment.tab.choose_and_book", full_disk)
    tab.card.focus_primary()
    with (
        qtbot.assertNotEmitted(workplace.saved),
        qtbot.assertNotEmitted(workplace.told),
        qtbot.waitSignal(workplace.hindered),
    ):
        press(Qt.Key.Key_Return)
    assert case_of(workplace, case_id).meetings == ()
    assert not tab.stand.booked


def test_booking_chooses_the_route_and_prepares_the_letter_and_one_undo_takes_it_all_back(
    workplace: Workplace, qtbot: QtBot, opened: Open
) -> None:
    case_id = registered(workplace, Answers(violence_indication=NO, social_phobia=YES))
    tab = opened(case_id)
    tab.card.focus_primary()
    with qtbot.waitSignal(workplace.told) as told:
        press(Qt.Key.Key_Return)
    file = case_of(workplace, case_id)
    assert file.chosen is Outcome.THREE_PARTY
    assert [m.kind for m in file.meetings] == [MeetingKind.THREE_PARTY]
    letters = workplace.read(lambda session: outbox(session, workplace.today))
    assert case_id in {row.case_id for row in letters}
    workplace.take_back(told.args[0])
    assert case_of(workplace, case_id).chosen is None
    assert tab.card.button(Act.BOOK).isEnabled()


def test_another_route_needs_a_written_reason(
    workplace: Workplace, qtbot: QtBot, opened: Open
) -> None:
    case_id = registered(workplace, Answers(violence_indication=NO))
    tab = opened(case_id)
    QTest.mouseClick(tab.card.button(Act.OTHER), Qt.MouseButton.LeftButton)
    tab.other.route.choose(Outcome.THREE_PARTY)
    tab.other._choose()
    assert case_of(workplace, case_id).chosen is None
    assert tab.other.reason.hasFocus()
    QTest.keyClicks(tab.other.reason, "Har bett om det.")
    tab.other._choose()
    assert case_of(workplace, case_id).chosen is Outcome.THREE_PARTY
    assert tab.stand.kind is MeetingKind.THREE_PARTY
    assert tab.stand.slot is not None


def test_the_reason_for_another_route_is_kept_while_it_is_written(
    workplace: Workplace, qtbot: QtBot, opened: Open
) -> None:
    case_id = registered(workplace, Answers(violence_indication=NO))
    tab = opened(case_id)
    tab.take_aim("other")
    QTest.keyClicks(tab.other.reason, "Har bett")
    tab.leave()
    again = EnrolmentTab(workplace, case_id)
    qtbot.addWidget(again)
    assert again.other.reason.toPlainText() == "Har bett"
    assert not again.other.isHidden()


def test_an_exemption_tells_its_number_and_its_review_and_is_chosen_without_a_meeting(
    workplace: Workplace, qtbot: QtBot, opened: Open
) -> None:
    ends = workplace.today + timedelta(30)
    case_id = registered(workplace, Answers(temporary_need=YES, need_ends=ends))
    tab = opened(case_id)
    told = shown_words(tab.card)
    assert "Exemption 2 of the routine" in told
    assert any(words.startswith("To be reviewed") for words in told)
    tab.card.focus_primary()
    press(Qt.Key.Key_Return)
    assert case_of(workplace, case_id).chosen is Outcome.EXEMPT


def test_a_long_term_case_is_possible_and_no_must(workplace: Workplace, opened: Open) -> None:
    answers = Answers(violence_indication=NO)
    from models.vocabulary import CaseKind

    case_id = registered(
        workplace, answers, kind=CaseKind.LONG_TERM, support_since=date(2016, 5, 1)
    )
    tab = opened(case_id)
    assert any("not a must" in words for words in shown_words(tab.card))


def shown_words(widget: QWidget) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden()]


def test_a_decision_without_a_day_asks_for_one(
    workplace: Workplace, qtbot: QtBot, opened: Open
) -> None:
    tab = opened(registered(workplace, decided=False))
    press(Qt.Key.Key_A)
    tab.facts.decision.day.line.clear()
    press(Qt.Key.Key_Return)
    assert tab.case.facts.decision is None
    assert "Write a date." in shown_words(tab.facts)


def test_a_closed_case_says_why_nothing_can_be_booked(workplace: Workplace, opened: Open) -> None:
    from models.actions.cases import close_case

    case_id = registered(workplace, Answers(violence_indication=NO))
    close_case(workplace.work, case_id)
    tab = opened(case_id)
    assert "The case is closed. Open it again to book." in shown_words(tab.card)
    assert all(tab.card.button(act).isHidden() for act in Act)

"""Particulars changed by hand: a draft, then the record; consents by day; a case closed with its letters."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from models.actions.office import add_caseworker
from models.case import Case
from models.meeting import Booking
from models.note import Draft
from models.person import ChannelConsent
from models.rules.registration import Registration
from ui.application import Workplace
from ui.desk.booking import book_next
from ui.desk.registering import close, opened_for_change, register
from ui.pages.case.particulars import ParticularsTab

Open = Callable[[], ParticularsTab]


@pytest.fixture
def case_id(workplace: Workplace) -> UUID:
    """Give a case with a first visit booked."""
    typed = Registration(
        given_name="Åsa",
        family_name="Öberg",
        number="850412-9803",
        contact_date=workplace.today,
        street="Provgatan 3",
        telephone="070-174 06 12",
    )
    done = workplace.do(lambda work: register(work, typed))
    assert done is not None
    workplace.do(lambda work: book_next(work, done.result))
    return done.result


@pytest.fixture
def opened(workplace: Workplace, case_id: UUID, qtbot: QtBot) -> Iterator[Open]:
    tabs: list[ParticularsTab] = []

    def open_tab() -> ParticularsTab:
        tab = ParticularsTab(workplace, case_id)
        tabs.append(tab)
        workplace.changed.connect(tab.read_again)
        qtbot.addWidget(tab)
        with qtbot.waitActive(tab):
            tab.show()
            tab.activateWindow()
        return tab

    yield open_tab
    tabs.clear()


def inside() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_in(tab: ParticularsTab, name: str, text: str) -> None:
    tab.form.focus_field(name)
    QTest.keyClick(inside(), Qt.Key.Key_End)
    QTest.keyClicks(inside(), text)


def record(workplace: Workplace, case_id: UUID) -> Registration:
    return opened_for_change(workplace.work, case_id)


def count(workplace: Workplace, kind: Any) -> int:
    return workplace.read(lambda s: s.scalar(select(func.count()).select_from(kind)) or 0)


def test_a_changed_address_is_a_draft_until_it_is_saved(
    workplace: Workplace, opened: Open, case_id: UUID
) -> None:
    tab = opened()
    assert not tab.save_button.isEnabled()
    before = record(workplace, case_id)
    type_in(tab, "street", " B")
    tab._autosave.save()
    assert record(workplace, case_id) == before
    assert count(workplace, Draft) == 1
    QTest.keyClick(inside(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert record(workplace, case_id) == replace(before, street="Provgatan 3 B")
    assert count(workplace, Draft) == 0
    assert not tab.save_button.isEnabled()


def test_going_away_saves_where_nothing_hinders(
    workplace: Workplace, opened: Open, case_id: UUID
) -> None:
    tab = opened()
    type_in(tab, "street", " B")
    tab.leave()
    assert record(workplace, case_id).street == "Provgatan 3 B"


def test_going_away_keeps_a_draft_where_something_hinders(
    workplace: Workplace, opened: Open, case_id: UUID
) -> None:
    tab = opened()
    before = record(workplace, case_id)
    type_in(tab, "contact_date", "x")
    type_in(tab, "street", " B")
    tab.leave()
    assert record(workplace, case_id) == before
    again = opened()
    assert again.bar is not None
    assert again._editing.draft.street == "Provgatan 3 B"
    again.save()
    assert inside().accessibleName() == "First contact"


def test_escape_takes_back_what_was_typed_and_one_button_brings_it_again(
    workplace: Workplace, opened: Open, case_id: UUID
) -> None:
    tab = opened()
    type_in(tab, "street", " B")
    QTest.keyClick(inside(), Qt.Key.Key_Escape)
    assert tab._editing.draft == record(workplace, case_id)
    assert tab.bar is not None
    assert tab.bar.action is not None
    tab.bar.action.click()
    assert tab._editing.draft.street == "Provgatan 3 B"
    assert tab._autosave.is_waiting


def test_a_saved_change_can_be_taken_back_and_is_then_shown(
    workplace: Workplace, opened: Open
) -> None:
    tab = opened()
    told: list[Any] = []
    workplace.told.connect(told.append)
    type_in(tab, "street", " B")
    tab.save()
    assert workplace.take_back(told[-1])
    assert tab.form.field("street").editor.value == "Provgatan 3"


def test_what_is_typed_stays_when_the_records_change(
    workplace: Workplace, opened: Open, case_id: UUID
) -> None:
    tab = opened()
    type_in(tab, "street", " B")
    tab.read_again()
    assert tab.form.field("street").editor.value == "Provgatan 3 B"


# Consents


def test_a_consent_is_given_and_withdrawn_on_the_day_told(
    workplace: Workplace, opened: Open
) -> None:
    tab = opened()
    sms = tab.consents.parts[0]
    sms.day.setFocus()
    QTest.keyClick(inside(), Qt.Key.Key_Down)
    sms.button.click()
    found = select(ChannelConsent).order_by(ChannelConsent.id.desc()).limit(1)
    given = workplace.read(lambda session: session.scalars(found).one())
    assert (workplace.today - given.given_on).days == 1
    tab.consents.parts[0].button.click()
    after = workplace.read(lambda session: session.scalars(found).one())
    assert after.withdrawn_on == workplace.today


@pytest.mark.parametrize("typed", ["+1", "soon", ""])
def test_a_consent_on_a_day_that_is_none_or_has_not_come_waits_with_a_reason(
    opened: Open, typed: str
) -> None:
    part = opened().consents.parts[0]
    part.day.line.selectAll()
    part.day.setFocus()
    QTest.keyClick(inside(), Qt.Key.Key_Delete)
    QTest.keyClicks(inside(), typed)
    assert not part.button.isEnabled()
    assert part.wrong


# The case as a whole


def test_closing_says_what_follows_and_makes_the_letter_ready(
    workplace: Workplace, opened: Open, case_id: UUID
) -> None:
    tab = opened()
    assert "1 booked meeting is cancelled" in tab.actions_card.what_follows
    told: list[Any] = []
    workplace.told.connect(told.append)
    tab.actions_card.closing.click()
    case = workplace.read(lambda s: s.get_one(Case, case_id))
    assert case.closed_on == workplace.today
    booked = select(Booking).where(Booking.case_id == case_id)
    booking = workplace.read(lambda session: session.scalars(booked).one())
    assert booking.cancelled_on == workplace.today
    tab.actions_card.closing.click()
    assert workplace.read(lambda s: s.get_one(Case, case_id)).closed_on is None


def test_a_case_is_handed_over(workplace: Workplace, opened: Open, case_id: UUID) -> None:
    whom = add_caseworker(workplace.store, name="Aida Berg")
    tab = opened()
    tab.actions_card.whom.choose(whom)
    tab.actions_card.hand_over.click()
    assert workplace.read(lambda s: s.get_one(Case, case_id)).caseworker_id == whom


def test_a_case_closed_elsewhere_can_be_opened_again(
    workplace: Workplace, opened: Open, case_id: UUID
) -> None:
    tab = opened()
    workplace.do(lambda work: close(work, case_id))
    assert tab.actions_card.closing.text() == "Open the case again"
    assert tab.actions_card.what_follows.startswith("Closed")

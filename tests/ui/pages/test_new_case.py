"""Registering a case by hand: few keys, nothing lost, and straight on to the case."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from models.case import Case
from models.errors import CouldNotWrite
from models.note import Draft
from models.person import ChannelConsent, PersonNumber
from models.queries.search import search
from models.rules.registration import Registration
from models.vocabulary import Channel, NumberKind, ProtectedIdentity
from ui.application import Workplace
from ui.desk.registering import register
from ui.pages.new_case.page import NewCasePage
from ui.places import Place

Open = Callable[[], NewCasePage]


@pytest.fixture
def opened(workplace: Workplace, qtbot: QtBot) -> Iterator[Open]:
    """Give what opens the page as the window does, with the focus in it."""
    pages: list[NewCasePage] = []

    def open_page() -> NewCasePage:
        page = NewCasePage(workplace, Place("new_case"))
        pages.append(page)
        page.resize(1248, 804)
        qtbot.addWidget(page)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.form.focus_field("number")
        return page

    yield open_page
    pages.clear()


def inside() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_on(*texts: str) -> None:
    """Type in field after field, going on by Tab."""
    for number, text in enumerate(texts):
        if number:
            QTest.keyClick(inside(), Qt.Key.Key_Tab)
        QTest.keyClicks(inside(), text)


def type_in(page: NewCasePage, name: str, text: str) -> None:
    page.form.focus_field(name)
    QTest.keyClicks(inside(), text)


def latest(workplace: Workplace) -> Case:
    found = select(Case).order_by(Case.id.desc()).limit(1)
    return workplace.read(lambda session: session.scalars(found).one())


def count(workplace: Workplace, kind: Any) -> int:
    return workplace.read(lambda s: s.scalar(select(func.count()).select_from(kind)) or 0)


def save(page: NewCasePage) -> None:
    next(c for c in page.commands() if c.shortcut == "Ctrl+S").handler()


def test_a_case_is_registered_by_typing_number_and_name(workplace: Workplace, opened: Open) -> None:
    page = opened()
    wanted: list[Place] = []
    told: list[Any] = []
    workplace.wanted.connect(wanted.append)
    workplace.told.connect(told.append)
    type_on("850412-9803", "", "", "", "Åsa", "O'Hara & Öberg")
    save(page)
    case = latest(workplace)
    assert case.person.name == "Åsa O'Hara & Öberg"
    assert case.person.birth_date is not None
    assert case.contact_date == workplace.today
    assert wanted == [Place("case", case.id)]
    assert [event.what for event in told] == ["Case registered."]
    assert count(workplace, Draft) == 0


def test_registering_can_be_taken_back(workplace: Workplace, opened: Open) -> None:
    page = opened()
    told: list[Any] = []
    workplace.told.connect(told.append)
    type_in(page, "family_name", "Öberg")
    save(page)
    assert workplace.take_back(told[0])
    assert latest(workplace).gone is not None


def test_the_first_problem_has_the_focus_and_nothing_typed_is_lost(
    workplace: Workplace, opened: Open
) -> None:
    page = opened()
    before = count(workplace, Case)
    type_in(page, "area", "Norr")
    save(page)
    assert count(workplace, Case) == before
    assert inside().accessibleName() == "Family name"
    assert "Write a name" in inside().accessibleDescription()
    assert page._editing.draft.area == "Norr"


def test_what_was_typed_is_back_after_a_kill(workplace: Workplace, opened: Open) -> None:
    page = opened()
    type_in(page, "family_name", "Öberg")
    type_in(page, "contact_date", "x")
    page._autosave._timer.timeout.emit()
    again = opened()  # nobody said goodbye to the first page
    assert again._editing.draft.family_name == "Öberg"
    assert again.bar is not None
    assert "08.00" in again.bar.accessibleName()
    assert again.form.field("contact_date").editor.unread == "2026-11-23x"


def test_going_away_keeps_the_draft_and_makes_no_case(workplace: Workplace, opened: Open) -> None:
    page = opened()
    before = count(workplace, Case)
    type_in(page, "family_name", "Öberg")
    page.leave()
    assert (count(workplace, Case), count(workplace, Draft)) == (before, 1)


def test_a_draft_that_is_removed_leaves_an_empty_form(workplace: Workplace, opened: Open) -> None:
    page = opened()
    type_in(page, "family_name", "Öberg")
    page.leave()
    again = opened()
    assert again.bar is not None
    assert again.bar.action is not None
    QTest.keyClick(again.bar.action, Qt.Key.Key_Space)
    assert again._editing.draft.family_name == ""
    assert inside().accessibleName() == "Person number"
    assert count(workplace, Draft) == 0


def test_a_failing_commit_registers_nothing_and_keeps_what_was_typed(
    workplace: Workplace, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened()
    told: list[object] = []
    wanted: list[object] = []
    for signal, seen in ((workplace.saved, told), (workplace.wanted, wanted)):
        signal.connect(seen.append)
    type_in(page, "family_name", "Öberg")

    def full(*_: object) -> None:
        raise CouldNotWrite(workplace.store.file, "disk full")

    with monkeypatch.context() as broken:
        broken.setattr("sqlalchemy.orm.Session.commit", full)
        save(page)
    assert (told, wanted) == ([], [])
    assert page._editing.draft.family_name == "Öberg"
    save(page)
    assert len(told) == len(wanted) == 1


def test_consents_are_given_with_the_case(workplace: Workplace, opened: Open) -> None:
    page = opened()
    type_in(page, "family_name", "Öberg")
    before = count(workplace, ChannelConsent)
    page.form.focus_field("sms_agreed")
    QTest.keyClick(inside(), Qt.Key.Key_Space)
    QTest.keyClick(inside(), Qt.Key.Key_Tab)
    assert inside().property("text") == "An SMS may name the social services"
    QTest.keyClick(inside(), Qt.Key.Key_Space)
    save(page)
    assert count(workplace, ChannelConsent) == before + 1
    found = select(ChannelConsent).order_by(ChannelConsent.id.desc()).limit(1)
    given = workplace.read(lambda session: session.scalars(found).one())
    assert (given.channel, given.may_name_office) == (Channel.SMS, True)


def test_a_temporary_number_and_a_protected_identity(workplace: Workplace, opened: Open) -> None:
    page = opened()
    type_on("19850412TF01", "")
    page.form.focus_field("protected")
    QTest.keyClick(inside(), Qt.Key.Key_Down)
    assert not page.form.field("street").isVisible()
    save(page)
    case = latest(workplace)
    assert case.person.protected is ProtectedIdentity.MARKED
    numbers = select(PersonNumber).where(PersonNumber.person_id == case.person_id)
    number = workplace.read(lambda session: session.scalars(numbers).one())
    assert (number.kind, number.value) == (NumberKind.TEMPORARY, "19850412TF01")


# Who may be here already


def test_whoever_has_the_number_already_is_shown_and_can_be_opened(
    workplace: Workplace, opened: Open
) -> None:
    known = select(PersonNumber.value, Case.id, Case.number).join(
        Case, Case.person_id == PersonNumber.person_id
    )
    value, case_id, number = workplace.read(lambda session: session.execute(known.limit(1)).one())
    page = opened()
    wanted: list[Place] = []
    workplace.wanted.connect(wanted.append)
    assert not page.doubles.isVisible()
    QTest.keyClicks(inside(), value)
    page.doubles._timer.timeout.emit()
    assert page.doubles.isVisible()
    assert number in {hit.case_number for hit in page.doubles.hits}
    button = page.doubles.findChildren(QPushButton)[0]
    button.click()
    assert wanted == [Place("case", page.doubles.hits[0].case_id)]
    assert case_id in {hit.case_id for hit in page.doubles.hits}


def test_whoever_is_born_that_day_and_has_nearly_the_name_is_shown(
    workplace: Workplace, opened: Open
) -> None:
    known = Registration(
        given_name="Åsa",
        family_name="Öberg",
        birth_date=date(1985, 4, 12),
        contact_date=workplace.today,
    )
    workplace.do(lambda work: register(work, known))
    page = opened()
    type_in(page, "given_name", "Asa")
    type_in(page, "family_name", "Oberk")
    page.doubles._timer.timeout.emit()
    assert not page.doubles.isVisible()
    type_in(page, "birth_date", "1985-04-12")
    page.doubles._timer.timeout.emit()
    assert [hit.name for hit in page.doubles.hits] == ["Åsa Öberg"]
    assert page.doubles.isVisible()


def test_looking_for_doubles_is_one_search_in_the_log(workplace: Workplace, opened: Open) -> None:
    page = opened()
    type_on("850412-9803")
    page.doubles._timer.timeout.emit()
    before = workplace.store.head().number
    page.leave()
    assert workplace.store.head().number == before + 1


def test_somebody_who_comes_back_is_not_entered_twice(workplace: Workplace, opened: Open) -> None:
    before = latest(workplace)
    page = opened()
    type_in(page, "number", before.number)
    hit = workplace.read(lambda session: search(session, before.number))[0]
    page.doubles.comes_back.emit(hit)
    assert page.form.field("earlier_case").isVisible()
    assert inside().accessibleName() == "First contact"
    save(page)
    case = latest(workplace)
    assert (case.id != before.id, case.person_id) == (True, before.person_id)


# The household


def test_the_other_adult_is_found_by_name_and_linked(workplace: Workplace, opened: Open) -> None:
    other = latest(workplace)
    page = opened()
    type_in(page, "family_name", "Öberg")
    type_in(page, "household", other.number[:-1])
    editor: Any = page.form.field("household").editor
    assert not page._editing.can_save
    editor.search()
    offered = editor._offered.stringList()
    written = next(text for text in offered if text.endswith(other.number))
    editor._completer.activated.emit(written)
    assert page._editing.draft.household == other.number
    save(page)
    case = latest(workplace)
    assert case.household_id is not None
    assert workplace.read(lambda s: s.get_one(Case, other.id).household_id) == case.household_id


def test_a_household_that_is_no_case_is_said_to_be_none(opened: Open) -> None:
    page = opened()
    type_in(page, "household", "2026-99999")
    page.form.focus_field("number")
    assert "No case has this number" in page.form.field("household").problem

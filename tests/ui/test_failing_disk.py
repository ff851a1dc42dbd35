"""Way 3 of decisions.md: a commit that fails never says "Saved", and what was typed is saved once it can be."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from models.actions.cases import CaseDraft, register_case
from models.actions.enrolment import record_decision, save_answers
from models.rules.facts import Answers
from models.store.log_check import verify_log
from models.vocabulary import Answer, DecisionOutcome
from tests.models.desk import ANNA
from tests.ui.disk import FULL, Disk
from tests.ui.hands import Hands, type_text
from ui.application import Workplace
from ui.main_window import MainWindow
from ui.open_window import open_window
from ui.pages import autosave, value_draft
from ui.pages.case.meetings import MeetingsTab
from ui.pages.case.page import CasePage
from ui.pages.enrolment.tab import EnrolmentTab
from ui.pages.letters import sending as letters_sending
from ui.pages.letters.page import LettersPage
from ui.pages.meetings.page import MeetingsPage
from ui.pages.settings.page import SettingsPage
from ui.places import Place
from ui.screens import let_go, show
from ui.widgets.form_view import FormView

TYPED = "Öhrström & O'Hara"


def approved(workplace: Workplace) -> UUID:
    """Register somebody who is approved and can be routed."""
    case_id = register_case(workplace.work, CaseDraft(person=ANNA, contact_date=workplace.today))
    record_decision(workplace.work, case_id, DecisionOutcome.APPROVED, workplace.today)
    save_answers(workplace.work, case_id, Answers(violence_indication=Answer.NO))
    return case_id


def tab_of(window: MainWindow) -> object:
    assert isinstance(window.page, CasePage)
    return window.page._built[window.page.place().tab]


def form_of(window: MainWindow) -> FormView:
    """Return the form that is shown."""
    (form,) = (one for one in window.findChildren(FormView) if one.isVisible())
    return form


def press(window: MainWindow, words: str) -> None:
    """Click the button that says so."""
    found = (b for b in window.findChildren(QPushButton) if b.isVisible() and b.text() == words)
    Hands(window).click(next(found))


def type_in(window: MainWindow, name: str) -> None:
    """Type at the end of a field of the form."""
    form_of(window).focus_field(name)
    at = window.focusWidget()
    if isinstance(at, QLineEdit):
        at.end(False)
    type_text(at, TYPED)


def typed_on_screen(window: MainWindow) -> bool:
    lines = [one.text() for one in window.findChildren(QLineEdit) if one.isVisible()]
    texts = [one.toPlainText() for one in window.findChildren(QPlainTextEdit) if one.isVisible()]
    return any(TYPED in text for text in (*lines, *texts))


@dataclass(frozen=True, slots=True)
class Saving:
    """One way to save: where, what is typed first, and what is pressed."""

    name: str
    place: Callable[[Workplace], Place]
    begin: Callable[[MainWindow], None]
    save: Callable[[MainWindow], None]
    types: bool = True


def case_tab(tab: str, aim: str = "") -> Callable[[Workplace], Place]:
    return lambda workplace: Place("case", approved(workplace), tab, aim)


def settings(tab: str) -> Callable[[Workplace], Place]:
    return lambda _: Place("settings", tab=tab)


def typing(name: str) -> Callable[[MainWindow], None]:
    return lambda window: type_in(window, name)


def pressing(words: str) -> Callable[[MainWindow], None]:
    return lambda window: press(window, words)


def nothing(_: MainWindow) -> None:
    """Begin with nothing: one press does it."""


def type_note(window: MainWindow) -> None:
    assert window.focusWidget().accessibleName() == "New note"
    type_text(window.focusWidget(), TYPED)


def add_colleague(window: MainWindow) -> None:
    press(window, "Add a person")
    QApplication.processEvents()
    type_in(window, "name")


def type_version(window: MainWindow) -> None:
    editing = form_of(window).editing
    editing.put("valid_from", editing.today)
    editing.put("review_on", editing.today + timedelta(365))
    type_in(window, "approved_by")


def answer(window: MainWindow) -> None:
    tab = tab_of(window)
    assert isinstance(tab, EnrolmentTab)
    tab.form.focus_field("sfi_student")
    Hands(window).key(Qt.Key.Key_N)


def save_answers_by_booking(window: MainWindow) -> None:
    tab = tab_of(window)
    assert isinstance(tab, EnrolmentTab)
    tab.card.primary().click()


def open_times(window: MainWindow) -> None:
    tab = tab_of(window)
    assert isinstance(tab, MeetingsTab)
    tab.take_aim("book")


def book_first(window: MainWindow) -> None:
    tab = tab_of(window)
    assert isinstance(tab, MeetingsTab)
    assert tab._panel is not None
    next(row.button for row in tab._panel.rows if row.button.isEnabled()).click()


def mark_present(window: MainWindow) -> None:
    assert isinstance(window.page, MeetingsPage)
    window.page.people.people.setFocus()
    Hands(window).key(Qt.Key.Key_N)


def a_held_meeting(workplace: Workplace) -> Place:
    from sqlalchemy import select

    from models.meeting import Booking, Meeting

    held = (
        select(Meeting.id)
        .join(Booking)
        .where(
            Meeting.day < workplace.today,
            Booking.attendance.is_(None),
            Booking.cancelled_on.is_(None),
            Booking.gone.is_(None),
            Meeting.gone.is_(None),
            Booking.waiting.is_(False),
        )
        .order_by(Meeting.day, Meeting.id)
        .limit(1)
    )
    found = workplace.read(lambda session: session.scalar(held))
    assert found is not None
    return Place("meetings", found)


def mark_letter(window: MainWindow) -> None:
    page = window.page
    assert isinstance(page, LettersPage)
    page.outbox.list.choose(next(m.key for m in page.outbox.messages if not m.hindered))
    page._mark_one()
    window.workplace.jobs.finish()


SAVINGS = (
    Saving("new case", lambda _: Place("new_case"), typing("family_name"), pressing("Register the case")),
    Saving("particulars", case_tab("particulars"), typing("family_name"), pressing("Save")),
    Saving("note", case_tab("notes"), type_note, pressing("Save without signing")),
    Saving("signed note", case_tab("notes"), type_note, pressing("Sign the note")),
    Saving("enrolment answers", case_tab("enrolment"), answer, save_answers_by_booking, types=False),
    Saving("booking", case_tab("meetings"), open_times, book_first, types=False),
    Saving("attendance", a_held_meeting, nothing, mark_present, types=False),
    Saving("sent", lambda _: Place("letters"), nothing, mark_letter, types=False),
    Saving("office", settings("office"), typing("unit"), pressing("Save")),
    Saving("colleague", settings("staff"), add_colleague, pressing("Save")),
    Saving("routine", settings("routine"), type_version, pressing("Save as a new version")),
)  # fmt: skip


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let drafts be kept, and tried again, without a pause."""
    for name in ("PAUSE", "LATEST", "AGAIN"):
        monkeypatch.setattr(autosave, name, 0)
    for name in ("_SOON", "_AGAIN"):
        monkeypatch.setattr(value_draft, name, 0)


@pytest.fixture
def disk() -> Iterator[Disk]:
    disk = Disk()
    yield disk
    disk.empty()


@pytest.fixture
def window(
    workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    monkeypatch.setattr(letters_sending, "find_program", lambda: None)
    window = open_window(workplace)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    yield window
    let_go(window)


def state(window: MainWindow) -> str:
    return window._frame.top.state


def sentence(window: MainWindow) -> str:
    bar = window._frame.hindrance
    return bar.accessibleName() if bar is not None else ""


@pytest.mark.parametrize("saving", SAVINGS, ids=lambda one: one.name)
def test_a_failing_commit_never_says_saved_and_loses_nothing(
    workplace: Workplace, window: MainWindow, qtbot: QtBot, disk: Disk, saving: Saving
) -> None:
    show(window, saving.place(workplace))
    saving.begin(window)
    said, before = state(window), workplace.store.head()
    disk.fill()
    saving.save(window)
    qtbot.waitUntil(lambda: sentence(window) != "")
    assert FULL in sentence(window)
    assert (said, state(window)) == ("", "Not saved")
    assert workplace.store.head() == before
    assert typed_on_screen(window) is saving.types
    disk.empty()
    saving.save(window)
    qtbot.waitUntil(lambda: state(window).startswith("Saved"))
    assert sentence(window) == ""
    assert workplace.store.head().number > before.number
    assert workplace.read(lambda session: verify_log(session, workplace.store.site)) == ()


DRAFTS = tuple(one for one in SAVINGS if one.types)


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("saving", DRAFTS, ids=lambda one: one.name)
def test_a_draft_that_cannot_be_kept_says_so_and_is_kept_once_it_can(
    workplace: Workplace,
    window: MainWindow,
    qtbot: QtBot,
    disk: Disk,
    saving: Saving,
) -> None:
    show(window, saving.place(workplace))
    disk.fill()
    saving.begin(window)
    qtbot.waitUntil(lambda: sentence(window) != "")
    assert FULL in sentence(window)
    assert state(window) == "Not saved"
    assert typed_on_screen(window)
    disk.empty()
    qtbot.waitUntil(lambda: state(window).startswith("Draft saved"))
    assert sentence(window) == ""


@pytest.mark.parametrize("saving", DRAFTS, ids=lambda one: one.name)
def test_one_stays_with_what_cannot_be_kept_and_finds_it_again_once_it_was(
    workplace: Workplace, window: MainWindow, disk: Disk, saving: Saving
) -> None:
    place = saving.place(workplace)
    show(window, place)
    saving.begin(window)
    disk.fill()
    for _ in range(2):  # however often one tries
        window._frame.show_hindrance("")
        window.go(Place("today"))
        assert window.place().page == place.page
        assert FULL in sentence(window)
        assert state(window) == "Not saved"
        assert typed_on_screen(window)
    disk.empty()
    show(window, Place("today"))
    assert window.place().page == "today"
    assert sentence(window) == ""
    show(window, place)
    if saving.name == "colleague":
        press(window, "Add a person")
        QApplication.processEvents()
    assert typed_on_screen(window)


def test_another_section_of_the_settings_waits_until_what_was_typed_is_kept(
    workplace: Workplace, window: MainWindow, disk: Disk
) -> None:
    show(window, Place("settings", tab="office"))
    type_in(window, "unit")
    disk.fill()
    assert isinstance(window.page, SettingsPage)
    window.page._picker.setCurrentRow(1)
    assert window.place() == Place("settings", tab="office")
    assert typed_on_screen(window)
    disk.empty()
    window.page._picker.setCurrentRow(1)
    assert window.place() == Place("settings", tab="letter")


def test_another_look_waits_until_what_was_typed_is_kept(
    workplace: Workplace, window: MainWindow, disk: Disk
) -> None:
    show(window, Place("new_case"))
    type_in(window, "family_name")
    disk.fill()
    window.rebuild()
    assert FULL in sentence(window)
    assert typed_on_screen(window)

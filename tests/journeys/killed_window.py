"""What is killed: the real window, in which somebody types for ever, or registers, books and prints for ever."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from documents.letters import LETTERS
from models.actions.enrolment import record_decision, save_answers
from models.actions.work import Work
from models.rules.facts import Answers
from models.vocabulary import Answer, DecisionOutcome, LetterKind
from tests.journeys.killed import LETTERS_FOLDER, store_in, templates
from tests.killing import Acknowledge, nurse
from tests.ui.hands import type_text
from ui.application import Workplace
from ui.desk.folders import output_folder, remember_output_folder
from ui.desk.letters import Templates
from ui.i18n import translator
from ui.jobs import Jobs
from ui.look.look import Look
from ui.look.tokens import LIGHT
from ui.main_window import MainWindow
from ui.open_window import open_window
from ui.pages.case.meetings import MeetingsTab
from ui.pages.case.page import CasePage
from ui.pages.letters.page import LettersPage
from ui.pages.new_case.page import NewCasePage
from ui.places import Place

NAME = "Öhrström Åkerlund "
_PATIENCE = 100  # steps
KEY, _TURN = 25, 5  # milliseconds between two keys, and between two steps of other work


def _window(folder: Path, acknowledge: Acknowledge) -> tuple[QApplication, MainWindow]:
    """Return the window on the store in a folder; it acknowledges what it says is saved."""
    qt = QApplication(["stegvis"])
    workplace = Workplace(store_in(folder), Jobs(), Look(LIGHT), translator("en"))
    head = workplace.store.head
    workplace.saved.connect(lambda _: acknowledge(f"head {head().number} {head().hash}"))
    if workplace.read(output_folder) is None:
        out = folder / LETTERS_FOLDER
        workplace.do(lambda work: remember_output_folder(work, out), undoable=False)
    window = open_window(workplace)
    window.show()
    return qt, window


def _every(milliseconds: int, step: Callable[[], object]) -> QTimer:
    timer = QTimer()
    timer.setInterval(milliseconds)
    timer.timeout.connect(step)
    timer.start()
    return timer


def type_for_ever(folder: Path, acknowledge: Acknowledge) -> None:
    """Type a family name, one key after the other, and tell how far one is and how far it is saved."""
    qt, window = _window(folder, acknowledge)
    window.go(Place("new_case"))
    page = window.page
    assert isinstance(page, NewCasePage)
    page.form.focus_field("family_name")
    field = window.focusWidget()
    keys = count()

    def length() -> int:
        assert isinstance(page, NewCasePage)
        return len(page._editing.draft.family_name)

    def press() -> None:
        type_text(field, NAME[next(keys) % len(NAME)])
        acknowledge(f"typed {length()}")

    window.workplace.draft_saved.connect(lambda _: acknowledge(f"draft {length()}"))
    typing = _every(KEY, press)
    qt.exec()
    typing.stop()


def work_for_ever(folder: Path, acknowledge: Acknowledge) -> None:
    """Register, decide, book, print and mark as sent, each through the window."""
    qt, window = _window(folder, acknowledge)
    patch("ui.pages.letters.sending.find_program", lambda: None).start()  # it prints for seconds
    patch("ui.pages.letters.sending.open_file", lambda _: True).start()
    steps = _days_work(window, acknowledge, folder / LETTERS_FOLDER)
    working = _every(_TURN, lambda: next(steps))
    qt.exec()
    working.stop()


def _days_work(window: MainWindow, acknowledge: Acknowledge, out: Path) -> Iterator[None]:
    workplace = window.workplace
    for number in count():
        yield from _register(window, number)
        assert isinstance(window.page, CasePage)
        case_id = window.page.case_id
        workplace.do(partial(_decide, case_id))
        window.go(Place("case", case_id, "meetings", "book"))
        yield
        tab = window.page._built["meetings"]
        assert isinstance(tab, MeetingsTab)
        assert tab._panel is not None
        type_text(tab._panel._about._reason, "Fullt.")  # asked for once the week is full
        next(row.button for row in tab._panel.rows if row.button.isEnabled()).click()
        yield
        yield from _send(window, acknowledge, out)


def _register(window: MainWindow, number: int) -> Iterator[None]:
    window.go(Place("new_case"))
    page = window.page
    assert isinstance(page, NewCasePage)
    for name, text in (
        ("family_name", f"Öberg{'ab'[number % 2]}"),
        ("street", "Provgatan 3"),
        ("postcode", "201 12"),
        ("town", "Sundvalla"),
    ):
        page.form.focus_field(name)
        type_text(window.focusWidget(), text)
        yield
    page.register()
    yield


def _decide(case_id: UUID, work: Work) -> None:
    record_decision(work, case_id, DecisionOutcome.APPROVED, work.today)
    save_answers(work, case_id, Answers(violence_indication=Answer.NO))


def _send(window: MainWindow, acknowledge: Acknowledge, out: Path) -> Iterator[None]:
    window.go(Place("letters"))
    page = window.page
    assert isinstance(page, LettersPage)
    for _ in range(_PATIENCE):  # somebody who stands in line has no letter yet
        if page.outbox.messages:
            break
        yield
    before = set(out.iterdir())
    page.print_all()
    while page.under_way.busy:
        yield
    for file in set(out.glob("[!.]*")) - before:
        acknowledge(f"paper {file.name}")
    yield
    page._mark_made(window.workplace.today)
    yield


def lose_a_draft(folder: Path, acknowledge: Acknowledge) -> None:
    """Say that drafts are saved which are not: what the check must report."""
    patch("ui.pages.autosave.save_draft").start()
    type_for_ever(folder, acknowledge)


def lose_a_record(folder: Path, acknowledge: Acknowledge) -> None:
    """Say that records are saved which are not on disk yet: what the check must report."""
    store = store_in(folder)
    with store.together():
        store.note("read_case")
        acknowledge(f"head {store.head().number} {store.head().hash}")
        while True:
            acknowledge("typed 0")


def _warm(ready: Templates) -> None:
    """Load what a window loads later: a worker that is killed soon gets on with its work."""
    ready.of(LETTERS[LetterKind.ENROLMENT_GENERAL].swedish)
    patch("ui.application.templates_of", lambda _: ready).start()  # compiled once, for all


if __name__ == "__main__":
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.qpa.*=false"}
    _warm(templates())
    nurse(
        {
            "type": type_for_ever,
            "work": work_for_ever,
            "lose_a_draft": lose_a_draft,
            "lose_a_record": lose_a_record,
        }
    )

"""A day through the window about one person whose every particular is a canary: what others may see of it."""

import os
from collections.abc import Mapping
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from models.actions.enrolment import record_decision, save_answers
from models.rules.facts import Answers
from models.store.database import Store
from models.vocabulary import Answer, DecisionOutcome
from tests.ui.hands import type_text
from ui.application import Workplace
from ui.crash import Crashes
from ui.crash_dialog import CrashDialog
from ui.desk.booking import book_next
from ui.desk.folders import remember_output_folder
from ui.i18n import translator
from ui.jobs import Jobs
from ui.look.look import Look
from ui.look.tokens import LIGHT
from ui.main_window import MainWindow
from ui.open_window import open_window
from ui.pages.case.page import CasePage
from ui.pages.letters.page import LettersPage
from ui.pages.lists.page import ListsPage
from ui.pages.new_case.page import NewCasePage
from ui.places import Place
from ui.widgets.buttons import push

_FIELDS = {
    "number": "number",
    "family_name": "name",
    "street": "address",
    "telephone": "telephone",
    "email": "email",
}


def window_day(store: Store, out: Path, canaries: Mapping[str, str]) -> list[str]:
    """Register, search, copy, write, print, list, crash and lock; return what shows outside the window."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication.instance() or QApplication(["stegvis"])
    workplace = Workplace(store, Jobs(), Look(LIGHT), translator("en"))
    workplace.do(lambda work: remember_output_folder(work, out), undoable=False)
    with (
        patch("ui.pages.letters.sending.find_program", lambda: None),
        patch("ui.pages.letters.sending.open_file", lambda _: True),
        patch("ui.pages.lists.page.open_file", lambda _: True),
        patch("ui.pages.lists.page.find_program", lambda: None),
    ):
        window = open_window(workplace)
        window.show()
        shown = [*_work(window, canaries), QGuiApplication.applicationDisplayName()]
        window.keep()
        window.close()
    workplace.numbers.clear()  # as half a minute later, or when it is locked
    assert application is not None
    return [*shown, QGuiApplication.clipboard().text(), *(file.name for file in out.iterdir())]


def _work(window: MainWindow, canaries: Mapping[str, str]) -> list[str]:
    titles = [_titled(window, Place("new_case"))]
    case = _register(window, canaries)
    titles.append(window.windowTitle())
    window.search_panel.field.setText(canaries["name"])
    window.search_panel.look()
    window.search_panel.close()
    window.workplace.copy_number(canaries["number"])
    titles.append(_titled(window, Place("case", case.case_id, "notes")))
    type_text(window.focusWidget(), canaries["note"])
    work = window.workplace.work
    record_decision(work, case.case_id, DecisionOutcome.APPROVED, work.today)
    save_answers(work, case.case_id, Answers(violence_indication=Answer.NO))
    book_next(work, case.case_id)
    titles.append(_titled(window, Place("letters")))
    assert isinstance(window.page, LettersPage)
    window.page.print_all()
    _settle(window)
    window.page._mark_made(work.today)
    return [*titles, _save_list(window), _crash(window, canaries)]


def _save_list(window: MainWindow) -> str:
    title = _titled(window, Place("lists"))
    assert isinstance(window.page, ListsPage)
    window.page.save_button.click()
    _settle(window)
    return title


def _register(window: MainWindow, canaries: Mapping[str, str]) -> CasePage:
    page = window.page
    assert isinstance(page, NewCasePage)
    for name, canary in _FIELDS.items():
        page.form.focus_field(name)
        type_text(window.focusWidget(), canaries[canary])
    page.register()
    assert isinstance(window.page, CasePage)
    return window.page


def _crash(window: MainWindow, canaries: Mapping[str, str]) -> str:
    """Return the report of an error in a button's slot that held every particular."""

    def fail() -> None:
        raise ValueError(*canaries.values())

    reports: list[str] = []
    crashes = Crashes(window.workplace.store.now)
    crashes._heard.connect(lambda _, report: reports.append(report))
    look, translate = window.workplace.look, window.workplace.translate
    crashes.show_with(lambda report: CrashDialog(look, translate, report, "", window))
    with patch("sys.excepthook", crashes.hear):
        push(look, "Fail", fail).click()
    return reports[0]


def _titled(window: MainWindow, place: Place) -> str:
    window.go(place)
    _settle(window)
    return window.windowTitle()


def _settle(window: MainWindow) -> None:
    for _ in range(3):
        QCoreApplication.processEvents()
        window.workplace.jobs.finish()

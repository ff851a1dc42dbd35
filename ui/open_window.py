"""The window of an open file: every page it has, who is at work, and the place one was at."""

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from documents.handing_over import remove_unfinished
from models.actions.notes import discard_draft
from models.queries.drafts import draft_of
from models.queries.office import names
from ui.application import Workplace
from ui.desk.folders import output_folder
from ui.main_window import PLACE, Build, MainWindow
from ui.pages.case.page import CasePage
from ui.pages.cases.page import CasesPage
from ui.pages.letters.page import LettersPage
from ui.pages.lists.page import ListsPage
from ui.pages.meetings.page import MeetingsPage
from ui.pages.new_case.page import NewCasePage
from ui.pages.settings.page import SettingsPage
from ui.pages.today.page import TodayPage
from ui.places import Place, restored
from ui.printing import remove_private

PAGES: Final[Mapping[str, Build]] = {
    "today": TodayPage,
    "cases": CasesPage,
    "new_case": NewCasePage,
    "case": CasePage,
    "meetings": MeetingsPage,
    "letters": LettersPage,
    "lists": ListsPage,
    "settings": SettingsPage,
}
# Until the office has said who it is.
_BEGIN: Final = Place("settings", tab="office", aim="municipality")


def open_window(workplace: Workplace, name: str = "Stegvis") -> MainWindow:
    """Return the window where it was locked, else at today's page; a new office first says who it is."""
    store = workplace.store
    who = workplace.read(names)(store.who)
    window = MainWindow(workplace, PAGES, name=name, who=who)
    kept = workplace.read(lambda session: draft_of(session, PLACE, None, store.who))
    if kept is not None:
        discard_draft(store, PLACE, None)
        window.go(restored(kept.value))
    elif not workplace.templates.office.municipality:
        window.go(_BEGIN)
    _clear_output_folder(workplace)
    return window


def _clear_output_folder(workplace: Workplace) -> None:
    """Remove what a killed program left half-written where letters go: it is somebody's, and of no use."""
    folder = workplace.read(output_folder)
    if folder is not None:
        workplace.jobs.run(partial(_clear, folder), _nothing_to_tell, _nothing_to_tell)


def _clear(folder: Path) -> None:
    with suppress(OSError):  # a folder out of reach is looked at the next time
        remove_unfinished(folder)
        remove_private(folder)


def _nothing_to_tell(_: object) -> None:
    """Go on: the day begins the same."""

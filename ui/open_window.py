"""The window of an open file: every page it has, who is at work, and the place one was at."""

from collections.abc import Mapping
from typing import Final

from models.actions.notes import discard_draft
from models.queries.drafts import draft_of
from models.queries.office import names
from ui.application import Workplace
from ui.main_window import PLACE, Build, MainWindow
from ui.pages.case import CasePage
from ui.pages.cases import CasesPage
from ui.pages.letters import LettersPage
from ui.pages.lists import ListsPage
from ui.pages.meetings import MeetingsPage
from ui.pages.new_case import NewCasePage
from ui.pages.settings.page import SettingsPage
from ui.pages.today import TodayPage
from ui.places import Place, restored

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
    return window

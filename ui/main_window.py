"""The window: it builds the page one goes to, lets go of the one left, and holds the keys that work everywhere."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget
from typing_extensions import override

from models.actions.days import begin_day
from models.actions.notes import save_draft
from models.errors import Error
from models.queries.counts import rail_counts
from models.text import N_
from ui.application import Workplace
from ui.commands import Command
from ui.frame import areas
from ui.frame.frame import Frame
from ui.frame.rail import Stop
from ui.look.look import wear
from ui.messages import sentence
from ui.pages.help import HelpPage
from ui.pages.page import Page
from ui.pages.search.panel import SearchPanel
from ui.places import TODAY, Place, stored
from ui.widgets.focus_ring import FocusRing
from ui.widgets.key_tips import KeyTips, assign_letters

Build = Callable[[Workplace, Place], Page]
STOPS = (
    Stop("today", N_("Today"), "calendar-check"),
    Stop("cases", N_("Cases"), "folder"),
    Stop("meetings", N_("Meetings"), "people"),
    Stop("letters", N_("Letters"), "mail"),
    Stop("lists", N_("Lists"), "table"),
    Stop("settings", N_("Settings"), "sliders", at_end=True),
)
_UNDER: Mapping[str, str] = {"case": "cases", "new_case": "cases"}  # pages that stand under another
_TOPICS: Mapping[str, str] = {"enrolment": "enrolment", "security": "safety", "backups": "safety"}
HELP = "help"
_MINUTE = 60_000  # milliseconds
_MOST_BACK = 50
PLACE = "place"  # the draft that holds where one was


class MainWindow(QMainWindow):
    """Which page is shown, and what is done by key wherever one is."""

    def __init__(
        self, workplace: Workplace, pages: Mapping[str, Build], *, name: str, who: str
    ) -> None:
        super().__init__()
        self.workplace, self.page = workplace, None
        self._pages, self._name, self._who = pages, name, who
        self._history: list[Place] = []
        self._day = workplace.today
        self._shortcuts: list[QShortcut] = []
        self._keys_there: tuple[Command, ...] = ()  # on the page one asked for help from
        self.resize(1440, 900)
        workplace.wanted.connect(self.go)
        workplace.changed.connect(self.read_again)
        workplace.hindered.connect(self.show_hindrance)
        self._soon = _timer(self, 0, self._give_letters, once=True)
        self._minutes = _timer(self, _MINUTE, self.see_what_day_it_is)
        self._minutes.start()
        self._build()
        self._open(TODAY)

    page: Page | None

    def go(self, place: Place) -> None:
        """Leave the page for another place; the way back is kept."""
        before = self.page.place() if self.page is not None else None
        if self._open(place) and before is not None:
            self._history = [*self._history, before][-_MOST_BACK:]

    def go_back(self) -> None:
        """Go to where one was before."""
        if self._history and self._open(self._history[-1]):
            self._history.pop()

    def read_again(self) -> None:
        """Show on page and rail what the records say now."""
        self._frame.show_hindrance("")
        if self.page is not None:
            self.page.read_again()
        self._show_counts()
        self._soon.start()

    def show_hindrance(self, sentence: str) -> None:
        """Say over the page why something could not be done."""
        self._frame.show_hindrance(sentence)
        self._soon.start()

    def place(self) -> Place:
        """Return where one is, to come back to after a lock."""
        return self.page.place() if self.page is not None else TODAY

    def leave(self) -> bool:
        """Keep what is being typed; where it cannot be, say why over the page that holds it."""
        try:
            self._leave_page()
        except Error as error:
            why = sentence(error, self.workplace.translate)
        else:
            why = self.workplace.why_not_kept()
        if why:
            self.workplace.hindered.emit(why)
        return not why

    def keep(self) -> None:
        """Keep what is being typed and where: the window is locked, and opened there again."""
        self._leave_page()
        save_draft(self.workplace.store, PLACE, None, stored(self.place()))

    def rebuild(self) -> None:
        """Build everything anew, in the look and language the workplace has now; the place stays."""
        place = self.place()
        if self._let_go():
            self._build()
            self._open(place)

    def commands(self) -> tuple[Command, ...]:
        """Return what can be done by key: everywhere, and on this page."""
        return (*self._everywhere(), *(self.page.commands() if self.page is not None else ()))

    def areas(self) -> tuple[QWidget, ...]:
        """Return the stops of F6: the page's own, then the window's."""
        own = self.page.areas() if self.page is not None else ()
        frame = self._frame
        every = (*own, frame.hindrance, frame.foot.undo, frame.rail.stop(), frame.top.search.field)
        return tuple(area for area in every if area is not None)

    @property
    def search_panel(self) -> SearchPanel:
        """The search of the top bar."""
        return self._frame.top.search

    def see_what_day_it_is(self) -> None:
        """Begin the new day where midnight has passed with the window open."""
        if self.workplace.today != self._day:
            self._day = self.workplace.today
            begin_day(self.workplace.work)
            self.read_again()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.leave()
        super().closeEvent(event)

    def _build(self) -> None:
        workplace, translate = self.workplace, self.workplace.translate
        old = self.takeCentralWidget()
        if old is not None:  # gone before the new sheet comes: it need not wear it
            old.deleteLater()
        wear(self, workplace.look)
        stops = (replace(stop, word=translate(stop.word)) for stop in STOPS)
        self._frame = Frame(workplace, [s for s in stops if s.page in self._pages], self._who)
        self._frame.rail.chosen.connect(self._go_to_page)
        self.setCentralWidget(self._frame)
        self._ring = FocusRing(self, workplace.look)
        self._tips = KeyTips(self, workplace.look)
        self._show_counts()

    def _open(self, place: Place) -> bool:
        """Build the page of a place; one stays where something typed could not be kept."""
        if not self._let_go():
            return False
        self._frame.show_hindrance("")
        page, why = self._page_or_today(place)
        self.page = page
        # Asked before the frame takes the page over: then it is forgotten.
        aimed = page.focusWidget() if place.aim else None
        self._frame.show_page(page)
        shown = page.place().page
        self._frame.rail.show_chosen(_UNDER.get(shown, shown))
        self.setWindowTitle(f"{page.title} – {self._name}")
        self._make_shortcuts()
        self._arrive(aimed)
        self._soon.start()
        if why:
            self.workplace.hindered.emit(why)
        return True

    def _page_or_today(self, place: Place) -> tuple[Page, str]:
        """Return the page of a place, or today's and why it is that: what cannot be logged is not shown."""
        try:
            return self._page(place), ""
        except Error as error:
            return self._page(TODAY), sentence(error, self.workplace.translate)

    def _page(self, place: Place) -> Page:
        if place.page == HELP:
            return HelpPage(self.workplace, place, self._keys_there)
        return self._pages[place.page](self.workplace, place)

    def _let_go(self) -> bool:
        """Keep what was typed on the page and let go of it: a page unseen costs nothing."""
        if not self.leave():
            return False
        page, self.page = self.page, None
        if page is not None:
            page.hide()
            page.setParent(None)
            page.deleteLater()
        return True

    def _leave_page(self) -> None:
        if self.page is not None:
            self.page.leave()

    def _arrive(self, aimed: QWidget | None) -> None:
        if aimed is not None:
            aimed.setFocus()
            return
        for area in self.areas()[:1]:
            areas.focus(area)

    def _go_to_page(self, key: str) -> None:
        self.go(Place(key))

    def _show_counts(self) -> None:
        found = self.workplace.read(lambda session: rail_counts(session, self.workplace.today))
        buttons = self._frame.rail.buttons
        if "today" in buttons:
            buttons["today"].show_count(found.late, late=True)
        if "letters" in buttons:
            buttons["letters"].show_count(found.letters)

    def _make_shortcuts(self) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)  # until it is gone it would share its keys with the new one
            shortcut.deleteLater()
        self._shortcuts = [_shortcut(self, command) for command in self.commands()]

    def _give_letters(self) -> None:
        """Give every button on screen a letter that works with Alt, the window's own first."""
        assign_letters(self._frame)

    def _everywhere(self) -> tuple[Command, ...]:
        foot = self._frame.foot
        rail = self._frame.rail.buttons
        return (
            Command("search", N_("Search"), "Ctrl+K", self._frame.top.search.focus),
            *(
                Command(f"go_{key}", button.stop.word, f"Ctrl+{number}", button.click)
                for number, (key, button) in enumerate(rail.items(), 1)
            ),
            Command("back", N_("Back to where I was"), "Alt+Left", self.go_back),
            Command("next_area", N_("Next area"), "F6", lambda: areas.step(self.areas())),
            Command(
                "area_before",
                N_("Area before"),
                "Shift+F6",
                lambda: areas.step(self.areas(), back=True),
            ),
            Command("undo", N_("Undo"), "Ctrl+Z", foot.take_back),
            Command("do_again", N_("Do again"), "Ctrl+Shift+Z", foot.do_again),
            Command("help", N_("Help"), "F1", self._help),
            Command("lock", N_("Lock"), "Ctrl+L", self.workplace.lock_wanted.emit),
        )

    def _help(self) -> None:
        here = self.place()
        if here.page != HELP:
            self._keys_there = self.commands()
            self.go(Place(HELP, tab=_TOPICS.get(here.tab, here.page)))


def _timer(
    parent: MainWindow, interval: int, then: Callable[[], None], *, once: bool = False
) -> QTimer:
    timer = QTimer(parent)
    timer.setInterval(interval)
    timer.setSingleShot(once)
    timer.timeout.connect(then)
    return timer


def _shortcut(window: MainWindow, command: Command) -> QShortcut:
    shortcut = QShortcut(QKeySequence(command.shortcut), window)
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    shortcut.activated.connect(command.handler)
    return shortcut

"""A picture of every page, in each language and three themes: what the tour leaves beside its papers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QEventLoop, QIODevice, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from documents.handing_over import write_atomically
from models.queries.work_queue import QueueRow, work_queue
from models.store.database import Store
from ui.application import Workplace
from ui.desk.tour import WATERMARK
from ui.dress import Wardrobe
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.open_window import open_window
from ui.pages.settings.page import SECTIONS
from ui.places import Place
from ui.preferences import Preferences
from ui.widgets.form_view import FormView

CASE_TABS: Final = (
    "overview",
    "enrolment",
    "meetings",
    "documents",
    "notes",
    "events",
    "particulars",
)
LANGUAGES: Final = ("sv", "en")
THEMES: Final = ("light", "dark", "contrast_dark")
_AHEAD = timedelta(days=14)
_TURN = 20  # milliseconds


@dataclass(frozen=True, slots=True)
class Screen:
    """One page to be seen, and what its picture is called."""

    name: str
    place: Place


def screens(workplace: Workplace) -> tuple[Screen, ...]:
    """Return every page of the window, with a case of each kind of next step that waits."""
    queue = workplace.read(lambda session: work_queue(session, until=workplace.today + _AHEAD))
    return (
        Screen("today", Place("today")),
        Screen("cases", Place("cases")),
        Screen("new-case", Place("new_case")),
        *_case_screens(queue),
        Screen("meetings", Place("meetings")),
        Screen("letters", Place("letters")),
        Screen("lists", Place("lists")),
        *(Screen(f"settings-{key}", Place("settings", tab=key)) for key, _, _ in SECTIONS),
        Screen("help", Place("help", tab="today")),
    )


def photograph(application: QApplication, store: Store, folder: Path) -> int:
    """Write a picture of every page into a folder for each language and theme; return how many.

    Raises CouldNotWrite.
    """
    wardrobe, jobs, taken = Wardrobe(application), Jobs(), 0
    for language, theme in product(LANGUAGES, THEMES):
        preferences = Preferences(language=language, theme=theme)
        look, translate = wardrobe.dress(preferences)
        workplace = Workplace(
            store, jobs, look, translate, preferences=preferences, watermark=translate(WATERMARK)
        )
        taken += _taken(workplace, folder / f"{language}-{theme}")
    return taken


def _taken(workplace: Workplace, folder: Path) -> int:
    """Take every page in one look and language; return how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    window = open_window(workplace)
    window.show()
    every = screens(workplace)
    for screen in every:
        show(window, screen.place)
        write_atomically(folder, f"{screen.name}.png", picture(window))
    let_go(window)
    return len(every)


def show(window: MainWindow, place: Place) -> None:
    """Go to a place and wait until everything on it is there."""
    window.go(place)
    for form in window.findChildren(FormView):
        form.complete()
    for _ in range(3):  # a job's end may begin another
        window.workplace.jobs.finish()
        _turn()


def _turn() -> None:
    """Let the event loop go round: what a job told arrives, what is to be painted is."""
    loop = QEventLoop()
    QTimer.singleShot(_TURN, loop.quit)
    loop.exec()


def picture(widget: QWidget) -> bytes:
    """Return what a widget looks like, as PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    return bytes(buffer.data().data())


def let_go(window: MainWindow) -> None:
    """Close a window and delete it for real."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _case_screens(queue: tuple[QueueRow, ...]) -> Iterator[Screen]:
    by_step = {row.next_step: row for row in reversed(queue)}
    for step, row in sorted(by_step.items()):
        yield Screen(f"case-{step}", Place("case", row.case_id))
    if queue:
        yield from (
            Screen(f"case-tab-{tab}", Place("case", queue[0].case_id, tab=tab)) for tab in CASE_TABS
        )

"""The demonstration: the real window over invented people; nothing of it is left when it is closed."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import date

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QProgressBar, QVBoxLayout, QWidget

from models.errors import Error
from models.store.database import Store
from ui.application import Workplace
from ui.desk.demo import PEOPLE
from ui.desk.office import begin
from ui.desk.tour import WATERMARK, demo_store
from ui.dress import Wardrobe
from ui.jobs import Jobs
from ui.look.look import wear
from ui.main_window import MainWindow
from ui.messages import sentence
from ui.open_window import open_window
from ui.preferences import Preferences
from ui.widgets.labels import label
from ui.widgets.mark import Mark

_WIDTH = 440


class Demo(QObject):
    """Lives the invented office's weeks in a job, then opens the window on this morning."""

    def __init__(
        self,
        application: QApplication,
        today: date,
        preferences: Preferences,
        restart: Callable[[], object],
        *,
        people: int = PEOPLE,
    ) -> None:
        super().__init__(application)
        self._application, self._today, self._restart = application, today, restart
        self._preferences, self._people = preferences, people
        self._wardrobe = Wardrobe(application)
        self.look, self.translate = self._wardrobe.dress(preferences)
        self._holding = ExitStack()
        self._jobs = Jobs(self)
        self.window: MainWindow | None = None
        self._waiting = self._waiting_room()
        application.aboutToQuit.connect(self._end)

    def start(self) -> None:
        """Show that the demonstration is being made ready, and make it."""
        self._waiting.show()
        self._jobs.run(self._prepare, self._open, self._fail)

    def _waiting_room(self) -> QWidget:
        look, translate = self.look, self.translate
        room = QWidget()
        wear(room, look)
        room.setProperty("kind", "page")
        room.setWindowTitle(translate("Stegvis – demonstration"))
        room.setFixedWidth(look.px(_WIDTH))
        layout = QVBoxLayout(room)
        layout.setContentsMargins(look.px(32), look.px(32), look.px(32), look.px(32))
        layout.setSpacing(look.px(12))
        layout.addWidget(Mark(look, size=48))
        words = translate(
            "Nine weeks of an invented office are being lived through. It takes about 15 seconds."
        )
        self.said = label(look, words, wrap=True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.said)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(words)
        layout.addWidget(bar)
        return room

    def _prepare(self) -> Store:
        made = demo_store(self._today, self.translate, people=self._people, ticking=True)
        store, _ = self._holding.enter_context(made)
        begin(store)
        return store

    def _open(self, store: Store) -> None:
        workplace = Workplace(
            store,
            self._jobs,
            self.look,
            self.translate,
            preferences=self._preferences,
            watermark=self.translate(WATERMARK),
            parent=self,
        )
        workplace.preferences_wanted.connect(self._prefer)
        workplace.lock_wanted.connect(self._begin_anew)
        name = self.translate("Stegvis – DEMONSTRATION, invented people")
        self.window = open_window(workplace, name)
        self.window.show()
        self._waiting.close()

    def _prefer(self, preferences: Preferences) -> None:
        if self.window is None:
            return
        workplace = self.window.workplace
        workplace.preferences = preferences
        workplace.look, workplace.translate = self._wardrobe.dress(preferences)
        self.window.rebuild()

    def _begin_anew(self) -> None:
        """Lock: there is no password to come back with, so the demonstration begins anew."""
        self._restart()
        self._application.quit()

    def _fail(self, error: Exception) -> None:
        """Say why there is no demonstration: there may be no room for it on the disk."""
        if not isinstance(error, Error):
            raise error
        self.said.setText(sentence(error, self.translate))

    def _end(self) -> None:
        self._jobs.stop()
        self._holding.close()

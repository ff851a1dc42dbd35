"""The program: first the door, then what is inside. Nothing heavy is imported before the first paint."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from models.errors import CouldNotWrite, Error
from models.store.place import Vault
from ui.crash import Crashes
from ui.door.door import Door
from ui.door.locked import RESTORE, Locked, foot_line
from ui.door.page import Doorway
from ui.door.vaults import vault_at
from ui.dress import Wardrobe
from ui.jobs import Jobs
from ui.look.system import SystemTheme
from ui.messages import sentence
from ui.preferences import Preferences, read_preferences, write_preferences

if TYPE_CHECKING:
    from models.store.database import Store
    from models.store.keys import Kdf
    from ui.inside import Inside, MakeWindow


@dataclass(frozen=True, slots=True)
class World:
    """What is the program's own nowhere else: the clock, where things are kept, how it is started."""

    now: Callable[[], datetime]
    preferences: Path
    folder: Path  # of a file nobody chose another place for
    command: tuple[str, ...]  # starts a fresh process
    kdf: "Callable[[], Kdf]"
    make_window: "Callable[[], MakeWindow]"  # loads the window's pages, then gives what builds it


class Program(QObject):
    """Swaps the door for the window, and back by starting afresh."""

    def __init__(
        self,
        application: QApplication,
        world: World,
        crashes: Crashes,
        *,
        locked: Locked | None = None,
        language: str = "",
    ) -> None:
        super().__init__(application)
        self._application, self._world, self._locked = application, world, locked
        self.preferences = read_preferences(world.preferences)
        if language:
            self.preferences = replace(self.preferences, language=language)
        application.setQuitOnLastWindowClosed(False)
        self._wardrobe = Wardrobe(application)
        self.jobs = Jobs(self)
        self.door: Door | None = None
        self.inside: Inside | None = None
        self._dress()
        self._system = SystemTheme(self)
        self._system.changed.connect(self._follow_system)
        crashes.show_with(self._show_crash)

    def start(self) -> None:
        """Show the door."""
        door = Door(self._doorway(), self._foot())
        self.door = door
        door.entered.connect(self.enter)
        door.closed.connect(self._end)
        door.language_wanted.connect(self._speak)
        door.painted.connect(self._load_the_rest)
        file = self.preferences.vault
        if file is not None and self._locked is not None and self._locked.reason == RESTORE:
            door.show_restore(vault_at(file, self._world.now))
        else:
            door.show_first(file)
        door.show()

    def _doorway(self) -> Doorway:
        world = self._world
        return Doorway(self.look, self.translate, self.jobs, world.now, world.kdf, world.folder)

    def _foot(self) -> str:
        return foot_line(self._locked, self.preferences.lock_after, self.translate)

    def enter(self, store: "Store", vault: Vault) -> None:
        """Show the window of a file that was opened, where the door stands."""
        from ui.inside import Inside, Opened  # noqa: PLC0415 - loaded behind the door

        self._remember(replace(self.preferences, vault=vault.file))
        opened = Opened(store, vault, self.jobs, self.look, self.translate, self.preferences)
        make_window = self._world.make_window()
        self.inside = Inside(self._application, opened, make_window, self._world.command)
        self.inside.preferences_wanted.connect(self.prefer)
        self.inside.closed.connect(self._end)
        door, self.door = self.door, None
        if door is not None:
            self.inside.show(door.geometry(), maximized=door.isMaximized())
            door.closed.disconnect(self._end)
            door.close()
            door.deleteLater()

    def prefer(self, preferences: Preferences) -> None:
        """Remember what was chosen and build the window anew in it."""
        self._remember(preferences)
        self._dress()
        self._rebuild()

    def _speak(self, language: str) -> None:
        self.prefer(replace(self.preferences, language=language))

    def _rebuild(self) -> None:
        if self.inside is not None:
            self.inside.wear(self.look, self.translate, self.preferences)
        elif self.door is not None:
            self.door.wear(self._doorway(), self._foot())

    def _remember(self, preferences: Preferences) -> None:
        self.preferences = preferences
        try:
            write_preferences(self._world.preferences, preferences)
        except CouldNotWrite as error:
            if self.inside is not None:
                self.inside.workplace.hindered.emit(sentence(error, self.translate))

    def _dress(self) -> None:
        """Take look and language as they are preferred."""
        self.look, self.translate = self._wardrobe.dress(self.preferences)

    def _follow_system(self) -> None:
        if self.preferences.theme != "system":
            return
        self._dress()
        self._rebuild()

    def _load_the_rest(self) -> None:
        """Load what is behind the door, and see whether the next try has to wait."""
        file, world = self.preferences.vault, self._world

        def load() -> float:
            from ui.door import behind  # noqa: PLC0415 - the rest, in a job

            vault = vault_at(file, world.now) if file is not None and file.exists() else None
            return behind.wait_at(vault) if vault is not None else 0.0

        self.jobs.run(load, self._tell_wait, self._let_pass)
        self.jobs.run(world.make_window, lambda _: None, _raise)

    def _tell_wait(self, seconds: float) -> None:
        if self.door is not None:
            self.door.tell_wait(seconds)

    def _let_pass(self, error: Exception) -> None:
        if not isinstance(error, Error):
            raise error

    def _show_crash(self, report: str) -> QDialog:
        from ui.crash_dialog import CrashDialog  # noqa: PLC0415 - seldom needed

        at = self.inside.saved_at if self.inside is not None else None
        parent = self._application.activeWindow()
        saved = f"{at:%H.%M}" if at is not None else ""
        dialog = CrashDialog(self.look, self.translate, report, saved, parent)
        dialog.open()
        return dialog

    def _end(self) -> None:
        # What was under way at the door comes to its end first, and is let go of.
        self.jobs.finish()
        QTimer.singleShot(0, self._application.quit)


def _raise(error: Exception) -> Any:
    raise error

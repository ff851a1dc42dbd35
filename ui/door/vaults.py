"""Where a vault lies: its file where one wants it, its backups beside, what proves its age in the profile."""

import getpass
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from platformdirs import user_data_path, user_state_path

from models.store.place import Vault
from ui.preferences import APP

ENDING = ".stegvis"
GONE = ("missing",)  # the findings of a file that is not where it was
_UNSAFE = re.compile(r"[^\w ,&()+-]+")
_LONGEST = 60


def vault_at(file: Path, now: Callable[[], datetime]) -> Vault:
    """Return the vault whose file that is."""
    backups = file.with_name(f"{file.stem}.backups")
    return Vault(file, backups, user_state_path(APP, appauthor=False), _user(), now)


def data_folder() -> Path:
    """Return the folder of a file nobody chose another place for."""
    return user_data_path(APP, appauthor=False)


def file_of(office: str, folder: Path) -> Path:
    """Return a free place for the file of an office, named after it."""
    stem = " ".join(_UNSAFE.sub(" ", office).split())[:_LONGEST].strip(" ,-") or APP
    names = (stem, *(f"{stem} {number}" for number in range(2, 100)))
    places = (folder / f"{name}{ENDING}" for name in names)
    return next((place for place in places if not place.exists()), folder / f"{stem}{ENDING}")


def _user() -> str:
    """Return who sits at this machine, to be told to a second window."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""

"""What the program remembers between two starts, outside the vault: nothing of anybody, no record, no name."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from models.store.files import write_whole

LANGUAGES = ("sv", "en")
THEMES = ("system", "light", "dark", "contrast_dark", "contrast_light")
SMALLEST_TEXT, LARGEST_TEXT = 80, 200  # percent
LONGEST_IDLE = 5  # minutes; one may only shorten it
APP = "Stegvis"


@dataclass(frozen=True, slots=True)
class Preferences:
    """Language, look and the file last opened; what a damaged file says wrongly is as it was at first."""

    language: str = LANGUAGES[0]
    theme: str = THEMES[0]
    text_size: int = 100  # percent
    lock_after: int = LONGEST_IDLE  # minutes
    vault: Path | None = None


def preferences_file() -> Path:
    """Return where they are kept: in the user's own profile."""
    return user_config_path(APP, appauthor=False) / "preferences.toml"


def read_preferences(file: Path) -> Preferences:
    """Return what the file says; where it says nothing one can use, what holds at first."""
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    first, vault = Preferences(), said.get("vault")
    return Preferences(
        _one_of(LANGUAGES, said.get("language"), first.language),
        _one_of(THEMES, said.get("theme"), first.theme),
        _within(SMALLEST_TEXT, LARGEST_TEXT, said.get("text_size"), first.text_size),
        _within(1, LONGEST_IDLE, said.get("lock_after"), first.lock_after),
        Path(vault) if isinstance(vault, str) and vault else None,
    )


def write_preferences(file: Path, preferences: Preferences) -> None:
    """Write them whole. Raises CouldNotWrite."""
    import tomlkit  # noqa: PLC0415 - reading needs none of it, and reading is before the first paint

    said: dict[str, Any] = {
        "language": preferences.language,
        "theme": preferences.theme,
        "text_size": preferences.text_size,
        "lock_after": preferences.lock_after,
        "vault": str(preferences.vault or ""),
    }
    write_whole(file, tomlkit.dumps(said).encode())


def _one_of(known: tuple[str, ...], said: object, first: str) -> str:
    return said if isinstance(said, str) and said in known else first


def _within(least: int, most: int, said: object, first: int) -> int:
    return min(max(said, least), most) if type(said) is int else first

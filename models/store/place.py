"""Where a vault lives."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID  # the first paint does without it


@dataclass(frozen=True, slots=True)
class Vault:
    """A vault's files: database, key slots, backups, anchor. `user` is what a second window is told."""

    file: Path
    backups: Path
    profile: (
        Path  # outside the folder of the file: an old copy put back there does not bring it along
    )
    user: str
    clock: Callable[[], datetime]

    @property
    def slots(self) -> Path:
        """The key slots, beside the file."""
        return self.file.with_suffix(".slots")

    def anchor(self, vault: "UUID") -> Path:
        """Return where the anchor of the vault of that id is kept."""
        return self.profile / f"anchor-{vault}.json"

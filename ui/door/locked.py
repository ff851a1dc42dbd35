"""Why and when the program locked itself: words for the fresh process, nothing of anybody among them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.text import N_
from ui.i18n import Translator

IDLE, ASKED, SLEEP, SESSION, RESTORE = "idle", "asked", "sleep", "session", "restore"
_SENTENCES: Mapping[str, str] = {
    IDLE: N_("Locked automatically at {at} after {minutes}."),
    ASKED: N_("Locked at {at}."),
    SLEEP: N_("Locked at {at}, when the computer went to sleep."),
    SESSION: N_("Locked at {at}, when the computer was locked."),
    RESTORE: N_("Locked at {at}, so that a backup can be restored."),
}
REASONS = tuple(_SENTENCES)
_TIME = re.compile(r"[0-2]\d\.[0-5]\d")


@dataclass(frozen=True, slots=True)
class Locked:
    """Reason, time as it is shown, and whether what was being typed was kept."""

    reason: str
    at: str
    kept: bool = True

    def words(self) -> Sequence[str]:
        """Return it as the command line carries it."""
        return ("--locked", self.reason, "--at", self.at, *(() if self.kept else ("--not-kept",)))


def is_time(typed: str) -> bool:
    """Tell whether it is a time as `13.47`."""
    return _TIME.fullmatch(typed) is not None


def foot_line(locked: Locked | None, minutes: int, translate: Translator) -> str:
    """Return what stands under the door: that the file is encrypted, and why it is locked now."""
    said = [translate("The file is encrypted.")]
    if locked is not None:
        spent = translate.ngettext("{count} minute", "{count} minutes", minutes)
        sentence = translate(_SENTENCES[locked.reason])
        said.append(sentence.format(at=locked.at, minutes=spent.format(count=minutes)))
        said.append(
            translate("Your draft is saved.")
            if locked.kept
            else translate("What you typed last could not be saved.")
        )
    return " ".join(said)


def read_locked(reason: str | None, at: str, *, kept: bool) -> Locked | None:
    """Return what the command line tells; None where it makes no sense, which nobody needs to hear of."""
    if reason not in REASONS or not is_time(at):
        return None
    return Locked(reason, at, kept)

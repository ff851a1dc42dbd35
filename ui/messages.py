"""What the world did to us, in klarspråk: what, why and what next. The only place errors become sentences."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from documents import findings
from models import errors
from models.text import N_
from ui.i18n import Translator

# Each sentence may use the error's own data by name.
_SENTENCES: Mapping[type[errors.Error], str] = {
    errors.WrongPassword: N_("The password is wrong. You can try again in {wait:.0f} seconds."),
    errors.FileDamaged: N_("The database {file} is damaged. Restore the latest backup."),
    errors.FileInUse: N_(
        "The database is open already, by {holder} since {since}. Close it there first."
    ),
    errors.MadeByNewerVersion: N_(
        "The database was last used by a newer Stegvis. Install that version to open it."
    ),
    errors.OlderThanAnchor: N_(
        "The database is older than it was when last closed: changes {number} to {expected} are missing. "
        "Restore the latest backup."
    ),
    errors.NotEncrypted: N_("The file {file} is not encrypted, and is therefore not opened."),
    errors.CouldNotWrite: N_("{file} could not be written: {reason}. Choose another folder."),
    errors.BadTemplate: N_("The letter template {name} cannot be used. Check it in the settings."),
    errors.BadRoutine: N_("The routine cannot be read at line {line}, {key}: {expected}."),
    errors.ChangedByAnother: N_("Somebody has changed this meanwhile. Open it again."),
    errors.ReasonRequired: N_("Write why you choose another route than the suggested one."),
    errors.TooLate: N_("It is too late to change this. Write a new one instead."),
    errors.NotYetHeld: N_("The meeting on {day} has not been held yet."),
    errors.AlreadyBooked: N_("The person already has a place on {day}."),
    errors.NotFound: N_("This is no longer there. Go back to the list."),
    errors.AlreadyExists: N_("There is already a file called {file}. Choose another name."),
}

_TABLES: Mapping[str, str] = {
    "unreadable": N_(
        "{file} cannot be read. Check that it is a spreadsheet and is not open elsewhere."
    ),
    "too_large": N_("{file} is too large. Divide it into several files."),
    "too_many_rows": N_("{file} has too many rows. Divide it into several files."),
    "password": N_("{file} has a password. Save it without one."),
    "damaged": N_("{file} is damaged. Save it anew in the program it comes from."),
    "no_headings": N_("{file} has no headings that Stegvis knows. See the headings in README."),
}


def sentence(error: errors.Error, translate: Translator) -> str:
    """Return what happened, why and what to do next."""
    if isinstance(error, errors.TableRefused):
        return translate(_TABLES[error.reason]).format(file=error.file.name)
    if isinstance(error, findings.Refused):
        return findings.sentence(error.finding, translate)
    return translate(_SENTENCES[type(error)]).format(**_data(error))


def _data(error: errors.Error) -> dict[str, object]:
    """Return what the error carries, as it is shown."""
    return {name: _shown(value) for name, value in vars(error).items()}


def _shown(value: object) -> object:
    """Return a file's name without its folder, a moment to the minute on the office's clock, a dash for nothing."""
    match value:
        case Path():
            return value.name
        case datetime():
            return f"{value.astimezone():%Y-%m-%d %H.%M}"
        case None:
            return "–"
        case _:
            return value

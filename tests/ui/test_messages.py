"""Every error of the world is told in both languages: what happened and what to do, and never where."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from models import errors
from models.errors import Error
from ui.i18n import translator
from ui.messages import _TABLES, sentence

FOLDER = Path("/hemlig/lönnfack")
FILE = FOLDER / "stegvis.db"
TOLD = (
    errors.WrongPassword(4.0),
    errors.FileDamaged(FILE, ("quick_check",)),
    errors.FileInUse(FILE, "Åsa", datetime(2026, 11, 23, 8, 5, tzinfo=UTC)),
    errors.FileInUse(FILE, "Åsa", None),
    errors.MadeByNewerVersion(FILE, "0042"),
    errors.OlderThanAnchor(FILE, 7, 12),
    errors.NotEncrypted(FILE),
    errors.CouldNotWrite(FILE, "No space left on device"),
    errors.BadTemplate("three_party", (("macro", "vbaProject.bin"),)),
    errors.BadRoutine(12, "absence_limit", "a whole number"),
    errors.ChangedByAnother("case"),
    errors.ReasonRequired(),
    errors.TooLate("Booking"),
    errors.NotYetHeld(date(2026, 12, 1)),
    errors.AlreadyBooked(date(2026, 12, 1)),
    errors.NotFound("Case"),
    errors.AlreadyExists(FILE),
    *(errors.TableRefused(FILE, reason) for reason in _TABLES),
)


def test_every_error_of_the_world_is_among_these() -> None:
    known = {type(error) for error in TOLD}
    assert {one for one in Error.__subclasses__() if one.__module__ == errors.__name__} == known


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("error", TOLD, ids=lambda error: type(error).__name__)
def test_an_error_is_a_whole_sentence_without_a_folder(error: Error, language: str) -> None:
    told = sentence(error, translator(language))
    assert told.endswith(".")
    assert "{" not in told
    assert "None" not in told
    assert "hemlig" not in told
    assert "lönnfack" not in told


@pytest.mark.parametrize("error", TOLD, ids=lambda error: type(error).__name__)
def test_an_error_is_told_in_swedish(error: Error) -> None:
    assert sentence(error, translator("sv")) != sentence(error, translator("en"))


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errors.CouldNotWrite(FILE, "disk full"), "stegvis.db could not be written: disk full."),
        (errors.WrongPassword(3.6), "4 seconds"),
        (errors.FileInUse(FILE, "Åsa", None), "by Åsa since –"),
        (errors.OlderThanAnchor(FILE, 7, 12), "changes 7 to 12"),
    ],
)
def test_what_the_error_carries_is_told(error: Error, words: str) -> None:
    assert words in sentence(error, translator("en"))


def test_a_moment_is_told_to_the_minute() -> None:
    since = datetime(2026, 11, 23, 8, 5, 59, tzinfo=UTC)
    told = sentence(errors.FileInUse(FILE, "Åsa", since), translator("en"))
    assert f"{since.astimezone():%Y-%m-%d %H.%M}" in told
    assert "+00:00" not in told

"""A lost password: the paper opens the same rows, under a new one."""

import re
from pathlib import Path

from tests.journeys.conftest import Sitting, Start, later
from tests.journeys.costs import COSTS, LOST
from tests.journeys.test_first_day import case_of, made_file, register, tell_who_writes, unlocked
from tests.models.desk import Clock
from tests.ui.desk.papers import words_in
from tests.ui.hands import Hands

NEW = "yellow birds dance at dusk"
_KEY = re.compile(r"\b[0-9A-Z]{4}\b")


def key_on(sheet: Path) -> str:
    """Return the recovery key as somebody reads it from the sheet and types it."""
    words = words_in(sheet).replace("\xa0", " ")
    lines = re.findall(r"(?:[0-9A-Z]{4} +){3}[0-9A-Z]{4}", words)
    return " ".join(_KEY.findall(" ".join(dict.fromkeys(lines)))).lower()


def with_a_case(start: Start) -> Sitting:
    sitting = start()
    hands = made_file(sitting)
    tell_who_writes(hands)
    register(sitting, hands, "850412-9803", "Åsa", "Öberg")
    sitting.leave()
    return start()


def test_the_sheet_opens_the_same_rows_under_a_new_password(
    start: Start, folder: Path, clock: Clock
) -> None:
    sitting = with_a_case(start)
    door = Hands(sitting.door)
    door.write("brown toads")
    door.enter()
    sitting.until(lambda: "The password is wrong." in door.sees)
    assert re.search(r"You can try again in \d+ seconds?\.", door.sees)
    assert not door.button("Unlock").isEnabled()

    later(clock, 60)
    door.presses = 0
    door.press("Use the recovery key")
    door.write(key_on(folder / "aterstallningsblad.docx"))
    door.enter()
    sitting.until(lambda: "New password" in door.sees)
    door.fill(New_password=NEW, The_same_password_again=NEW)
    sitting.until(lambda: door.button("Change the password and open").isEnabled())
    door.enter()
    assert door.presses == COSTS[LOST].presses
    sitting.until_inside()
    assert case_of(sitting, "Öberg").case_number == "2026-00001"
    sitting.leave()

    assert "Today" in unlocked(start(), NEW).sees

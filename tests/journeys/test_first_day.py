"""A first day, from the door of an empty machine to letters that are sent: everything by key and mouse."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from sqlalchemy import select

from documents.reread import reread
from models.case import Case
from models.log import LogLine
from models.meeting import Invitation
from models.person import Person
from models.queries.case_file import CaseFile
from models.queries.letters import as_sent
from models.vocabulary import NextStep, Outcome
from tests.journeys.conftest import PASSWORD, Sitting, Start
from tests.journeys.costs import COSTS, ENROLMENT, FIRST_VISIT, NEW_FILE, NEXT, SENT
from tests.models.desk import Clock
from tests.ui.desk.outbox import numbers_in, recipient_in
from tests.ui.desk.papers import words_in
from tests.ui.hands import Hands
from ui.desk.cases import case_now

STORY = (
    *("create_vault", "register_case", "record_decision", "save_answers", "choose_route"),
    *("book_meeting", "prepare_invitation", "print_letters", "mark_sent"),
)
NAME = "Åsa O'Hara & Öberg"


def made_file(sitting: Sitting) -> Hands:
    """Make a file and keep its key; return hands in its window."""
    door = Hands(sitting.door)
    door.fill(
        Office="Income support, South",
        Your_name="Åsa Öberg",
        New_password=PASSWORD,
        The_same_password_again=PASSWORD,
    )
    sitting.until(lambda: door.button("Create the file").isEnabled())
    door.enter()
    sitting.until(lambda: "Your recovery key" in door.sees)
    door.key(Qt.Key.Key_Space)  # saved in the folder one chooses
    sitting.until(lambda: "Saved as aterstallningsblad.docx" in door.sees)
    door.key(Qt.Key.Key_Space)  # it is in a safe place
    door.key(Qt.Key.Key_Space)  # on
    assert door.presses == COSTS[NEW_FILE].presses
    return sitting.until_inside()


def unlocked(sitting: Sitting, password: str = PASSWORD) -> Hands:
    """Type the password at the door; return hands in the window."""
    door = Hands(sitting.door)
    door.write(password)
    door.enter()
    return sitting.until_inside()


def tell_who_writes(hands: Hands) -> None:
    """Fill in what the window of a new file opens with; one may go on to today."""
    assert hands.at.accessibleName() == "Municipality"
    hands.fill(
        Municipality="Sundvalla kommun",
        Unit="Ekonomiskt bistånd",
        Telephone="040-00 00 00",
        Post_address="Sundvalla kommun, Box 1, 201 00 Sundvalla",
        Return_address_on_the_envelope="Box 1, 201 00 Sundvalla",
        Places_in_the_routine="socialtjänstavdelningen: Storgatan 1",
    )
    hands.ctrl(Qt.Key.Key_S)
    assert "The office's particulars are saved." in hands.sees
    hands.ctrl(Qt.Key.Key_1)
    hands.presses = 0


def register(sitting: Sitting, hands: Hands, number: str, given: str, family: str) -> None:
    """Register a case from today's page: as few fields as a letter needs."""
    hands.ctrl(Qt.Key.Key_N)
    sitting.settle()
    hands.fill(
        Person_number=number,
        Given_name=given,
        Family_name=family,
        Street="Provgatan 3",
        Postcode="20112",
        Town="Sundvalla",
    )
    hands.ctrl(Qt.Key.Key_S)
    assert "Case registered." in hands.sees


def print_letter(sitting: Sitting, hands: Hands) -> None:
    """Print the letter one has come to."""
    sitting.settle()
    hands.key(Qt.Key.Key_P)
    sitting.settle()
    assert "The print file is saved: utskrift-2026-11-" in hands.sees


def mark_as_sent(sitting: Sitting, hands: Hands) -> None:
    hands.presses = 0
    hands.key(Qt.Key.Key_S)
    sitting.settle()
    assert hands.presses == COSTS[SENT].presses
    assert "Nothing to send" in hands.sees


def case_of(sitting: Sitting, family: str) -> CaseFile:
    """Return the case of the person of that name."""
    with sitting.workplace.store.read() as session:
        named = select(Case.id).join(Case.person).where(Person.family_name == family)
        found = session.scalars(named).one()
    return case_now(sitting.workplace.work, found)


def letter_to(sitting: Sitting, case: CaseFile) -> bytes:
    """Return the one letter a case was sent, as it is kept."""
    sent = select(Invitation.id).where(
        Invitation.case_id == case.case_id, Invitation.sent_at.is_not(None)
    )
    with sitting.workplace.store.read() as session:
        kept = as_sent(session, session.scalars(sent).one())
    assert kept is not None
    return kept[1]


def verbs(sitting: Sitting) -> list[str]:
    with sitting.workplace.store.read() as session:
        return list(session.scalars(select(LogLine.verb).order_by(LogLine.number)))


def test_from_an_empty_machine_to_a_letter_that_is_sent(start: Start, folder: Path) -> None:
    sitting = start()
    hands = made_file(sitting)
    tell_who_writes(hands)
    register(sitting, hands, "850412-9803", "Åsa", "O'Hara & Öberg")
    hands.ctrl(Qt.Key.Key_Tab)  # to the enrolment
    sitting.settle()
    hands.write("a")  # approved
    hands.enter()  # today
    hands.write("n")  # no indication of violence
    assert hands.at_says.startswith("Book ")
    hands.enter()  # the route suggested, and the first time with room
    hands.enter()  # on to the letter
    print_letter(sitting, hands)
    assert hands.presses == COSTS[ENROLMENT].presses
    mark_as_sent(sitting, hands)

    case = case_of(sitting, "O'Hara & Öberg")
    assert (case.next_step, case.chosen) == (NextStep.HOLD_MEETING, Outcome.GENERAL)
    letter = letter_to(sitting, case)
    assert recipient_in(letter) == [NAME, "Provgatan 3", "201\xa012 Sundvalla"]
    assert case.case_number in numbers_in(letter)
    assert reread(letter).title == "Du är kallad till inskrivningsmöte"
    assert {file.name for file in folder.iterdir()} == {
        "aterstallningsblad.docx",
        "utskrift-2026-11-24.docx",
    }
    assert NAME in words_in(folder / "utskrift-2026-11-24.docx")
    done = verbs(sitting)
    order = [done.index(verb) for verb in STORY]
    assert order == sorted(order)
    assert sitting.program.preferences.vault is not None
    assert NAME.encode() not in sitting.program.preferences.vault.read_bytes()


def test_a_new_case_is_called_to_its_first_visit(start: Start, folder: Path) -> None:
    sitting = start()
    hands = made_file(sitting)
    tell_who_writes(hands)
    register(sitting, hands, "850412-9803", "Åsa", "Öberg")
    assert hands.at_says.startswith("Book ")
    hands.enter()  # the first time with room
    assert hands.at_says == "Go to the letter"
    hands.enter()
    print_letter(sitting, hands)
    assert hands.presses == COSTS[FIRST_VISIT].presses
    mark_as_sent(sitting, hands)
    assert len(list(folder.glob("utskrift-*.docx"))) == 1


def test_the_next_letter_begins_at_the_queue(start: Start, folder: Path, clock: Clock) -> None:
    sitting = start()
    hands = made_file(sitting)
    tell_who_writes(hands)
    register(sitting, hands, "19860923-9821", "Bo", "Ek")
    sitting.leave()

    clock.moment += timedelta(days=6)  # tomorrow is the last day to book
    sitting = start()
    hands = unlocked(sitting)
    hands.enter()  # the first thing that waits
    hands.enter()  # the first time with room
    hands.enter()  # on to the letter
    print_letter(sitting, hands)
    assert hands.presses == COSTS[NEXT].presses
    mark_as_sent(sitting, hands)
    assert recipient_in(letter_to(sitting, case_of(sitting, "Ek")))[0] == "Bo Ek"

"""A whole day with one person whose every particular is a canary, in a process of its own.

Prints, as JSON, the files that were opened for writing. The papers go to the folder it is given.
"""

import json
import os
import sys
from contextlib import redirect_stdout
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from pathlib import Path
from tempfile import gettempdir

from main import main
from models.actions.cases import CaseDraft, PersonDraft, register_case
from models.actions.enrolment import choose_route, record_decision, save_answers
from models.actions.notes import save_draft, sign_note, write_note
from models.actions.office import add_caseworker
from models.queries.search import search
from models.rules.facts import Answers
from models.store.backup import back_up
from models.store.keys import Kdf
from models.store.place import Vault
from models.store.vault import create, open_with_password
from models.vocabulary import Answer, DecisionOutcome
from tests.journeys.window_day import window_day
from ui.desk.booking import book_next
from ui.desk.letters import send_outbox, templates_of
from ui.desk.lists import weekly_lists, write_lists
from ui.desk.office import DEMO_SENDER, set_up, work_at
from ui.i18n import translator

MONDAY = date(2026, 11, 23)
CANARIES = {
    "name": "Kanariefågelsson",
    "number": "19850412-9803",
    "digits": "198504129803",
    "address": "Papegojvägen 73",
    "telephone": "070-174 06 73",
    "email": "kanarie@post.example",
    "note": "Undulaten har flugit.",
}
_CHEAP = Kdf(memory=64, passes=1, lanes=1)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def watch() -> set[str]:
    """Return a set that fills with the files this process opens for writing."""
    opened: set[str] = set()
    gettempdir()  # which tries the folder out, once

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if event != "open" or not isinstance(arguments[0], str | bytes):
            return  # a number is of a file that was opened by name before
        if isinstance(arguments[2], int) and arguments[2] & _WRITES:
            opened.add(os.fsdecode(arguments[0]))

    sys.addaudithook(hear)
    return opened


def day(home: Path, out: Path) -> None:
    """Register, note, route, book, write, list, search, do it in the window too, back up, shut and open again."""
    vault = Vault(
        home / "stegvis.db",
        home / "backups",
        home / "profile",
        "åsa",
        lambda: datetime.combine(MONDAY, time(8), UTC),
    )
    secret = "blåa grodor sjunger ö"  # noqa: S105 - of a vault that lives as long as a test
    store, _ = create(vault, secret, _CHEAP, name="Åsa Öberg")
    set_up(store, DEMO_SENDER)
    work = work_at(store)
    person = PersonDraft(
        given_name="Anna",
        family_name=CANARIES["name"],
        number=CANARIES["number"],
        street=CANARIES["address"],
        postcode="201 12",
        town="Sundvalla",
        telephone=CANARIES["telephone"],
        email=CANARIES["email"],
    )
    caseworker = add_caseworker(store, name="Åsa Öberg", telephone="040-628 04 12")
    case = register_case(
        work, CaseDraft(person=person, contact_date=MONDAY, caseworker_id=caseworker)
    )
    save_draft(store, "note", case, {"text": CANARIES["note"]})
    sign_note(work, write_note(work, case, CANARIES["note"]))
    record_decision(work, case, DecisionOutcome.APPROVED, MONDAY)
    save_answers(work, case, Answers(violence_indication=Answer.NO))
    choose_route(work, case)
    book_next(work, case)
    send_outbox(work, templates_of(work), out)
    tuple(write_lists(work, weekly_lists(work, translator()), out, translator()))
    with store.read() as session:
        search(session, CANARIES["name"])
    print("\n".join(window_day(store, out, CANARIES)))  # noqa: T201 - what the test reads
    back_up(store, vault)
    store.close()
    open_with_password(vault, secret).close()


def case_list(file: Path) -> None:
    """Write the same person as a row of a municipality's list, with a date that cannot be read."""
    row = {
        "Ärendenummer": "2026-00501",
        "Namn": f"{CANARIES['name']}, Anna",
        "Personnummer": CANARIES["number"],
        "Kontaktdatum": "2026-11-09",
        "Beslut": "bifall",
        "Beslutsdatum": CANARIES["note"],
        "Adress": CANARIES["address"],
        "Telefon": CANARIES["telephone"],
        "E-post": CANARIES["email"],
    }
    file.write_text(f"{';'.join(row)}\n{';'.join(row.values())}\n", encoding="utf-8")


def run(home: Path, out: Path) -> None:
    """Do the day, then the tour of a case list; print the files that were written to."""
    opened = watch()
    said = StringIO()
    with redirect_stdout(said):
        day(home, out)
        case_list(out / "lista.csv")
        tomorrow = str(MONDAY + timedelta(1))
        main(["--tour", str(out / "tour"), "--people", str(out / "lista.csv"), "--today", tomorrow])
    print(json.dumps({"opened": sorted(opened), "said": said.getvalue()}))  # noqa: T201 - what the test reads


if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]))

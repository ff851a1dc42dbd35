"""What is killed: a caseworker who routes, books and sends letters for ever."""

from contextlib import closing
from datetime import date, datetime, time, timedelta, timezone
from functools import partial
from itertools import count
from pathlib import Path
from time import sleep

from documents.letters import LETTERS
from models.actions.cases import CaseDraft, PersonDraft, register_case
from models.actions.enrolment import choose_route, record_decision, save_answers
from models.actions.work import Work
from models.rules.facts import Answers
from models.settings import office_from_toml
from models.store.database import Store
from models.vocabulary import Answer, DecisionOutcome, LetterKind
from resources import path
from tests.killing import Acknowledge, nurse
from ui.desk.booking import book_next
from ui.desk.letters import Templates, send_outbox
from ui.desk.office import work_at

NOW = datetime.combine(date(2026, 11, 23), time(8), timezone(timedelta(hours=1)))
LETTERS_FOLDER = "letters"
_KEY = bytes(range(32))  # of stores that live as long as a test
_BATCH = 3
_A_WHILE = 0.05


def store_in(folder: Path) -> Store:
    """Return the store that is worked in, open."""
    return Store(folder / "stegvis.db", _KEY, site="main", who="Karin Ek", clock=lambda: NOW)


def templates() -> Templates:
    """Return the templates, the one that is needed compiled: a worker that is killed soon gets on with its work."""
    ready = Templates(office_from_toml(path("demo", "office.toml").read_text(encoding="utf-8")))
    ready.of(LETTERS[LetterKind.ENROLMENT_GENERAL].swedish)
    return ready


def send_batches(ready: Templates, folder: Path, acknowledge: Acknowledge) -> None:
    """Take people from the door to a letter on paper, three at a time."""
    with closing(store_in(folder)) as store:
        work = work_at(store)
        for _ in count():
            for _ in range(_BATCH):
                _one(work, acknowledge)
            handed_over = send_outbox(work, ready, folder / LETTERS_FOLDER)
            for file in handed_over.files:
                acknowledge(f"paper {file.name}")


def _one(work: Work, acknowledge: Acknowledge) -> None:
    person = PersonDraft(
        given_name="Åsa",
        family_name="Öberg",
        birth_date=date(1985, 4, 12),
        street="Provgatan 3",
        postcode="201 12",
        town="Sundvalla",
    )
    case_id = register_case(work, CaseDraft(person=person, contact_date=work.today))
    acknowledge(f"case {case_id}")
    record_decision(work, case_id, DecisionOutcome.APPROVED, work.today)
    save_answers(work, case_id, Answers(violence_indication=Answer.NO))
    choose_route(work, case_id)
    acknowledge(f"booking {book_next(work, case_id)}")


def write_halves(folder: Path, acknowledge: Acknowledge) -> None:
    """Write letters as most programs do, and say what is not yet committed: what the check must report."""
    with closing(store_in(folder)) as store, store.together():
        work = work_at(store)
        for number in count():
            _one(work, acknowledge)
            letter = folder / LETTERS_FOLDER / f"kallelse-{number}.docx"
            with letter.open("wb", buffering=0) as document:
                document.write(b"PK\x03\x04")
                acknowledge(f"paper {letter.name}")
                sleep(_A_WHILE)


if __name__ == "__main__":
    nurse({"send_batches": partial(send_batches, templates()), "write_halves": write_halves})

"""Outboxes for the tests: rows without a database, and a desk whose office writes letters."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import resources
from documents.reread import reread
from models.actions.office import save_setting
from models.queries.letters import OutboxRow
from models.queries.office import OFFICE
from models.queries.rows import Address, LetterRow
from models.vocabulary import Channel, Language, LetterKind, MeetingKind
from tests.documents.examples import ROW
from tests.models.desk import Desk

FAMILY = ("Öhrström", "O'Connor", "Yılmaz", "Kovačević", "Testsson & Co", "<b>Ek</b>", "de la Cruz")


def with_office(desk: Desk) -> Desk:
    """Let the desk's office be Sundvalla, as it ships."""
    text = resources.path("demo", "office.toml").read_text(encoding="utf-8")
    save_setting(desk.store, OFFICE, {"text": text})
    return desk


def letter_row(serial: int = 1, /, **changes: Any) -> LetterRow:
    """Return the facts of a letter to a person of their own."""
    recipient = replace(
        ROW.recipient,
        name=f"Anna {FAMILY[serial % len(FAMILY)]} {serial}",
        address=Address(
            "c/o Berg" if serial % 3 else "",
            f"Provgatan {serial}",
            f"{20100 + serial}",
            "Sundvalla",
        ),
    )
    return replace(ROW, case_number=f"2026-{serial:05}", recipient=replace(recipient, **changes))


def outbox_row(row: LetterRow | None = None, **changes: Any) -> OutboxRow:
    usual: dict[str, Any] = {
        "letter": LetterKind.THREE_PARTY,
        "channel": Channel.LETTER,
        "language": Language.SWEDISH,
        "easy_to_read": False,
        "may_name_office": False,
    }
    return OutboxRow(
        invitation_id=uuid4(),
        case_id=uuid4(),
        meeting_id=uuid4(),
        sent_at=None,
        row=row or letter_row(),
        **(usual | changes),
    )


def of_kind(row: LetterRow, kind: MeetingKind) -> LetterRow:
    return replace(row, meeting=replace(row.meeting, kind=kind))


def recipient_in(data: bytes) -> list[str]:
    """Return the lines of the address, as the file has them."""
    return [line for page in reread(data).pages for line in page.recipient if line]


def numbers_in(data: bytes) -> set[str]:
    """Return what stands in the reference block, as the file has it."""
    return {value for page in reread(data).pages for _, value in page.reference}


def texts(folder: Path) -> list[str]:
    return [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))]

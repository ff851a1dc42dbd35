"""What every letter has: the sender, and in those that go by post the reference and the address.

Their fields are joined by inheritance from several classes, which slots do not allow.
"""

import re
from dataclasses import dataclass
from typing import Any

from documents import wording
from models.queries.rows import LetterRow, Recipient
from models.settings import Office
from models.vocabulary import Language

_LONGEST_EMAIL = (
    27  # characters in the reference block; a longer address stands under the signature
)


@dataclass(frozen=True, kw_only=True)
class Municipality:
    """The sender where the letter must not tell which unit wrote it."""

    municipality_name: str
    post_address_1: str
    post_address_2: str
    privacy_page_1: str
    privacy_page_2: str


@dataclass(frozen=True, kw_only=True)
class Letterhead(Municipality):
    """The sender with the unit and how to reach it."""

    unit_name: str
    visit_address_1: str
    visit_address_2: str
    office_phone: str
    office_phone_hours: str


@dataclass(frozen=True, kw_only=True)
class Signed:
    """Who signs, and on what number they are reached."""

    caseworker_name: str
    caseworker_title: str
    caseworker_phone: str


@dataclass(frozen=True, kw_only=True)
class Addressed:
    """The reference block and the address; a protected person's letter has no address."""

    letter_date: str
    case_number: str
    phone_hours: str
    reference_email: str
    long_email: str
    recipient: tuple[str, ...]


def municipality(office: Office) -> dict[str, Any]:
    """Return the fields of `Municipality`."""
    return {
        "municipality_name": office.municipality,
        **_two_lines("post_address", office.post_address),
        **_two_lines("privacy_page", office.privacy_page),
    }


def letterhead(office: Office) -> dict[str, Any]:
    """Return the fields of `Letterhead`."""
    return {
        **municipality(office),
        "unit_name": office.unit,
        **_two_lines("visit_address", office.visit_address),
        "office_phone": wording.telephone(office.telephone),
        "office_phone_hours": wording.telephone_hours(office.telephone_hours, Language.SWEDISH),
    }


def _two_lines(name: str, lines: tuple[str, ...]) -> dict[str, str]:
    first, second, *_ = (*lines, "", "")
    return {f"{name}_1": first, f"{name}_2": second}


def signed(row: LetterRow, language: Language) -> dict[str, Any]:
    """Return the fields of `Signed`."""
    return {
        "caseworker_name": row.caseworker.name,
        "caseworker_title": wording.title(row.caseworker.title, language),
        "caseworker_phone": wording.telephone(row.caseworker.telephone),
    }


def addressed(row: LetterRow) -> dict[str, Any]:
    """Return the fields of `Addressed`, in Swedish: only the Swedish page has them."""
    email = row.caseworker.email
    fits = len(email) <= _LONGEST_EMAIL
    return {
        "letter_date": wording.date_in_words(row.letter_date, Language.SWEDISH),
        "case_number": row.case_number,
        "phone_hours": wording.telephone_hours(row.caseworker.telephone_hours, Language.SWEDISH),
        "reference_email": email if fits else "",
        "long_email": "" if fits else email,
        "recipient": address_lines(row.recipient),
    }


def address_lines(recipient: Recipient) -> tuple[str, ...]:
    """Return name, c/o, street, postcode and town: at most four lines, none for a protected person."""
    address = recipient.address
    if recipient.protected or address is None:
        return ()
    town = f"{wording.postcode(address.postcode)} {address.town}".strip()
    street = re.sub(r"\blgh (?=\d)", f"lgh{wording.HARD_SPACE}", address.street)
    lines = (recipient.name, _care_of(address.care_of), street, town)
    return tuple(line for line in lines if line)


def _care_of(name: str) -> str:
    return f"c/o {name}" if name and not name.lower().startswith("c/o") else name

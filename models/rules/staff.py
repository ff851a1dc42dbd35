"""One of the office's people as typed, and what is wrong with it."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from models.rules.problem import Problem
from models.text import N_
from models.vocabulary import StaffRole

_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


@dataclass(frozen=True, slots=True)
class StaffDraft:
    """Who letters are signed by and meetings held by; `ended_on` is the last day of work here."""

    name: str = ""
    title: str = ""
    role: StaffRole = StaffRole.CASEWORKER
    telephone: str = ""
    telephone_hours: str = ""
    email: str = ""
    ended_on: date | None = None


def check_staff(draft: StaffDraft, _: date) -> tuple[Problem, ...]:
    """Return what hinders, and hints that do not."""
    nameless = Problem("name", N_("Write the name: letters are signed with it."))
    strange = Problem("email", N_("The e-mail address lacks something: name@place.se."))
    return (
        *((nameless,) if not draft.name.strip() else ()),
        *((strange,) if draft.email and not _EMAIL.fullmatch(draft.email.strip()) else ()),
    )

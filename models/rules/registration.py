"""Registering a case: what is typed, and what is wrong with it. Source: seed 002, Mottag; domain.md section 5."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from models.rules.particulars import Particulars
from models.rules.personnummer import read_number
from models.rules.problem import Problem
from models.text import N_
from models.vocabulary import CaseKind

_OLDEST = 125  # years; nobody in Sweden has been that old
_TELEPHONE = re.compile(r"\+?[0-9][0-9 ()/-]{4,20}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_POSTCODE = re.compile(r"[0-9]{3} ?[0-9]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration(Particulars):
    """A person and their case as typed; an empty case number takes the next of our own series."""

    number: str = ""
    contact_date: date | None = None
    application_date: date | None = None
    kind: CaseKind = CaseKind.NEW
    support_since: date | None = None
    case_number: str = ""
    area: str = ""
    earlier_absences: int | None = 0
    sms_agreed: bool = False
    sms_may_name_office: bool = False
    email_agreed: bool = False
    email_may_name_office: bool = False
    household: str = ""  # the case number of another adult of the household
    earlier_case: str = ""  # the number of an earlier case of the same person


def filled(before: Registration, after: Registration, today: date) -> Registration:
    """Return what was typed with the birth date its number tells; a date somebody typed is left alone."""
    if before.number == after.number:
        return after
    told = {None, read_number(before.number, today).birth_date}
    if after.birth_date not in told:
        return after
    return replace(after, birth_date=read_number(after.number, today).birth_date)


def check(draft: Registration, today: date) -> tuple[Problem, ...]:
    """Return what hinders registering, and hints that do not: a number that is odd may be right."""
    return (*_who(draft, today), *_when(draft, today), *_where(draft))


def _who(draft: Registration, today: date) -> Iterator[Problem]:
    if not any(map(str.strip, (draft.given_name, draft.family_name, draft.number))):
        yield Problem("family_name", N_("Write a name or a person number."))
    number = read_number(draft.number, today)
    yield from (Problem("number", doubt.label, hinders=False) for doubt in number.doubts)
    if draft.birth_date is None:
        return
    if draft.birth_date > today:
        yield Problem("birth_date", N_("The date of birth has not come yet."))
    elif today.year - draft.birth_date.year > _OLDEST:
        yield Problem("birth_date", N_("The date of birth is more than 125 years ago."))
    elif number.birth_date not in {None, draft.birth_date}:
        differs = N_("The date of birth is not that of the number. Both are kept.")
        yield Problem("birth_date", differs, hinders=False)


def _when(draft: Registration, today: date) -> Iterator[Problem]:
    if draft.contact_date is None:
        yield Problem("contact_date", N_("Write the day of the first contact."))
    for name in ("contact_date", "application_date", "support_since"):
        day = getattr(draft, name)
        if day is not None and day > today:
            yield Problem(name, N_("This day has not come yet."))
    if draft.kind is CaseKind.LONG_TERM and draft.support_since is None:
        since = N_("Write since when the person has had support, if it is known.")
        yield Problem("support_since", since, hinders=False)
    if draft.earlier_absences is None or draft.earlier_absences < 0:
        yield Problem("earlier_absences", N_("Write a whole number, 0 where there are none."))


def _where(draft: Registration) -> Iterator[Problem]:
    shapes = (
        ("telephone", _TELEPHONE, N_("This does not look like a telephone number.")),
        ("email", _EMAIL, N_("This does not look like an e-mail address.")),
        ("postcode", _POSTCODE, N_("A Swedish postcode has five digits.")),
    )
    for name, shape, message in shapes:
        typed = getattr(draft, name).strip()
        if typed and not shape.fullmatch(typed):
            yield Problem(name, message, hinders=False)
    for agreed, way, message in (
        (draft.sms_agreed, "telephone", N_("Write the number that SMS may go to.")),
        (draft.email_agreed, "email", N_("Write the address that e-mail may go to.")),
    ):
        if agreed and not getattr(draft, way).strip():
            yield Problem(way, message, hinders=False)
    if draft.protected is not None and (draft.street.strip() or draft.town.strip()):
        unprinted = N_("The address of a protected person is never printed. Is it needed here?")
        yield Problem("street", unprinted, hinders=False)

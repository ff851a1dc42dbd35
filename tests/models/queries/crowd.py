"""A crowd of invented people put into a store in bulk: the search and the queue are tried on it."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert

from models.base import new_id
from models.case import Case
from models.person import Person, PersonNumber
from models.rules.personnummer import check_digit
from models.rules.swedish_order import sort_key
from models.search import SearchEntry
from models.store.database import Store
from models.text import search_key
from models.vocabulary import CaseKind, Language, NextStep, NumberKind

_GIVEN = (
    *("Anna", "Åsa", "Björn", "Göran", "Hodan", "Ibrahim", "José", "Karin", "Lars-Erik", "Maria"),
    *("Mohamed", "Nils", "Örjan", "Per", "Sara", "Tesfay", "Ulla", "Yılmaz", "Zahra", "Łukasz"),
)
_BEGINS = ("Berg", "Björk", "Dahl", "Ek", "Gren", "Hjälm", "Hol", "Kovač", "Lind", "Lund", "Mal")
_GOES_ON = ("a", "e", "in", "o", "qv", "str", "å", "ö", "al", "er", "est", "und", "ar", "iv")
_ENDS = ("berg", "dotter", "gren", "ić", "lund", "man", "mark", "sson", "ström", "vall", "zadeh")
_SINCE = date(2026, 1, 1)
_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Someone:
    """An invented person with a case, as somebody would look them up."""

    given: str
    family: str
    number: str
    case_number: str
    case_id: UUID


def crowd(count: int, chance: random.Random) -> Iterator[Someone]:
    """Yield that many people, most with a family name few others have."""
    for serial in range(1, count + 1):
        born = date(1956, 1, 1) + timedelta(days=chance.randrange(14_600))
        nine = f"{born:%y%m%d}{chance.randrange(980, 990)}"
        yield Someone(
            given=chance.choice(_GIVEN),
            family=chance.choice(_BEGINS)
            + "".join(chance.choices(_GOES_ON, k=chance.randrange(3)))
            + chance.choice(_ENDS),
            number=f"{born:%Y}{nine[2:]}{check_digit(nine)}",
            case_number=f"2026-{serial:05}" if serial < 100_000 else f"{serial}/26",
            case_id=new_id(),
        )


def fill(
    store: Store,
    people: Iterator[Someone],
    due: Callable[[int], date | None] = lambda _: None,
    step: NextStep = NextStep.BOOK_ENROLMENT,
) -> None:
    """Put people into an empty throwaway store, past the log: only what is read is of interest."""
    serial = 0
    with store.engine.execution_options(writes=True).begin() as connection:
        while block := list(islice(people, _AT_ONCE)):
            days = [due(serial + n) for n in range(len(block))]
            _insert(connection, block, days, step)
            serial += len(block)


def _insert(
    connection: Connection, people: list[Someone], due: list[date | None], step: NextStep
) -> None:
    persons = [new_id() for _ in people]
    common = {"rev": 0, "edited": datetime(2026, 1, 1, tzinfo=UTC)}
    rows: dict[Any, list[dict[str, Any]]] = {
        Person: [_person(one, key) for one, key in zip(people, persons, strict=True)],
        PersonNumber: [
            {"person_id": key, "kind": NumberKind.PERSONNUMMER, "value": one.number}
            | {"id": new_id(), "valid_from": _SINCE}
            for one, key in zip(people, persons, strict=True)
        ],
        Case: [
            _case(one, key, day, step) for one, key, day in zip(people, persons, due, strict=True)
        ],
        SearchEntry: [
            {"case_id": one.case_id, "name": search_key(f"{one.given} {one.family}")}
            for one in people
        ],
    }
    for kind, values in rows.items():
        stamped = values if kind is SearchEntry else [common | value for value in values]
        connection.execute(insert(kind), stamped)


def _person(one: Someone, key: UUID) -> dict[str, Any]:
    return {
        "id": key,
        "given_name": one.given,
        "family_name": one.family,
        "birth_date": date.fromisoformat(one.number[:8]),
        "sort_key": sort_key(one.family, one.given),
        "search_key": search_key(f"{one.given} {one.family}"),
        "language": Language.SWEDISH,
        **dict.fromkeys(
            ("care_of", "street", "postcode", "town", "telephone", "email", "interpreter_language"),
            "",
        ),
        "easy_to_read": False,
    }


def _case(one: Someone, person: UUID, due: date | None, step: NextStep) -> dict[str, Any]:
    return {
        "id": one.case_id,
        "number": one.case_number,
        "person_id": person,
        "area": "",
        "contact_date": _SINCE,
        "kind": CaseKind.NEW,
        "earlier_absences": 0,
        "next_step": NextStep.NOTHING if due is None else step,
        "due": due,
        "rule": "" if due is None else "Q3",
    }

"""Who may be registered already: of the same number, the same name, or born the same day with nearly the name."""

from collections.abc import Iterator
from datetime import date
from itertools import product

from rapidfuzz.distance import OSA
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.case import Case
from models.person import Person, PersonNumber
from models.queries.search import Hit, hits
from models.rules.personnummer import read_number
from models.rules.registration import Registration
from models.text import search_key

_MOST = 20  # more than anybody compares


def probable_doubles(session: Session, typed: Registration, today: date) -> tuple[Hit, ...]:
    """Return the cases of people who may be the one being typed in, the most probable first.

    The number may be one the person had before. Born on the same day, one name a slip of the finger away
    is enough: people marry and change the other.
    """
    name = search_key(f"{typed.given_name} {typed.family_name}")
    number = read_number(typed.number, today)
    born = typed.birth_date or number.birth_date
    found = [
        hit
        for condition in _conditions(number.value if number.kind else "", name)
        for hit in hits(session, condition, _MOST)
    ]
    if born is not None:
        found += [h for h in hits(session, Person.birth_date == born, _MOST) if _is_alike(h, name)]
    return tuple(dict.fromkeys(found))[:_MOST]


def _conditions(number: str, name: str) -> Iterator[ColumnElement[bool]]:
    if number:
        owners = select(PersonNumber.person_id).where(
            PersonNumber.value == number, PersonNumber.gone.is_(None)
        )
        yield Case.person_id.in_(owners)
    if " " in name:  # one word alone is not yet a name
        yield Person.search_key == name


def _is_alike(hit: Hit, name: str) -> bool:
    """Tell whether a word of one name is at most a slip of the finger from a word of the other."""
    pairs = product(search_key(hit.name).split(), name.split())
    return any(OSA.distance(*pair, score_cutoff=1) <= 1 for pair in pairs)

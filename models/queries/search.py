"""Finding a case by name, person number or case number: nothing else may be searched for."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from uuid import UUID

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract_iter
from sqlalchemy import ColumnElement, and_, false, func, or_, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.case import Case
from models.person import Person, PersonNumber
from models.search import SearchEntry
from models.text import clean_line
from models.vocabulary import NextStep

_CENTURIES = ("", "18", "19", "20")
_SHORTEST_WITH_TYPO = 4
_MOST_LIKE = 40


@dataclass(frozen=True, slots=True)
class Hit:
    """A case that was found, with what tells two people of one name apart."""

    case_id: UUID
    case_number: str
    name: str
    born: date | None
    next_step: NextStep
    due: date | None
    protected: bool


def search(session: Session, typed: str, limit: int = 20) -> tuple[Hit, ...]:
    """Return the cases that match what was typed, best first; one typo in a name is tolerated."""
    wanted = clean_line(typed)
    if not wanted:
        return ()
    found = _find(session, _by_number(wanted), limit) if _has_digit(wanted) else []
    words = _words(wanted)
    if not found and words:
        found = _find(session, _named(session, [f'"{w}"*' for w in words], limit), limit)
    if not found and words:
        found = _find(session, _named(session, _with_typo(session, words), limit), limit)
    return tuple(found)


def _find(session: Session, condition: ColumnElement[bool], limit: int) -> list[Hit]:
    rows = session.execute(
        select(Case, Person)
        .join(Case.person)
        .where(condition, Case.gone.is_(None))
        .order_by(Case.closed_on.is_not(None), Person.sort_key, Case.number.desc())
        .limit(limit)
    )
    return [_hit(case, person) for case, person in rows]


def _hit(case: Case, person: Person) -> Hit:
    return Hit(
        case_id=case.id,
        case_number=case.number,
        name=person.name,
        born=person.birth_date,
        next_step=case.next_step,
        due=case.due,
        protected=person.protected is not None,
    )


def _has_digit(wanted: str) -> bool:
    return any(c.isdigit() for c in wanted)


def _by_number(wanted: str) -> ColumnElement[bool]:
    """Match a case number from its start, or a person number with or without century and dash."""
    digits = wanted.replace("-", "").replace("+", "").replace(" ", "").upper()
    starts = [_starts_with(PersonNumber.value, century + digits) for century in _CENTURIES]
    owners = select(PersonNumber.person_id).where(or_(*starts), PersonNumber.gone.is_(None))
    return or_(_starts_with(Case.number, wanted), Case.person_id.in_(owners))


def _starts_with(column: InstrumentedAttribute[str], start: str) -> ColumnElement[bool]:
    # A range, not LIKE: both engines answer it from a plain index, and a % in it is only a character.
    return and_(column >= start, column < start[:-1] + chr(ord(start[-1]) + 1))


def _words(wanted: str) -> list[str]:
    folded = unicodedata.normalize("NFD", wanted.casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in plain).split()


def _named(session: Session, terms: Iterable[str], limit: int) -> ColumnElement[bool]:
    """Match the names that hold every term of the full-text query."""
    query = " AND ".join(terms)
    if not query:
        return false()
    rows = session.execute(
        text("SELECT rowid FROM name_index WHERE name_index MATCH :query LIMIT :most"),
        {"query": query, "most": limit * 10},
    ).scalars()
    entries = select(SearchEntry.case_id).where(SearchEntry.id.in_(tuple(rows)))
    return Case.id.in_(entries)


def _with_typo(session: Session, words: list[str]) -> list[str]:
    """Return a term for each word that also takes the names one slip of the finger away."""
    if max(map(len, words)) < _SHORTEST_WITH_TYPO:
        return []
    names = session.execute(text("SELECT term FROM name_word")).scalars().all()
    return ["(" + " OR ".join(_alike(word, names)) + ")" for word in words]


def _alike(word: str, names: Iterable[str]) -> list[str]:
    alike = extract_iter(word, names, scorer=OSA.distance, score_cutoff=1)
    close = [str(name) for name, _, _ in islice(alike, _MOST_LIKE)]
    return [f'"{word}"*', *(f'"{name}"' for name in close)]


def is_stale(session: Session) -> bool:
    """Tell whether the search table lacks a case or holds one too many."""
    entries = session.scalar(select(func.count()).select_from(SearchEntry))
    cases = session.scalar(select(func.count()).select_from(Case).where(Case.gone.is_(None)))
    return entries != cases


def put_entry(session: Session, case: Case) -> None:
    """Keep the name a case is found by in step with its person."""
    entry = session.scalar(select(SearchEntry).where(SearchEntry.case_id == case.id))
    if case.gone is not None:
        if entry is not None:
            session.delete(entry)
        return
    if entry is None:
        entry = SearchEntry(case_id=case.id, name="")
        session.add(entry)
    if entry.name != case.person.name:
        entry.name = case.person.name


def rebuild(session: Session) -> None:
    """Write the whole search table anew from the records."""
    present = select(Case.id).where(Case.gone.is_(None))
    for entry in session.scalars(select(SearchEntry).where(SearchEntry.case_id.not_in(present))):
        session.delete(entry)
    for case in session.scalars(select(Case)):
        put_entry(session, case)

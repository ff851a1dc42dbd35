"""Finding a case by name, person number or case number: nothing else may be searched for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from uuid import UUID

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract_iter
from sqlalchemy import ColumnElement, CompoundSelect, and_, exists, or_, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.case import Case
from models.office import Caseworker
from models.person import Person, PersonNumber
from models.search import SearchEntry
from models.text import clean_line, search_key
from models.vocabulary import NextStep

_CENTURIES = ("", "18", "19", "20")
_SIGNS = str.maketrans("", "", "-+ ")
_SHORTEST_WITH_TYPO = 4
_MOST_LIKE = 40
_MOST_NAMED = 500  # more than anybody reads: whoever typed so little types on


@dataclass(frozen=True, slots=True)
class Hit:
    """A case that was found, with what tells two people of one name apart.

    `alike` is one that only resembles what was typed.
    """

    case_id: UUID
    case_number: str
    name: str
    born: date | None
    caseworker: str
    next_step: NextStep
    due: date | None
    closed_on: date | None
    protected: bool
    alike: bool = False


def search(session: Session, typed: str, limit: int = 20) -> tuple[Hit, ...]:
    """Return the cases that match what was typed, best first; one typo in a name is tolerated.

    A number comes first, then names word for word, then names that begin so. A name beside a number
    narrows it down. What resembles the name is looked for only where nothing is found.
    """
    wanted = clean_line(typed)
    found: dict[UUID, Hit] = {}
    for condition in _conditions(wanted):
        found |= {hit.case_id: hit for hit in hits(session, condition, limit) if len(found) < limit}
    words = _words(wanted)
    if not found and words and max(map(len, words)) >= _SHORTEST_WITH_TYPO:
        alike = hits(session, _named(_with_typo(session, words)), limit)
        found = {hit.case_id: replace(hit, alike=True) for hit in alike}
    return tuple(islice(found.values(), limit))


def _conditions(wanted: str) -> Iterator[ColumnElement[bool]]:
    numbers = "".join(part for part in wanted.split() if _has_digit(part))
    words = _words(" ".join(part for part in wanted.split() if not _has_digit(part)))
    if numbers and words:
        yield and_(_by_number(numbers), _named(f'"{w}"*' for w in words))
    if numbers:
        yield _by_number(wanted)
    elif words:
        yield _named(f'"{w}"' for w in words)
        yield _named(f'"{w}"*' for w in words)


def hits(session: Session, condition: ColumnElement[bool], limit: int) -> list[Hit]:
    """Return the cases a condition holds for, the open ones first, by name."""
    rows = session.execute(
        select(
            Case.id,
            Case.number,
            Person.given_name,
            Person.family_name,
            Person.birth_date,
            Caseworker.name.label("caseworker"),
            Case.next_step,
            Case.due,
            Case.closed_on,
            Person.protected,
        )
        .join(Case.person)
        .outerjoin(Case.caseworker)
        .where(condition, Case.gone.is_(None))
        .order_by(Case.closed_on.is_not(None), Person.sort_key, Case.number.desc())
        .limit(limit)
    )
    return [
        Hit(
            case_id=row.id,
            case_number=row.number,
            name=f"{row.given_name} {row.family_name}".strip(),
            born=row.birth_date,
            caseworker=row.caseworker or "",
            next_step=row.next_step,
            due=row.due,
            closed_on=row.closed_on,
            protected=row.protected is not None,
        )
        for row in rows
    ]


def _has_digit(wanted: str) -> bool:
    return any(c.isdigit() for c in wanted)


def _words(wanted: str) -> list[str]:
    return search_key(wanted).split()


def _by_number(wanted: str) -> ColumnElement[bool]:
    """Match a case number from its start, or a person number with or without century and dash."""
    digits = wanted.translate(_SIGNS).upper()
    starts = [_starts_with(PersonNumber.value, century + digits) for century in _CENTURIES]
    owners = select(PersonNumber.person_id).where(or_(*starts), PersonNumber.gone.is_(None))
    theirs = select(Case.id).where(Case.person_id.in_(owners))
    numbered = select(Case.id).where(_starts_with(Case.number, wanted))
    return Case.id.in_(theirs.union(numbered))


def _starts_with(column: InstrumentedAttribute[str], start: str) -> ColumnElement[bool]:
    # A range, not LIKE: both engines answer it from a plain index, and a % in it is only a character.
    return and_(column >= start, column < start[:-1] + chr(ord(start[-1]) + 1))


def _named(terms: Iterable[str]) -> ColumnElement[bool]:
    """Match the names that hold every term of the full-text query."""
    rows = text("SELECT rowid FROM name_index WHERE name_index MATCH :terms LIMIT :most")
    entries = rows.bindparams(terms=" AND ".join(terms), most=_MOST_NAMED).columns(SearchEntry.id)
    return Case.id.in_(select(SearchEntry.case_id).where(SearchEntry.id.in_(entries)))


def _with_typo(session: Session, words: list[str]) -> list[str]:
    """Return a term for each word that also takes the names one slip of the finger away."""
    names = session.execute(text("SELECT term FROM name_word")).scalars().all()
    return ["(" + " OR ".join(_alike(word, names)) + ")" for word in words]


def _alike(word: str, names: Iterable[str]) -> list[str]:
    alike = extract_iter(word, names, scorer=OSA.distance, score_cutoff=1)
    close = [str(name) for name, _, _ in islice(alike, _MOST_LIKE)]
    return [f'"{word}"*', *(f'"{name}"' for name in close)]


def is_stale(session: Session) -> bool:
    """Tell whether the search table lacks a case, holds one too many or another name than the records."""
    return session.execute(_out_of_step().limit(1)).first() is not None


def put_entry(session: Session, case: Case) -> None:
    """Keep the name a case is found by in step with its person; a binned case is not found."""
    if case.gone is not None:
        if case.entry is not None:
            session.delete(case.entry)
            case.entry = None
    elif case.entry is None:
        case.entry = SearchEntry(name=case.person.search_key)
    elif case.entry.name != case.person.search_key:
        case.entry.name = case.person.search_key


def rebuild(session: Session) -> None:
    """Write what differs in the search table anew from the records, and its index whole."""
    for case_id in session.scalars(_out_of_step()).all():
        for double in session.scalars(select(SearchEntry).where(SearchEntry.case_id == case_id)):
            session.delete(double)
        session.flush()
        case = session.get(Case, case_id)
        if case is not None:
            put_entry(session, case)
    session.flush()
    session.execute(text("INSERT INTO name_index(name_index) VALUES ('rebuild')"))


def _out_of_step() -> CompoundSelect[UUID]:
    """Return the cases that are missing in the search table, stand there in vain or under another name."""
    right = exists().where(SearchEntry.case_id == Case.id, SearchEntry.name == Person.search_key)
    missing = select(Case.id).join(Case.person).where(Case.gone.is_(None), ~right)
    in_vain = (
        select(SearchEntry.case_id)
        .outerjoin(Case, Case.id == SearchEntry.case_id)
        .outerjoin(Person, Person.id == Case.person_id)
        .where(Case.id.is_(None) | Case.gone.is_not(None) | (SearchEntry.name != Person.search_key))
    )
    return missing.union(in_vain)

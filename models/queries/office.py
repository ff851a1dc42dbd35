"""The office's data in force: settings, routines, staff and templates."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.document import DocumentContent
from models.log import LogLine
from models.office import Caseworker, OwnTemplate, RoutineVersion, Setting
from models.queries.rows import Staff
from models.settings import Office, office_from_toml
from models.vocabulary import Language, LetterKind, StaffRole

OFFICE = "office"
QUEUE = "queue"  # whether open cases are still to follow a new routine


def setting(session: Session, key: str) -> dict[str, Any]:
    """Return the settings of that key in force, empty where none were ever made."""
    newest = session.scalar(
        select(Setting)
        .where(Setting.key == key, Setting.gone.is_(None))
        .order_by(Setting.rev.desc())
        .limit(1)
    )
    return newest.value if newest is not None else {}


def office(session: Session) -> Office:
    """Return the sender of the letters, as the office described itself."""
    return office_from_toml(setting(session, OFFICE)["text"])


def routine_texts(session: Session) -> tuple[str, ...]:
    """Return the routines that were approved, as their files; the newest of each version counts."""
    versions = session.scalars(
        select(RoutineVersion).where(RoutineVersion.gone.is_(None)).order_by(RoutineVersion.rev)
    )
    return tuple({(v.key, v.version): v.text for v in versions}.values())


@dataclass(frozen=True, slots=True)
class RoutineRow:
    """A version of the routine in the list of them, and its file."""

    version: str
    valid_from: date
    valid_to: date | None
    approved_by: str
    review_on: date
    text: str

    def valid_on(self, day: date) -> bool:
        """Whether the version is in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def routine_rows(session: Session) -> tuple[RoutineRow, ...]:
    """Return the versions that were approved, the one that begins last first; the newest of each counts."""
    versions = session.scalars(
        select(RoutineVersion).where(RoutineVersion.gone.is_(None)).order_by(RoutineVersion.rev)
    )
    newest = {(v.key, v.version): v for v in versions}.values()
    rows = (
        RoutineRow(v.version, v.valid_from, v.valid_to, v.approved_by, v.review_on, v.text)
        for v in newest
    )
    return tuple(sorted(rows, key=lambda row: row.valid_from, reverse=True))


def is_queue_behind(session: Session) -> bool:
    """Tell whether open cases were left that do not follow the routine in force."""
    return bool(setting(session, QUEUE).get("behind"))


def changed_kinds(session: Session, site: str, first: int, last: int) -> set[str]:
    """Return the kinds of record a site's log lines changed."""
    between = LogLine.number.between(first, last)
    return set(session.scalars(select(LogLine.kind).where(LogLine.site == site, between)))


def staff(session: Session, role: StaffRole, today: date) -> tuple[tuple[UUID, Staff], ...]:
    """Return those of a role who work here today, by name."""
    people = session.scalars(
        select(Caseworker)
        .where(Caseworker.role == role, Caseworker.gone.is_(None))
        .order_by(Caseworker.name)
    )
    return tuple((p.id, as_staff(p)) for p in people if p.ended_on is None or p.ended_on >= today)


@dataclass(frozen=True, slots=True)
class StaffRow:
    """One of the office's people in its list; with `ended_on` they no longer work here after that day."""

    caseworker_id: UUID
    staff: Staff
    role: StaffRole
    ended_on: date | None


def everybody(session: Session) -> tuple[StaffRow, ...]:
    """Return all who work or worked here, those who do first, by name."""
    people = session.scalars(
        select(Caseworker)
        .where(Caseworker.gone.is_(None))
        .order_by(Caseworker.ended_on.is_not(None), Caseworker.name)
    )
    return tuple(StaffRow(p.id, as_staff(p), p.role, p.ended_on) for p in people)


def as_staff(person: Caseworker) -> Staff:
    """Return one of the office's people as letters name them."""
    return Staff(
        name=person.name,
        title=person.title,
        telephone=person.telephone,
        telephone_hours=person.telephone_hours,
        email=person.email,
    )


def names(session: Session) -> Callable[[str], str]:
    """Return what gives the name of whoever stands in a log line or a note, by id or by name already."""
    people = session.execute(select(Caseworker.id, Caseworker.name))
    known = {str(person.id): person.name for person in people}
    return lambda who: known.get(who, who)


def caseworker_at_work(session: Session, who: str) -> UUID | None:
    """Return the caseworker who opened the vault, told by id or by name; None where there is no such."""
    people = session.execute(
        select(Caseworker.id, Caseworker.name).where(Caseworker.gone.is_(None))
    )
    return next((p.id for p in people if who in {str(p.id), p.name}), None)


def own_templates(session: Session) -> dict[tuple[LetterKind, Language], bytes]:
    """Return the office's own templates in force."""
    rows = session.execute(
        select(OwnTemplate, DocumentContent.content)
        .join(DocumentContent, DocumentContent.sha256 == OwnTemplate.content_id)
        .where(OwnTemplate.gone.is_(None))
        .order_by(OwnTemplate.rev)
    )
    return {(template.letter, template.language): content for template, content in rows}


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """An own template in force: since when, who approved it, and when it is looked at again."""

    letter: LetterKind
    language: Language
    since: date
    approved_by: str
    review_on: date


def own_template_rows(session: Session) -> dict[tuple[LetterKind, Language], TemplateRow]:
    """Return the own templates in force by the letter they are for."""
    found = session.scalars(
        select(OwnTemplate).where(OwnTemplate.gone.is_(None)).order_by(OwnTemplate.rev)
    )
    rows = (
        TemplateRow(t.letter, t.language, t.edited.date(), t.approved_by, t.review_on)
        for t in found
    )
    return {(row.letter, row.language): row for row in rows}

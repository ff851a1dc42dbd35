"""The office's own data: staff, settings, routines and templates, each change a new version."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from models.actions.invitations import DOCX, keep_content
from models.actions.work import Work, find
from models.office import Caseworker, OwnTemplate, RoutineVersion, Setting
from models.routine import Routine
from models.store.database import Store
from models.vocabulary import Language, LetterKind, StaffRole


def add_caseworker(
    store: Store,
    *,
    name: str,
    title: str = "",
    role: StaffRole = StaffRole.CASEWORKER,
    telephone: str = "",
    telephone_hours: str = "",
    email: str = "",
) -> UUID:
    """Add one of the office's people; return the id."""
    with store.change("add_caseworker") as session:
        one = Caseworker(
            name=name,
            title=title,
            role=role,
            telephone=telephone,
            telephone_hours=telephone_hours,
            email=email,
        )
        session.add(one)
        session.flush()
        return one.id


def change_caseworker(store: Store, caseworker_id: UUID, changes: Mapping[str, Any]) -> None:
    """Write the particulars of one of the office's people anew, by the names of their fields."""
    with store.change("change_caseworker") as session:
        one = find(session, Caseworker, caseworker_id)
        for name, value in changes.items():
            if getattr(one, name) != value:
                setattr(one, name, value)


def end_caseworker(store: Store, caseworker_id: UUID, on: date | None) -> None:
    """Record the last day of one of the office's people; None takes it back."""
    with store.change("end_caseworker") as session:
        find(session, Caseworker, caseworker_id).ended_on = on


def approve_routine(store: Store, routine: Routine, text: str) -> UUID:
    """Put a version of the routine in force from its own date, as its approved text."""
    with store.change("approve_routine") as session:
        version = RoutineVersion(
            key=routine.key,
            version=routine.version,
            text=text,
            valid_from=routine.valid_from,
            valid_to=routine.valid_to,
            approved_by=routine.approved_by,
            review_on=routine.review_on,
        )
        session.add(version)
        session.flush()
        return version.id


def save_setting(
    store: Store,
    key: str,
    value: dict[str, Any],
    *,
    approved_by: str = "",
    review_on: date | None = None,
) -> None:
    """Put a group of settings in force; the versions before it stay."""
    with store.change("save_setting") as session:
        session.add(Setting(key=key, value=value, approved_by=approved_by, review_on=review_on))


def save_template(
    store: Store,
    letter: LetterKind,
    language: Language,
    content: bytes,
    *,
    approved_by: str,
    review_on: date,
) -> None:
    """Let the office's own template, already checked, take the place of the one that ships."""
    with store.change("save_template") as session:
        session.add(
            OwnTemplate(
                letter=letter,
                language=language,
                content_id=keep_content(session, content, DOCX),
                approved_by=approved_by,
                review_on=review_on,
            )
        )


def drop_template(work: Work, letter: LetterKind, language: Language) -> None:
    """Let the template that ships be in force again; the office's own are kept out of sight."""
    with work.store.change("drop_template") as session:
        own = session.scalars(
            select(OwnTemplate).where(
                OwnTemplate.letter == letter,
                OwnTemplate.language == language,
                OwnTemplate.gone.is_(None),
            )
        )
        for template in own:
            template.gone = work.store.now()

"""The office's settings between the form and the vault: the file in force, and a new version of it."""

from sqlalchemy.orm import Session

from models.actions.office import save_setting
from models.actions.work import Work
from models.queries.office import OFFICE, setting
from models.rules.office_settings import LayoutDraft, OfficeDraft
from models.settings_file import layout_draft, office_draft, with_layout, with_office


def office_in_force(session: Session) -> OfficeDraft:
    """Return the sender as it is now."""
    return office_draft(_text(session))


def layout_in_force(session: Session) -> LayoutDraft:
    """Return where the address lies now."""
    return layout_draft(_text(session))


def change_office(work: Work, draft: OfficeDraft) -> None:
    """Put the sender in force as it was typed."""
    with work.store.read() as session:
        text = _text(session)
    save_setting(work.store, OFFICE, {"text": with_office(text, draft)}, approved_by=work.store.who)


def change_layout(work: Work, draft: LayoutDraft) -> None:
    """Put the measures in force as they were typed."""
    with work.store.read() as session:
        text = _text(session)
    save_setting(work.store, OFFICE, {"text": with_layout(text, draft)}, approved_by=work.store.who)


def _text(session: Session) -> str:
    return str(setting(session, OFFICE)["text"])

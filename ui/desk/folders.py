"""The folder letters and lists are written to: asked for once, kept in the vault."""

from pathlib import Path

from sqlalchemy.orm import Session

from models.actions.office import save_setting
from models.actions.work import Work
from models.queries.office import setting

_KEY, _OUTPUT = "folders", "output"


def output_folder(session: Session) -> Path | None:
    """Return the folder somebody chose, if it is there."""
    chosen = setting(session, _KEY).get(_OUTPUT)
    folder = Path(chosen) if isinstance(chosen, str) and chosen else None
    return folder if folder is not None and folder.is_dir() else None


def remember_output_folder(work: Work, folder: Path) -> None:
    """Keep the folder somebody chose."""
    save_setting(work.store, _KEY, {_OUTPUT: str(folder)})

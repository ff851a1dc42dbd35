"""Data that ships with the program, found through `path`."""

from pathlib import Path

_HERE = Path(__file__).parent


def path(*parts: str) -> Path:
    """Return the place of a shipped file, as `path("templates", "first_visit.docx")`."""
    return _HERE.joinpath(*parts)

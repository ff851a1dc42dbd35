"""Provark: a 5 mm grid with an address in place, to be folded, put in the office's own envelope and shaken."""

from dataclasses import dataclass

from documents.letter import Letter
from models.settings import LetterLayout

_ADDRESS = (
    "Förnamn Efternamn",
    "c/o Efternamn",
    "Provgatan 14 B, lgh 1203",
    "201\u00a034 Sundvalla",
)


@dataclass(frozen=True, slots=True)
class Context:
    """What the sheet shows; the template is moved by `window.with_window` as every letter's."""

    recipient: tuple[str, ...]
    address_left: str
    address_top: str


LETTER = Letter("window_sheet", Context)


def context(layout: LetterLayout) -> Context:
    """Return the sheet's words for the measures in use."""
    left, top = layout.address_left_mm, layout.address_top_mm
    return Context(
        _ADDRESS, f"{left:g}\u00a0mm".replace(".", ","), f"{top:g}\u00a0mm".replace(".", ",")
    )

"""The office's settings: who writes the letters and how they lie in the envelope."""

import tomllib
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from models.vocabulary import EnvelopeSide

# Inside the window at every slide of the sheet, in C5 and E65.
_ADDRESS_LEFT = MappingProxyType({EnvelopeSide.RIGHT: 120.0, EnvelopeSide.LEFT: 25.0})


@dataclass(frozen=True, slots=True)
class LetterLayout:
    """Where the address lies on the sheet, in millimetres from the paper's edges."""

    side: EnvelopeSide = EnvelopeSide.RIGHT
    address_left_mm: float = _ADDRESS_LEFT[EnvelopeSide.RIGHT]
    address_top_mm: float = 45.0
    address_width_mm: float = 70.0


@dataclass(frozen=True, slots=True)
class Phrases:
    """The office's own words in one language.

    The sentences on what an absence may lead to stand here so that its lawyer can change them once.
    """

    first_visit: str
    consequence: str
    consequence_easy: tuple[str, ...]  # one line each
    bring_to_first_visit: str = ""  # beside an identity card, where the meeting says nothing else


@dataclass(frozen=True, slots=True)
class Office:
    """The sender. `return_address` is for envelopes and never names the social services."""

    municipality: str
    unit: str
    town: str
    post_address: tuple[str, ...]
    visit_address: tuple[str, ...]
    telephone: str
    telephone_hours: str
    privacy_page: tuple[str, ...]  # the web address, broken where it may break
    return_address: tuple[str, ...]
    forwarding_address: tuple[str, ...]  # where post to protected persons goes
    secrecy: str  # the line on every list, with its paragraph
    phrases: Phrases
    phrases_en: Phrases
    addresses: tuple[tuple[str, str], ...] = ()  # what the routine calls a place, and where it is
    layout: LetterLayout = LetterLayout()

    @property
    def can_write(self) -> bool:
        """Whether a letter would say who writes, and where to answer and return it to."""
        where = self.post_address and self.return_address
        return bool(self.municipality and self.unit and self.telephone and where)

    def address_of(self, place: str) -> str:
        """Return the street address of a place the routine names, or the place itself."""
        return dict(self.addresses).get(place, place)


def office_from_toml(text: str) -> Office:
    """Return the office described in TOML; a missing or unknown key raises TypeError."""
    values = {key: _frozen(value) for key, value in tomllib.loads(text).items()}
    layout = dict(values.pop("layout", {}))
    layout["side"] = EnvelopeSide(layout.get("side", EnvelopeSide.RIGHT))
    layout.setdefault("address_left_mm", _ADDRESS_LEFT[layout["side"]])
    return Office(
        **{
            **values,
            "phrases": Phrases(**values.get("phrases", {})),
            "phrases_en": Phrases(**values.get("phrases_en", {})),
            "layout": LetterLayout(**layout),
        }
    )


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    if isinstance(value, dict):
        return {key: _frozen(inner) for key, inner in value.items()}
    return value

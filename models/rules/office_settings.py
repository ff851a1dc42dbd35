"""The office's settings as they are typed: the sender of the letters, and where the address lies on the sheet."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from models.rules.problem import Problem
from models.text import N_
from models.vocabulary import EnvelopeSide

# What can be measured on an A4 sheet that lies in an envelope: millimetres from the paper's edges.
_LEFT, _TOP, _WIDTH = (15, 130), (30, 70), (50, 90)
_NEEDED: Final = (
    ("municipality", N_("Write the name of the municipality: it stands on every letter.")),
    ("unit", N_("Write the name of the unit: it stands on every letter.")),
    ("telephone", N_("Write the office's telephone number: people call it.")),
    ("post_address", N_("Write the post address: it stands at the foot of every letter.")),
    ("return_address", N_("Write where returned mail goes, without naming the social services.")),
    ("secrecy", N_("Write the line on secrecy: it stands on every list.")),
    ("consequence", N_("Write what an absence may lead to: the letters say it.")),
    ("first_visit", N_("Write what a missed first visit may lead to: the letter says it.")),
)
_BETRAYING: Final = ("social", "bistånd", "försörjning")


@dataclass(frozen=True, slots=True)
class OfficeDraft:
    """The sender. What is several lines in a letter is several lines here; `places` is `name: street` on each."""

    municipality: str = ""
    unit: str = ""
    town: str = ""
    telephone: str = ""
    telephone_hours: str = ""
    post_address: str = ""
    visit_address: str = ""
    return_address: str = ""
    forwarding_address: str = ""
    privacy_page: str = ""
    places: str = ""
    secrecy: str = ""
    first_visit: str = ""
    consequence: str = ""
    consequence_easy: str = ""
    bring_to_first_visit: str = ""
    first_visit_en: str = ""
    consequence_en: str = ""
    consequence_easy_en: str = ""
    bring_to_first_visit_en: str = ""


@dataclass(frozen=True, slots=True)
class LayoutDraft:
    """Where the address lies on the sheet, in whole millimetres from the paper's edges."""

    side: EnvelopeSide = EnvelopeSide.RIGHT
    address_left_mm: int | None = None
    address_top_mm: int | None = None
    address_width_mm: int | None = None


def check_office(draft: OfficeDraft, _: date) -> tuple[Problem, ...]:
    """Return what is missing, and what would tell a passer-by who writes."""
    missing = (Problem(name, words) for name, words in _NEEDED if not getattr(draft, name).strip())
    telling = (word in draft.return_address.lower() for word in _BETRAYING)
    betrays = Problem(
        "return_address",
        N_("The envelope must not name the social services. Write the municipality only."),
    )
    places = Problem(
        "places",
        N_(
            "Write each place on a line of its own: what the routine calls it, a colon, the street."
        ),
    )
    lines = filter(None, map(str.strip, draft.places.splitlines()))
    return (
        *missing,
        *((betrays,) if any(telling) else ()),
        *((places,) if any(":" not in line for line in lines) else ()),
    )


def check_layout(draft: LayoutDraft, _: date) -> tuple[Problem, ...]:
    """Return the measures no envelope has."""
    measures = (
        ("address_left_mm", draft.address_left_mm, _LEFT),
        ("address_top_mm", draft.address_top_mm, _TOP),
        ("address_width_mm", draft.address_width_mm, _WIDTH),
    )
    outside = N_("Measure again: the address would not lie in the window of an envelope.")
    return tuple(
        Problem(name, outside)
        for name, value, (least, most) in measures
        if value is not None and not least <= value <= most
    )

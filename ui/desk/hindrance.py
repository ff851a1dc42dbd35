"""What keeps a message from going out, in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from documents.findings import SENTENCES
from models.text import N_

_OURS: Mapping[str, str] = MappingProxyType(
    {
        "no_address": N_("There is no address. Write it in the case."),
        "no_number": N_("A letter to a protected person needs the person's number."),
        "no_words": N_("There are no words for this in that channel. Call instead."),
        "too_long": N_("The message is too long for one SMS. Shorten the place."),
        "strange_signs": N_("The message has signs that an SMS cannot hold. Change the place."),
        "telling": N_("The message tells more than it may. Send a letter."),
    }
)


@dataclass(frozen=True, slots=True)
class Hindered:
    """A message that must not go out, and why: the keys of what was found."""

    invitation_id: UUID
    case_number: str
    reasons: tuple[str, ...]


def why(hindered: Hindered, translate: Callable[[str], str]) -> str:
    """Return why a message is held back, and what to do about it."""
    said = (_OURS.get(reason) or SENTENCES[reason] for reason in hindered.reasons)
    return " ".join(map(translate, said))

"""What keeps a message from going out, in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from documents.findings import SENTENCES
from models.rules.channels import ChannelRefusal
from models.text import N_

_OURS: Mapping[str, str] = MappingProxyType(
    {
        "no_sender": N_(
            "The office's name and address are not filled in. Write them in the settings."
        ),
        "no_address": N_("There is no address. Write it in the case."),
        "no_number": N_("A letter to a protected person needs the person's number."),
        "no_words": N_("There are no words for this in that channel. Call instead."),
        "too_long": N_("The message is too long for one SMS. Shorten the place."),
        "strange_signs": N_("The message has signs that an SMS cannot hold. Change the place."),
        "telling": N_("The message tells more than it may. Send a letter."),
    }
)
_CHANNELS: Mapping[str, str] = MappingProxyType({str(one): one.label for one in ChannelRefusal})
# The same in two words, beside a name.
_SHORT: Mapping[str, str] = MappingProxyType(
    {
        "no_sender": N_("Sender missing"),
        "no_address": N_("Address missing"),
        "no_number": N_("Personal number missing"),
        "no_words": N_("No words for this channel"),
        "too_long": N_("Too long for one SMS"),
        "strange_signs": N_("Signs an SMS cannot hold"),
        "telling": N_("Tells more than it may"),
        "no_telephone": N_("Telephone number missing"),
        "no_email": N_("E-mail address missing"),
        "channel_protected": N_("Protected identity"),
        "no_consent": N_("Consent missing"),
        "consent_withdrawn": N_("Consent withdrawn"),
    }
)
_DIFFERS = N_("Differs from the case")


@dataclass(frozen=True, slots=True)
class Hindered:
    """A message that must not go out, and why: the keys of what was found."""

    invitation_id: UUID
    case_number: str
    reasons: tuple[str, ...]


def why(hindered: Hindered, translate: Callable[[str], str]) -> str:
    """Return why a message is held back, and what to do about it."""
    said = (_sentence(reason) for reason in hindered.reasons)
    return " ".join(map(translate, said))


def in_short(reason: str, translate: Callable[[str], str]) -> str:
    """Return why a message is held back in two words."""
    return translate(_SHORT.get(reason, _DIFFERS))


def _sentence(reason: str) -> str:
    return _OURS.get(reason) or _CHANNELS.get(reason) or SENTENCES[reason]

"""The ways an invitation may go to a person on a day.

Source: seed 002, Trepartssamtal, "kallar brukaren via telefon eller brev alternativt sms eller e-post om
samtycke finns". Protected persons never get SMS or e-mail (domain.md 2.3 and 4.3); a withdrawn consent
counts at once, also for what is already booked (A24).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.text import N_
from models.vocabulary import Channel, Term

# The order in which they are tried. *Ours*: the letter is what the routine calls a kallelse.
ORDER = (Channel.LETTER, Channel.TELEPHONE, Channel.SMS, Channel.EMAIL)
_ON_CONSENT = frozenset({Channel.SMS, Channel.EMAIL})
# What reaches a person in time when a letter would come too late (A11); e-mail may lie unread.
QUICK = frozenset({Channel.TELEPHONE, Channel.SMS})


class ChannelRefusal(Term):
    """Why nothing may go to the person in a channel."""

    NO_ADDRESS = "no_address", N_("No address is recorded.")
    NO_TELEPHONE = "no_telephone", N_("No telephone number is recorded.")
    NO_EMAIL = "no_email", N_("No e-mail address is recorded.")
    PROTECTED = (
        "channel_protected",
        N_("SMS and e-mail never go to a person with protected identity."),
    )
    NO_CONSENT = "no_consent", N_("The person has not agreed to this channel.")
    WITHDRAWN = "consent_withdrawn", N_("The person has withdrawn the consent to this channel.")


class ChannelWarning(Term):
    """What to heed when calling the person."""

    FORWARDED = "letter_forwarded", N_("The letter goes by way of Skatteverket and takes longer.")
    NO_CHANNEL = "no_channel", N_("There is no way to reach the person.")


@dataclass(frozen=True, slots=True)
class Consent:
    """Samtycke to one channel; withdrawn, it is no longer valid from that very day."""

    channel: Channel
    given_on: date
    withdrawn_on: date | None = None

    def valid(self, on: date) -> bool:
        """Tell whether the consent holds that day."""
        return self.given_on <= on and (self.withdrawn_on is None or on < self.withdrawn_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How a person can be reached. For a protected person only a known safe address is an address."""

    has_address: bool = False
    has_telephone: bool = False
    has_email: bool = False
    protected: bool = False
    consents: tuple[Consent, ...] = ()

    @property
    def forwarded(self) -> bool:
        """Whether letters go by way of Skatteverket: protected, and no safe address is known."""
        return self.protected and not self.has_address


def channels(reach: Reach, on: date, order: Sequence[Channel] = ORDER) -> tuple[Channel, ...]:
    """Return the channels open that day, in order."""
    return tuple(channel for channel in order if refusal(channel, reach, on) is None)


def may_send(channel: Channel, reach: Reach, on: date) -> bool:
    """Tell whether a message may go out in the channel that day; asked again at the sending."""
    return refusal(channel, reach, on) is None


def refusal(channel: Channel, reach: Reach, on: date) -> ChannelRefusal | None:
    """Return why the channel is shut that day, or None where it is open."""
    if channel in _ON_CONSENT and reach.protected:
        return ChannelRefusal.PROTECTED
    return _unreachable(channel, reach) or _without_consent(channel, reach, on)


def channel_instead(
    planned: Channel, reach: Reach, on: date, order: Sequence[Channel] = ORDER
) -> Channel | None:
    """Return the planned channel, or the first open one when consent was withdrawn since (A24)."""
    return planned if may_send(planned, reach, on) else next(iter(channels(reach, on, order)), None)


def is_quick(open_channels: Iterable[Channel]) -> bool:
    """Tell whether the person can be told the same day, by telephone or SMS (A11)."""
    return not QUICK.isdisjoint(open_channels)


def channel_warnings(
    reach: Reach, on: date, order: Sequence[Channel] = ORDER
) -> tuple[ChannelWarning, ...]:
    """Return what to heed before calling the person that day."""
    found = []
    if reach.forwarded:
        found.append(ChannelWarning.FORWARDED)
    if not channels(reach, on, order):
        found.append(ChannelWarning.NO_CHANNEL)
    return tuple(found)


def _unreachable(channel: Channel, reach: Reach) -> ChannelRefusal | None:
    means = {
        Channel.LETTER: (reach.has_address or reach.protected, ChannelRefusal.NO_ADDRESS),
        Channel.TELEPHONE: (reach.has_telephone, ChannelRefusal.NO_TELEPHONE),
        Channel.SMS: (reach.has_telephone, ChannelRefusal.NO_TELEPHONE),
        Channel.EMAIL: (reach.has_email, ChannelRefusal.NO_EMAIL),
    }
    has_means, lacking = means[channel]
    return None if has_means else lacking


def _without_consent(channel: Channel, reach: Reach, on: date) -> ChannelRefusal | None:
    given = [c for c in reach.consents if c.channel is channel and c.given_on <= on]
    if channel not in _ON_CONSENT or any(c.valid(on) for c in given):
        return None
    return ChannelRefusal.WITHDRAWN if given else ChannelRefusal.NO_CONSENT

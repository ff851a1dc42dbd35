"""The outbox and what was sent, in words: what the rows of the letters page say."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from models.queries.letters import SentLetter
from models.vocabulary import Channel, Language
from ui.desk.hindrance import in_short
from ui.desk.outbox import MeetingLetters, Waiting
from ui.i18n import Translator
from ui.pages.meetings.words import short_kind, shown_kind
from ui.widgets.folding_rows import FoldGroup, FoldItem
from ui.wording import clock, short_date

_SHOWN = 5  # of those that are ready, when they are many
_WITHDRAWN = "consent_withdrawn"


def outbox_groups(
    meetings: Iterable[MeetingLetters], today: date, _: Translator, *, whole: bool
) -> tuple[FoldGroup, ...]:
    """Return the outbox by meeting; of many letters that are ready only some are shown, unless `whole`."""
    return tuple(_meeting(one, today, _, whole=whole) for one in meetings)


def _meeting(one: MeetingLetters, today: date, _: Translator, *, whole: bool) -> FoldGroup:
    count = len(one.messages)
    hindered = sum(bool(message.hindered) for message in one.messages)
    few = whole or count <= max(_SHOWN, hindered) + 1
    shown = count if few else max(_SHOWN, hindered)
    return FoldGroup(
        key=one.key,
        heading=shown_kind(one.kind, _),
        under=" ".join(
            (short_date(one.day, today, _), clock(one.starts) if one.starts else "")
        ).strip(),
        count=_.ngettext("{count} letter", "{count} letters", count).format(count=count),
        items=tuple(_waiting(message, today, _) for message in one.messages),
        shown=shown,
        more=_("Show {count} more").format(count=count - shown),
        more_state=_("Ready to send"),
    )


def _waiting(message: Waiting, today: date, _: Translator) -> FoldItem:
    icon, color, state = waiting_state(message, today, _)
    return FoldItem(
        key=message.key,
        name=who(message, _),
        born=born(message),
        how=channel_words(message, _),
        icon=icon,
        color=color,
        state=state,
        strong=color != "ok",
    )


def who(message: Waiting, _: Translator) -> str:
    """Return whom a message goes to; a protected person is not named in a list."""
    return _("Protected identity") if message.protected else message.row.row.recipient.name


def born(message: Waiting) -> str:
    """Return the birth date, or for a protected person the case number."""
    if message.protected:
        return message.row.row.case_number
    day = message.row.row.recipient.birth_date
    return day.isoformat() if day else ""


def channel_words(message: Waiting, _: Translator) -> str:
    """Return the way a message goes and the language it is in."""
    if message.protected and message.on_paper:
        return _("Two envelopes")
    if message.row.channel is not Channel.LETTER:
        return _(message.row.channel.label)
    english = message.row.language is Language.ENGLISH
    return _("Letter, English") if english else _("Letter, Swedish")


def waiting_state(message: Waiting, today: date, _: Translator) -> tuple[str, str, str]:
    """Return the icon, the colour and the words of what state a message is in."""
    ended = message.row.consent_ended
    if message.hindered[:1] == (_WITHDRAWN,) and ended is not None:
        day = short_date(ended, today, _)
        return "warn", "warn", _("Consent ended {day}").format(day=day)
    if message.hindered:
        return "warn", "warn", in_short(message.hindered[0], _)
    if message.protected and message.on_paper:
        return "shield", "accent", _("By way of Skatteverket")
    return "done", "ok", _("Ready to send")


def hindrance_sentence(messages: Sequence[Waiting], _: Translator) -> str:
    """Return how many cannot go yet, and why; nothing where all can."""
    held = [message for message in messages if message.hindered]
    if not held:
        return ""
    reasons = Counter(in_short(message.hindered[0], _).lower() for message in held)
    told = (f"{reason} ({count})" for reason, count in reasons.most_common())
    words = _.ngettext(
        "{count} letter cannot be sent yet: {reasons}.",
        "{count} letters cannot be sent yet: {reasons}.",
        len(held),
    )
    return words.format(count=len(held), reasons=", ".join(told))


def sent_groups(letters: Iterable[SentLetter], today: date, _: Translator) -> tuple[FoldGroup, ...]:
    """Return the letters that went out lately, by the day they did."""
    days = groupby(letters, lambda one: one.sent_at.astimezone().date())
    return tuple(_day(day, tuple(group), today, _) for day, group in days)


def _day(day: date, letters: tuple[SentLetter, ...], today: date, _: Translator) -> FoldGroup:
    count = len(letters)
    return FoldGroup(
        key=day,
        heading=_("Sent {day}").format(day=short_date(day, today, _)),
        under="",
        count=_.ngettext("{count} letter", "{count} letters", count).format(count=count),
        items=tuple(_sent(letter, today, _) for letter in letters),
        shown=count,
    )


def _sent(letter: SentLetter, today: date, _: Translator) -> FoldItem:
    came_back = letter.returned_on
    birth = letter.born.isoformat() if letter.born else ""
    return FoldItem(
        key=letter.invitation_id,
        name=_("Protected identity") if letter.protected else letter.name,
        born=letter.case_number if letter.protected else birth,
        how=short_kind(letter.kind, _),
        icon="return" if came_back else "done",
        color="warn" if came_back else "ok",
        state=_("Returned {day}").format(day=short_date(came_back, today, _))
        if came_back
        else _("Sent"),
        strong=came_back is not None,
    )

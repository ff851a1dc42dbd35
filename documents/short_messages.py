"""Sms och e-post: letter (n). A message is measured after it is filled in: one strange sign cuts an SMS to 70."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from documents import wording
from models.queries.rows import LetterRow
from models.vocabulary import Language
from resources import path

LONGEST = 160  # characters of GSM-7 in one SMS
_GSM7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM7_DOUBLE = frozenset("^{}\\[~]|€")

# What a neutral message must not hold, also inside a word.
_TELLING = re.compile(
    "social|bistånd|försörjning|bidrag|handlägg|ärende|arbetsmarknad|sfi|missbruk|vård|sjuk|plan"
    "|support|benefit|caseworker|case worker|labour",
    re.IGNORECASE,
)
_FIELD = re.compile(r"\{\{ (\w+) \}\}")
_PLAIN_SIGNS = str.maketrans({wording.HARD_SPACE: " ", "–": "-", "’": "'"})


@dataclass(frozen=True, slots=True)
class ShortMessage:
    """A message's words. An `open` one names the social services, which the person must have agreed to."""

    key: str
    open: bool
    text: str
    subject: str = ""

    @property
    def is_sms(self) -> bool:
        """Tell whether it goes by SMS, and so must fit in one."""
        return self.key.startswith("sms_")


@dataclass(frozen=True, slots=True)
class Fault:
    """What keeps a message from being sent: `too_long`, `strange_signs` or `telling`, and the words."""

    key: str
    found: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A message ready to send when it has no faults."""

    subject: str
    text: str
    faults: tuple[Fault, ...]


def short_messages(language: Language) -> dict[str, ShortMessage]:
    """Return the messages of a language by key."""
    rows = tomllib.loads(path("messages", f"{language}.toml").read_text(encoding="utf-8"))
    return {key: ShortMessage(key, **row) for key, row in rows.items()}


def fill(
    message: ShortMessage, row: LetterRow, language: Language, reply_by: date | None = None
) -> Filled:
    """Return a message filled in, with its faults. Nothing is ever written to a protected person this way."""
    if row.recipient.protected:
        raise ValueError(message.key)
    values = _values(row, language, reply_by)
    text = _filled(message.text, values)
    return Filled(_filled(message.subject, values), text, tuple(_faults(message, text)))


def _values(row: LetterRow, language: Language, reply_by: date | None) -> dict[str, str]:
    meeting, caseworker = row.meeting, row.caseworker
    hours = wording.telephone_hours(caseworker.telephone_hours, language)
    values = {
        "meeting_day_short": wording.day_short(meeting.day, language),
        "meeting_time": wording.time_span(meeting.starts, None, language),
        "meeting_street": meeting.place.partition(",")[0],
        "caseworker_phone": wording.telephone(caseworker.telephone),
        "caseworker_first_name": caseworker.name.partition(" ")[0],
        "phone_hours": hours.replace(f"kl.{wording.HARD_SPACE}", ""),
        "reply_by": "" if reply_by is None else wording.day_short(reply_by, language),
    }
    return {name: value.translate(_PLAIN_SIGNS) for name, value in values.items()}


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _FIELD.sub(lambda match: values[match[1]], text)


def _faults(message: ShortMessage, text: str) -> Iterator[Fault]:
    strange = "".join(sorted(set(text) - _GSM7 - _GSM7_DOUBLE))
    if message.is_sms and strange:
        yield Fault("strange_signs", strange)
    if message.is_sms and length(text) > LONGEST:
        yield Fault("too_long", str(length(text)))
    # The wording is searched, not what fills it in: a street or a name may hold any of these.
    telling = _TELLING.search(_FIELD.sub("", f"{message.subject} {message.text}"))
    if telling and not message.open:
        yield Fault("telling", telling[0])


def length(text: str) -> int:
    """Return how many characters of GSM-7 a text takes; a few signs take two."""
    return len(text) + sum(sign in _GSM7_DOUBLE for sign in text)

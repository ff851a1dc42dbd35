"""Which letter calls to a meeting, and which still says what is true."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from models.vocabulary import LetterKind, MeetingKind

CALLS: Final[Mapping[MeetingKind, LetterKind]] = MappingProxyType(
    {
        MeetingKind.FIRST_VISIT: LetterKind.FIRST_VISIT,
        MeetingKind.ENROLMENT_GENERAL: LetterKind.ENROLMENT_GENERAL,
        MeetingKind.ENROLMENT_SFI: LetterKind.ENROLMENT_SFI,
        MeetingKind.THREE_PARTY: LetterKind.THREE_PARTY,
        MeetingKind.THREE_PARTY_HIGH_RISK: LetterKind.THREE_PARTY,
    }
)


def still_true(letter: LetterKind, kind: MeetingKind, missed_on: date | None) -> LetterKind:
    """Return the letter, or the usual call where the absence it tells of has been taken back."""
    return CALLS[kind] if letter is LetterKind.NEW_TIME and missed_on is None else letter

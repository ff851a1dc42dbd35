"""Reading a meeting of a case list's attendance history: a date, a kind and how it went, in one line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from models.rules.case_cells import Phrases, Trouble, Unreadable, match_key, read_date
from models.rules.case_columns import CaseListWords
from models.rules.facts import PastMeeting
from models.text import clean_line
from models.vocabulary import Attendance, MeetingKind

_LONGEST_DATE: Final = 3  # words: 24 nov 2026
_LONGEST_PHRASE: Final = 4  # words: kallelsen kom inte fram
_SAYS_NOTHING: Final = frozenset({"möte", "inskrivningsmöte", "inskrivning", "grupp", "kl", "och"})
_CLOCK: Final = re.compile(r"[0-9]{1,2}[.:][0-9]{2}")
_PUNCTUATION: Final = re.compile(r"[,;()]|(?<=\s)[–-](?=\s)")


@dataclass(frozen=True, slots=True)
class _Said:
    """What a phrase of the line says: the attribute of a meeting it sets."""

    attribute: str
    value: Any


def read_meeting(line: str, words: CaseListWords) -> PastMeeting | Unreadable:
    """Return the meeting of a line such as "2026-10-06 allmän uteblev".

    A word that is not understood makes the whole meeting unreadable: half of it would be a guess.
    """
    day, rest = _leading_date(_PUNCTUATION.sub(" ", clean_line(line)).split())
    if isinstance(day, Unreadable):
        return day
    said: dict[str, Any] = {}
    for found in _phrases_in(rest, _meanings(words)):
        if found is None or found.attribute in said:
            return Unreadable(Trouble.MEETING_WORD)
        said[found.attribute] = found.value
    if "kind" not in said:
        return Unreadable(Trouble.MEETING_WITHOUT_KIND)
    return PastMeeting(day=day, **said)


def _leading_date(tokens: Sequence[str]) -> tuple[date | Unreadable, Sequence[str]]:
    """Return the date a line begins with, told in one to three words, and what follows it."""
    seen = Unreadable(Trouble.MEETING_WITHOUT_DATE)
    for count in range(min(_LONGEST_DATE, len(tokens)), 0, -1):
        match read_date(" ".join(tokens[:count])):
            case date() as day:
                return day, tokens[count:]
            case Unreadable(trouble=Trouble.AMBIGUOUS_DATE) as unclear:
                seen = unclear
            case _:
                pass
    return seen, tokens


def _meanings(words: CaseListWords) -> dict[str, _Said]:
    def each(phrases: Phrases) -> Iterator[tuple[str, str]]:
        return iter(phrases.items())

    return {
        **{
            key: _Said("kind", MeetingKind(word))
            for key, word in each(words.phrases["meeting_kind"])
        },
        **{
            key: _Said("attendance", Attendance(word))
            for key, word in each(words.phrases["attendance"])
        },
        **{key: _Said(word, value=True) for key, word in each(words.phrases["circumstance"])},
    }


def _phrases_in(tokens: Sequence[str], meanings: dict[str, _Said]) -> Iterator[_Said | None]:
    """Yield what each phrase says, the longest first; None for a word that is not understood."""
    place = 0
    while place < len(tokens):
        count, said = _phrase_at(tokens[place:], meanings)
        if count:
            yield said
        elif match_key(tokens[place]) not in _SAYS_NOTHING and not _CLOCK.fullmatch(tokens[place]):
            yield None
        place += count or 1


def _phrase_at(tokens: Sequence[str], meanings: dict[str, _Said]) -> tuple[int, _Said | None]:
    for count in range(min(_LONGEST_PHRASE, len(tokens)), 0, -1):
        said = meanings.get(match_key("".join(tokens[:count])))
        if said is not None:
            return count, said
    return 0, None

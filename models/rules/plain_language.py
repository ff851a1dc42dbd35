"""Klarspråk, counted: sentences, words, authority words, dates that disagree. A human judges the rest.

It runs on a letter as it is filled in, heading and body; the fact box is compared with what is known, the
reference, the signature and the footer are left out.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Genre(StrEnum):
    """The kinds of text, each with its limits."""

    LETTER = "letter"
    EASY = "easy"  # lättläst
    PROFESSIONAL = "professional"  # till yrkespersoner


@dataclass(frozen=True, slots=True)
class Text:
    """A filled-in page: its heading, the fact box as label and value, and its body line by line."""

    heading: str
    box: tuple[tuple[str, str], ...]
    body: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the page is about. A day is written with its year; an empty one is not looked for in the box.

    `others` are the days and times that may stand in the text beside the meeting's own. A `neutral` page must
    not hold a word that tells why.
    """

    day: str = ""
    time: str = ""
    place: str = ""
    others: tuple[str, ...] = ()
    neutral: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """The most of each measure; `you` is the least, 0 of the last three means that it is not looked at."""

    mean: float
    longest: int
    lix: float
    long_share: float
    you: int = 0
    line_words: int = 0
    line_letters: int = 0


@dataclass(frozen=True, slots=True)
class WordLists:
    """The office's lists, read from resources/plain_language.toml by `word_lists`."""

    limits: Mapping[str, Limits]
    protected: tuple[str, ...]
    you: tuple[str, ...]
    point: tuple[str, ...]
    point_easy: tuple[str, ...]
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    reasons: tuple[str, ...]
    abbreviations: tuple[str, ...]
    passive_endings: tuple[str, ...]
    passive_words: tuple[str, ...]
    not_passive: tuple[str, ...]
    authority: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader may stumble on: the measure, the words found, and the plain word where there is one."""

    measure: str
    found: str
    plain: str = ""


@dataclass(frozen=True, slots=True)
class Measures:
    """The figures of a text."""

    words: int
    sentences: int
    mean: float
    longest: int
    lix: float
    long_share: float
    you: int


def word_lists(toml: str) -> WordLists:
    """Return the lists written in TOML; a missing or unknown list raises TypeError."""
    values = tomllib.loads(toml)
    limits = {name: Limits(**row) for name, row in values["limits"].items()}
    lists = {name: tuple(words) for name, words in values["words"].items()}
    return WordLists(limits=limits, authority=values["authority"], **lists)


_WORD = re.compile(r"[^\W_]+(?:[-:.–][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.?!]+(?=\s|$)")
_TIME = re.compile(r"kl\. \d{1,2}\.\d\d(?:–\d{1,2}\.\d\d)?")
_LONG = 6  # letters; a word with more is long
_SHORTEST_PASSIVE = 4  # letters


def measure(text: Text, genre: Genre, lists: WordLists) -> Measures:
    """Return the figures of a text: LIX is words per sentence + 100 x long words / words."""
    sentences = _sentences(text, genre, lists)
    words = [word for sentence in sentences for word in sentence]
    count = max(1, len(words))
    mean = len(words) / max(1, len(sentences))
    long_share = 100 * sum(_is_long(sentence) for sentence in sentences) / count
    return Measures(
        words=len(words),
        sentences=len(sentences),
        mean=mean,
        longest=max(map(len, sentences), default=0),
        lix=mean + long_share,
        long_share=long_share,
        you=sum(word.lower() in lists.you for word in words),
    )


def _is_long(sentence: tuple[str, ...]) -> int:
    """Return how many words are long; a name (a capital inside a sentence) is not."""
    return sum(len(word) > _LONG for word in (*sentence[:1], *_not_names(sentence[1:])))


def _not_names(words: tuple[str, ...]) -> Iterator[str]:
    return (word for word in words if not word[:1].isupper())


def _sentences(text: Text, genre: Genre, lists: WordLists) -> list[tuple[str, ...]]:
    return [
        words
        for line in _lines(text, genre)
        for sentence in _SENTENCE_END.split(_without_stops(line, lists))
        if (words := tuple(_WORD.findall(sentence)))
    ]


def _without_stops(line: str, lists: WordLists) -> str:
    for word in lists.protected:
        line = re.sub(rf"\b{re.escape(word)}", word.rstrip("."), line)
    return line


def _lines(text: Text, genre: Genre) -> list[str]:
    """Return the lines sentences end with; in easy text a line in lower case goes on with the one above."""
    lines = [_plain(text.heading)]
    for line in map(_plain, text.body):
        if genre is Genre.EASY and line[:1].islower():
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return lines


def _plain(text: str) -> str:
    return " ".join(text.split())


def _whole(text: Text) -> str:
    return "\n".join(map(_plain, (text.heading, *text.body)))


_Check = Callable[[Text, Genre, Known, WordLists], Iterator[Remark]]


def check(text: Text, genre: Genre, known: Known, lists: WordLists) -> tuple[Remark, ...]:
    """Return everything a reader may stumble on; an empty tuple where the text passes."""
    return tuple(remark for part in _CHECKS for remark in part(text, genre, known, lists))


def hints(words: str, lists: WordLists) -> tuple[Remark, ...]:
    """Return what to say of a free text that somebody fills in: a hint, never a stop."""
    text = Text(heading="", box=(), body=tuple(words.splitlines()))
    arguments = (text, Genre.LETTER, Known(), lists)
    return tuple(remark for part in _WORD_CHECKS for remark in part(*arguments))


def _figures(text: Text, genre: Genre, _: Known, lists: WordLists) -> Iterator[Remark]:
    found, limits = measure(text, genre, lists), lists.limits[genre]
    for name in ("mean", "lix", "long_share"):
        value = getattr(found, name)
        if value > getattr(limits, name):
            yield Remark(name, f"{value:.0f}")
    if found.you < limits.you:
        yield Remark("you", str(found.you))


def _longest(text: Text, genre: Genre, _: Known, lists: WordLists) -> Iterator[Remark]:
    for sentence in _sentences(text, genre, lists):
        if len(sentence) > lists.limits[genre].longest:
            yield Remark("longest", " ".join(sentence))


def _easy_lines(text: Text, genre: Genre, _: Known, lists: WordLists) -> Iterator[Remark]:
    limits = lists.limits[genre]
    if not limits.line_words:
        return
    for line in map(_plain, text.body):
        too_many = len(_WORD.findall(line)) > limits.line_words
        if too_many or len(line) > limits.line_letters:
            yield Remark("line", line)


def _passive(text: Text, genre: Genre, _: Known, lists: WordLists) -> Iterator[Remark]:
    """Yield what looks like an -s passive; the genitive of a short noun can, too."""
    for sentence in _sentences(text, genre, lists):
        for word in (*sentence[:1], *_not_names(sentence[1:])):
            lower = word.lower()
            ends = len(lower) >= _SHORTEST_PASSIVE and lower.endswith(lists.passive_endings)
            if (ends or lower in lists.passive_words) and lower not in lists.not_passive:
                yield Remark("passive", word)


def _authority(text: Text, genre: Genre, _: Known, lists: WordLists) -> Iterator[Remark]:
    """Yield authority words. `Då` first in a sentence means "then"; inside one it stands for "when"."""
    words = sorted(lists.authority, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
    for line in _lines(text, genre):
        for sentence in _SENTENCE_END.split(line):
            for match in pattern.finditer(sentence.strip()):
                word = match[0].lower()
                if word != "då" or match.start() > 0:
                    yield Remark("authority", match[0], lists.authority[word])


def _abbreviations(text: Text, _genre: Genre, _: Known, lists: WordLists) -> Iterator[Remark]:
    whole = _whole(text)
    for word in lists.abbreviations:
        flags = re.IGNORECASE if word.islower() else re.NOFLAG
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", whole, flags):
            yield Remark("abbreviation", word)


def _point(text: Text, genre: Genre, _: Known, lists: WordLists) -> Iterator[Remark]:
    wanted = lists.point_easy if genre is Genre.EASY else lists.point
    heading = _plain(text.heading).lower()
    if not any(word in heading for word in wanted):
        yield Remark("point", _plain(text.heading))


def _box(text: Text, _genre: Genre, known: Known, _: WordLists) -> Iterator[Remark]:
    """Yield what does not stand exactly once in the fact box."""
    box = "\n".join(_plain(value).lower() for _, value in text.box)
    for name in ("day", "time", "place"):
        wanted = _plain(getattr(known, name))
        if wanted and box.count(wanted.lower()) != 1:
            yield Remark(f"box_{name}", wanted)


def _other_days_and_times(
    text: Text, _genre: Genre, known: Known, lists: WordLists
) -> Iterator[Remark]:
    """Yield each day and time that is none of those known: a wrong second date is the worst fault of all."""
    whole = "\n".join((_whole(text), *(_plain(value) for _, value in text.box)))
    day = re.compile(
        rf"(?:{'|'.join(lists.weekdays)}) \d{{1,2}} (?:{'|'.join(lists.months)})(?: \d{{4}})?",
        re.IGNORECASE,
    )
    allowed = tuple(_plain(words).lower() for words in (known.day, known.time, *known.others))
    for match in (*day.finditer(whole), *_TIME.finditer(whole)):
        # A day stands without its year, too, and a span only whole: `kl. 9.00` is not within `kl. 9.00–11.00`.
        said = match[0].lower()
        if said not in allowed and not any(words.startswith(f"{said} ") for words in allowed):
            yield Remark("other_day_or_time", match[0])


def _reasons(text: Text, _genre: Genre, known: Known, lists: WordLists) -> Iterator[Remark]:
    if not known.neutral:
        return
    words = (
        rf"{re.escape(word[:-1])}\w*" if word.endswith("-") else word for word in lists.reasons
    )
    pattern = rf"(?<!\w)(?:{'|'.join(words)})(?!\w)"
    whole = "\n".join((_whole(text), *(_plain(value) for _, value in text.box)))
    yield from (Remark("reason", found) for found in re.findall(pattern, whole, re.IGNORECASE))


# What can be said of any words; the others know what a letter is.
_WORD_CHECKS: tuple[_Check, ...] = (_longest, _passive, _authority, _abbreviations)
_CHECKS: tuple[_Check, ...] = (
    _figures,
    _easy_lines,
    *_WORD_CHECKS,
    _point,
    _box,
    _other_days_and_times,
    _reasons,
)

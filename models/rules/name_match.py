"""Which letters of a name match what was typed: as the search sees them, case folded and without marks."""

from collections.abc import Iterator
from itertools import groupby

from rapidfuzz.distance import OSA

from models.text import search_key

Span = tuple[int, int]  # from a character up to, not with, another
_Letter = tuple[str, int]  # as it is searched, and where it stands in the name


def spans(name: str, typed: str) -> tuple[Span, ...]:
    """Return the parts of a name that begin with what was typed, from left to right.

    Where none does, the words that are one slip of the finger from it. Numbers match no name.
    """
    words = list(_words(name))
    wanted = search_key(" ".join(part for part in typed.split() if not _has_digit(part))).split()
    begun = {span for word in words for one in wanted for span in _beginning(word, one)}
    alike = {_whole(word) for word in words for one in wanted if _is_close(word, one)}
    return _without_overlap(begun or alike)


def _words(name: str) -> Iterator[list[_Letter]]:
    """Yield the words of a name, each letter with its place; a letter may be searched as two."""
    for is_word, letters in groupby(enumerate(name), lambda letter: _stands(letter[1])):
        if is_word:
            yield [(part, place) for place, letter in letters for part in search_key(letter)]


def _stands(letter: str) -> bool:
    return bool(search_key(letter))


def _beginning(word: list[_Letter], wanted: str) -> Iterator[Span]:
    if "".join(part for part, _ in word).startswith(wanted):
        yield word[0][1], word[len(wanted) - 1][1] + 1


def _whole(word: list[_Letter]) -> Span:
    return word[0][1], word[-1][1] + 1


def _is_close(word: list[_Letter], wanted: str) -> bool:
    return OSA.distance("".join(part for part, _ in word), wanted, score_cutoff=1) <= 1


def _without_overlap(found: set[Span]) -> tuple[Span, ...]:
    """Return the longest of those that begin at the same place."""
    return tuple(sorted({start: (start, end) for start, end in sorted(found)}.values()))


def _has_digit(part: str) -> bool:
    return any(c.isdigit() for c in part)

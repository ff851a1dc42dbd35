"""The letters by kind: which pages one is bound from, and what word its file is named by."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from documents import (
    attendance_certificate,
    cancelled,
    enrolment_general,
    enrolment_sfi,
    first_visit,
    new_time,
    three_party,
)
from documents.letter import Letter
from models.queries.rows import LetterRow
from models.settings import Office
from models.vocabulary import Language, LetterKind

Fill = Callable[[LetterRow, Office], Any]
FillEasy = Callable[[LetterRow, Office, Language], Any]


@dataclass(frozen=True, slots=True)
class Easy:
    """An easy-to-read page, in both languages."""

    swedish: Letter[Any]
    english: Letter[Any]
    fill: FillEasy


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages a letter can have: the Swedish one always comes first and is the valid one."""

    swedish: Letter[Any]
    fill: Fill
    english: Letter[Any]
    fill_english: Fill
    easy: Easy | None = None

    @property
    def letters(self) -> tuple[Letter[Any], ...]:
        """Return every page there is a template for."""
        easy = () if self.easy is None else (self.easy.swedish, self.easy.english)
        return (self.swedish, self.english, *easy)


def _pages(module: Any, easy: Easy | None = None) -> Pages:
    return Pages(module.LETTER, module.context, module.ENGLISH, module.english, easy)


def _with_easy(module: Any) -> Pages:
    return _pages(module, Easy(module.EASY, module.EASY_ENGLISH, module.easy))


LETTERS: Mapping[LetterKind, Pages] = MappingProxyType(
    {
        LetterKind.FIRST_VISIT: _pages(first_visit),
        LetterKind.ENROLMENT_GENERAL: _with_easy(enrolment_general),
        LetterKind.ENROLMENT_SFI: _pages(enrolment_sfi),
        LetterKind.THREE_PARTY: _with_easy(three_party),
        LetterKind.NEW_TIME: _pages(new_time),
        LetterKind.CANCELLED: _pages(cancelled),
        LetterKind.ATTENDANCE_CERTIFICATE: _pages(attendance_certificate),
    }
)


def filled_pages(
    kind: LetterKind, row: LetterRow, office: Office, language: Language, *, easy_to_read: bool
) -> Iterator[tuple[Letter[Any], Any]]:
    """Yield each page of a letter with what fills it in: Swedish, then English, then easy to read.

    A kind without an easy-to-read page goes without one.
    """
    pages = LETTERS[kind]
    yield pages.swedish, pages.fill(row, office)
    english = language is Language.ENGLISH
    if english:
        yield pages.english, pages.fill_english(row, office)
    if easy_to_read and pages.easy is not None:
        letter = pages.easy.english if english else pages.easy.swedish
        yield letter, pages.easy.fill(row, office, language)


def file_word(kind: LetterKind) -> str:
    """Return the word a letter's file is named by: the same for every kind of meeting."""
    return "intyg" if kind is LetterKind.ATTENDANCE_CERTIFICATE else "kallelse"

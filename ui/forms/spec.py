"""A form as data: sections of fields over a frozen draft. No widgets here and no database."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from models.rules.problem import Problem
from models.text import N_
from models.vocabulary import Answer, Term

D = TypeVar("D")
Suggestion = tuple[str, str]  # what is stored, and what it is called


def _as_typed(_before: D, after: D, _today: date) -> D:
    return after


class Kind(StrEnum):
    """What is typed or chosen in a field, and so which editor it gets."""

    LINE = "line"
    TEXT = "text"  # several lines
    NUMBER = "number"  # a person's number in any spelling
    DATE = "date"
    COUNT = "count"
    PERCENT = "percent"
    TICK = "tick"
    ANSWER = "answer"  # yes, no, do not know, or not asked yet
    CHOICE = "choice"  # one of `choices`
    SUGGESTED = "suggested"  # one of `suggested`, or any text


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: the draft's own name for it, what it is called, and when it is worth asking.

    `follows` names the field whose answer makes this one worth asking; one `on_request` is asked only
    where the rules ask for it; `needed` tells of a whole draft whether the field is needed in it.
    `rests_on` is the key of the routine's words behind a question.
    """

    name: str
    label: str
    kind: Kind
    help: str = ""  # stands beside the form while one is in the field
    hint: str = ""  # stands under the field
    example: str = ""  # stands in the field while it is empty
    choices: type[Term] | None = None
    suggested: Callable[[str], tuple[Suggestion, ...]] | None = None  # in a language of the window
    optional: bool = True  # a choice that may be left open
    left_open: str = N_("Not chosen")  # what an open choice is called
    tidy: Callable[[str, date], str] | None = None  # how a text is written once one has left it
    follows: str | None = None
    on_request: bool = False
    needed: Callable[[Any], bool] | None = None
    rests_on: str = ""
    beside: bool = False  # in one row with the field before it
    width: int = 1  # its share of that row


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under a heading."""

    title: str
    fields: tuple[Field, ...]
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSpec(Generic[D]):
    """A form: what it edits, how a new one begins on a day, and what is wrong with a draft that day.

    `fills` is given a draft before and after a field was typed in, and may fill in what follows from it.
    """

    key: str  # what its drafts are kept under
    title: str
    sections: tuple[Section, ...]
    blank: Callable[[date], D]
    check: Callable[[D, date], tuple[Problem, ...]]
    fills: Callable[[D, D, date], D] = _as_typed

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field in order."""
        return tuple(field for section in self.sections for field in section.fields)

    def shown(self, draft: D, asked: Collection[str] = ()) -> tuple[Section, ...]:
        """Return the sections as they are shown for a draft; `asked` are fields the rules wait for.

        A field that holds something is always shown: what was typed is never out of sight.
        """
        found = (
            Section(
                section.title,
                tuple(f for f in section.fields if _is_shown(f, draft, asked)),
                section.help,
            )
            for section in self.sections
        )
        return tuple(section for section in found if section.fields)


def _is_shown(field: Field, draft: object, asked: Collection[str]) -> bool:
    if field.name in asked or _is_filled(getattr(draft, field.name)):
        return True
    if field.needed is not None and not field.needed(draft):
        return False
    if field.follows is not None:
        return _opens_more(getattr(draft, field.follows))
    return not field.on_request


def _is_filled(value: object) -> bool:
    return value is not None and value != "" and value is not False


def _opens_more(value: object) -> bool:
    """Tell whether an answer makes those that follow worth asking: yes, and "do not know" too."""
    return bool(value) and value != Answer.NO

"""What can be wrong with the answers to the routine's questions, seen field by field."""

from collections.abc import Iterator
from datetime import date

from models.rules.facts import Answers
from models.rules.problem import Problem
from models.text import N_

_WHOLE = 100  # per cent
_PERCENTS = (
    "sick_listed_percent",
    "sickness_compensation_percent",
    "activity_compensation_percent",
)
_PAST = ("broke_off_on", "exemption_reviewed_on")


def check(answers: Answers, today: date) -> tuple[Problem, ...]:
    """Return what hinders recording the answers; that one is missing never does."""
    return (*_percents(answers), *_days(answers, today))


def _percents(answers: Answers) -> Iterator[Problem]:
    for name in _PERCENTS:
        part = getattr(answers, name)
        if part is not None and not 0 <= part <= _WHOLE:
            yield Problem(name, N_("Write a part from 0 to 100 per cent."))


def _days(answers: Answers, today: date) -> Iterator[Problem]:
    for name in _PAST:
        day = getattr(answers, name)
        if day is not None and day > today:
            yield Problem(name, N_("This day has not come yet."))

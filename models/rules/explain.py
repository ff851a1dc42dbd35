"""A route's keys in words: the routine's own sentences with their source line, and our labels."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.routine import Routine
from models.rules.cautions import CAUTIONS
from models.rules.enrolment import CRITERIA
from models.rules.questions import QUESTIONS
from models.text import N_


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence behind a route and where it stands; `ours` marks our reading (vår tolkning)."""

    key: str
    words: str
    source: str
    ours: bool


# The fields of Facts that may be missing, beside the routine's questions.
_FACT_LABELS = (
    ("decision", N_("What was decided on income support?")),
    ("decision_date", N_("When was it decided?")),
    ("birth_date", N_("When was the person born?")),
)


def sentences(keys: Iterable[str], routine: Routine) -> tuple[Sentence, ...]:
    """Return the words behind quote keys, in the keys' order."""
    return tuple(
        Sentence(key, routine.words(key), routine.source, routine.is_ours(key)) for key in keys
    )


def criterion_label(key: str) -> str:
    """Return what a criterion is called (an English msgid)."""
    return next(criterion.label for criterion in CRITERIA if criterion.key == key)


def warning_label(key: str) -> str:
    """Return what a warning says (an English msgid)."""
    return next(caution.label for caution in CAUTIONS if caution.key == key)


def question_label(field: str) -> str:
    """Return how an unanswered field of Answers or Facts is asked for (an English msgid)."""
    labels = (*_FACT_LABELS, *((question.field, question.label) for question in QUESTIONS))
    return next(label for name, label in labels if name == field)

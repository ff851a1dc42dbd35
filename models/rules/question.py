"""What a question of the routine is: how it is put, its heading in a case list, what it rests on."""

from dataclasses import dataclass
from enum import StrEnum


class QuestionKind(StrEnum):
    """What an answer is."""

    ANSWER = "answer"  # ja, nej, vet inte
    DATE = "date"
    PERCENT = "percent"
    TEXT = "text"
    REASON = "reason"  # BrokenOffReason


@dataclass(frozen=True, slots=True)
class Question:
    """One question: the field of `Answers`, how it is put, its heading in a case list, its proof.

    `follows` is the question whose yes makes this one worth asking; None if it stands by itself.
    """

    field: str
    kind: QuestionKind
    label: str
    heading: str
    quote: str
    follows: str | None = None
    synonyms: tuple[str, ...] = ()

"""The routine's questions as a form: the rules' own table, put under headings."""

from typing import Final

from models.rules.answers import check
from models.rules.facts import Answers
from models.rules.questions import QUESTIONS, Question, QuestionKind
from models.text import N_
from models.vocabulary import BrokenOffReason
from ui.forms.spec import Field, FormSpec, Kind, Section

_KINDS: Final = {
    QuestionKind.ANSWER: Kind.ANSWER,
    QuestionKind.DATE: Kind.DATE,
    QuestionKind.PERCENT: Kind.PERCENT,
    QuestionKind.TEXT: Kind.TEXT,
    QuestionKind.REASON: Kind.CHOICE,
}
# Asked only where the case itself makes it necessary: after absences, at a review, of a protected person.
_ON_REQUEST: Final = {"Q17", "ours-A2", "ours-protected"}
# The headings, and the words of the routine the questions under each rest on.
_HEADINGS: Final = (
    (N_("Safety"), ("Q22",)),
    (N_("Need of support, parental leave and studies"), ("Q4", "Q5", "Q6", "Q7")),
    (N_("Abuse, illness and pension"), ("Q8", "Q9", "Q10", "Q11")),
    (N_("Swedish and health"), ("Q13",)),
    (N_("Taking part in a group"), ("Q18", "ours-protected")),
    (N_("Earlier planning and cooperation"), ("Q19", "Q21", "Q27")),
    (N_("After absences, and reviews"), ("Q17", "ours-A2")),
)


def _field(question: Question) -> Field:
    return Field(
        name=question.field,
        label=question.label,
        kind=_KINDS[question.kind],
        choices=BrokenOffReason if question.kind is QuestionKind.REASON else None,
        follows=question.follows,
        on_request=question.quote in _ON_REQUEST,
        rests_on=question.quote,
    )


ENROLMENT: Final = FormSpec(
    key="enrolment",
    title=N_("Enrolment"),
    blank=lambda _: Answers(),
    check=check,
    sections=tuple(
        Section(heading, tuple(_field(q) for q in QUESTIONS if q.quote in quotes))
        for heading, quotes in _HEADINGS
    ),
)

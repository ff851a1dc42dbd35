"""Who stands for something of the office's own, and until when it is not looked at again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from models.rules.problem import Problem
from models.text import N_


@dataclass(frozen=True, slots=True)
class ApprovalDraft:
    """The approval as it is typed."""

    approved_by: str = ""
    review_on: date | None = None


def check_approval(draft: ApprovalDraft, today: date) -> tuple[Problem, ...]:
    """Return what is missing of the approval."""
    return tuple(_problems(draft, today))


def _problems(draft: ApprovalDraft, today: date) -> Iterator[Problem]:
    if not draft.approved_by.strip():
        yield Problem("approved_by", N_("Write who has approved the template."))
    if draft.review_on is None:
        yield Problem("review_on", N_("Choose when the template is to be looked at again."))
    elif draft.review_on <= today:
        yield Problem("review_on", N_("The template is looked at again on a day ahead."))

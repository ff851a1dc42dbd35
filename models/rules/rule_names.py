"""What the rules behind a day are called on a list, in a word or two; their own words are in the routine."""

from collections.abc import Mapping
from typing import Final

from models.rules.deadlines import DeadlineKind
from models.text import N_

RULE_NAMES: Final[Mapping[str, str]] = {
    "Q2": DeadlineKind.FIRST_VISIT.label,
    "Q3": DeadlineKind.ENROLMENT.label,
    "Q15": N_("Enrolment meeting"),
    "Q16": N_("Enrolment meeting"),
    "Q17": DeadlineKind.ABSENCES.label,
    "Q24": N_("Three-party meeting"),
    "Q25": DeadlineKind.ENROLMENT.label,
    "ours-A2": DeadlineKind.EXEMPTION_REVIEW.label,
    "ours-A8": N_("Review of the planning"),
    "ours-A9": DeadlineKind.THREE_PARTY_ABSENCE.label,
    "ours-A13": N_("Time for the letter to arrive"),
    "ours-decision": DeadlineKind.DECISION.label,
    "ours-follow-up": DeadlineKind.FOLLOW_UP.label,
}


def rule_name(key: str) -> str:
    """Return the name (a msgid) of the rule behind a day; a key without a name is shown as it is."""
    return RULE_NAMES.get(key, key)

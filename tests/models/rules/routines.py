"""The routines the rules are tested with: Malmö's, and the same with something changed."""

from dataclasses import replace
from functools import cache
from typing import Any

import resources
from models.routine import MeetingRule, Routine
from models.routine_file import load_routine
from models.vocabulary import MeetingKind


@cache
def _malmo() -> Routine:
    return load_routine(resources.path("routines", "malmo_30plus.toml").read_text(encoding="utf-8"))


def malmo(**changes: Any) -> Routine:
    return replace(_malmo(), **changes)


def with_meeting(kind: MeetingKind, routine: Routine | None = None, **changes: Any) -> Routine:
    """Return Malmö's routine with one kind of meeting changed."""
    routine = routine or malmo()

    def changed(rule: MeetingRule) -> MeetingRule:
        return replace(rule, **changes) if rule.kind is kind else rule

    return replace(routine, meetings=tuple(map(changed, routine.meetings)))

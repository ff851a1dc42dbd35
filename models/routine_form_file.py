"""A routine between its file and the form: what was typed goes into the text, comments and quotes stay."""

from datetime import date, time, timedelta
from typing import Any, Final

import tomlkit

from models.routine import GROUPS, ORDER, Routine
from models.routine_file import WEEKDAYS, load_routine
from models.rules.routine_form import (
    COUNTS,
    CountsWhen,
    LowSwedishGroup,
    PartlyCounts,
    RoutineDraft,
    StepOrder,
    Weekday,
    meeting_values,
)
from models.rules.typed_date import read_day
from models.rules.typed_time import read_time
from models.vocabulary import MeetingKind

_LAST: Final = 2  # the two groups end the order of the steps, always
_PLAIN: Final = (*COUNTS, "long_term_from")
_WORDS: Final = (
    "partly_counts_as",
    "low_swedish_group",
    "first_visit_counts",
    "enrolment_counts",
)


def routine_draft(routine: Routine) -> RoutineDraft:
    """Return the next version of a routine as it is first typed: its day, name and review are asked anew."""
    return RoutineDraft(
        **{name: getattr(routine, name) for name in _PLAIN},
        order=StepOrder(" ".join(routine.order[:-_LAST])),
        partly_counts_as=PartlyCounts(routine.partly_counts_as),
        low_swedish_group=LowSwedishGroup(routine.low_swedish_group),
        first_visit_counts=CountsWhen(routine.first_visit_counts),
        enrolment_counts=CountsWhen(routine.enrolment_counts),
        closures="\n".join(map(str, routine.closures)),
        **{k: v for kind in MeetingKind for k, v in _typed_meeting(routine, kind).items()},
    )


def with_routine(text: str, draft: RoutineDraft, version: str, today: date) -> str:
    """Return the file with what was typed in it, as a version of its own. Raises BadRoutine."""
    before = routine_draft(load_routine(text))
    file = tomlkit.parse(text)
    file["version"] = version
    for name in ("valid_from", "approved_by", "review_on"):
        file[name] = getattr(draft, name)
    file.pop("valid_to", None)
    for name in (*_PLAIN, *_WORDS):
        if getattr(draft, name) != getattr(before, name):
            file[name] = _plain(getattr(draft, name))
    if draft.order != before.order:
        file["order"] = [*draft.order.split(), *ORDER[-_LAST:]]
    if draft.closures != before.closures:
        days = (read_day(line, today) for line in draft.closures.splitlines())
        file["closures"] = [day for day in days if isinstance(day, date)]
    for table in file["meetings"]:
        _put_meeting(table, draft, before)
    changed = tomlkit.dumps(file)
    load_routine(changed)
    return changed


def ended(text: str, first_day_after: date) -> str:
    """Return the file of a version that another takes the place of from a day."""
    file = tomlkit.parse(text)
    file["valid_to"] = first_day_after - timedelta(days=1)
    return tomlkit.dumps(file)


def _typed_meeting(routine: Routine, kind: MeetingKind) -> dict[str, Any]:
    rule = routine.meeting(kind)
    last = {"capacity": rule.capacity} if kind in GROUPS else {"minutes": rule.minutes}
    values = {
        "place": rule.place,
        "place_hint": rule.place_hint,
        "weekday": None if rule.weekday is None else Weekday(WEEKDAYS[rule.weekday]),
        "starts": _clock(rule.starts),
        "ends": _clock(rule.ends),
        **last,
    }
    return {f"{kind}_{name}": value for name, value in values.items()}


def _put_meeting(table: Any, draft: RoutineDraft, before: RoutineDraft) -> None:
    """Write one kind of meeting; a key that was emptied goes, and without set times the length stands."""
    kind = MeetingKind(table["kind"])
    old = meeting_values(before, kind)
    for name, value in meeting_values(draft, kind).items():
        if value == old[name]:
            continue
        if value in {None, ""}:
            table.pop(name, None)
        elif name in {"starts", "ends"}:
            table[name] = _clock(read_time(value))
        else:
            table[name] = _plain(value)
    if kind not in GROUPS and "starts" not in table:
        table["minutes"] = getattr(draft, f"{kind}_minutes")


def _plain(value: Any) -> Any:
    return str(value).strip() if isinstance(value, str) else value


def _clock(at: time | None) -> str:
    return "" if at is None else f"{at:%H.%M}"

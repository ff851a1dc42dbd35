"""The routine as it is typed in a form, and what is wrong with it. Its words are shown beside, never typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from models.routine import GROUPS
from models.rules.problem import Problem
from models.rules.typed_date import read_day
from models.rules.typed_time import read_time
from models.text import N_
from models.vocabulary import MeetingKind, Term


class Weekday(Term):
    """Veckodag, as the routine's file names it."""

    MONDAY = "måndag", N_("Monday")
    TUESDAY = "tisdag", N_("Tuesday")
    WEDNESDAY = "onsdag", N_("Wednesday")
    THURSDAY = "torsdag", N_("Thursday")
    FRIDAY = "fredag", N_("Friday")
    SATURDAY = "lördag", N_("Saturday")
    SUNDAY = "söndag", N_("Sunday")


class PartlyCounts(Term):
    """What taking part in half a meeting counts as (`Routine.partly_counts_as`)."""

    PRESENT = "present", N_("Having been there")
    ABSENT = "absent", N_("Having stayed away")


class LowSwedishGroup(Term):
    """The group of those who know little Swedish and do not study SFI (A4)."""

    GENERAL = "general", N_("The general group")
    SFI = "sfi", N_("The SFI group")


class CountsWhen(Term):
    """What must have happened by a deadline (`Counted`)."""

    BOOKED = "booked", N_("The meeting is booked")
    HELD = "held", N_("The meeting has been held")


class StepOrder(Term):
    """The three steps before the groups, in the order they are tried."""

    EXEMPT_HIGH_OTHER = (
        "exempt three_party_high_risk three_party",
        N_("Exemption – high risk – other three-party meeting"),
    )
    HIGH_EXEMPT_OTHER = (
        "three_party_high_risk exempt three_party",
        N_("High risk – exemption – other three-party meeting"),
    )
    HIGH_OTHER_EXEMPT = (
        "three_party_high_risk three_party exempt",
        N_("High risk – other three-party meeting – exemption"),
    )
    EXEMPT_OTHER_HIGH = (
        "exempt three_party three_party_high_risk",
        N_("Exemption – other three-party meeting – high risk"),
    )
    OTHER_EXEMPT_HIGH = (
        "three_party exempt three_party_high_risk",
        N_("Other three-party meeting – exemption – high risk"),
    )
    OTHER_HIGH_EXEMPT = (
        "three_party three_party_high_risk exempt",
        N_("Other three-party meeting – high risk – exemption"),
    )


@dataclass(frozen=True, slots=True)
class RoutineDraft:
    """A version of the routine: when it begins and who stands for it, its limits, and each kind of meeting.

    A meeting's fields begin with its kind's name; times are as they are typed, closures a day on each line.
    """

    valid_from: date | None = None
    approved_by: str = ""
    review_on: date | None = None
    minimum_age: int | None = None
    long_term_from: date | None = None
    order: StepOrder = StepOrder.EXEMPT_HIGH_OTHER
    temporary_need_months: int | None = None
    parental_leave_months: int | None = None
    broken_off_months: int | None = None
    review_months: int | None = None
    absence_limit: int | None = None
    partly_counts_as: PartlyCounts = PartlyCounts.PRESENT
    low_swedish_group: LowSwedishGroup = LowSwedishGroup.GENERAL
    first_visit_days: int | None = None
    first_visit_counts: CountsWhen = CountsWhen.BOOKED
    enrolment_days: int | None = None
    enrolment_counts: CountsWhen = CountsWhen.HELD
    letter_lead_working_days: int | None = None
    closures: str = ""
    first_visit_place: str = ""
    first_visit_place_hint: str = ""
    first_visit_weekday: Weekday | None = None
    first_visit_starts: str = ""
    first_visit_ends: str = ""
    first_visit_minutes: int | None = None
    enrolment_general_place: str = ""
    enrolment_general_place_hint: str = ""
    enrolment_general_weekday: Weekday | None = None
    enrolment_general_starts: str = ""
    enrolment_general_ends: str = ""
    enrolment_general_capacity: int | None = None
    enrolment_sfi_place: str = ""
    enrolment_sfi_place_hint: str = ""
    enrolment_sfi_weekday: Weekday | None = None
    enrolment_sfi_starts: str = ""
    enrolment_sfi_ends: str = ""
    enrolment_sfi_capacity: int | None = None
    three_party_place: str = ""
    three_party_place_hint: str = ""
    three_party_weekday: Weekday | None = None
    three_party_starts: str = ""
    three_party_ends: str = ""
    three_party_minutes: int | None = None
    three_party_high_risk_place: str = ""
    three_party_high_risk_place_hint: str = ""
    three_party_high_risk_weekday: Weekday | None = None
    three_party_high_risk_starts: str = ""
    three_party_high_risk_ends: str = ""
    three_party_high_risk_minutes: int | None = None


COUNTS: Final = (
    "minimum_age",
    "temporary_need_months",
    "parental_leave_months",
    "broken_off_months",
    "review_months",
    "absence_limit",
    "first_visit_days",
    "enrolment_days",
    "letter_lead_working_days",
)
_WHOLE: Final = N_("Write a whole number, 1 or more.")
_PLACE: Final = N_("Write where the meeting is held: the letters say it.")
_TIME: Final = N_("Write the time as 9.00.")
_BOTH: Final = N_("Write both a start and an end, or leave both empty.")
_AFTER: Final = N_("The end must be later than the start.")
_WEEKLY: Final = N_("A weekly group has a weekday, times and a number of places.")
_LENGTH: Final = N_("Write how many minutes the meeting takes, or when it starts and ends.")


def check_routine(draft: RoutineDraft, today: date) -> tuple[Problem, ...]:
    """Return everything that hinders the version from being put in force."""
    return (
        *_check_approval(draft, today),
        *(Problem(name, _WHOLE) for name in COUNTS if not _is_whole(getattr(draft, name))),
        *(() if draft.long_term_from else (Problem("long_term_from", N_("Choose a day.")),)),
        *_check_closures(draft, today),
        *(problem for kind in MeetingKind for problem in _check_meeting(draft, kind)),
    )


def _check_approval(draft: RoutineDraft, today: date) -> Iterator[Problem]:
    if draft.valid_from is None:
        yield Problem("valid_from", N_("Choose the day from which the version is in force."))
    if not draft.approved_by.strip():
        yield Problem("approved_by", N_("Write who has approved the routine."))
    if draft.review_on is None:
        yield Problem("review_on", N_("Choose when the routine is to be looked at again."))
    elif draft.review_on <= max(today, draft.valid_from or today):
        yield Problem("review_on", N_("The routine is looked at again on a day ahead."))


def _check_closures(draft: RoutineDraft, today: date) -> Iterator[Problem]:
    days = (read_day(line, today) for line in draft.closures.splitlines() if line.strip())
    if not all(isinstance(day, date) for day in days):
        yield Problem("closures", N_("Write one day on each line, as 2026-12-23."))


def _check_meeting(draft: RoutineDraft, kind: MeetingKind) -> Iterator[Problem]:
    values = meeting_values(draft, kind)
    if not values["place"].strip():
        yield Problem(f"{kind}_place", _PLACE)
    yield from _check_times(values, kind)
    if kind in GROUPS:
        yield from (Problem(f"{kind}_{n}", _WEEKLY) for n in _OF_GROUPS if not values[n])
    elif not (values["starts"] or _is_whole(values["minutes"])):
        yield Problem(f"{kind}_minutes", _LENGTH)


_OF_GROUPS: Final = ("weekday", "starts", "ends", "capacity")


def _check_times(values: dict[str, Any], kind: MeetingKind) -> Iterator[Problem]:
    starts, ends = read_time(values["starts"]), read_time(values["ends"])
    for name, read in (("starts", starts), ("ends", ends)):
        if values[name].strip() and read is None:
            yield Problem(f"{kind}_{name}", _TIME)
    if bool(values["starts"].strip()) != bool(values["ends"].strip()):
        yield Problem(f"{kind}_ends", _BOTH)
    elif starts and ends and ends <= starts:
        yield Problem(f"{kind}_ends", _AFTER)


def meeting_values(draft: RoutineDraft, kind: MeetingKind) -> dict[str, Any]:
    """Return what is typed of one kind of meeting, by the names of the file's keys."""
    names = ("place", "place_hint", "weekday", "starts", "ends")
    last = "capacity" if kind in GROUPS else "minutes"
    return {name: getattr(draft, f"{kind}_{name}") for name in (*names, last)}


def _is_whole(value: int | None) -> bool:
    return value is not None and value > 0

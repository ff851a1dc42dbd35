"""The office's own routine (arbetsrutin): dated rules, places and limits, and the words behind them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from models.vocabulary import Attendance, MeetingKind, Outcome

GROUPS = (MeetingKind.ENROLMENT_GENERAL, MeetingKind.ENROLMENT_SFI)
QUOTE_KEYS = tuple(f"Q{number}" for number in range(1, 28))
ORDER = ("exempt", "three_party_high_risk", "three_party", "sfi", "general")
OURS_KEYS = (
    *(f"ours-A{number}" for number in range(1, 26)),
    *("ours-order", "ours-protected", "ours-decision", "ours-follow-up"),
)


class Counted(StrEnum):
    """What must have happened by a deadline: the meeting booked, or held (A10)."""

    BOOKED = "booked"
    HELD = "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRule:
    """When and where one kind of meeting is held; a meeting on agreement has no weekday."""

    kind: MeetingKind
    place: str
    minutes: int
    place_hint: str = ""
    weekday: int | None = None  # 0 is Monday
    starts: time | None = None
    ends: time | None = None
    capacity: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Routine:
    """One version of a routine. Days are calendar days unless the name says working days."""

    key: str
    version: str
    title: str
    source: str  # the line under every quotation
    valid_from: date
    valid_to: date | None
    approved_by: str
    review_on: date
    minimum_age: int
    long_term_from: date
    temporary_need_months: int
    parental_leave_months: int
    broken_off_months: int
    review_months: int
    order: tuple[str, ...]  # the steps after the routine's scope, the first that is met decides
    absence_limit: int
    first_visit_days: int
    first_visit_counts: Counted
    enrolment_days: int
    enrolment_counts: Counted
    letter_lead_working_days: int
    low_swedish_group: Outcome
    partly_counts_as: Attendance
    closures: tuple[date, ...]
    meetings: tuple[MeetingRule, ...]
    quotes: Mapping[str, str]  # the routine's own sentences, marks of emphasis included
    ours: Mapping[str, str]  # vår tolkning: what the routine leaves open

    def valid_on(self, day: date) -> bool:
        """Whether the routine is in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def meeting(self, kind: MeetingKind) -> MeetingRule:
        """Return when and where meetings of a kind are held."""
        return next(rule for rule in self.meetings if rule.kind == kind)

    def words(self, key: str) -> str:
        """Return the sentence behind a key, as it is read: without marks of emphasis."""
        return (self.quotes.get(key) or self.ours[key]).replace("**", "")

    def is_ours(self, key: str) -> bool:
        """Whether a key stands for our reading (vår tolkning), not for the routine's own words."""
        return key in self.ours


def routine_for(routines: Iterable[Routine], on: date) -> Routine | None:
    """Return the routine in force on a day, the latest begun if two are; None if none is."""
    valid = (routine for routine in routines if routine.valid_on(on))
    return max(valid, key=lambda routine: routine.valid_from, default=None)

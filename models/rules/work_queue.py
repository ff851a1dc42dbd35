"""What a case waits for: its next step, by which day and by which rule.

The step is settled at each change of the case and stored, so that the queue is one indexed query. No
nightly job is needed: `due` is a day that stays right while time passes, late and today are read from it
(`bucket`), and a meeting whose day has gone is the same row under another name (`shown_step`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from models.routine import Routine
from models.rules.calendar import add_months
from models.rules.days_off import working_days_before
from models.rules.deadlines import (
    absences_deadline,
    days_after,
    decision_deadline,
    enrolment_deadline,
    exemption_deadline,
    first_visit_deadline,
    follow_up_deadline,
    three_party_absence_deadline,
)
from models.text import N_
from models.vocabulary import CaseKind, DecisionOutcome, MeetingKind, NextStep, Outcome, Term

_SUNDAY = 6
_MEETING_RULES = {
    MeetingKind.FIRST_VISIT: "Q2",
    MeetingKind.ENROLMENT_GENERAL: "Q15",
    MeetingKind.ENROLMENT_SFI: "Q16",
    MeetingKind.THREE_PARTY: "Q24",
    MeetingKind.THREE_PARTY_HIGH_RISK: "Q24",
}
_BOOKINGS = {
    Outcome.GENERAL: NextStep.BOOK_ENROLMENT,
    Outcome.SFI: NextStep.BOOK_ENROLMENT,
    Outcome.THREE_PARTY: NextStep.BOOK_THREE_PARTY,
    Outcome.THREE_PARTY_HIGH_RISK: NextStep.BOOK_THREE_PARTY,
}


class Bucket(Term):
    """When a step is to be done, seen from today."""

    LATE = "late", N_("Late")  # försenat
    TODAY = "today", N_("Today")
    THIS_WEEK = "this_week", N_("This week")
    LATER = "later", N_("Later")


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedMeeting:
    """A place at a meeting that is not called off and has no attendance yet; not a waiting list's."""

    kind: MeetingKind
    day: date
    booked_on: date
    sent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseState:
    """What the next step of a case depends on."""

    kind: CaseKind
    contact_date: date
    closed: bool = False
    decision: DecisionOutcome | None = None
    decided_on: date | None = None
    first_visit_on: date | None = None  # the visit the person came to
    suggested: Outcome | None = None  # what the routine leads to now; None where none is in force
    chosen: Outcome | None = None
    chosen_on: date | None = None
    suggested_when_chosen: Outcome | None = None
    review_on: date | None = None  # of the chosen route
    booking: BookedMeeting | None = None  # the next one
    absences: int = 0  # as the enrolment rule counts them
    missed_on: date | None = (
        None  # the latest enrolment or three-party meeting that came to nothing
    )
    no_show_on: date | None = None  # the latest absence from a three-party meeting
    enrolled_on: date | None = None
    follow_up_on: date | None = None  # where another day than the routine's was agreed


@dataclass(frozen=True, slots=True)
class Step:
    """The next step, the last day it is in time (None: no hurry) and the key of the words behind it."""

    step: NextStep
    due: date | None = None
    rule: str = ""


def next_step(state: CaseState, routine: Routine, today: date) -> Step:
    """Return what the case waits for. `today` only tells whether a booked meeting has been held."""
    case = _Case(state, routine, today)
    found = (look(case) for look in _IN_ORDER)
    return next((step for step in found if step is not None), _NOTHING)


def bucket(due: date | None, today: date) -> Bucket:
    """Return when something is to be done; this week ends on Sunday."""
    if due is None or due > days_after(today, _SUNDAY - today.weekday()):
        return Bucket.LATER
    if due == today:
        return Bucket.TODAY
    return Bucket.LATE if due < today else Bucket.THIS_WEEK


def shown_step(step: NextStep, due: date | None, today: date) -> NextStep:
    """Return a stored step as it reads today: the day after a meeting its attendance is waited for.

    Due day and rule are the same for both, so the row keeps its place in the queue.
    """
    held = step is NextStep.HOLD_MEETING and due is not None and due < today
    return NextStep.RECORD_ATTENDANCE if held else step


@dataclass(frozen=True, slots=True)
class _Case:
    state: CaseState
    routine: Routine
    today: date

    @property
    def acted_on_absences(self) -> date | None:
        """The day by which absences at the limit are to be acted on, None below it."""
        if self.state.missed_on is None:
            return None
        found = absences_deadline(self.state.absences, self.state.missed_on, self.routine)
        return found.due if found else None

    @property
    def week_ends(self) -> date | None:
        """The last day for the enrolment; a meeting that came to nothing begins a new week (*ours*)."""
        by_absences = self.acted_on_absences
        if by_absences is not None:
            return by_absences
        begins = max(
            self.state.decided_on or self.state.contact_date, self.state.missed_on or date.min
        )
        deadline = enrolment_deadline(begins, self.state.kind, self.routine)
        return deadline.due if deadline else None

    @property
    def review_on(self) -> date | None:
        """The day the route is looked at again; an exemption of a person's own choosing has one too."""
        state = self.state
        own = state.chosen is Outcome.EXEMPT and state.suggested_when_chosen is not Outcome.EXEMPT
        if state.review_on is not None or not own or state.chosen_on is None:
            return state.review_on
        return add_months(state.chosen_on, self.routine.review_months)

    @property
    def week_rule(self) -> str:
        """The key of the words behind `week_ends`."""
        if self.acted_on_absences is not None:
            return "Q17"
        return "Q25" if self.state.kind is CaseKind.LONG_TERM else "Q3"


def _closed(case: _Case) -> Step | None:
    return _NOTHING if case.state.closed else None


def _attendance(case: _Case) -> Step | None:
    booking = case.state.booking
    if booking is None or booking.day >= case.today:
        return None
    return Step(NextStep.RECORD_ATTENDANCE, booking.day, _MEETING_RULES[booking.kind])


def _other_route(case: _Case) -> Step | None:
    """Ask for a new choice when the suggestion has changed since the last one, before any meeting."""
    state = case.state
    same = state.suggested in {None, state.chosen, state.suggested_when_chosen}
    review = state.chosen is Outcome.EXEMPT and state.suggested is Outcome.ASK
    if state.chosen is None or state.enrolled_on is not None or same or review:
        return None
    return _ask_or_choose(case)


def _meeting(case: _Case) -> Step | None:
    booking = case.state.booking
    if booking is None:
        return None
    if booking.sent:
        return Step(NextStep.HOLD_MEETING, booking.day, _MEETING_RULES[booking.kind])
    lead = case.routine.letter_lead_working_days
    by_letter = working_days_before(booking.day, lead, case.routine.closures)
    return Step(NextStep.SEND_INVITATION, max(by_letter, booking.booked_on), "ours-A13")


def _follow_up(case: _Case) -> Step | None:
    if case.state.enrolled_on is None:
        return None
    deadline = follow_up_deadline(case.state.enrolled_on, case.routine)
    return Step(NextStep.FOLLOW_UP, case.state.follow_up_on or deadline.due, deadline.rule)


def _position(case: _Case) -> Step | None:
    absent_on, chosen_on = case.state.no_show_on, case.state.chosen_on
    if absent_on is None or (chosen_on is not None and chosen_on >= absent_on):
        return None
    deadline = three_party_absence_deadline(absent_on, case.routine)
    return Step(NextStep.TAKE_POSITION, deadline.due, deadline.rule)


def _decision(case: _Case) -> Step | None:
    """Wait for visit and decision; a long-term case lives on the support it has already (Q25)."""
    state = case.state
    if state.decision is DecisionOutcome.REFUSED:
        return _NOTHING
    if state.decision is not None or state.kind is CaseKind.LONG_TERM:
        return None
    if state.first_visit_on is None:
        deadline = first_visit_deadline(state.contact_date, case.routine)
        return Step(NextStep.BOOK_FIRST_VISIT, deadline.due, deadline.rule)
    deadline = decision_deadline(state.first_visit_on, case.routine)
    return Step(NextStep.RECORD_DECISION, deadline.due, deadline.rule)


def _route(case: _Case) -> Step | None:
    if case.state.chosen is not None:
        return None
    outside = case.state.suggested in {None, Outcome.OUTSIDE}
    return _NOTHING if outside else _ask_or_choose(case)


def _after_the_choice(case: _Case) -> Step | None:
    booking = _BOOKINGS.get(case.state.chosen or Outcome.OUTSIDE)
    if booking is not None:
        return Step(booking, case.week_ends, case.week_rule)
    if case.review_on is None:
        return None
    if case.state.chosen is Outcome.EXEMPT:
        deadline = exemption_deadline(case.review_on)
        return Step(NextStep.REVIEW_EXEMPTION, deadline.due, deadline.rule)
    return Step(NextStep.FOLLOW_UP, case.review_on, "ours-A8")


def _ask_or_choose(case: _Case) -> Step:
    asks = case.state.suggested is Outcome.ASK
    step = NextStep.ANSWER_QUESTIONS if asks else NextStep.CHOOSE_ROUTE
    due = case.week_ends
    if case.state.booking is not None:
        due = min(due or date.max, case.state.booking.day)
    return Step(step, due, case.week_rule)


_NOTHING = Step(NextStep.NOTHING)
_IN_ORDER: tuple[Callable[[_Case], Step | None], ...] = (
    _closed,
    _attendance,
    _other_route,
    _meeting,
    _follow_up,
    _position,
    _decision,
    _route,
    _after_the_choice,
)

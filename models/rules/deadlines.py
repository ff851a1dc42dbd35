"""Deadlines of a case, each with the key of the words it rests on (`Routine.words`).

Days are calendar days and the last one is in time (A10). Nothing happens by itself when a day passes.
"""

from dataclasses import dataclass
from datetime import date

from models.routine import Counted, Routine
from models.rules.calendar import add_months
from models.text import N_
from models.vocabulary import CaseKind, Term


class DeadlineKind(Term):
    """What is to be done by a deadline."""

    FIRST_VISIT = "first_visit", N_("First visit")  # nybesök
    DECISION = "decision", N_("Decision")  # beslut
    ENROLMENT = "enrolment", N_("Enrolment")  # inskrivning
    EXEMPTION_REVIEW = "exemption_review", N_("Review of an exemption")  # undantag granskas
    ABSENCES = "absences", N_("Absences to act on")  # uteblivna
    THREE_PARTY_ABSENCE = "three_party_absence", N_("Absence from a three-party meeting")
    FOLLOW_UP = "follow_up", N_("Follow-up")  # uppföljning


class Timeliness(Term):
    """How a deadline stands."""

    OPEN = "open", N_("Not yet done")
    KEPT = "kept", N_("Done in time")
    HELD_LATE = "held_late", N_("Booked in time, held after the deadline")
    LATE = "late", N_("Late")


@dataclass(frozen=True, slots=True)
class Deadline:
    """What is to be done, by which day, and the key of the words that say so."""

    kind: DeadlineKind
    due: date
    rule: str

    def days_left(self, today: date) -> int:
        """Return the days left; 0 on the last day, negative when it has passed."""
        return (self.due - today).days


def first_visit_deadline(contact_date: date, routine: Routine) -> Deadline:
    """Return when the first visit is to be booked (seed 002, Mottag: "inom en vecka")."""
    due = days_after(contact_date, routine.first_visit_days)
    return Deadline(DeadlineKind.FIRST_VISIT, due, "Q2")


def decision_deadline(first_visit_on: date, routine: Routine) -> Deadline:
    """Return when to remind of a decision nobody has recorded. *Ours*: the routine sets no day."""
    due = days_after(first_visit_on, routine.first_visit_days)
    return Deadline(DeadlineKind.DECISION, due, "ours-decision")


def enrolment_deadline(decided_on: date, kind: CaseKind, routine: Routine) -> Deadline | None:
    """Return when the enrolment is to be held, in a group or as a three-party meeting.

    None for a long-term case, which may be enrolled but need not (A18). Seed 002, Beslut.
    """
    if kind is CaseKind.LONG_TERM:
        return None
    return Deadline(DeadlineKind.ENROLMENT, days_after(decided_on, routine.enrolment_days), "Q3")


def exemption_deadline(review_on: date) -> Deadline:
    """Return when an exemption is to be reviewed (A2, *ours*)."""
    return Deadline(DeadlineKind.EXEMPTION_REVIEW, review_on, "ours-A2")


def absences_deadline(absences: int, last_on: date, routine: Routine) -> Deadline | None:
    """Return when absences at the limit are to be acted on, None below it (seed 002, "två gånger").

    That it is within the enrolment's own number of days from the last one is *ours*.
    """
    if absences < routine.absence_limit:
        return None
    return Deadline(DeadlineKind.ABSENCES, days_after(last_on, routine.enrolment_days), "Q17")


def three_party_absence_deadline(absent_on: date, routine: Routine) -> Deadline:
    """Return when someone is to decide what follows on a missed three-party meeting (A9, *ours*)."""
    due = days_after(absent_on, routine.enrolment_days)
    return Deadline(DeadlineKind.THREE_PARTY_ABSENCE, due, "ours-A9")


def follow_up_deadline(enrolled_on: date, routine: Routine) -> Deadline:
    """Return when to follow up an enrolment. *Ours*: Malmö follows up at least every third month."""
    due = add_months(enrolled_on, routine.review_months)
    return Deadline(DeadlineKind.FOLLOW_UP, due, "ours-follow-up")


def timeliness(
    deadline: Deadline,
    counts: Counted,
    today: date,
    *,
    booked_on: date | None = None,
    meeting_day: date | None = None,
) -> Timeliness:
    """Return how the deadline stands when the booking, or the meeting itself, is what counts (A10)."""
    done = booked_on if counts is Counted.BOOKED else meeting_day
    if (done or today) > deadline.due:
        return Timeliness.LATE
    if done is None:
        return Timeliness.OPEN
    held_late = meeting_day is not None and meeting_day > deadline.due
    return Timeliness.HELD_LATE if held_late else Timeliness.KEPT


def days_after(day: date, days: int) -> date:
    """Return the day that many calendar days later, at most the calendar's last."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))

"""One case under one routine on one day: what the criteria look at."""

from dataclasses import dataclass
from datetime import date

from models.routine import GROUPS, Routine
from models.rules.facts import Answers, Facts, PastMeeting
from models.vocabulary import Attendance, CaseKind, MeetingKind

_ENROLLING = (*GROUPS, MeetingKind.THREE_PARTY, MeetingKind.THREE_PARTY_HIGH_RISK)


def reference_date(facts: Facts, today: date) -> date:
    """Return the day age and routine are read on (decisions of day one).

    The decision's day, before a decision the first contact's; for a long-term case today.
    """
    if facts.kind == CaseKind.LONG_TERM:
        return today
    return facts.decision_date or facts.contact_date


@dataclass(frozen=True, slots=True)
class Situation:
    """The facts of a case, the routine they are read under and the day they are read."""

    facts: Facts
    routine: Routine
    today: date

    @property
    def answers(self) -> Answers:
        """Return the answers to the routine's questions."""
        return self.facts.answers

    @property
    def reference(self) -> date:
        """Return the day age and routine are read on."""
        return reference_date(self.facts, self.today)

    @property
    def review_passed(self) -> bool:
        """Whether an exemption chosen before is past its review date, and nobody has acted (A2)."""
        review, reviewed = self.facts.earlier_exemption_review, self.answers.exemption_reviewed_on
        return review is not None and review < self.today and (reviewed or date.min) < review

    @property
    def measured_from(self) -> date:
        """Return the day "3 månader" is counted from: the decision's, at a review that day."""
        reviewing = self.today if self.review_passed else self.reference
        return self.answers.exemption_reviewed_on or reviewing

    @property
    def applied(self) -> date:
        """Return the day the 6 months are counted back from (A20, A21).

        The new application's, else the first contact's; a case that never closed has none: today.
        """
        if self.facts.kind == CaseKind.LONG_TERM:
            return self.today
        return self.facts.application_date or self.facts.contact_date

    @property
    def no_shows(self) -> tuple[PastMeeting, ...]:
        """Return the enrolment meetings the person stayed away from, whatever the reason (A6)."""
        return tuple(
            meeting
            for meeting in self.facts.meetings
            if meeting.kind in GROUPS and self._attended_as(meeting) == Attendance.ABSENT
        )

    @property
    def absences(self) -> int:
        """Return how many times the person, called in time, stayed away without excuse (A5)."""
        return sum(meeting.fairly_called for meeting in self.no_shows)

    @property
    def enrolled(self) -> bool:
        """Whether the person has come to an enrolment or a three-party meeting of this case."""
        return any(
            meeting.kind in _ENROLLING and self._attended_as(meeting) == Attendance.PRESENT
            for meeting in self.facts.meetings
        )

    def _attended_as(self, meeting: PastMeeting) -> Attendance | None:
        if meeting.attendance == Attendance.PARTLY:
            return self.routine.partly_counts_as
        return meeting.attendance

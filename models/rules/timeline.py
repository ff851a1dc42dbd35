"""The way of a case as milestones in order: what happened, what is late and what is still ahead.

Pure: `milestones(lived, today)` is all that the drawn timeline and its text need to know.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count

from models.text import N_
from models.vocabulary import (
    Attendance,
    Channel,
    DecisionOutcome,
    MeetingKind,
    NextStep,
    Outcome,
    Term,
)

_CAME = (Attendance.PRESENT, Attendance.PARTLY)
_STOPS = 9  # as many as can be read in one row
_TALKS = (MeetingKind.THREE_PARTY, MeetingKind.THREE_PARTY_HIGH_RISK)
_TO_TALKS = (Outcome.THREE_PARTY, Outcome.THREE_PARTY_HIGH_RISK)
# What is due by the very day the enrolment is to be held.
_WITHIN_THE_WEEK = (
    NextStep.ANSWER_QUESTIONS,
    NextStep.CHOOSE_ROUTE,
    NextStep.BOOK_ENROLMENT,
    NextStep.BOOK_THREE_PARTY,
)
_ENDS_THERE = (Outcome.EXEMPT, Outcome.OUTSIDE)


class Milestone(Term):
    """What a stop on the way is called: nouns, so that one ahead does not read as done."""

    CONTACT = "contact", N_("Contact")  # kontakt
    FIRST_VISIT = "first_visit", N_("First visit")  # nybesök
    DECISION = "decision", N_("Decision")  # beslut
    INVITATION = "invitation", N_("Invitation")  # kallelse
    ABSENCE = "absence", N_("Absent")  # uteblev
    NOT_HELD = "not_held", N_("Meeting not held")
    ENROLMENT = "enrolment", N_("Enrolment")  # inskrivning
    THREE_PARTY = "three_party", N_("Three-party meeting")  # trepartssamtal
    EXEMPTION = "exemption", N_("Exemption")  # undantag
    REVIEW = "review", N_("Review")  # granskning
    FOLLOW_UP = "follow_up", N_("Follow-up")  # uppföljning
    CLOSED = "closed", N_("Closed")  # avslutat


class Mark(Term):
    """How a stop stands, in words beside its shape and colour."""

    DONE = "done", N_("done")
    ABSENT = "absent", N_("did not come")
    LATE = "late", N_("late")
    PLANNED = "planned", N_("planned")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceHad:
    """A place at a meeting the case had or has; not one in a waiting list, nor one that was left."""

    kind: MeetingKind
    day: date
    attendance: Attendance | None = None
    counted: bool = True  # an absence from it counts: called in time, and the meeting was held
    called_off: bool = False
    sent_on: date | None = None
    channel: Channel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """The facts of a case that its timeline tells."""

    contact_date: date
    decision: DecisionOutcome | None = None
    decided_on: date | None = None
    chosen: Outcome | None = None
    chosen_on: date | None = None
    places: tuple[PlaceHad, ...] = ()  # in the order of their days
    next_step: NextStep = NextStep.NOTHING
    due: date | None = None
    absence_limit: int = 2
    visit_expected: bool = True  # a long-term case has had its first visit long ago
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One milestone: its day, or the day it is to be done by, or what it comes after."""

    what: Milestone
    mark: Mark
    day: date | None = None
    by: bool = False
    after: Milestone | None = None
    word: Term | None = None  # the decision's outcome, the channel, why nobody came
    number: int = 0  # of a counted absence
    limit: int = 0


def milestones(lived: Lived, today: date) -> tuple[Stop, ...]:
    """Return the stops of a case in order, those behind first."""
    stops = (*sorted(_behind(lived), key=_day), *_ahead(lived, today))
    return _shortened(stops)


def stops_behind(stops: tuple[Stop, ...]) -> int:
    """Return how many stops today comes after: those done, missed or late."""
    past = (place for place, stop in enumerate(stops, 1) if stop.mark is not Mark.PLANNED)
    return max(past, default=0)


def _day(stop: Stop) -> date:
    return stop.day or date.max


def _behind(lived: Lived) -> Iterator[Stop]:
    """Yield what has happened, each with its day."""
    yield Stop(what=Milestone.CONTACT, mark=Mark.DONE, day=lived.contact_date)
    if lived.decided_on is not None:
        yield Stop(
            what=Milestone.DECISION, mark=Mark.DONE, day=lived.decided_on, word=lived.decision
        )
    if lived.chosen is Outcome.EXEMPT:
        yield Stop(what=Milestone.EXEMPTION, mark=Mark.DONE, day=lived.chosen_on)
    absences = count(1)
    for place in lived.places:
        yield from _meeting(place, absences, lived.absence_limit)
    if lived.closed_on is not None:
        yield Stop(what=Milestone.CLOSED, mark=Mark.DONE, day=lived.closed_on)


def _meeting(place: PlaceHad, absences: Iterator[int], limit: int) -> Iterator[Stop]:
    visit = place.kind is MeetingKind.FIRST_VISIT
    if place.sent_on is not None and not visit:
        sent = min(place.sent_on, place.day)
        yield Stop(what=Milestone.INVITATION, mark=Mark.DONE, day=sent, word=place.channel)
    if place.called_off:
        yield Stop(what=Milestone.NOT_HELD, mark=Mark.ABSENT, day=place.day)
    elif place.attendance in _CAME:
        partly = place.attendance if place.attendance is Attendance.PARTLY else None
        yield Stop(what=_name(place), mark=Mark.DONE, day=place.day, word=partly)
    elif place.attendance is Attendance.ABSENT:
        yield _absence(place, absences, limit)
    elif place.attendance is not None:
        yield Stop(what=Milestone.NOT_HELD, mark=Mark.ABSENT, day=place.day, word=place.attendance)


def _absence(place: PlaceHad, absences: Iterator[int], limit: int) -> Stop:
    """Return the absence; only those from groups are counted (A6)."""
    group = place.kind in {MeetingKind.ENROLMENT_GENERAL, MeetingKind.ENROLMENT_SFI}
    counts = group and place.counted
    return Stop(
        what=Milestone.ABSENCE,
        mark=Mark.ABSENT,
        day=place.day,
        number=next(absences) if counts else 0,
        limit=limit if counts else 0,
    )


def _name(place: PlaceHad) -> Milestone:
    if place.kind is MeetingKind.FIRST_VISIT:
        return Milestone.FIRST_VISIT
    return Milestone.THREE_PARTY if place.kind in _TALKS else Milestone.ENROLMENT


def _ahead(lived: Lived, today: date) -> Iterator[Stop]:
    """Yield what is left to do, in the order of the routine."""
    if lived.closed_on is not None or lived.decision is DecisionOutcome.REFUSED:
        return
    if lived.chosen in _ENDS_THERE:
        yield from _later_look(lived, today)
        return
    if lived.decided_on is None and lived.visit_expected:
        yield from _before_the_decision(lived, today)
    enrolled = any(
        p.attendance in _CAME and _name(p) is not Milestone.FIRST_VISIT for p in lived.places
    )
    name = _goal(lived)
    if lived.next_step is NextStep.SEND_INVITATION:
        yield _stop(Milestone.INVITATION, lived.due, today)
    if not enrolled:
        yield _enrolment(lived, name, today)
    follow_up = lived.next_step is NextStep.FOLLOW_UP
    yield _stop(Milestone.FOLLOW_UP, lived.due if follow_up else None, today, after=name)


def _later_look(lived: Lived, today: date) -> Iterator[Stop]:
    """Yield the day an exemption, or planning that is not relevant now, is looked at again."""
    names = {
        NextStep.REVIEW_EXEMPTION: Milestone.REVIEW,
        NextStep.ANSWER_QUESTIONS: Milestone.REVIEW,
        NextStep.FOLLOW_UP: Milestone.FOLLOW_UP,
    }
    name = names.get(lived.next_step)
    if name is not None:
        yield _stop(name, lived.due, today)


def _before_the_decision(lived: Lived, today: date) -> Iterator[Stop]:
    visits = [p for p in lived.places if p.kind is MeetingKind.FIRST_VISIT]
    if not any(p.attendance in _CAME for p in visits):
        booked = next((p for p in visits if _is_open(p)), None)
        waits = lived.next_step is NextStep.BOOK_FIRST_VISIT
        yield (
            _booked(booked, today)
            if booked
            else _stop(
                Milestone.FIRST_VISIT,
                lived.due if waits else None,
                today,
                after=Milestone.CONTACT,
            )
        )
    waits = lived.next_step is NextStep.RECORD_DECISION
    yield _stop(
        Milestone.DECISION, lived.due if waits else None, today, after=Milestone.FIRST_VISIT
    )


def _enrolment(lived: Lived, name: Milestone, today: date) -> Stop:
    """Return the meeting that enrols: booked, or by the day it is to be held."""
    booked = next(
        (p for p in lived.places if p.kind is not MeetingKind.FIRST_VISIT and _is_open(p)), None
    )
    if booked is not None:
        return _booked(booked, today)
    decided = lived.decided_on is not None or not lived.visit_expected
    due = lived.due if decided and lived.next_step in _WITHIN_THE_WEEK else None
    return _stop(name, due, today, after=None if decided else Milestone.DECISION)


def _goal(lived: Lived) -> Milestone:
    return Milestone.THREE_PARTY if lived.chosen in _TO_TALKS else Milestone.ENROLMENT


def _is_open(place: PlaceHad) -> bool:
    return place.attendance is None and not place.called_off


def _booked(place: PlaceHad, today: date) -> Stop:
    """Return a meeting with a day of its own; once that has gone its attendance is waited for."""
    mark = Mark.LATE if place.day < today else Mark.PLANNED
    return Stop(what=_name(place), mark=mark, day=place.day)


def _stop(
    what: Milestone, due: date | None, today: date, *, after: Milestone | None = None
) -> Stop:
    if due is None:
        return Stop(what=what, mark=Mark.PLANNED, after=after)
    return Stop(what=what, mark=Mark.LATE if due < today else Mark.PLANNED, day=due, by=True)


def _shortened(stops: tuple[Stop, ...]) -> tuple[Stop, ...]:
    """Return the stops with the oldest invitations, then the oldest meetings not held, left out of a long row."""
    left = list(stops)
    for what in (Milestone.INVITATION, Milestone.NOT_HELD, Milestone.ABSENCE):
        for stop in stops:
            if len(left) > _STOPS and stop.what is what:
                left.remove(stop)
    return tuple(left)

"""A case as the rules read it: its facts, its routine, its route and its next step."""

from collections.abc import Sequence
from datetime import date

from models.case import Case, Decision, RouteChoice
from models.meeting import Booking
from models.routine import GROUPS, Routine
from models.rules import enrolment
from models.rules.days_off import working_days_before
from models.rules.enrolment import Route
from models.rules.facts import Answers, Facts, PastMeeting
from models.rules.situation import Situation
from models.rules.work_queue import BookedMeeting, CaseState, Step, next_step
from models.vocabulary import Attendance, Channel, LetterKind, MeetingKind, Outcome

_THREE_PARTY = (MeetingKind.THREE_PARTY, MeetingKind.THREE_PARTY_HIGH_RISK)
_ENROLLING = (*GROUPS, *_THREE_PARTY)
_CAME = (Attendance.PRESENT, Attendance.PARTLY)
_NOT_THERE = (Attendance.ABSENT, Attendance.EXCUSED, Attendance.CANCELLED)


def facts_of(case: Case, routine: Routine | None = None) -> Facts:
    """Return what the enrolment rule looks at; the routine says how long a letter takes."""
    decision = _latest_decision(case)
    exemption = _standing_exemption(case)
    return Facts(
        birth_date=case.person.birth_date,
        kind=case.kind,
        contact_date=case.contact_date,
        application_date=case.application_date,
        support_since=case.support_since,
        decision=decision.outcome if decision else None,
        decision_date=decision.decided_on if decision else None,
        answers=case.answers.values() if case.answers and not case.answers.gone else Answers(),
        meetings=tuple(_past_meeting(booking, routine) for booking in places(case)),
        earlier_absences=case.earlier_absences,
        protected=case.person.protected is not None,
        interpreter_language=case.person.interpreter_language,
        earlier_exemption=exemption.exemption if exemption else None,
        earlier_exemption_review=exemption.review_on if exemption else None,
    )


def routine_of(case: Case, routines: Sequence[Routine], today: date) -> Routine:
    """Return the routine the case is read under that day."""
    return enrolment.routine_of(facts_of(case), routines, today)


def route_of(case: Case, routines: Sequence[Routine], today: date) -> Route:
    """Return where the routine leads for the case, with its reasons."""
    routine = routine_of(case, routines, today)
    return enrolment.route(facts_of(case, routine), routine, today)


def step_of(case: Case, routine: Routine, today: date) -> Step:
    """Return what the case waits for, by which day and by which rule."""
    facts = facts_of(case, routine)
    situation = Situation(facts, routine, today)
    choice = _choice(case)
    state = CaseState(
        kind=case.kind,
        contact_date=case.contact_date,
        closed=case.closed_on is not None or case.gone is not None,
        decision=facts.decision,
        decided_on=facts.decision_date,
        first_visit_on=_latest_day(case, (MeetingKind.FIRST_VISIT,), _CAME),
        suggested=enrolment.route(facts, routine, today).outcome,
        chosen=choice.outcome if choice else None,
        chosen_on=choice.chosen_on if choice else None,
        suggested_when_chosen=choice.suggested if choice else None,
        review_on=choice.review_on if choice else None,
        booking=_next_booking(case),
        absences=situation.absences,
        missed_on=_latest_day(case, _ENROLLING, _NOT_THERE),
        no_show_on=_latest_day(case, _THREE_PARTY, (Attendance.ABSENT,)),
        enrolled_on=_enrolled_on(case, situation),
        follow_up_on=choice.review_on if choice and choice.outcome is Outcome.ENROLLED else None,
    )
    return next_step(state, routine, today)


def is_called(booking: Booking) -> bool:
    """Tell whether the person was called to a place: by a letter to it, or by that about the cancelled one before."""
    before = (b for b in booking.case.bookings if b.id == booking.replaces_id)
    told = (i for b in before for i in b.invitations if i.letter is LetterKind.CANCELLED)
    return any(i.reaches for i in booking.invitations) or any(i.arrived for i in told)


def _latest_decision(case: Case) -> Decision | None:
    present = (d for d in case.decisions if d.gone is None)
    return max(present, key=lambda d: d.decided_on, default=None)


def _choice(case: Case) -> RouteChoice | None:
    present = [choice for choice in case.routes if choice.gone is None]
    return present[-1] if present else None


def _standing_exemption(case: Case) -> RouteChoice | None:
    choice = _choice(case)
    return choice if choice and choice.outcome is Outcome.EXEMPT else None


def places(case: Case) -> list[Booking]:
    """Return the places a case has or had at meetings, in the order of their days; `Facts.meetings` has the same."""
    present = (
        b for b in case.bookings if b.gone is None and b.meeting.gone is None and not b.waiting
    )
    return sorted(present, key=lambda b: (b.meeting.day, b.meeting.starts))


def _past_meeting(booking: Booking, routine: Routine | None) -> PastMeeting:
    meeting = booking.meeting
    called = [i for i in booking.invitations if i.calls]
    return PastMeeting(
        day=meeting.day,
        kind=meeting.kind,
        attendance=booking.attendance,
        invitation_returned=bool(called) and not any(i.reaches for i in called),
        called_too_late=routine is not None and _called_too_late(booking, routine),
        called_off=meeting.cancelled_on is not None,
    )


def _called_too_late(booking: Booking, routine: Routine) -> bool:
    """Tell whether nothing but a letter went out, and that one after its last day (A5, A13)."""
    sent = [i for i in booking.invitations if i.reaches]
    if not sent or any(i.channel is not Channel.LETTER for i in sent):
        return False
    last_day = working_days_before(
        booking.meeting.day, routine.letter_lead_working_days, routine.closures
    )
    return all(i.sent_at is not None and i.sent_at.date() > last_day for i in sent)


def _next_booking(case: Case) -> BookedMeeting | None:
    open_places = (
        b
        for b in places(case)
        if b.cancelled_on is None and b.attendance is None and b.meeting.cancelled_on is None
    )
    booking = next(open_places, None)
    if booking is None:
        return None
    return BookedMeeting(
        kind=booking.meeting.kind,
        day=booking.meeting.day,
        booked_on=booking.booked_on,
        sent=is_called(booking),
    )


def _latest_day(
    case: Case, kinds: tuple[MeetingKind, ...], attendance: tuple[Attendance, ...]
) -> date | None:
    days = (
        min(b.meeting.day, b.cancelled_on or date.max)
        for b in places(case)
        if b.meeting.kind in kinds and b.attendance in attendance
    )
    return max(days, default=None)


def _enrolled_on(case: Case, situation: Situation) -> date | None:
    return _latest_day(case, _ENROLLING, _CAME) if situation.enrolled else None

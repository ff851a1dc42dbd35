"""The way of a case as its timeline tells it: the facts read from the records."""

from models.case import Case
from models.meeting import Booking, Invitation
from models.queries.case_state import facts_of, places
from models.routine import Routine
from models.rules.facts import PastMeeting
from models.rules.timeline import Lived, PlaceHad
from models.vocabulary import Attendance, CaseKind


def lived_of(case: Case, routine: Routine) -> Lived:
    """Return the facts the timeline of a case is drawn from."""
    facts = facts_of(case, routine)
    chosen = next((c for c in reversed(case.routes) if c.gone is None), None)
    had = zip(places(case), facts.meetings, strict=True)
    return Lived(
        contact_date=case.contact_date,
        decision=facts.decision,
        decided_on=facts.decision_date,
        chosen=chosen.outcome if chosen else None,
        chosen_on=chosen.chosen_on if chosen else None,
        places=tuple(_place(booking, past) for booking, past in had if not _given_up(booking)),
        next_step=case.next_step,
        due=case.due,
        absence_limit=routine.absence_limit,
        visit_expected=case.kind is not CaseKind.LONG_TERM,
        closed_on=case.closed_on,
    )


def _given_up(booking: Booking) -> bool:
    """Tell whether the place was left for another one, or told beforehand: nothing came of it."""
    return booking.cancelled_on is not None or booking.attendance is Attendance.CANCELLED


def _place(booking: Booking, past: PastMeeting) -> PlaceHad:
    call = _call(booking)
    return PlaceHad(
        kind=past.kind,
        day=past.day,
        attendance=past.attendance,
        counted=past.fairly_called,
        called_off=past.called_off,
        sent_on=call.sent_at.date() if call and call.sent_at else None,
        channel=call.channel if call else None,
    )


def _call(booking: Booking) -> Invitation | None:
    """Return the first message that called the person to the place."""
    sent = [i for i in booking.invitations if i.calls and i.sent_at is not None]
    return min(sent, key=lambda i: (i.sent_at, i.id), default=None)

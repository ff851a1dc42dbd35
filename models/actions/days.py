"""A new day: what time alone has changed."""

from sqlalchemy import select

from models.actions.work import Work, settle
from models.case import Case
from models.meeting import Booking, Meeting
from models.vocabulary import NextStep

# They name the meeting's own day, so that they read right when it has gone (`rules.work_queue.shown_step`).
_RIGHT_BY_THEMSELVES = (NextStep.HOLD_MEETING, NextStep.RECORD_ATTENDANCE)


def begin_day(work: Work) -> int:
    """Settle the cases whose meeting has gone by with something else still waiting; return how many.

    An invitation nobody sent is then no longer waited for: whether the person came is.
    """
    with work.store.change("begin_day") as session:
        overtaken = session.scalars(
            select(Case)
            .join(Case.bookings)
            .join(Booking.meeting)
            .where(
                Case.closed_on.is_(None),
                Case.gone.is_(None),
                Case.next_step.not_in(_RIGHT_BY_THEMSELVES),
                Meeting.day < work.today,
                Meeting.cancelled_on.is_(None),
                Meeting.gone.is_(None),
                Booking.attendance.is_(None),
                Booking.cancelled_on.is_(None),
                Booking.waiting.is_(False),
                Booking.gone.is_(None),
            )
            .distinct()
        ).all()
        for case in overtaken:
            settle(session, case, work)
        return len(overtaken)

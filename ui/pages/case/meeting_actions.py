"""What can be done with one meeting of a case: a table of what fits when, and the verb that does it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from models.actions.meetings import cancel_booking, record_attendance, reinstate_booking
from models.actions.work import Work
from models.queries.case_file import HeldMeeting
from models.routine import GROUPS
from models.text import N_
from models.vocabulary import Attendance
from ui.desk.booking import certify

_CAME = (Attendance.PRESENT, Attendance.PARTLY)
Fits = Callable[[HeldMeeting, date], bool]


@dataclass(frozen=True, slots=True)
class MeetingAction:
    """One button: when it is there, what it says, what the foot says once it is done."""

    text: str
    said: str  # with {meeting}
    fits: Fits
    verb: Callable[[Work, HeldMeeting], object]
    quiet: bool = False


def _stands(meeting: HeldMeeting) -> bool:
    return not (meeting.cancelled or meeting.waiting)


def _to_be_marked(meeting: HeldMeeting, today: date) -> bool:
    return _stands(meeting) and meeting.attendance is None and meeting.day <= today


def _absent(meeting: HeldMeeting, _: date) -> bool:
    return _stands(meeting) and meeting.attendance is Attendance.ABSENT


def _ahead(meeting: HeldMeeting, today: date) -> bool:
    return not meeting.cancelled and meeting.attendance is None and meeting.day >= today


def _came(meeting: HeldMeeting, _: date) -> bool:
    return _stands(meeting) and meeting.attendance in _CAME


def _marked(meeting: HeldMeeting, _: date) -> bool:
    return _stands(meeting) and meeting.attendance is not None


def _left(meeting: HeldMeeting, today: date) -> bool:
    return meeting.left and not meeting.called_off and meeting.day >= today


def _mark(attendance: Attendance | None, work: Work, meeting: HeldMeeting) -> None:
    record_attendance(work, meeting.booking_id, attendance)


def _cancel(work: Work, meeting: HeldMeeting) -> None:
    cancel_booking(work, meeting.booking_id)


def _give_back(work: Work, meeting: HeldMeeting) -> None:
    reinstate_booking(work, meeting.booking_id)


def _certify(work: Work, meeting: HeldMeeting) -> None:
    certify(work, meeting.booking_id)


def _marks() -> Iterator[MeetingAction]:
    for attendance in (Attendance.PRESENT, Attendance.PARTLY, Attendance.ABSENT):
        verb = partial(_mark, attendance)
        yield MeetingAction(
            attendance.label, N_("Attendance recorded: {meeting}"), _to_be_marked, verb
        )


ACTIONS = (
    *_marks(),
    MeetingAction(
        N_("Valid excuse"),
        N_("Valid excuse recorded: {meeting}"),
        lambda meeting, today: _to_be_marked(meeting, today) or _ahead(meeting, today),
        partial(_mark, Attendance.EXCUSED),
    ),
    MeetingAction(
        N_("Record a valid excuse"),
        N_("Valid excuse recorded: {meeting}"),
        _absent,
        partial(_mark, Attendance.EXCUSED),
    ),
    MeetingAction(
        N_("Cancel the place"), N_("Place cancelled: {meeting}"), _ahead, _cancel, quiet=True
    ),
    MeetingAction(N_("Give the place back"), N_("Place given back: {meeting}"), _left, _give_back),
    MeetingAction(
        N_("Certificate of attendance"),
        N_("Certificate made ready: {meeting}"),
        _came,
        _certify,
    ),
    MeetingAction(
        N_("Take the mark back"),
        N_("Mark taken back: {meeting}"),
        _marked,
        partial(_mark, None),
        quiet=True,
    ),
)


def actions_of(meeting: HeldMeeting, today: date) -> tuple[MeetingAction, ...]:
    """Return what can be done with a meeting today."""
    return tuple(action for action in ACTIONS if action.fits(meeting, today))


def state_of(meeting: HeldMeeting, today: date) -> tuple[str, str]:
    """Return how a meeting stands: the kind of state and its word (a msgid)."""
    if meeting.called_off:
        return "info", N_("Cancelled by us")
    if meeting.attendance is not None:
        return _ATTENDED[meeting.attendance], meeting.attendance.label
    if meeting.left:
        return "info", N_("Place cancelled")
    if meeting.waiting:
        return "clock", N_("In the waiting list")
    if meeting.day < today:
        return "late", N_("Attendance not recorded")
    return "clock", N_("Booked")


_ATTENDED = {
    Attendance.PRESENT: "ok",
    Attendance.PARTLY: "ok",
    Attendance.ABSENT: "warn",
    Attendance.EXCUSED: "info",
    Attendance.CANCELLED: "info",
}


def in_group(meeting: HeldMeeting) -> bool:
    """Tell whether others are called to the meeting too."""
    return meeting.kind in GROUPS

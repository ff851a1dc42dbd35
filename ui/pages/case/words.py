"""A case in the words of its page: the stops of its timeline and the meetings that matter now."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from models.queries.case_file import CaseFile, HeldMeeting
from models.rules.timeline import Mark, Milestone, Stop, milestones, stops_behind
from models.text import N_
from models.vocabulary import Attendance, MeetingKind
from ui.i18n import Translator
from ui.widgets.timeline import Timeline, TimelineStep
from ui.widgets.timeline_marks import Shape
from ui.wording import days_left, long_day, short_date, span

_SHAPES: Mapping[Mark, Shape] = MappingProxyType(
    {
        Mark.DONE: Shape.DONE,
        Mark.ABSENT: Shape.MISSED,
        Mark.LATE: Shape.LATE,
        Mark.PLANNED: Shape.AHEAD,
    }
)
_AFTER: Mapping[Milestone, str] = MappingProxyType(
    {
        Milestone.CONTACT: N_("after the contact"),
        Milestone.FIRST_VISIT: N_("after the first visit"),
        Milestone.DECISION: N_("after the decision"),
        Milestone.ENROLMENT: N_("after the enrolment"),
        Milestone.THREE_PARTY: N_("after the meeting"),
    }
)
_ENROLLING = frozenset(MeetingKind) - {MeetingKind.FIRST_VISIT}


def show_timeline(timeline: Timeline, file: CaseFile, today: date, translate: Translator) -> None:
    """Show the way of a case."""
    stops = milestones(file.lived, today)
    steps = [timeline_step(stop, today, translate) for stop in stops]
    now = translate("today {day}").format(day=_bare(today, translate))
    timeline.show_steps(steps, stops_behind(stops), now)


def timeline_step(stop: Stop, today: date, translate: Translator) -> TimelineStep:
    """Return a stop in words."""
    return TimelineStep(
        name=translate(stop.what.label),
        when=_when(stop, today, translate),
        note=_note(stop, today, translate),
        shape=_SHAPES[stop.mark],
        spoken=translate(stop.mark.label),
    )


def _bare(day: date, translate: Translator) -> str:
    """Return `24 nov`: a day beside a word that says which one it is."""
    return short_date(day, day, translate).split(" ", 1)[1]


def _when(stop: Stop, today: date, translate: Translator) -> str:
    if stop.day is None:
        return translate(_AFTER[stop.after]) if stop.after else translate("no set day")
    day = short_date(stop.day, today, translate)
    return translate("by {day}").format(day=day) if stop.by else day


def _note(stop: Stop, today: date, translate: Translator) -> str:
    if stop.number:
        return translate("{number} of {limit}").format(number=stop.number, limit=stop.limit)
    if stop.mark is Mark.LATE and stop.day is not None:
        return days_left(stop.day, today, translate)
    return translate(stop.word.label).lower() if stop.word else ""


def ahead(file: CaseFile, today: date) -> HeldMeeting | None:
    """Return the next meeting the person has a place at."""
    held = (m for m in file.meetings if _open(m) and m.day >= today)
    return next(held, None)


def unmarked(file: CaseFile, today: date) -> HeldMeeting | None:
    """Return the first meeting that has gone without anybody telling who came."""
    return next((m for m in file.meetings if _open(m) and m.day < today), None)


def missed(file: CaseFile) -> HeldMeeting | None:
    """Return the latest enrolment or three-party meeting, if the person did not come to it."""
    held = [m for m in file.meetings if m.kind in _ENROLLING and not m.cancelled and m.attendance]
    last = held[-1] if held else None
    return last if last and last.attendance is Attendance.ABSENT else None


def _open(meeting: HeldMeeting) -> bool:
    return not (meeting.cancelled or meeting.waiting or meeting.attendance)


def when_and_where(meeting: HeldMeeting, translate: Translator) -> str:
    """Return `tisdag 1 december 09.00–11.00, Nobelvägen 66`."""
    day = long_day(meeting.day, translate)
    return f"{day} {span(meeting.starts, meeting.ends)}, {meeting.place}"


def excusable(file: CaseFile) -> HeldMeeting | None:
    """Return the latest meeting, if the person stayed away from it: a reason may still come to light."""
    held = [m for m in file.meetings if not m.cancelled and m.attendance]
    last = held[-1] if held else None
    return last if last and last.attendance is Attendance.ABSENT else None

"""Meetings planned, moved, called to and called off: what a form begins with, what is amiss, whom it concerns."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from documents.attendance_list import ATTENDANCE_LIST
from documents.sheet import Heading, Translator
from models.actions.meetings import MeetingDraft, book, change_meeting
from models.actions.work import Work, find
from models.meeting import Booking, Meeting
from models.queries.attendance import Called, MeetingFile
from models.queries.case_state import is_called
from models.queries.lists import attendance_list
from models.queries.meetings import taken_times
from models.queries.office import names, office
from models.queries.week import week_meetings
from models.routine import GROUPS, MeetingRule, Routine, routine_for
from models.rules.days_off import DayOff, day_off, days_from
from models.rules.problem import Problem
from models.text import N_
from models.vocabulary import Language, MeetingKind
from ui.desk.booking import book_next, call_to
from ui.desk.lists import Made

_BEGINS: Final = time(9)  # where the routine sets no time
_AHEAD: Final = 120  # days
_TOLD: Final = ("kind", "day", "starts", "ends", "place")  # what a letter says of a meeting
_NAMES: Final = tuple(field.name for field in fields(MeetingDraft))


def routine_now(work: Work) -> Routine:
    """Return the routine in force today, the latest one where none is."""
    latest = max(work.routines, key=lambda routine: routine.valid_from)
    return routine_for(work.routines, work.today) or latest


def new_draft(work: Work, session: Session, kind: MeetingKind) -> MeetingDraft:
    """Return a meeting as the routine holds it: its next free day, its hours, its place and its chairs."""
    routine = routine_now(work)
    rule = routine.meeting(kind)
    starts, ends = _hours(rule)
    return MeetingDraft(
        kind=kind,
        day=_next_day(work, session, rule),
        starts=starts,
        ends=ends,
        place=office(session).address_of(rule.place),
        place_hint=rule.place_hint,
        capacity=rule.capacity if kind in GROUPS else 1,
    )


def draft_of(file: MeetingFile) -> MeetingDraft:
    """Return a meeting as it is planned now."""
    return MeetingDraft(**{name: getattr(file, name) for name in _NAMES})


def check(draft: MeetingDraft, file: MeetingFile | None = None) -> tuple[Problem, ...]:
    """Return what hinders a meeting from being planned so."""
    found = []
    if draft.ends <= draft.starts:
        found.append(Problem("ends", N_("The meeting must end after it begins.")))
    if not draft.place.strip():
        found.append(Problem("place", N_("Write where the meeting is held.")))
    if draft.capacity is not None and draft.capacity < 1:
        found.append(Problem("capacity", N_("Write how many there is room for.")))
    if file is not None and draft.day != file.day and file.marked:
        found.append(
            Problem("day", N_("Attendance is marked already: the meeting cannot be moved."))
        )
    return tuple(found)


def off_that_day(work: Work, day: date) -> DayOff | None:
    """Return why nobody meets on a day: holiday, eve, weekend or the office's own closure."""
    return day_off(day, routine_now(work).closures)


def busy_staff(session: Session, draft: MeetingDraft, file: MeetingFile | None) -> Collection[UUID]:
    """Return those of the meeting's staff who have another meeting in those hours."""
    wanted = {one for one in (draft.caseworker_id, draft.officer_id) if one is not None}
    taken = taken_times(session, draft.day, draft.starts, draft.ends)
    itself = file is not None and file.day == draft.day
    own = {file.caseworker_id, file.officer_id} if file is not None and itself else set()
    return (wanted & taken) - own


def overtaken(session: Session, file: MeetingFile, draft: MeetingDraft) -> tuple[Called, ...]:
    """Return those whose letter no longer says what holds, once the meeting is changed so."""
    if all(getattr(draft, name) == getattr(file, name) for name in _TOLD):
        return ()
    bookings = find(session, Meeting, file.meeting_id).bookings
    called = {booking.id for booking in bookings if is_called(booking)}
    return tuple(one for one in file.people if one.booking_id in called)


def change(work: Work, file: MeetingFile, draft: MeetingDraft, *, call_again: bool) -> int:
    """Change a meeting; on request make new letters ready for those whose letter no longer holds. Return how many."""
    with work.store.together():
        with work.store.read() as session:
            no_longer = overtaken(session, file, draft)
        change_meeting(work, file.meeting_id, draft)
        if call_again:
            for one in no_longer:
                call_to(work, one.booking_id)
        return len(no_longer) if call_again else 0


def call(work: Work, case_id: UUID, meeting_id: UUID) -> bool:
    """Give a case a place and make the call to it ready; tell whether it is a place, not a wait."""
    with work.store.together():
        booking_id = book(work, case_id, meeting_id)
        call_to(work, booking_id)
        with work.store.read() as session:
            return not find(session, Booking, booking_id).waiting


def one_chair_more(work: Work, file: MeetingFile) -> None:
    """Put in one chair more: who has waited longest gets it and is called."""
    with work.store.together():
        draft = draft_of(file)
        change_meeting(work, file.meeting_id, replace(draft, capacity=(draft.capacity or 0) + 1))
        with work.store.read() as session:
            seated = [find(session, Booking, one.booking_id) for one in file.waiting]
            moved_up = [booking.id for booking in seated if not booking.waiting]
        for booking_id in moved_up:
            call_to(work, booking_id)


def book_new_times(work: Work, case_ids: Iterable[UUID], reason: str) -> int:
    """Give each case that waits for a meeting the first one in reach; return how many got one.

    `reason` stands with a meeting over the week.
    """
    with work.store.together():
        booked = [book_next(work, case_id, reason) for case_id in case_ids]
        return sum(place is not None for place in booked)


def list_to_print(
    work: Work, file: MeetingFile, translate: Translator, language: Language
) -> tuple[Made, ...]:
    """Return the attendance list of a meeting, for a folder somebody chose."""
    with work.store.read() as session:
        listed = attendance_list(session, file.meeting_id)
        heading = Heading(
            secrecy=office(session).secrecy,
            made_by=names(session)(work.store.who),
            made_at=work.store.now(),
            left_out=listed.left_out,
            about=f"{translate(file.kind.label)}, {file.place}, {file.day} {file.starts:%H.%M}",
            language=language,
        )
    return (Made(f"{ATTENDANCE_LIST.stem}-{file.day}", ATTENDANCE_LIST, listed, heading),)


def _hours(rule: MeetingRule) -> tuple[time, time]:
    if rule.starts and rule.ends:
        return rule.starts, rule.ends
    ends = datetime.combine(date.min, _BEGINS) + timedelta(minutes=rule.minutes)
    return _BEGINS, ends.time()


def _next_day(work: Work, session: Session, rule: MeetingRule) -> date:
    """Return the rule's next weekday that is no day off and has no such group yet; else the next working day."""
    tomorrow = work.today + timedelta(days=1)
    days = tuple(islice(_days(work, rule, tomorrow), _AHEAD))
    if rule.weekday is None:
        return days[0]
    held = {m.day for m in week_meetings(session, days[0], days[-1]) if m.kind is rule.kind}
    return next((day for day in days if day not in held), days[0])


def _days(work: Work, rule: MeetingRule, first: date) -> Iterator[date]:
    right = (d for d in days_from(first) if rule.weekday in {None, d.weekday()})
    return (day for day in right if off_that_day(work, day) is None)

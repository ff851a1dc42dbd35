"""All that a person sees who is to book: the times in reach, what is in the way, how the person is called."""

from dataclasses import dataclass
from datetime import date
from itertools import islice
from uuid import UUID

from sqlalchemy.orm import Session

from models.actions.work import Work, find
from models.case import Case
from models.queries.case_state import routine_of
from models.queries.office import staff
from models.queries.reach import reach_of
from models.routine import Routine
from models.rules.channels import ChannelWarning, channel_warnings
from models.rules.days_off import DayOff
from models.rules.facts import Answers
from models.rules.slots import Slot, SlotWarning
from models.vocabulary import Channel, MeetingKind, StaffRole
from ui.desk.booking import offered, wanted_kind
from ui.desk.enrolment import BookedPlace, CaseAtHand, at_hand, place_ahead, suggest
from ui.desk.seats import Seat, seat_at, seats

_LOOKED_AT = 24  # slots, where some of those who are needed are busy


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingView:
    """The times for one case and one kind of meeting."""

    kind: MeetingKind
    seats: tuple[Seat, ...]
    full: tuple[Slot, ...]
    days_off: tuple[DayOff, ...]
    warnings: tuple[SlotWarning, ...]
    deadline: date | None
    channels: tuple[Channel, ...]
    channel_warnings: tuple[ChannelWarning, ...]
    interpreter: str
    officers: tuple[tuple[UUID, str], ...]
    place: BookedPlace | None  # one the person has already for the same purpose
    routine: Routine
    asks: str  # the question that must be answered before such a meeting, empty where none must

    @property
    def over_a_week(self) -> bool:
        """Whether every time on view is after the week."""
        return all(seat.slot.over_a_week for seat in self.seats) and bool(self.seats)


def first_kind(work: Work, session: Session, case_id: UUID) -> MeetingKind:
    """Return the kind to begin with: what the case waits for, else what it is called to, else a first visit."""
    case = find(session, Case, case_id)
    place = place_ahead(case, work.today)
    return wanted_kind(case) or (place.kind if place else MeetingKind.FIRST_VISIT)


def booking_view(
    work: Work,
    session: Session,
    case_id: UUID,
    kind: MeetingKind,
    *,
    answers: Answers | None = None,
    officer_id: UUID | None = None,
    count: int = 3,
) -> BookingView:
    """Return the next times of a kind that everyone needed is free for.

    `answers` are those in a form, where they may differ from the record.
    """
    case = find(session, Case, case_id)
    found = offered(work, session, case, kind, max(count, _LOOKED_AT))
    slots = found.offer.slots
    free = (
        seats(session, slots, case)
        if officer_id is None
        else (s for slot in slots if (s := seat_at(session, slot, case, officer_id)))
    )
    taken = tuple(islice(free, count))
    last = taken[-1].slot.day if taken else date.max
    reach = reach_of(case.person)
    return BookingView(
        kind=kind,
        seats=taken,
        full=tuple(slot for slot in found.offer.full if slot.day <= last),
        days_off=tuple(off for off in found.offer.days_off if off.day <= last),
        warnings=found.offer.warnings,
        deadline=found.deadline,
        channels=found.channels,
        channel_warnings=channel_warnings(reach, work.today),
        interpreter=case.person.interpreter_language,
        officers=tuple(
            (id_, one.name)
            for id_, one in staff(session, StaffRole.LABOUR_MARKET_OFFICER, work.today)
        ),
        place=_same_purpose(place_ahead(case, work.today), kind),
        routine=routine_of(case, work.routines, work.today),
        asks=_asks(at_hand(work, session, case_id), kind, answers),
    )


def _asks(case: CaseAtHand, kind: MeetingKind, answers: Answers | None) -> str:
    """Return what must be answered first: an enrolment waits for it, unless a person chose the route all the same."""
    if kind is MeetingKind.FIRST_VISIT:
        return ""
    found = suggest(case, answers or case.answers)
    settled = case.chosen is not None and case.chosen.suggested is found.route.outcome
    return "" if settled or not found.asks else found.asks[0].field


def _same_purpose(place: BookedPlace | None, kind: MeetingKind) -> BookedPlace | None:
    """Return the place if it serves what the kind serves: the first visit, or the enrolment."""
    visit = MeetingKind.FIRST_VISIT
    return place if place and (place.kind is visit) is (kind is visit) else None

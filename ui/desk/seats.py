"""Seats: a meeting planned already, or one to plan when caseworker and officer are both free."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from models.actions.meetings import MeetingDraft
from models.case import Case
from models.queries.meetings import MeetingRow, meetings_between, taken_times
from models.queries.office import office, staff
from models.routine import GROUPS
from models.rules.slots import Slot
from models.settings import Office
from models.vocabulary import MeetingKind, StaffRole


@dataclass(frozen=True, slots=True)
class Seat:
    """A slot to sit down in: a meeting that is planned already, or one to plan; `officer` who takes part."""

    slot: Slot
    meeting_id: UUID | None
    draft: MeetingDraft
    officer: str = ""


@dataclass(frozen=True, slots=True)
class Free:
    """Who of those a meeting needs is free then: the caseworker, and officers by id and name."""

    caseworker: bool
    officers: tuple[tuple[UUID, str], ...]
    needs_officer: bool

    @property
    def enough(self) -> bool:
        """Whether the meeting can be held."""
        return self.caseworker and bool(self.officers or not self.needs_officer)


def seats(session: Session, slots: Iterable[Slot], case: Case) -> Iterator[Seat]:
    """Yield the slots that can be taken: groups, and meetings that everyone needed is free for."""
    sender = office(session)
    found = (_seat(session, slot, case, sender) for slot in slots)
    return (seat for seat in found if seat is not None)


def seat_at(
    session: Session, slot: Slot, case: Case, officer_id: UUID | None = None
) -> Seat | None:
    """Return the seat in a slot, with that officer or the first free; None where somebody is busy."""
    return _seat(session, slot, case, office(session), officer_id)


def _seat(
    session: Session, slot: Slot, case: Case, sender: Office, officer_id: UUID | None = None
) -> Seat | None:
    address = sender.address_of(slot.place)
    if slot.kind in GROUPS:
        planned = planned_group(session, slot)
        meeting_id = planned.meeting_id if planned else None
        return Seat(slot, meeting_id, _draft(slot, case, None, address))
    free = who_is_free(session, slot, case)
    if not free.enough:
        return None
    able = [one for one in free.officers if officer_id in {None, one[0]}]
    if not able and free.needs_officer:
        return None
    officer, name = able[0] if free.needs_officer else (None, "")
    return Seat(slot, None, _draft(slot, case, officer, address), name)


def who_is_free(session: Session, slot: Slot, case: Case) -> Free:
    """Return who is free for a meeting of the case at a slot's time."""
    everyone = [
        (id_, one.name) for id_, one in staff(session, StaffRole.LABOUR_MARKET_OFFICER, slot.day)
    ]
    busy = taken_times(session, slot.day, slot.starts, slot.ends)
    return Free(
        caseworker=case.caseworker_id not in busy,
        officers=tuple(one for one in everyone if one[0] not in busy),
        needs_officer=bool(everyone) and slot.kind is not MeetingKind.FIRST_VISIT,
    )


def planned_group(session: Session, slot: Slot) -> MeetingRow | None:
    """Return the group that is planned for that very time."""
    that_day = meetings_between(session, slot.day, slot.day)
    return next((m for m in that_day if m.kind is slot.kind and m.starts == slot.starts), None)


def _draft(slot: Slot, case: Case, officer: UUID | None, address: str) -> MeetingDraft:
    group = slot.kind in GROUPS
    return MeetingDraft(
        kind=slot.kind,
        day=slot.day,
        starts=slot.starts,
        ends=slot.ends,
        place=address,
        capacity=slot.free if group else 1,  # nobody is called yet: what is free is all there is
        caseworker_id=None if group else case.caseworker_id,
        officer_id=officer,
        interpreter_language="" if group else case.person.interpreter_language,
    )

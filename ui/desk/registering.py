"""From a filled-in form to the records: the case, what the person has agreed to, whom it is linked to."""

from dataclasses import fields
from uuid import UUID

from models.actions.cases import (
    change_case,
    change_person,
    close_case,
    drafted,
    leave_household,
    link_household,
    register_case,
)
from models.actions.consents import give_consent
from models.actions.places import open_bookings
from models.actions.work import Work, find
from models.case import Case
from models.queries.case_state import is_called
from models.queries.office import caseworker_at_work
from models.queries.particulars import case_numbered, linked, registration_of
from models.queries.search import Hit
from models.rules.particulars import Particulars
from models.rules.registration import Registration
from models.vocabulary import CaseKind, Channel
from ui.desk.booking import tell_it_is_off


def register(work: Work, typed: Registration) -> UUID:
    """Register a case for whoever is at work, with what the person has agreed to; return its id.

    Who has an earlier case is not entered twice: that person's particulars are written anew.
    """
    with work.store.read() as session:
        caseworker = caseworker_at_work(session, work.store.who)
        earlier = case_numbered(session, typed.earlier_case)
        person_id = find(session, Case, earlier.case_id).person_id if earlier else None
    case_id = register_case(work, drafted(typed, caseworker), person_id)
    if person_id is not None:
        change_person(work, case_id, drafted(typed).person)
    for channel, agreed, may_name in (
        (Channel.SMS, typed.sms_agreed, typed.sms_may_name_office),
        (Channel.EMAIL, typed.email_agreed, typed.email_may_name_office),
    ):
        if agreed:
            give_consent(work, case_id, channel, may_name_office=may_name)
    link(work, case_id, typed.household)
    return case_id


def returning(work: Work, hit: Hit, typed: Registration) -> dict[str, object]:
    """Return what is to be filled in for somebody who comes back: what is known and nobody has typed."""
    known, blank = opened_for_change(work, hit.case_id), Registration()
    names = (*(f.name for f in fields(Particulars)), "number")
    open_still = (n for n in names if getattr(typed, n) == getattr(blank, n))
    return {
        **{name: getattr(known, name) for name in open_still},
        "earlier_case": hit.case_number,
        "kind": CaseKind.RETURNING,
    }


def opened_for_change(work: Work, case_id: UUID) -> Registration:
    """Return a case as its form shows it. Raises NotFound."""
    with work.store.read() as session:
        return registration_of(session, find(session, Case, case_id))


def change(work: Work, case_id: UUID, typed: Registration, before: Registration) -> None:
    """Write a case's particulars anew, each verb only where something of its own was changed."""
    new, old = drafted(typed), drafted(before)
    if new.person != old.person:
        change_person(work, case_id, new.person)
    if new != old:
        change_case(work, case_id, new)
    if typed.household != before.household:
        link(work, case_id, typed.household)


def link(work: Work, case_id: UUID, other: str) -> None:
    """Let a case belong to the household of the case of that number, to no other; to none where it is empty."""
    with work.store.read() as session:
        found = case_numbered(session, other)
        is_linked = bool(linked(session, find(session, Case, case_id)))
    if is_linked:
        leave_household(work, case_id)
    if found is not None and found.case_id != case_id:
        link_household(work, (found.case_id, case_id))


def close(work: Work, case_id: UUID) -> int:
    """End a case; make ready the letters about the places it had, and return how many places those were."""
    with work.store.read() as session:
        places = open_bookings(find(session, Case, case_id), work)
        told = [b.id for b in places if not b.waiting and is_called(b)]
    close_case(work, case_id)
    for booking_id in told:
        tell_it_is_off(work, booking_id)
    return len(told)

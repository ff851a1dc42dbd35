"""A day that is asked for: what can be booked on it, or why nothing can and what comes next."""

from datetime import date, time
from uuid import UUID

import pytest

from models.actions.meetings import book, plan_meeting
from models.case import Case
from models.meeting import Booking, Invitation, Meeting
from models.rules.facts import Answers
from models.vocabulary import Answer, LetterKind, MeetingKind
from tests.models.desk import Desk, group_draft
from tests.ui.desk.outbox import with_office
from ui.desk.asked_day import AskedDay, ask_for_day
from ui.desk.booking import book_slot, first_offer

GENERAL, THREE = MeetingKind.ENROLMENT_GENERAL, MeetingKind.THREE_PARTY
AFRAID = Answers(violence_indication=Answer.NO, social_phobia=Answer.YES)
TUESDAY, NEXT = date(2026, 12, 1), date(2026, 12, 8)


@pytest.fixture
def office(desk: Desk) -> Desk:
    return with_office(desk)


def asked(
    desk: Desk, case_id: UUID, kind: MeetingKind, day: date, at: time | None = None
) -> AskedDay:
    with desk.store.read() as session:
        return ask_for_day(desk.work, session, session.get_one(Case, case_id), kind, day, at=at)


@pytest.mark.parametrize(
    ("day", "name", "next_day"),
    [
        (date(2027, 1, 6), "Trettondedag jul", date(2027, 1, 12)),
        (date(2026, 11, 28), "", TUESDAY),
        (date(2026, 12, 2), None, NEXT),
        (date(2026, 11, 23), None, date(2026, 11, 24)),
    ],
)
def test_a_day_without_such_a_meeting_names_what_is_in_the_way_and_the_next_day(
    office: Desk, day: date, name: str | None, next_day: date
) -> None:
    found = asked(office, office.routed(), GENERAL, day)
    assert found.seats == ()
    assert (found.off.name if found.off else None) == name
    assert found.next_day == next_day


def test_a_full_group_offers_its_waiting_list_and_the_next_day_with_room(office: Desk) -> None:
    full = plan_meeting(office.work, group_draft(TUESDAY, capacity=20))
    for _ in range(20):
        book(office.work, office.routed(), full)
    case = office.routed()
    found = asked(office, case, GENERAL, TUESDAY)
    assert (found.full, found.next_day) == (True, NEXT)
    booking = office.get(Booking, book_slot(office.work, case, found.seats[0].slot, "Fullt."))
    assert (booking.meeting_id, booking.waiting) == (full, True)


def test_a_meeting_on_agreement_is_held_at_an_hour_of_one_s_own(office: Desk) -> None:
    case = office.routed(AFRAID)
    (seat,) = asked(office, case, THREE, date(2026, 11, 30), time(10, 30)).seats
    assert (seat.slot.starts, seat.slot.ends) == (time(10, 30), time(11, 30))
    book_slot(office.work, case, seat.slot)
    (meeting,) = office.all(Meeting)
    assert (meeting.starts, meeting.caseworker_id) == (time(10, 30), office.caseworker)


def test_a_day_on_which_the_caseworker_is_busy_says_so(office: Desk) -> None:
    for at in (time(9), time(13)):
        case = office.routed(AFRAID)
        (seat,) = asked(office, case, THREE, date(2026, 11, 30), at).seats
        book_slot(office.work, case, seat.slot)
    found = asked(office, office.routed(AFRAID), THREE, date(2026, 11, 30))
    assert (found.busy, found.seats, found.next_day) == (True, (), TUESDAY)


def test_what_is_picked_is_booked_like_the_first_in_reach(office: Desk) -> None:
    case = office.routed()
    with office.store.read() as session:
        slot = first_offer(office.work, session, session.get_one(Case, case))
    assert slot is not None
    booking = book_slot(office.work, case, slot)
    assert office.get(Booking, booking).meeting.day == slot.day
    assert {one.letter for one in office.all(Invitation)} == {LetterKind.ENROLMENT_GENERAL}


def test_another_time_leaves_the_place_there_was(office: Desk) -> None:
    case = office.routed()
    (first,) = asked(office, case, GENERAL, TUESDAY).seats
    (second,) = asked(office, case, GENERAL, NEXT).seats
    old = book_slot(office.work, case, first.slot)
    new = book_slot(office.work, case, second.slot, "Har bett om det.", instead_of=old)
    assert office.get(Booking, old).cancelled_on == office.today
    assert office.get(Booking, new).over_a_week_reason == "Har bett om det."

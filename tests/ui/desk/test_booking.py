"""From a chosen route to a place at a meeting: the first in reach, with who is needed, told of in the right letter."""

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest

from models.actions.bin import put_in_bin
from models.actions.cases import CaseDraft, register_case
from models.actions.consents import give_consent
from models.actions.meetings import book, plan_meeting, record_attendance
from models.actions.office import add_caseworker
from models.case import Case
from models.meeting import Booking, Invitation, Meeting
from models.rules.facts import Answers
from models.vocabulary import (
    Answer,
    Attendance,
    CaseKind,
    Channel,
    DecisionOutcome,
    LetterKind,
    MeetingKind,
    NextStep,
    Outcome,
    ProtectedIdentity,
    StaffRole,
)
from tests.documents.examples import OFFICE
from tests.models.desk import ANNA, CALM, MONDAY, Desk, group_draft, with_protection
from tests.ui.desk.outbox import with_office
from ui.desk.booking import book_next, call_off, certify, kind_for, offered, wanted_kind
from ui.desk.letters import Templates, send_outbox

AFRAID = Answers(violence_indication=Answer.NO, social_phobia=Answer.YES)
RISK = Answers(violence_indication=Answer.YES)
SFI = Answers(violence_indication=Answer.NO, sfi_student=Answer.YES)
FIRST_TUESDAY, SECOND_TUESDAY = date(2026, 11, 24), date(2026, 12, 1)
NO_PHONE = replace(ANNA, telephone="")


@pytest.fixture
def office(desk: Desk) -> Desk:
    return with_office(desk)


@pytest.fixture(scope="session")
def templates() -> Templates:
    return Templates(OFFICE)


def place(desk: Desk, booking_id: UUID | None) -> Booking:
    assert booking_id is not None
    return desk.get(Booking, booking_id)


def told(desk: Desk) -> list[tuple[LetterKind, Channel]]:
    """Return what waits in the outbox or was sent, in order."""
    return [(one.letter, one.channel) for one in desk.all(Invitation)]


def officer(desk: Desk, name: str = "Lena Borg") -> UUID:
    return add_caseworker(desk.store, name=name, role=StaffRole.LABOUR_MARKET_OFFICER)


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        (Outcome.GENERAL, MeetingKind.ENROLMENT_GENERAL),
        (Outcome.SFI, MeetingKind.ENROLMENT_SFI),
        (Outcome.THREE_PARTY, MeetingKind.THREE_PARTY),
        (Outcome.THREE_PARTY_HIGH_RISK, MeetingKind.THREE_PARTY_HIGH_RISK),
        *(
            (outcome, None)
            for outcome in (Outcome.OUTSIDE, Outcome.EXEMPT, Outcome.ASK, Outcome.ENROLLED)
        ),
    ],
)
def test_an_outcome_leads_to_its_meeting(outcome: Outcome, kind: MeetingKind | None) -> None:
    assert kind_for(outcome) is kind


@pytest.mark.parametrize(
    ("answers", "kind", "letter"),
    [
        (CALM, MeetingKind.ENROLMENT_GENERAL, LetterKind.ENROLMENT_GENERAL),
        (SFI, MeetingKind.ENROLMENT_SFI, LetterKind.ENROLMENT_SFI),
        (AFRAID, MeetingKind.THREE_PARTY, LetterKind.THREE_PARTY),
        (RISK, MeetingKind.THREE_PARTY_HIGH_RISK, LetterKind.THREE_PARTY),
    ],
)
def test_a_route_is_booked_as_its_own_kind_of_meeting(
    office: Desk, answers: Answers, kind: MeetingKind, letter: LetterKind
) -> None:
    booking = place(office, book_next(office.work, office.routed(answers)))
    assert booking.meeting.kind is kind
    assert {one for one, _ in told(office)} == {letter}


def test_a_new_case_is_booked_for_a_first_visit(office: Desk) -> None:
    booking = place(office, book_next(office.work, office.register()))
    assert booking.meeting.kind is MeetingKind.FIRST_VISIT
    assert booking.meeting.caseworker_id == office.caseworker
    assert booking.meeting.officer_id is None


def test_a_case_that_waits_for_something_else_is_not_booked(office: Desk) -> None:
    case = office.routed()
    book_next(office.work, case)
    before = office.store.head()
    assert wanted_kind(office.get(Case, case)) is None
    assert book_next(office.work, case) is None
    assert office.store.head() == before


def test_two_cases_share_a_group(office: Desk) -> None:
    bookings = [place(office, book_next(office.work, office.routed())) for _ in range(2)]
    assert len({booking.meeting_id for booking in bookings}) == 1
    (group,) = office.all(Meeting)
    assert group.capacity == 20
    assert group.place == OFFICE.address_of("Nobelvägen 66")
    assert group.caseworker_id is None


def test_a_full_group_sends_the_next_one_to_a_later_week(office: Desk) -> None:
    plan_meeting(office.work, group_draft(FIRST_TUESDAY, capacity=20))
    (group,) = office.all(Meeting)
    for _ in range(20):
        book(office.work, office.routed(), group.id)
    late = place(office, book_next(office.work, office.routed(), "Inget tidigare möte."))
    assert late.meeting.day == SECOND_TUESDAY
    assert late.waiting is False
    assert late.over_a_week_reason == "Inget tidigare möte."


def test_a_group_made_smaller_is_full_by_its_own_measure(office: Desk) -> None:
    small = plan_meeting(office.work, group_draft(FIRST_TUESDAY, capacity=2))
    for _ in range(2):
        book(office.work, office.routed(), small)
    late = place(office, book_next(office.work, office.routed(), "Inget tidigare möte."))
    assert late.meeting.day == SECOND_TUESDAY


def test_nobody_has_two_conversations_at_once(office: Desk) -> None:
    officer(office)
    bookings = [place(office, book_next(office.work, office.routed(AFRAID))) for _ in range(4)]
    times = [(booking.meeting.day, booking.meeting.starts) for booking in bookings]
    assert len(set(times)) == 4
    assert {booking.meeting.officer_id for booking in bookings} == {
        booking.meeting.officer_id for booking in bookings[:1]
    }


def test_a_second_officer_does_not_let_one_caseworker_be_in_two_rooms(office: Desk) -> None:
    officer(office, "Lena Borg")
    officer(office, "Tomas Vik")
    bookings = [place(office, book_next(office.work, office.routed(AFRAID))) for _ in range(2)]
    assert bookings[0].meeting.starts != bookings[1].meeting.starts


def test_where_every_officer_is_busy_another_time_is_found(office: Desk) -> None:
    busy = officer(office)
    first = place(office, book_next(office.work, office.routed(AFRAID)))
    other = add_caseworker(office.store, name="Mats Öberg")
    case = register_case(
        office.work, CaseDraft(person=ANNA, contact_date=MONDAY, caseworker_id=other)
    )
    office.approve(case, AFRAID)
    from models.actions.enrolment import choose_route

    choose_route(office.work, case)
    second = place(office, book_next(office.work, case))
    assert first.meeting.officer_id == second.meeting.officer_id == busy
    assert (first.meeting.day, first.meeting.starts) != (second.meeting.day, second.meeting.starts)


def test_an_interpreter_is_asked_for_where_one_is_needed(office: Desk) -> None:
    booking = book_next(
        office.work, office.routed(AFRAID, replace(ANNA, interpreter_language="ar"))
    )
    assert place(office, booking).meeting.interpreter_language == "ar"


def test_a_letter_that_would_come_too_late_goes_with_a_call(office: Desk) -> None:
    booking = place(office, book_next(office.work, office.routed()))
    assert booking.meeting.day == FIRST_TUESDAY
    assert [channel for _, channel in told(office)] == [Channel.LETTER, Channel.TELEPHONE]


def test_without_a_telephone_a_later_meeting_is_told_of_by_letter(office: Desk) -> None:
    booking = place(office, book_next(office.work, office.routed(person=NO_PHONE)))
    assert booking.meeting.day == SECOND_TUESDAY
    assert [channel for _, channel in told(office)] == [Channel.LETTER]


def test_a_protected_person_is_written_to_without_an_address(office: Desk) -> None:
    answers = replace(CALM, may_attend_group=Answer.YES)
    hidden = with_protection(
        replace(NO_PHONE, street="", postcode="", town=""), ProtectedIdentity.MARKED
    )
    book_next(office.work, office.routed(answers, hidden))
    assert [channel for _, channel in told(office)] == [Channel.LETTER]


def test_an_sms_goes_only_to_who_agrees(office: Desk) -> None:
    homeless = replace(ANNA, street="", postcode="", town="")
    case = office.routed(person=homeless)
    give_consent(office.work, case, Channel.SMS)
    assert offered_channels(office, case) == (Channel.TELEPHONE, Channel.SMS)
    assert offered_channels(office, office.routed(person=homeless)) == (Channel.TELEPHONE,)


def offered_channels(desk: Desk, case_id: UUID) -> tuple[Channel, ...]:
    with desk.store.read() as session:
        case = session.get_one(Case, case_id)
        return offered(desk.work, session, case, MeetingKind.ENROLMENT_GENERAL).channels


@pytest.mark.parametrize(
    ("kind", "deadline"),
    [
        (MeetingKind.FIRST_VISIT, MONDAY + timedelta(7)),
        (MeetingKind.ENROLMENT_SFI, MONDAY + timedelta(7)),
    ],
)
def test_what_is_offered_tells_the_deadline(
    office: Desk, kind: MeetingKind, deadline: date
) -> None:
    case_id = office.routed()
    with office.store.read() as session:
        found = offered(office.work, session, session.get_one(Case, case_id), kind)
    assert (found.kind, found.deadline) == (kind, deadline)
    assert len(found.offer.slots) <= 3


def test_without_a_decision_enrolment_has_no_deadline(office: Desk) -> None:
    case_id = office.register()
    with office.store.read() as session:
        case = session.get_one(Case, case_id)
        assert offered(office.work, session, case, MeetingKind.ENROLMENT_GENERAL).deadline is None


def test_after_an_absence_the_letter_tells_of_a_new_time(office: Desk) -> None:
    case = office.routed()
    missed = office.absent_from(case, SECOND_TUESDAY)
    again = place(office, book_next(office.work, case))
    assert again.replaces_id == missed
    assert {one.letter for one in office.all(Invitation) if one.booking_id == again.id} == {
        LetterKind.NEW_TIME
    }


def test_after_a_valid_excuse_the_letter_is_the_usual_one(office: Desk) -> None:
    case = office.routed()
    booking, _ = office.called(case, office.group())
    record_attendance(office.work, booking, Attendance.EXCUSED)
    again = place(office, book_next(office.work, case))
    assert again.replaces_id is None
    assert {one.letter for one in office.all(Invitation) if one.booking_id == again.id} == {
        LetterKind.ENROLMENT_GENERAL
    }


def called_to_a_group(
    desk: Desk, templates: Templates, day: date = SECOND_TUESDAY
) -> tuple[UUID, UUID]:
    """Return a group and a case that was called to it by letter."""
    case, group = desk.routed(person=NO_PHONE), desk.group(day)
    desk.prepare(book(desk.work, case, group))
    send_outbox(desk.work, templates)
    return case, group


def test_who_is_called_to_a_cancelled_group_gets_a_place_in_another_week(
    office: Desk, templates: Templates
) -> None:
    case, group = called_to_a_group(office, templates)
    (new,) = call_off(office.work, group, "Handläggaren är sjuk.")
    assert place(office, new).case_id == case
    assert place(office, new).meeting.day == SECOND_TUESDAY + timedelta(7)
    assert place(office, new).over_a_week_reason == "Handläggaren är sjuk."
    assert told(office)[1:] == [(LetterKind.CANCELLED, Channel.LETTER)]


def test_who_is_told_of_the_new_place_in_that_letter_waits_for_no_other(
    office: Desk, templates: Templates
) -> None:
    case, group = called_to_a_group(office, templates)
    call_off(office.work, group, "Sjuk.")
    assert office.step(case)[0] is NextStep.SEND_INVITATION
    send_outbox(office.work, templates)
    assert office.step(case)[0] is NextStep.HOLD_MEETING


def test_a_caseworker_who_is_ill_is_not_booked_the_same_day(
    office: Desk, templates: Templates
) -> None:
    case = office.register(NO_PHONE)
    first = place(office, book_next(office.work, case))
    send_outbox(office.work, templates)
    (new,) = call_off(office.work, first.meeting_id, "Sjuk.")
    assert place(office, new).meeting.day > first.meeting.day


def test_who_has_not_heard_of_the_cancelled_meeting_gets_the_usual_letter(office: Desk) -> None:
    case = office.routed(person=NO_PHONE)
    first = place(office, book_next(office.work, case))
    (new,) = call_off(office.work, first.meeting_id, "Sjuk.")
    assert [(o.letter, o.booking_id) for o in office.all(Invitation)][1:] == [
        (LetterKind.ENROLMENT_GENERAL, new)
    ]


def test_who_gets_no_new_place_is_told_that_the_meeting_is_off(
    office: Desk, templates: Templates, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, group = called_to_a_group(office, templates)
    monkeypatch.setattr("ui.desk.booking._first_free", lambda *_: None)
    assert call_off(office.work, group, "Sjuk.") == ()
    assert told(office)[1:] == [(LetterKind.CANCELLED, Channel.LETTER)]


def test_a_meeting_that_is_off_tomorrow_is_told_of_by_telephone_too(office: Desk) -> None:
    case, group = office.routed(), office.group(FIRST_TUESDAY)
    office.called(case, group)
    call_off(office.work, group, "Sjuk.")
    assert told(office)[1:] == [
        (LetterKind.CANCELLED, Channel.LETTER),
        (LetterKind.CANCELLED, Channel.TELEPHONE),
    ]


def test_a_place_that_was_left_or_binned_is_not_told_of(office: Desk, templates: Templates) -> None:
    _, group = called_to_a_group(office, templates)
    (booking,) = office.all(Booking)
    put_in_bin(office.work, Booking, booking.id)
    assert call_off(office.work, group, "Sjuk.") == ()
    assert len(told(office)) == 1


def test_a_certificate_is_made_ready_as_a_letter(office: Desk) -> None:
    booking, _ = office.called(office.routed(), office.group(SECOND_TUESDAY))
    office.go_to(SECOND_TUESDAY, time(12))
    record_attendance(office.work, booking, Attendance.PRESENT)
    certify(office.work, booking)
    assert told(office)[1:] == [(LetterKind.ATTENDANCE_CERTIFICATE, Channel.LETTER)]


def test_nothing_in_reach_books_nothing(office: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.desk.booking._MANY", 0)
    case = office.routed()
    assert book_next(office.work, case) is None
    assert office.all(Booking) == []


def test_a_refused_long_term_case_is_not_called(office: Desk) -> None:
    case = office.register(kind=CaseKind.LONG_TERM, support_since=date(2020, 1, 1))
    from models.actions.enrolment import record_decision

    record_decision(office.work, case, DecisionOutcome.REFUSED, MONDAY)
    assert book_next(office.work, case) is None

"""Invitations: prepared once, kept as they were sent, returned, and held back when they may no longer go."""

from dataclasses import replace
from datetime import time, timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select

from models.actions.cases import change_person
from models.actions.consents import give_consent, withdraw_consent
from models.actions.invitations import (
    DOCX,
    PLAIN,
    InvitationDraft,
    Sent,
    mark_returned,
    mark_sent,
    prepare_invitations,
    record_earlier_letter,
)
from models.actions.meetings import (
    book,
    cancel_booking,
    cancel_meeting,
    change_meeting,
    record_attendance,
)
from models.base import new_id
from models.case import Case
from models.document import DocumentContent
from models.errors import NotFound, TooLate
from models.meeting import Booking, Invitation
from models.person import ChannelConsent
from models.queries.letters import NOBODY, OutboxRow, as_sent, outbox
from models.queries.reach import reach_of
from models.rules.channels import may_send
from models.vocabulary import (
    Answer,
    Attendance,
    Channel,
    Language,
    LetterKind,
    NextStep,
    ProtectedIdentity,
)
from tests.models.desk import ANNA, CALM, MONDAY, Desk, group_draft, with_protection

TUESDAY = MONDAY + timedelta(days=8)


def waiting_to_go(desk: Desk) -> list[UUID]:
    with desk.store.read() as session:
        return [row.invitation_id for row in outbox(session, desk.today)]


def test_a_prepared_message_waits_in_the_outbox_until_it_is_sent(desk: Desk) -> None:
    booking = book(desk.work, desk.routed(), desk.group())
    (invitation,) = desk.prepare(booking)
    assert waiting_to_go(desk) == [invitation]
    mark_sent(desk.work, (Sent(invitation_id=invitation, content=b"letter"),))
    assert waiting_to_go(desk) == []


def test_messages_of_several_cases_are_prepared_in_one_go_and_in_order(desk: Desk) -> None:
    group = desk.group()
    cases = [desk.routed() for _ in range(3)]
    drafts = [
        InvitationDraft(
            booking_id=book(desk.work, case_id, group),
            letter=LetterKind.ENROLMENT_GENERAL,
            channel=Channel.LETTER,
        )
        for case_id in cases
    ]
    made = prepare_invitations(desk.work, drafts)
    assert [desk.get(Invitation, one).case_id for one in made] == cases


def test_the_same_message_prepared_again_is_not_doubled_but_takes_the_new_language(
    desk: Desk,
) -> None:
    booking = book(desk.work, desk.routed(), desk.group())
    first = desk.prepare(booking)
    assert desk.prepare(booking, language=Language.ENGLISH, easy_to_read=True) == first
    kept = desk.get(Invitation, first[0])
    assert (kept.language, kept.easy_to_read) == (Language.ENGLISH, True)
    assert desk.prepare(booking, channel=Channel.TELEPHONE) != first


def test_the_document_is_kept_exactly_as_it_was_sent(desk: Desk) -> None:
    content = b"PK\x03\x04" + bytes(range(256)) * 40
    booking = book(desk.work, desk.routed(), desk.group())
    (invitation,) = desk.prepare(booking)
    name = "kallelse-2026-00001.docx"
    mark_sent(desk.work, (Sent(invitation_id=invitation, content=content, file_name=name),))
    with desk.store.read() as session:
        assert as_sent(session, invitation) == (DOCX, content)
    assert desk.get(Invitation, invitation).file_name == name


def test_the_same_content_is_stored_once(desk: Desk) -> None:
    group = desk.group()
    invitations = [
        one for _ in range(2) for one in desk.prepare(book(desk.work, desk.routed(), group))
    ]
    sent = [Sent(invitation_id=one, content=b"SMS", media_type=PLAIN) for one in invitations]
    mark_sent(desk.work, sent)
    with desk.store.read() as session:
        assert session.scalar(select(func.count()).select_from(DocumentContent)) == 1
        assert [as_sent(session, one) for one in invitations] == [(PLAIN, b"SMS")] * 2


def test_what_was_sent_is_never_written_over(desk: Desk) -> None:
    _, invitation = desk.called(desk.routed(), desk.group())
    with pytest.raises(TooLate):
        mark_sent(desk.work, (Sent(invitation_id=invitation, content=b"another"),))
    with desk.store.read() as session:
        assert as_sent(session, invitation) == (DOCX, b"letter")


def test_one_bad_message_in_a_batch_marks_none_as_sent(desk: Desk) -> None:
    booking = book(desk.work, desk.routed(), desk.group())
    (invitation,) = desk.prepare(booking)
    batch = [Sent(invitation_id=one, content=b"letter") for one in (invitation, new_id())]
    with pytest.raises(NotFound):
        mark_sent(desk.work, batch)
    assert desk.get(Invitation, invitation).sent_at is None


def test_nothing_is_shown_as_sent_before_it_was(desk: Desk) -> None:
    (invitation,) = desk.prepare(book(desk.work, desk.routed(), desk.group()))
    with desk.store.read() as session:
        assert as_sent(session, invitation) is None


def test_a_returned_letter_is_never_an_absence(desk: Desk) -> None:
    case_id = desk.routed()
    booking, invitation = desk.called(case_id, desk.group())
    desk.go_to(TUESDAY, time(12))
    record_attendance(desk.work, booking, Attendance.ABSENT)
    mark_returned(desk.work, invitation, desk.today)
    desk.absent_from(case_id, TUESDAY + timedelta(days=7))
    assert desk.step(case_id)[0] is NextStep.BOOK_ENROLMENT
    mark_returned(desk.work, invitation, None)
    assert desk.step(case_id) == (NextStep.ANSWER_QUESTIONS, TUESDAY + timedelta(days=14), "Q17")


def test_a_letter_sent_after_its_last_day_makes_no_absence(desk: Desk) -> None:
    case_id = desk.routed()
    desk.go_to(MONDAY + timedelta(days=3))  # three working days before the group: one too few
    desk.absent_from(case_id, TUESDAY)
    desk.absent_from(case_id, TUESDAY + timedelta(days=7))
    assert desk.step(case_id)[0] is NextStep.BOOK_ENROLMENT


@pytest.mark.parametrize("what", ["place", "meeting", "over", "wait"])
def test_a_call_that_was_overtaken_does_not_go(desk: Desk, what: str) -> None:
    group = desk.group(capacity=0 if what == "wait" else None)
    booking = book(desk.work, desk.routed(), group)
    desk.prepare(booking)
    match what:
        case "place":
            cancel_booking(desk.work, booking)
        case "meeting":
            cancel_meeting(desk.work, group)
        case "over":
            desk.go_to(TUESDAY + timedelta(days=1))
            record_attendance(desk.work, booking, Attendance.ABSENT)
    assert waiting_to_go(desk) == []


def test_word_of_a_cancelled_meeting_goes_only_when_it_is_cancelled(desk: Desk) -> None:
    group = desk.group()
    booking = book(desk.work, desk.routed(), group)
    word = desk.prepare(booking, letter=LetterKind.CANCELLED)
    assert waiting_to_go(desk) == []
    cancel_meeting(desk.work, group)
    assert waiting_to_go(desk) == list(word)


def test_a_certificate_goes_when_attendance_is_marked(desk: Desk) -> None:
    booking = book(desk.work, desk.routed(), desk.group())
    certificate = desk.prepare(booking, letter=LetterKind.ATTENDANCE_CERTIFICATE)
    assert waiting_to_go(desk) == []
    desk.go_to(TUESDAY, time(12))
    record_attendance(desk.work, booking, Attendance.PRESENT, (time(9), time(10, 30)))
    assert waiting_to_go(desk) == list(certificate)


def test_consent_opens_a_channel_and_its_withdrawal_holds_back_what_waits(desk: Desk) -> None:
    case_id = desk.routed()
    booking = book(desk.work, case_id, desk.group())
    sms = desk.prepare(booking, channel=Channel.SMS)
    assert waiting_to_go(desk) == []
    give_consent(desk.work, case_id, Channel.SMS, may_name_office=True)
    assert waiting_to_go(desk) == list(sms)
    withdraw_consent(desk.work, case_id, Channel.SMS)
    assert waiting_to_go(desk) == []


def test_consent_given_again_leaves_the_first_time_on_record(desk: Desk) -> None:
    case_id = desk.register()
    give_consent(desk.work, case_id, Channel.SMS)
    give_consent(desk.work, case_id, Channel.EMAIL)
    withdraw_consent(desk.work, case_id, Channel.SMS)
    desk.go_to(MONDAY + timedelta(days=1))
    give_consent(desk.work, case_id, Channel.SMS)
    kept = [(c.channel, c.given_on, c.withdrawn_on) for c in desk.all(ChannelConsent)]
    assert kept == [
        (Channel.SMS, MONDAY, MONDAY),
        (Channel.EMAIL, MONDAY, None),
        (Channel.SMS, desk.today, None),
    ]
    with desk.store.read() as session:
        reach = reach_of(session.get_one(Case, case_id).person)
    assert may_send(Channel.SMS, reach, desk.today)
    assert not may_send(Channel.SMS, reach, MONDAY)


@pytest.mark.parametrize("protection", list(ProtectedIdentity))
def test_a_protected_person_gets_no_sms_though_it_was_agreed_to(
    desk: Desk, protection: ProtectedIdentity
) -> None:
    case_id = desk.routed()
    give_consent(desk.work, case_id, Channel.SMS)
    booking = book(desk.work, case_id, desk.group())
    desk.prepare(booking, channel=Channel.SMS)
    change_person(desk.work, case_id, with_protection(ANNA, protection))
    assert waiting_to_go(desk) == []


def row_of(desk: Desk, booking: UUID, **how: object) -> OutboxRow:
    desk.prepare(booking, **how)
    with desk.store.read() as session:
        (row,) = outbox(session, desk.today, desk.get(Booking, booking).meeting_id)
        return row


def test_a_letter_is_told_everything_its_page_needs(desk: Desk) -> None:
    case_id = desk.routed()
    booking = book(desk.work, case_id, desk.group(interpreter_language="so"))
    found = row_of(desk, booking)
    recipient, address = found.row.recipient, found.row.recipient.address
    assert (recipient.name, recipient.number) == ("Anna Öhrström", "19850412-9803")
    assert address is not None
    assert (address.street, address.postcode, address.town) == (
        "Provgatan 3",
        "201 12",
        "Sundvalla",
    )
    assert (found.row.meeting.day, found.row.meeting.minutes) == (TUESDAY, 120)
    assert found.row.caseworker.name == "Karin Ek"
    assert not found.row.meeting.interpreter_booked
    assert found.row.labour_officer is None
    assert found.row.call_interpreter_by == TUESDAY - timedelta(days=4)


def test_a_protected_person_s_address_is_not_among_what_a_letter_is_told(desk: Desk) -> None:
    hidden = with_protection(ANNA, ProtectedIdentity.REGISTERED)
    may_come = replace(CALM, may_attend_group=Answer.YES)
    booking = book(desk.work, desk.routed(may_come, hidden), desk.group())
    assert row_of(desk, booking).row.recipient.address is None


def test_a_cancelled_meeting_s_letter_tells_the_new_time(desk: Desk) -> None:
    case_id = desk.routed()
    group = desk.group()
    old = book(desk.work, case_id, group)
    cancel_meeting(desk.work, group)
    later = desk.group(TUESDAY + timedelta(days=7), officer_id=desk.caseworker)
    new = book(desk.work, case_id, later, replaces=old)
    told = row_of(desk, old, letter=LetterKind.CANCELLED).row
    assert told.new_meeting is not None
    assert told.new_meeting.day == TUESDAY + timedelta(days=7)
    again = row_of(desk, new, letter=LetterKind.NEW_TIME)
    assert again.row.missed_on is None
    assert again.row.labour_officer is not None
    assert again.letter is LetterKind.ENROLMENT_GENERAL


def test_the_letter_about_a_new_time_tells_the_missed_day_until_the_absence_is_taken_back(
    desk: Desk,
) -> None:
    case_id = desk.routed()
    missed = desk.absent_from(case_id, TUESDAY)
    new = book(desk.work, case_id, desk.group(TUESDAY + timedelta(days=7)), replaces=missed)
    told = row_of(desk, new, letter=LetterKind.NEW_TIME)
    assert (told.row.missed_on, told.letter) == (TUESDAY, LetterKind.NEW_TIME)
    record_attendance(desk.work, missed, Attendance.EXCUSED)
    told = row_of(desk, new, letter=LetterKind.NEW_TIME)
    assert (told.row.missed_on, told.letter) == (None, LetterKind.ENROLMENT_GENERAL)


def test_a_letter_without_a_caseworker_names_the_meeting_s_or_nobody(desk: Desk) -> None:
    case_id = desk.register(caseworker_id=None)
    booking = book(desk.work, case_id, desk.group())
    assert row_of(desk, booking).row.caseworker == NOBODY
    change_meeting(
        desk.work,
        desk.get(Booking, booking).meeting_id,
        group_draft(caseworker_id=desk.caseworker),
    )
    assert row_of(desk, booking).row.caseworker.name == "Karin Ek"


def test_a_letter_of_another_system_calls_though_its_words_are_not_ours(desk: Desk) -> None:
    case_id = desk.routed()
    booking = book(desk.work, case_id, desk.group())
    letter = LetterKind.ENROLMENT_GENERAL
    invitation = record_earlier_letter(desk.work, booking, letter, MONDAY, None)
    assert desk.step(case_id)[0] is NextStep.HOLD_MEETING
    with desk.store.read() as session:
        assert as_sent(session, invitation) is None


@pytest.mark.parametrize("named", [True, False])
def test_an_sms_names_the_office_only_where_that_was_agreed_to(desk: Desk, named: bool) -> None:
    case_id = desk.routed()
    give_consent(desk.work, case_id, Channel.SMS, may_name_office=named)
    booking = book(desk.work, case_id, desk.group())
    assert row_of(desk, booking, channel=Channel.SMS).may_name_office is named

"""The people of a meeting: how they were called, and what the routine suggests for who stayed away."""

from dataclasses import replace
from datetime import time, timedelta
from uuid import UUID, uuid4

from models.actions.bin import put_in_bin
from models.actions.enrolment import save_answers
from models.actions.invitations import mark_returned
from models.actions.meetings import book, record_attendance
from models.meeting import Meeting
from models.queries.attendance import MeetingFile, meeting_file
from models.vocabulary import Answer, Attendance, Channel, NextStep, Outcome, ProtectedIdentity
from tests.models.desk import ANNA, CALM, MONDAY, Desk, with_protection

FIRST, SECOND = MONDAY + timedelta(days=8), MONDAY + timedelta(days=15)


def read(desk: Desk, meeting_id: UUID) -> MeetingFile:
    with desk.store.read() as session:
        found = meeting_file(session, meeting_id, desk.routines, desk.today)
    assert found is not None
    return found


def absent_twice(desk: Desk) -> tuple[UUID, UUID]:
    """Return a case that stayed away from two groups, and the second of them."""
    case_id = desk.routed()
    desk.absent_from(case_id, FIRST)
    group = desk.group(SECOND)
    place, _ = desk.called(case_id, group)
    desk.go_to(SECOND, time(12))
    record_attendance(desk.work, place, Attendance.ABSENT)
    return case_id, group


def test_a_second_absence_suggests_the_three_party_meeting_in_the_routines_words(
    desk: Desk,
) -> None:
    case_id, group = absent_twice(desk)
    (one,) = read(desk, group).people
    assert one.suggestion is not None
    assert (one.absences, one.suggestion.absences, one.suggestion.limit) == (1, 2, 2)
    assert (one.suggestion.outcome, one.suggestion.asks) == (Outcome.THREE_PARTY, True)
    assert "uteblir två gånger" in one.suggestion.words.words
    assert one.next_step is NextStep.ANSWER_QUESTIONS
    save_answers(desk.work, case_id, replace(CALM, still_relevant=Answer.YES))
    (one,) = read(desk, group).people
    assert one.suggestion is not None
    assert (one.suggestion.outcome, one.suggestion.asks) == (Outcome.THREE_PARTY, False)


def test_a_first_absence_suggests_the_same_group_again(desk: Desk) -> None:
    group = desk.group(FIRST)
    place, _ = desk.called(desk.routed(), group)
    desk.go_to(FIRST, time(12))
    record_attendance(desk.work, place, Attendance.ABSENT)
    (one,) = read(desk, group).people
    assert one.suggestion is not None
    assert (one.suggestion.absences, one.suggestion.outcome) == (1, Outcome.GENERAL)
    assert one.next_step is NextStep.BOOK_ENROLMENT


def test_nothing_is_suggested_for_who_came_or_had_a_reason(desk: Desk) -> None:
    group = desk.group(FIRST)
    places = [
        desk.called(desk.routed(person=replace(ANNA, given_name=name)), group)[0]
        for name in ("Ada", "Bo")
    ]
    desk.go_to(FIRST, time(12))
    for place, how in zip(places, (Attendance.PRESENT, Attendance.EXCUSED), strict=True):
        record_attendance(desk.work, place, how)
    found = read(desk, group)
    assert [one.suggestion for one in found.people] == [None, None]
    assert found.marked == 2


def test_each_is_told_with_the_way_they_were_called(desk: Desk) -> None:
    group = desk.group(FIRST)
    by_sms, by_post, not_yet = (
        desk.routed(person=replace(ANNA, given_name=name)) for name in ("Ada", "Bo", "Cia")
    )
    desk.called(by_sms, group, channel=Channel.SMS)
    _, letter = desk.called(by_post, group)
    mark_returned(desk.work, letter, MONDAY)
    book(desk.work, not_yet, group)
    told = [(p.channel, p.sent, p.returned, p.called) for p in read(desk, group).people]
    assert told == [
        (Channel.SMS, True, False, True),
        (Channel.LETTER, True, True, False),
        (None, False, False, False),
    ]


def test_people_stand_by_family_name_and_a_protected_one_by_case_number_only(desk: Desk) -> None:
    group = desk.group(FIRST)
    for person in (ANNA, replace(ANNA, family_name="Ek")):
        book(desk.work, desk.routed(person=person), group)
    hidden = desk.register(with_protection(ANNA, ProtectedIdentity.MARKED))
    book(desk.work, hidden, group)
    people = read(desk, group).people
    assert [one.listed for one in people if not one.who.protected] == ["Ek, Anna", "Öhrström, Anna"]
    (one,) = [one for one in people if one.who.protected]
    assert one.listed == one.who.case_number


def test_those_who_wait_stand_apart_in_their_order(desk: Desk) -> None:
    group = desk.group(FIRST, capacity=1)
    names = ("Ada", "Bo", "Cia")
    for name in names:
        book(desk.work, desk.routed(person=replace(ANNA, given_name=name)), group)
    found = read(desk, group)
    assert [one.who.name for one in found.waiting] == ["Bo Öhrström", "Cia Öhrström"]
    assert (len(found.people), found.is_full) == (1, True)


def test_the_next_meeting_of_a_person_is_told(desk: Desk) -> None:
    group = desk.group(FIRST)
    case_id = desk.routed()
    place, _ = desk.called(case_id, group)
    record_attendance(desk.work, place, Attendance.EXCUSED)
    book(desk.work, case_id, desk.group(SECOND))
    (one,) = read(desk, group).people
    assert one.next_day == SECOND


def test_there_is_nothing_to_read_of_a_meeting_that_is_gone(desk: Desk) -> None:
    group = desk.group(FIRST)
    put_in_bin(desk.work, Meeting, group)
    with desk.store.read() as session:
        assert meeting_file(session, group, desk.routines, desk.today) is None
        assert meeting_file(session, uuid4(), desk.routines, desk.today) is None

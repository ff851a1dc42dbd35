"""One case as its page shows it: what stands beside the case, and whose doings are told under it."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from models.actions.cases import change_person, link_household
from models.actions.consents import give_consent, withdraw_consent
from models.actions.meetings import cancel_booking, cancel_meeting, record_attendance
from models.queries.case_file import Agreed, CaseFile, case_file, events
from models.rules.timeline import Mark, Milestone, milestones
from models.vocabulary import Attendance, Channel
from tests.models.desk import ANNA, MONDAY, Desk

DAY = timedelta(1)


def read(desk: Desk, case_id: UUID) -> CaseFile:
    with desk.store.read() as session:
        found = case_file(session, case_id, desk.routines, desk.today)
    assert found is not None
    return found


def test_the_latest_word_on_a_channel_counts(desk: Desk) -> None:
    case = desk.register()
    give_consent(desk.work, case, Channel.SMS)
    give_consent(desk.work, case, Channel.EMAIL)
    desk.go_to(MONDAY + DAY)
    withdraw_consent(desk.work, case, Channel.SMS)
    assert set(read(desk, case).consents) == {
        Agreed(Channel.SMS, MONDAY, MONDAY + DAY),
        Agreed(Channel.EMAIL, MONDAY, None),
    }


def test_the_others_of_a_household_are_told_and_nobody_else(desk: Desk) -> None:
    case, other = desk.register(), desk.register(replace(ANNA, given_name="Bo"))
    desk.register(replace(ANNA, given_name="Ceci"))
    assert read(desk, case).household == ()
    link_household(desk.work, (case, other))
    assert [(one.case_id, one.name) for one in read(desk, case).household] == [
        (other, "Bo Öhrström")
    ]


def test_what_is_done_to_the_person_is_told_under_the_case(desk: Desk) -> None:
    case, other = desk.register(), desk.register(replace(ANNA, given_name="Bo"))
    give_consent(desk.work, case, Channel.SMS)
    change_person(desk.work, case, replace(ANNA, birth_date=date(1985, 4, 12), town="Lund"))
    with desk.store.read() as session:
        verbs = {event.verb for event in events(session, case)}
        others = {event.verb for event in events(session, other)}
    assert verbs == {"register_case", "give_channel_consent", "change_person"}
    assert others == {"register_case"}


def test_a_place_says_how_it_was_left_and_what_it_replaced(desk: Desk) -> None:
    case = desk.routed()
    first, _ = desk.called(case, desk.group())
    cancel_booking(desk.work, first)
    group = desk.group(MONDAY + 15 * DAY)
    desk.called(case, group)
    cancel_meeting(desk.work, group)
    assert [(m.left, m.called_off) for m in read(desk, case).meetings] == [
        (True, False),
        (False, True),
    ]


def test_the_way_of_a_case_is_read_from_its_records(desk: Desk) -> None:
    case = desk.routed()
    desk.absent_from(case, MONDAY + 8 * DAY)
    file = read(desk, case)
    stops = milestones(file.lived, desk.today)
    assert [(stop.what, stop.mark) for stop in stops] == [
        (Milestone.CONTACT, Mark.DONE),
        (Milestone.DECISION, Mark.DONE),
        (Milestone.INVITATION, Mark.DONE),
        (Milestone.ABSENCE, Mark.ABSENT),
        (Milestone.ENROLMENT, Mark.PLANNED),
        (Milestone.FOLLOW_UP, Mark.PLANNED),
    ]
    assert (stops[3].number, stops[3].limit) == (1, 2)


def test_a_place_that_was_left_is_no_stop_on_the_way(desk: Desk) -> None:
    case = desk.routed()
    booking, _ = desk.called(case, desk.group())
    record_attendance(desk.work, booking, Attendance.CANCELLED)
    assert read(desk, case).lived.places == ()


def test_the_words_behind_the_next_steps_day_stand_beside_it(desk: Desk) -> None:
    words = read(desk, desk.routed()).rule_words
    assert words is not None
    assert (words.key, words.ours) == ("Q3", False)

"""Whole stories from the reception to the letter, told in the verbs a caseworker has."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path
from uuid import UUID

import pytest

from models.actions.enrolment import choose_route, record_decision, save_answers
from models.actions.meetings import record_attendance
from models.case import Case
from models.meeting import Booking, Invitation
from models.queries.case_state import route_of
from models.rules.enrolment import Route
from models.rules.explain import sentences
from models.vocabulary import (
    Answer,
    Attendance,
    DecisionOutcome,
    LetterKind,
    MeetingKind,
    NextStep,
    Outcome,
)
from tests.models.desk import ANNA, CALM, Desk
from tests.ui.desk.outbox import recipient_in, with_office
from tests.ui.desk.papers import words_in
from ui.desk.booking import book_next
from ui.desk.letters import Templates, send_outbox, templates_of
from ui.desk.lists import weekly_lists
from ui.i18n import translator

BY_LETTER = replace(ANNA, telephone="", email="")
EVENING = time(17)


@pytest.fixture
def office(desk: Desk) -> Desk:
    return with_office(desk)


def waits_for(desk: Desk, case: UUID) -> NextStep:
    return desk.step(case)[0]


def suggested(desk: Desk, case_id: UUID) -> Route:
    with desk.store.read() as session:
        return route_of(session.get_one(Case, case_id), desk.routines, desk.today)


def booked(desk: Desk, case: UUID) -> Booking:
    booking = book_next(desk.work, case, "Inget tidigare möte kunde nås.")
    assert booking is not None
    return desk.get(Booking, booking)


def letter_to(desk: Desk, templates: Templates, folder: Path) -> Path:
    """Send what waits, and return the one letter there was."""
    handed = send_outbox(desk.work, templates, folder)
    assert handed.hindered == ()
    (letter,) = handed.files
    assert recipient_in(letter.read_bytes())[0] == "Anna Öhrström"
    return letter


def passes(desk: Desk, booking: Booking, attendance: Attendance) -> None:
    """Let the day of a meeting come and mark how the person took part."""
    desk.go_to(booking.meeting.day, EVENING)
    record_attendance(desk.work, booking.id, attendance)


def in_lists(desk: Desk, stem: str) -> list[str]:
    (made,) = (one for one in weekly_lists(desk.work, translator()) if one.stem == stem)
    return [row.case_number for row in made.listed.rows]


def comes_to_the_general_group(office: Desk, templates: Templates, folder: Path) -> UUID:
    """Tell how Anna came to us, up to the route."""
    # Anna calls the reception and gets a time for a first visit.
    anna = office.register(BY_LETTER)
    assert waits_for(office, anna) is NextStep.BOOK_FIRST_VISIT
    visit = booked(office, anna)
    assert visit.meeting.kind is MeetingKind.FIRST_VISIT
    letter_to(office, templates, folder)
    passes(office, visit, Attendance.PRESENT)

    # Support is granted and the questions are answered: she belongs in the general group.
    assert waits_for(office, anna) is NextStep.RECORD_DECISION
    record_decision(office.work, anna, DecisionOutcome.APPROVED, office.today)
    assert waits_for(office, anna) is NextStep.ANSWER_QUESTIONS
    save_answers(office.work, anna, CALM)
    assert choose_route(office.work, anna).outcome is Outcome.GENERAL
    return anna


def test_anna_stays_away_twice_and_is_called_to_a_three_party_meeting(
    office: Desk, tmp_path: Path
) -> None:
    templates = templates_of(office.work)

    anna = comes_to_the_general_group(office, templates, tmp_path)

    # She is called to the group, and stays away.
    first = booked(office, anna)
    assert first.meeting.day.weekday() == 1  # Tisdagar 09:00-11:00
    assert waits_for(office, anna) is NextStep.SEND_INVITATION
    letter_to(office, templates, tmp_path)
    assert waits_for(office, anna) is NextStep.HOLD_MEETING
    passes(office, first, Attendance.ABSENT)
    assert in_lists(office, "uteblivna") == ["2026-00001"]

    # She gets a new time, and stays away again.
    assert waits_for(office, anna) is NextStep.BOOK_ENROLMENT
    second = booked(office, anna)
    letter_to(office, templates, tmp_path)
    assert second.replaces_id == first.id
    passes(office, second, Attendance.ABSENT)

    # Two absences: is planning still relevant? Then the routine speaks of a three-party meeting.
    asked = suggested(office, anna)
    assert (asked.outcome, asked.unanswered) == (Outcome.ASK, ("still_relevant",))
    save_answers(office.work, anna, replace(CALM, still_relevant=Answer.YES))
    route = choose_route(office.work, anna)
    assert (route.outcome, route.absences) == (Outcome.THREE_PARTY, 2)
    said = [one.words for one in sentences(route.quotes, office.routines[0]) if not one.ours]
    assert "Personer som vid två tillfällen uteblivit från inskrivningsmöten." in said

    # The letter calls her like anybody else, and says nothing of why.
    talk = booked(office, anna)
    assert talk.meeting.kind is MeetingKind.THREE_PARTY
    letter = letter_to(office, templates, tmp_path)
    assert letter.name.startswith("kallelse-2026-00001")
    words = words_in(letter).casefold()
    assert "utebl" not in words
    assert [one.letter for one in office.all(Invitation)] == [
        LetterKind.FIRST_VISIT,
        LetterKind.ENROLMENT_GENERAL,
        LetterKind.NEW_TIME,
        LetterKind.THREE_PARTY,
    ]

    # She comes, and nothing of the absences is left to act on.
    passes(office, talk, Attendance.PRESENT)
    assert in_lists(office, "uteblivna") == []
    assert waits_for(office, anna) is NextStep.FOLLOW_UP


def test_an_exemption_is_reviewed_when_its_reason_ends(office: Desk) -> None:
    # On parental leave for seven months more: exempt, until the leave ends.
    leave_ends = date(2027, 6, 23)
    on_leave = replace(CALM, on_parental_leave=Answer.YES, leave_ends=leave_ends)
    case = office.register()
    office.approve(case, on_leave)
    route = choose_route(office.work, case)
    assert (route.outcome, route.exemption) == (Outcome.EXEMPT, 3)
    assert route.review is not None
    assert route.review <= leave_ends
    assert office.step(case)[:2] == (NextStep.REVIEW_EXEMPTION, route.review)
    assert book_next(office.work, case) is None

    # The day comes, and a person takes a position before anyone is called.
    office.go_to(route.review)
    assert in_lists(office, "veckans-uppfoljning") == ["2026-00001"]
    reviewed = replace(on_leave, on_parental_leave=Answer.NO, exemption_reviewed_on=office.today)
    save_answers(office.work, case, reviewed)
    assert choose_route(office.work, case).outcome is Outcome.GENERAL
    assert booked(office, case).meeting.kind is MeetingKind.ENROLMENT_GENERAL

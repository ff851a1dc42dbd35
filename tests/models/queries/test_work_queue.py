"""The work queue: what is due, the most overdue first, and only what waits for someone."""

from dataclasses import replace
from datetime import date, timedelta

from models.actions.bin import put_in_bin
from models.actions.cases import close_case, hand_over_case
from models.actions.office import add_caseworker
from models.case import Case
from models.queries.cases import waiting_counts
from models.queries.work_queue import QueueRow, waiting_for, work_queue
from models.vocabulary import NextStep, ProtectedIdentity
from tests.models.desk import ANNA, MONDAY, Desk, with_protection

WEEK = MONDAY + timedelta(days=7)


def test_the_most_overdue_stands_first_and_each_row_says_why(desk: Desk) -> None:
    today = desk.register()
    late = desk.register(
        with_protection(ANNA, ProtectedIdentity.REGISTERED),
        contact_date=MONDAY - timedelta(days=20),
    )
    with desk.store.read() as session:
        rows = work_queue(session, until=WEEK)
    assert [row.case_id for row in rows] == [late, today]
    assert rows[0] == QueueRow(
        case_id=late,
        case_number="2026-00002",
        name="Anna Öhrström",
        born=date(1985, 4, 12),
        protected=True,
        next_step=NextStep.BOOK_FIRST_VISIT,
        due=MONDAY - timedelta(days=13),
        rule="Q2",
    )


def test_only_what_is_due_by_the_day_and_waits_for_someone_is_shown(desk: Desk) -> None:
    shut, binned, later, shown = (
        desk.register(),
        desk.register(),
        desk.register(contact_date=MONDAY + timedelta(days=1)),
        desk.register(replace(ANNA, family_name="Ek")),
    )
    close_case(desk.work, shut)
    put_in_bin(desk.work, Case, binned)
    with desk.store.read() as session:
        assert [row.case_id for row in work_queue(session, until=WEEK)] == [shown]
        until = WEEK + timedelta(days=1)
        assert [row.case_id for row in work_queue(session, until=until)] == [shown, later]
        assert len(work_queue(session, until=until, limit=1)) == 1


def test_a_caseworker_sees_their_own(desk: Desk) -> None:
    mine, theirs = desk.register(), desk.register()
    colleague = add_caseworker(desk.store, name="Mats Öberg")
    hand_over_case(desk.work, theirs, colleague)
    with desk.store.read() as session:
        rows = work_queue(session, until=WEEK, caseworker=desk.caseworker)
    assert [row.case_id for row in rows] == [mine]


def test_the_cases_that_wait_for_a_step_are_told_the_oldest_first(desk: Desk) -> None:
    first = desk.register(contact_date=MONDAY - timedelta(days=1))
    second, routed = desk.register(), desk.routed()
    steps = (NextStep.BOOK_FIRST_VISIT,)
    with desk.store.read() as session:
        assert waiting_for(session, steps) == (first, second)
        assert waiting_for(session, (NextStep.BOOK_ENROLMENT,)) == (routed,)
        assert waiting_counts(session) == {
            NextStep.BOOK_FIRST_VISIT: 2,
            NextStep.BOOK_ENROLMENT: 1,
        }

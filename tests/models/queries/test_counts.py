"""What the rail counts is what the pages show."""

from datetime import timedelta

import pytest

from models.actions.consents import give_consent, withdraw_consent
from models.actions.meetings import cancel_meeting
from models.queries.counts import RailCounts, rail_counts
from models.queries.letters import outbox
from models.vocabulary import Channel
from tests.models.desk import Desk


def _counts(desk: Desk) -> RailCounts:
    with desk.store.read() as session:
        found = rail_counts(session, desk.today)
        assert found.letters == len(outbox(session, desk.today, held_back=True))
        return found


def test_an_empty_office_counts_nothing(desk: Desk) -> None:
    assert _counts(desk) == RailCounts(late=0, letters=0)


def test_what_is_due_today_is_late_tomorrow(desk: Desk) -> None:
    desk.register()
    with desk.store.read() as session:
        assert rail_counts(session, desk.today).late == 0
        assert rail_counts(session, desk.today + timedelta(days=30)).late == 1


@pytest.mark.parametrize("channel", Channel)
def test_a_message_counts_until_its_meeting_is_off(desk: Desk, channel: Channel) -> None:
    case_id = desk.routed()
    if channel in {Channel.SMS, Channel.EMAIL}:
        give_consent(desk.work, case_id, channel, may_name_office=True)
    meeting_id = desk.group()
    booking_id, _ = desk.called(case_id, meeting_id)
    desk.prepare(booking_id, channel=channel)
    before = _counts(desk).letters
    cancel_meeting(desk.work, meeting_id)
    assert _counts(desk).letters < before


def test_a_message_held_back_by_a_consent_that_ended_counts_until_somebody_has_seen_to_it(
    desk: Desk,
) -> None:
    case_id = desk.routed()
    give_consent(desk.work, case_id, Channel.SMS, may_name_office=True)
    booking_id, _ = desk.called(case_id, desk.group())
    desk.prepare(booking_id, channel=Channel.SMS)
    before = _counts(desk).letters
    withdraw_consent(desk.work, case_id, Channel.SMS)
    assert _counts(desk).letters == before

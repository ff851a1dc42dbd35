"""What a person has agreed to for each channel: given, withdrawn, never overwritten."""

from datetime import date
from uuid import UUID

from models.actions.work import Work, changing_case
from models.person import ChannelConsent
from models.vocabulary import Channel


def give_consent(
    work: Work,
    case_id: UUID,
    channel: Channel,
    *,
    may_name_office: bool = False,
    given_on: date | None = None,
) -> None:
    """Record that the person agrees to a channel, from today where no other day is told."""
    with changing_case(work, "give_channel_consent", case_id) as (_, case):
        case.person.consents.append(
            ChannelConsent(
                channel=channel,
                given_on=given_on or work.today,
                may_name_office=may_name_office,
            )
        )


def withdraw_consent(
    work: Work, case_id: UUID, channel: Channel, withdrawn_on: date | None = None
) -> None:
    """Record that the person no longer agrees to a channel, from this very day or the one told."""
    with changing_case(work, "withdraw_channel_consent", case_id) as (_, case):
        for consent in case.person.consents:
            if consent.channel is channel and consent.withdrawn_on is None:
                consent.withdrawn_on = withdrawn_on or work.today

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.channels import (
    ORDER,
    ChannelRefusal,
    ChannelWarning,
    Consent,
    Reach,
    channel_instead,
    channel_warnings,
    channels,
    is_quick,
    may_send,
    refusal,
)
from models.vocabulary import Channel

LETTER, TELEPHONE, SMS, EMAIL = Channel.LETTER, Channel.TELEPHONE, Channel.SMS, Channel.EMAIL
GIVEN = date(2026, 9, 1)
DAY = date(2026, 11, 24)
SMS_CONSENT = Consent(SMS, GIVEN)
EMAIL_CONSENT = Consent(EMAIL, GIVEN)
EVERYTHING = (SMS_CONSENT, EMAIL_CONSENT)


@pytest.mark.parametrize(
    ("reach", "expected"),
    [
        pytest.param(
            Reach(has_address=True, has_telephone=True, consents=(SMS_CONSENT,)),
            (LETTER, TELEPHONE, SMS),
            id="T67",
        ),
        (Reach(has_address=True, has_telephone=True), (LETTER, TELEPHONE)),
        (Reach(has_address=True, has_email=True, consents=EVERYTHING), (LETTER, EMAIL)),
        (Reach(has_address=True, has_telephone=True, has_email=True, consents=EVERYTHING), ORDER),
        (Reach(has_telephone=True, consents=(EMAIL_CONSENT,)), (TELEPHONE,)),
        (Reach(), ()),
    ],
)
def test_the_open_channels_come_in_the_order_asked_for(
    reach: Reach, expected: tuple[Channel, ...]
) -> None:
    assert channels(reach, DAY) == expected
    assert channels(reach, DAY, ORDER[::-1]) == expected[::-1]


@pytest.mark.parametrize(
    ("consents", "why"),
    [
        ((), ChannelRefusal.NO_CONSENT),
        ((EMAIL_CONSENT,), ChannelRefusal.NO_CONSENT),
        ((Consent(SMS, date(2026, 11, 25)),), ChannelRefusal.NO_CONSENT),
        ((Consent(SMS, GIVEN, DAY),), ChannelRefusal.WITHDRAWN),
        ((Consent(SMS, GIVEN, date(2026, 10, 1)),), ChannelRefusal.WITHDRAWN),
        ((Consent(SMS, GIVEN, date(2026, 11, 25)),), None),
        ((Consent(SMS, DAY),), None),
        ((Consent(SMS, GIVEN, date(2026, 10, 1)), Consent(SMS, date(2026, 11, 1))), None),
    ],
)
def test_sms_needs_a_consent_that_holds_that_day(
    consents: tuple[Consent, ...], why: ChannelRefusal | None
) -> None:
    reach = Reach(has_telephone=True, consents=consents)
    assert refusal(SMS, reach, DAY) is why
    assert may_send(SMS, reach, DAY) == (why is None)


@pytest.mark.parametrize(
    ("channel", "why"),
    [
        (LETTER, ChannelRefusal.NO_ADDRESS),
        (TELEPHONE, ChannelRefusal.NO_TELEPHONE),
        (SMS, ChannelRefusal.NO_TELEPHONE),
        (EMAIL, ChannelRefusal.NO_EMAIL),
    ],
)
def test_a_channel_needs_something_to_send_to(channel: Channel, why: ChannelRefusal) -> None:
    assert refusal(channel, Reach(consents=EVERYTHING), DAY) is why


def test_a_consent_withdrawn_after_the_booking_leaves_the_letter() -> None:
    booked = Reach(has_address=True, has_telephone=True, consents=(SMS_CONSENT,))
    withdrawn = Reach(has_address=True, has_telephone=True, consents=(Consent(SMS, GIVEN, DAY),))
    assert channel_instead(SMS, booked, DAY) is SMS
    assert channel_instead(SMS, withdrawn, DAY) is LETTER
    assert channel_instead(SMS, Reach(), DAY) is None


def test_a_protected_person_without_a_safe_address_is_called_by_way_of_skatteverket() -> (
    None
):  # T70
    reach = Reach(protected=True, consents=EVERYTHING)
    assert channels(reach, DAY) == (LETTER,)
    assert channel_warnings(reach, DAY) == (ChannelWarning.FORWARDED,)


def test_a_known_safe_address_gets_ordinary_post() -> None:
    reach = Reach(protected=True, has_address=True)
    assert channels(reach, DAY) == (LETTER,)
    assert channel_warnings(reach, DAY) == ()


def test_someone_who_cannot_be_reached_is_warned_of() -> None:
    assert channel_warnings(Reach(), DAY) == (ChannelWarning.NO_CHANNEL,)


@pytest.mark.parametrize(
    ("open_channels", "quick"),
    [
        ((LETTER,), False),
        ((LETTER, EMAIL), False),
        ((LETTER, TELEPHONE), True),
        ((SMS,), True),
        ((), False),
    ],
)
def test_telephone_and_sms_are_quick(open_channels: tuple[Channel, ...], quick: bool) -> None:
    assert is_quick(open_channels) == quick


reaches = st.builds(
    Reach,
    has_address=st.booleans(),
    has_telephone=st.booleans(),
    has_email=st.booleans(),
    protected=st.booleans(),
    consents=st.lists(
        st.builds(Consent, st.sampled_from(ORDER), st.dates(), st.none() | st.dates()), max_size=4
    ).map(tuple),
)


@given(reaches, st.dates())
def test_a_protected_person_never_gets_sms_or_email(reach: Reach, on: date) -> None:
    open_channels = channels(reach, on)
    assert not (reach.protected and {SMS, EMAIL} & set(open_channels))
    assert set(open_channels) == {channel for channel in ORDER if may_send(channel, reach, on)}

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.routine import Counted, Routine
from models.rules.days_off import DayOff, DayOffReason, day_off, working_days_after
from models.rules.deadlines import days_after
from models.rules.slots import (
    Choice,
    Offer,
    Slot,
    SlotRequest,
    SlotWarning,
    missing_staff,
    next_slots,
    offer,
)
from models.vocabulary import Channel, MeetingKind, StaffRole
from tests.models.rules.routines import malmo, with_meeting

GENERAL, SFI = MeetingKind.ENROLMENT_GENERAL, MeetingKind.ENROLMENT_SFI
THREE_PARTY, FIRST_VISIT = MeetingKind.THREE_PARTY, MeetingKind.FIRST_VISIT
LETTER, BY_TELEPHONE = (Channel.LETTER,), (Channel.LETTER, Channel.TELEPHONE)
MALMO = malmo()
OVER_A_WEEK, LETTER_TOO_LATE = SlotWarning.OVER_A_WEEK, SlotWarning.LETTER_TOO_LATE


def at(month: int, day: int, hour: int = 10, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour)  # noqa: DTZ001 - the office's own clock


def request(
    kind: MeetingKind, now: datetime, channels: tuple[Channel, ...] = BY_TELEPHONE
) -> SlotRequest:
    """Decided today, to be enrolled within the week."""
    return SlotRequest(
        kind=kind, now=now, channels=channels, deadline=now.date() + timedelta(days=7)
    )


@pytest.mark.parametrize(
    ("asked", "days", "warnings"),
    [
        pytest.param(
            request(GENERAL, at(11, 23)), [(11, 24), (12, 1)], (LETTER_TOO_LATE,), id="T63"
        ),
        pytest.param(request(GENERAL, at(11, 24, 13)), [(12, 1), (12, 8)], (), id="T64"),
        pytest.param(request(SFI, at(11, 26)), [(11, 27), (12, 4)], (LETTER_TOO_LATE,), id="T65"),
        pytest.param(
            request(THREE_PARTY, at(11, 23)),
            [(11, 27), (11, 27), (11, 30), (11, 30), (12, 1)],
            (),
            id="T84",
        ),
        pytest.param(
            request(GENERAL, at(11, 26), LETTER), [(12, 8), (12, 15)], (OVER_A_WEEK,), id="T85"
        ),
        (request(GENERAL, at(11, 23), LETTER), [(12, 1)], (OVER_A_WEEK,)),
        (
            request(GENERAL, at(11, 26), (Channel.LETTER, Channel.SMS)),
            [(12, 1), (12, 8)],
            (LETTER_TOO_LATE,),
        ),
        (request(GENERAL, at(11, 26), (Channel.LETTER, Channel.EMAIL)), [(12, 8)], (OVER_A_WEEK,)),
        (request(GENERAL, at(11, 24, 8)), [(12, 1)], ()),
        (request(GENERAL, at(11, 25)), [(12, 1)], ()),
        (request(SFI, at(11, 23)), [(11, 27)], ()),
        (request(SFI, at(11, 27)), [(12, 4)], ()),
        (request(FIRST_VISIT, at(11, 23), LETTER), [(11, 27), (11, 27), (11, 30)], ()),
    ],
)
def test_the_next_meetings_are_the_routines_own(
    asked: SlotRequest, days: list[tuple[int, int]], warnings: tuple[SlotWarning, ...]
) -> None:
    found = offer(replace(asked, count=len(days)), MALMO)
    assert [slot.day for slot in found.slots] == [date(2026, *day) for day in days]
    assert found.warnings == warnings


def test_a_meeting_has_the_routines_time_and_place() -> None:
    (first,) = next_slots(replace(request(SFI, at(11, 23)), count=1), MALMO)
    assert first == Slot(
        kind=SFI,
        day=date(2026, 11, 27),
        starts=time(9),
        ends=time(11, 30),
        place="Nobelvägen 66",
        within_deadline=True,
        over_a_week=False,
        letter_in_time=True,
        free=20,
    )


def test_day_eight_is_offered_as_the_other_side_of_a_choice() -> None:
    found = offer(request(GENERAL, at(11, 23)), MALMO)
    assert found.choice == Choice(found.slots[0], found.slots[1])
    assert found.choice.sooner.warnings == (LETTER_TOO_LATE,)
    assert found.choice.later.warnings == (OVER_A_WEEK,)
    assert (found.choice.sooner.within_deadline, found.choice.later.within_deadline) == (
        True,
        False,
    )


@pytest.mark.parametrize(
    "asked",
    [
        request(GENERAL, at(11, 25)),
        request(GENERAL, at(11, 23), LETTER),
        replace(request(GENERAL, at(11, 23)), count=1),
        replace(request(GENERAL, at(11, 23)), deadline=None),
    ],
)
def test_without_a_conflict_there_is_nothing_to_choose(asked: SlotRequest) -> None:
    assert offer(asked, MALMO).choice is None


def test_without_a_deadline_the_letter_sets_the_pace() -> None:
    found = offer(replace(request(GENERAL, at(11, 23)), deadline=None), MALMO)
    assert found.slots[0].day == date(2026, 12, 1)
    assert found.slots[0].within_deadline
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("now", "kind", "lost", "name", "first"),
    [
        (at(3, 30), SFI, (4, 3), "Långfredagen", (4, 10)),
        (at(6, 15), SFI, (6, 19), "Midsommarafton", (6, 26)),
        (at(12, 21), SFI, (12, 25), "Juldagen", (1, 8)),
        (at(12, 30, year=2025), GENERAL, (1, 6), "Trettondedag jul", (1, 13)),
    ],
)
def test_a_holiday_is_passed_over_with_its_name(
    now: datetime, kind: MeetingKind, lost: tuple[int, int], name: str, first: tuple[int, int]
) -> None:
    found = offer(request(kind, now, LETTER), MALMO)
    year = now.year + (lost[0] < now.month)
    assert found.days_off[0] == DayOff(date(year, *lost), DayOffReason.HOLIDAY, name)
    assert found.slots[0].day == date(now.year + (first[0] < now.month), *first)
    assert SlotWarning.DAY_OFF in found.warnings


def test_both_fridays_of_christmas_2026_are_lost() -> None:
    found = offer(request(SFI, at(12, 21)), MALMO)
    assert [off.name for off in found.days_off] == ["Juldagen", "Nyårsdagen"]
    assert found.slots[0].day == date(2027, 1, 8)


def test_a_local_closure_and_a_called_off_meeting_say_so() -> None:
    closed = malmo(closures=(date(2026, 12, 1),))
    asked = replace(request(GENERAL, at(11, 25), LETTER), cancelled=(date(2026, 12, 8),))
    found = offer(asked, closed)
    assert [(off.day.day, off.reason) for off in found.days_off] == [
        (1, DayOffReason.CLOSURE),
        (8, DayOffReason.CALLED_OFF),
    ]
    assert found.slots[0].day == date(2026, 12, 15)


def test_a_day_off_after_the_deadline_is_no_warning() -> None:
    asked = replace(request(GENERAL, at(11, 25), LETTER), cancelled=(date(2026, 12, 8),))
    found = offer(asked, MALMO)
    assert found.days_off
    assert found.warnings == ()


def test_a_meeting_on_agreement_loses_nothing_to_a_holiday() -> None:
    found = offer(replace(request(THREE_PARTY, at(12, 21)), count=6), MALMO)
    assert [off.name for off in found.days_off] == ["Julafton", "Juldagen"]
    assert [slot.day.day for slot in found.slots] == [22, 22, 23, 23, 28, 28]
    assert found.warnings == (LETTER_TOO_LATE,)


def test_a_letter_from_a_closed_office_goes_the_next_working_day() -> None:
    found = offer(request(GENERAL, at(11, 28), LETTER), MALMO)
    assert found.slots[0].day == date(2026, 12, 8)
    asked = request(THREE_PARTY, at(11, 28), LETTER)
    assert offer(asked, MALMO).slots[0].day == date(2026, 12, 4)


def test_a_full_meeting_has_a_waiting_list_and_the_next_is_offered() -> None:
    asked = replace(
        request(GENERAL, at(11, 25), LETTER), taken={date(2026, 12, 1): 21, date(2026, 12, 8): 19}
    )
    found = offer(asked, MALMO)
    assert [(slot.day.day, slot.free, slot.waiting) for slot in found.full] == [(1, 0, True)]
    assert [(slot.day.day, slot.free, slot.waiting) for slot in found.slots[:2]] == [
        (8, 1, False),
        (15, 20, False),
    ]
    assert found.warnings == (OVER_A_WEEK, SlotWarning.FULL)


@pytest.mark.parametrize(("places", "free"), [(2, 0), (25, 23), (None, None)])
def test_a_planned_meeting_has_its_own_number_of_places(
    places: int | None, free: int | None
) -> None:
    day = date(2026, 12, 1)
    asked = replace(request(GENERAL, at(11, 24), LETTER), taken={day: 2}, places={day: places})
    found = offer(asked, MALMO)
    assert {slot.day: slot.free for slot in (*found.full, *found.slots)}[day] == free


def test_a_full_meeting_after_the_deadline_is_no_warning() -> None:
    asked = replace(request(GENERAL, at(11, 25), LETTER), taken={date(2026, 12, 8): 20})
    found = offer(asked, MALMO)
    assert [slot.day.day for slot in found.full] == [8]
    assert found.warnings == ()


def test_a_full_meeting_gives_way_to_the_next_one_by_letter() -> None:
    asked = replace(request(GENERAL, at(11, 24, 8)), taken={date(2026, 12, 1): 20})
    assert offer(asked, MALMO).slots[0].day == date(2026, 12, 8)


def test_a_routine_without_places_counts_none() -> None:
    routine = with_meeting(GENERAL, capacity=None)
    asked = replace(request(GENERAL, at(11, 25)), taken={date(2026, 12, 1): 500})
    assert next_slots(asked, routine)[0].free is None


def test_when_nothing_is_left_it_is_said() -> None:
    asked = replace(
        request(GENERAL, at(11, 25)),
        cancelled=tuple(date(2026, 11, 25) + timedelta(n) for n in range(92)),
    )
    found = offer(asked, MALMO)
    assert (found.slots, found.choice) == ((), None)
    assert found.warnings == (SlotWarning.NO_SLOT, SlotWarning.DAY_OFF)


@pytest.mark.parametrize("hour", [0, 8, 13])
def test_nobody_is_called_to_a_meeting_of_the_same_day(hour: int) -> None:
    asked = replace(request(THREE_PARTY, at(11, 23, hour)), deadline=date(2026, 11, 24))
    assert next_slots(asked, MALMO)[0].day == date(2026, 11, 24)


def test_the_clock_on_the_wall_counts_whatever_its_zone() -> None:
    now = datetime(2026, 11, 23, 10, tzinfo=timezone(timedelta(hours=1)))
    assert next_slots(request(GENERAL, now), MALMO) == next_slots(
        request(GENERAL, at(11, 23)), MALMO
    )


def test_a_meeting_on_agreement_keeps_the_routines_time_where_it_has_one() -> None:
    routine = with_meeting(THREE_PARTY, starts=time(10), ends=time(11, 15))
    slots = next_slots(request(THREE_PARTY, at(11, 23)), routine)
    assert {(s.starts, s.ends, s.place) for s in slots} == {
        (time(10), time(11, 15), "socialtjänstavdelningen")
    }


def test_a_meeting_on_agreement_lasts_as_long_as_the_routine_says() -> None:
    slots = next_slots(request(THREE_PARTY, at(11, 23)), with_meeting(THREE_PARTY, minutes=90))
    assert [(s.starts, s.ends) for s in slots[:2]] == [
        (time(9), time(10, 30)),
        (time(13), time(14, 30)),
    ]


@pytest.mark.parametrize(
    ("routine", "first"),
    [
        (with_meeting(GENERAL, weekday=3), date(2026, 12, 3)),
        (malmo(letter_lead_working_days=1), date(2026, 12, 1)),
        (malmo(letter_lead_working_days=9), date(2026, 12, 15)),
    ],
)
def test_a_changed_routine_moves_the_meetings(routine: Routine, first: date) -> None:
    assert next_slots(request(GENERAL, at(11, 26), LETTER), routine)[0].day == first


def test_where_the_booking_counts_a_later_meeting_keeps_the_deadline_but_is_warned_of() -> None:
    routine = malmo(enrolment_counts=Counted.BOOKED)
    found = offer(request(GENERAL, at(11, 23)), routine)
    assert [(s.day, s.within_deadline) for s in found.slots[:1]] == [(date(2026, 12, 1), True)]
    assert found.warnings == (OVER_A_WEEK,)


def test_a_first_visit_is_in_time_when_it_is_booked_in_time() -> None:
    asked = replace(request(FIRST_VISIT, at(11, 23), LETTER), deadline=date(2026, 11, 23))
    assert next_slots(asked, MALMO)[0].within_deadline
    assert not next_slots(asked, malmo(first_visit_counts=Counted.HELD))[0].within_deadline


@pytest.mark.parametrize(
    ("kind", "booked", "missing"),
    [
        pytest.param(THREE_PARTY, (), tuple(StaffRole), id="T72"),
        (THREE_PARTY, (StaffRole.CASEWORKER,), (StaffRole.LABOUR_MARKET_OFFICER,)),
        (
            MeetingKind.THREE_PARTY_HIGH_RISK,
            (StaffRole.LABOUR_MARKET_OFFICER,),
            (StaffRole.CASEWORKER,),
        ),
        (THREE_PARTY, tuple(StaffRole), ()),
        (GENERAL, (), ()),
    ],
)
def test_a_three_party_meeting_needs_both_sides(
    kind: MeetingKind, booked: tuple[StaffRole, ...], missing: tuple[StaffRole, ...]
) -> None:
    assert missing_staff(kind, booked) == missing


requests = st.builds(
    SlotRequest,
    kind=st.sampled_from(MeetingKind),
    now=st.datetimes(at(1, 1, year=2020), at(1, 1, year=2040)),
    channels=st.sampled_from([LETTER, BY_TELEPHONE, ()]),
    deadline=st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    taken=st.dictionaries(
        st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 30), max_size=5
    ),
    count=st.integers(1, 5),
)


@given(requests, st.integers(0, 10))
def test_every_offer_can_be_kept(asked: SlotRequest, in_days: int) -> None:
    asked = replace(asked, deadline=asked.deadline and days_after(asked.now.date(), in_days))
    found: Offer = offer(asked, MALMO)
    rule = MALMO.meeting(asked.kind)
    assert 0 < len(found.slots) <= asked.count
    assert list(found.slots) == sorted(found.slots, key=lambda s: (s.day, s.starts))
    for slot in found.slots:
        assert day_off(slot.day) is None
        assert slot.day > asked.now.date()
        assert not slot.waiting
        assert rule.weekday in {None, slot.day.weekday()}
        assert slot.letter_in_time or Channel.TELEPHONE in asked.channels
        enough = working_days_after(asked.now.date(), MALMO.letter_lead_working_days)
        assert not slot.letter_in_time or slot.day >= enough

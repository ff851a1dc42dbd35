from datetime import date, timedelta

import pytest
import stdnum.se.personnummer as stdnum_personnummer
from hypothesis import assume, given
from hypothesis import strategies as st
from personnummer import personnummer

from models.rules.personnummer import Doubt, ReadNumber, check_digit, read_number, show_number
from models.vocabulary import NumberKind

TODAY = date(2026, 11, 24)
BORN = date(1985, 4, 12)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("19850412-9803", "198504129803"),
        ("198504129803", "198504129803"),
        ("850412-9803", "198504129803"),
        ("8504129803", "198504129803"),
        ("  1985 04 12 - 9803 ", "198504129803"),
        ("850412\u00a09803", "198504129803"),
        ("850412–9803", "198504129803"),
        ("850412\u22129803", "198504129803"),
        ("260412-9805", "202604129805"),
        ("260412+9805", "192604129805"),
        ("19260412-9805", "192604129805"),
        ("19260412+9805", "192604129805"),
        ("250412+9806", "192504129806"),
    ],
)
def test_a_number_is_read_as_twelve_characters_however_it_is_typed(text: str, value: str) -> None:
    read = read_number(text, TODAY)
    assert (read.kind, read.value, read.doubts) == (NumberKind.PERSONNUMMER, value, ())


@pytest.mark.parametrize(
    ("text", "kind", "born"),
    [
        ("19850412-9803", NumberKind.PERSONNUMMER, BORN),
        ("701063-2391", NumberKind.SAMORDNINGSNUMMER, date(1970, 10, 3)),  # Skatteverket's example
        ("19850412-T001", NumberKind.TEMPORARY, BORN),
        ("19850412TF01", NumberKind.TEMPORARY, BORN),
        ("19850412-tf01", NumberKind.TEMPORARY, BORN),
        ("850412-a123", NumberKind.TEMPORARY, BORN),
        ("19850412Ö123", NumberKind.TEMPORARY, BORN),
        ("20080229-T001", NumberKind.TEMPORARY, date(2008, 2, 29)),
    ],
)
def test_the_kind_and_the_birth_date_are_told(text: str, kind: NumberKind, born: date) -> None:
    read = read_number(text, TODAY)
    assert (read.kind, read.birth_date, read.doubts) == (kind, born, ())


def test_a_temporary_number_keeps_its_letters() -> None:
    assert read_number("19850412-t001", TODAY).value == "19850412T001"


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("19850412-9804", (Doubt.CHECK_DIGIT,)),
        ("19850431-9800", (Doubt.DATE,)),
        ("19851312-9802", (Doubt.DATE,)),
        ("00000412-9803", (Doubt.DATE, Doubt.CHECK_DIGIT)),
        ("19850492-T001", (Doubt.DATE,)),
        ("20261125-9801", (Doubt.FUTURE,)),
        ("261125-9801", (Doubt.FUTURE,)),
        ("19000412-9805", (Doubt.TOO_OLD,)),
        ("19850060-9808", (Doubt.DATE_UNKNOWN,)),
        ("19850460-9804", (Doubt.DATE_UNKNOWN,)),
        ("19850412+9803", (Doubt.SIGN,)),
        ("19850431-9801", (Doubt.DATE, Doubt.CHECK_DIGIT)),
    ],
)
def test_an_odd_number_is_kept_and_the_oddity_said(text: str, doubts: tuple[Doubt, ...]) -> None:
    read = read_number(text, TODAY)
    assert read.doubts == doubts
    assert read.kind is not None
    assert len(read.value) == 12


@pytest.mark.parametrize("doubted", ["19850431-9800", "20261125-9801", "19000412-9805"])
def test_an_impossible_date_is_no_birth_date(doubted: str) -> None:
    assert read_number(doubted, TODAY).birth_date is None


def test_a_wrong_check_digit_still_tells_the_birth_date() -> None:
    assert read_number("19850412-9804", TODAY).birth_date == BORN


@pytest.mark.parametrize(
    "text",
    [
        "\uff11\uff19\uff18\uff15\uff10\uff14\uff11\uff12\uff19\uff18\uff10\uff13",  # full width
        "١٩٨٥٠٤١٢٩٨٠٣",
        "85041298031",
        "85041-29803",
        "saknas",
        "19850412-TT01",
        "19850412-9803 Åsa",
        "850412--9803",
    ],
)
def test_what_is_no_number_is_kept_as_written(text: str) -> None:
    assert read_number(text, TODAY) == ReadNumber(None, text, None, (Doubt.NOT_RECOGNISED,))


@pytest.mark.parametrize("nothing", ["", "  ", "\n"])
def test_no_number_is_no_doubt(nothing: str) -> None:
    assert read_number(nothing, TODAY) == ReadNumber(None, "", None)


@pytest.mark.parametrize(
    ("today", "century"),
    [(date(2026, 1, 1), "19"), (date(2084, 12, 31), "19"), (date(2085, 1, 1), "20")],
)
def test_a_minus_is_for_those_who_do_not_turn_a_hundred_this_year(
    today: date, century: str
) -> None:
    assert read_number("850412-9803", today).value[:2] == century


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("198504129803", "19850412-9803"),
        ("19850412T001", "19850412-T001"),
        ("19850412TF01", "19850412-TF01"),
        ("saknas", "saknas"),
        ("abcdefghijkl", "abcdefghijkl"),
        ("", ""),
    ],
)
def test_a_stored_number_is_shown_with_a_dash(value: str, shown: str) -> None:
    assert show_number(value) == shown


births = st.dates(date(1902, 1, 1), TODAY)
birth_numbers = st.integers(980, 989)  # the series kept for tests


@given(births, birth_numbers, st.booleans(), st.sampled_from(["", "-"]))
def test_a_right_number_is_never_doubted(
    born: date, serial: int, coordination: bool, dash: str
) -> None:
    nine = f"{born:%y%m}{born.day + 60 * coordination:02}{serial}"
    value = f"{born:%Y}{nine[2:]}{check_digit(nine)}"
    read = read_number(f"{value[:8]}{dash}{value[8:]}", TODAY)
    kind = NumberKind.SAMORDNINGSNUMMER if coordination else NumberKind.PERSONNUMMER
    assert read == ReadNumber(kind, value, born)
    assert read_number(show_number(value), TODAY) == read


@given(births, birth_numbers, st.integers(0, 9))
def test_exactly_one_of_ten_check_digits_is_right(born: date, serial: int, digit: int) -> None:
    nine = f"{born:%y%m%d}{serial}"
    doubts = read_number(f"{born:%Y}{nine[2:]}{digit}", TODAY).doubts
    assert (Doubt.CHECK_DIGIT in doubts) == (str(digit) != check_digit(nine))


@given(births, birth_numbers)
def test_ten_digits_with_the_lawful_sign_mean_the_twelve(born: date, serial: int) -> None:
    assume(TODAY.year - born.year < 200)
    nine = f"{born:%y%m%d}{serial}"
    sign = "+" if TODAY.year - born.year >= 100 else "-"
    read = read_number(f"{nine[:6]}{sign}{serial}{check_digit(nine)}", TODAY)
    assert (read.birth_date, read.doubts) == (born, ())


@given(st.text(max_size=20))
def test_reading_takes_any_text(text: str) -> None:
    read = read_number(text, TODAY)
    assert (read.kind is None) == (read.doubts == (Doubt.NOT_RECOGNISED,) or not read.value)


number_like = st.builds(
    lambda day, sign, last: f"{day:%Y%m%d}{sign}{last:04}",
    st.dates(TODAY - timedelta(days=365 * 124), TODAY),
    st.sampled_from(["", "-"]),
    # Known difference: `personnummer` refuses birth number 000, which is never given out; we do not.
    st.integers(10, 9999),
)
digits = st.from_regex(r"(19|20)[0-9]{2}(0[1-9]|1[0-2])([0-9]{2})-?[0-9]{4}", fullmatch=True)


@given(number_like | digits)
def test_personnummer_agrees_on_which_numbers_are_right(text: str) -> None:
    read = read_number(text, TODAY)
    # Known differences: `personnummer` takes dates to come, lets full-width digits through, takes
    # no day 60 (a samordningsnummer without a known day), no birth number 000 and no temporary numbers.
    assume(not {Doubt.FUTURE, Doubt.TOO_OLD, Doubt.DATE_UNKNOWN} & set(read.doubts))
    assume(read.value[8:11] != "000")
    assert personnummer.valid(text) == (not read.doubts)
    if not read.doubts:
        theirs = personnummer.parse(text)
        assert theirs.format(long_format=True) == read.value
        assert theirs.get_date() == read.birth_date
        assert theirs.is_coordination_number() == (read.kind is NumberKind.SAMORDNINGSNUMMER)


@given(st.dates(date(1927, 1, 1), TODAY), birth_numbers, st.sampled_from(["", "-", "+"]))
def test_personnummer_agrees_on_the_century(born: date, serial: int, sign: str) -> None:
    nine = f"{born:%y%m%d}{serial}"
    text = f"{nine[:6]}{sign}{serial}{check_digit(nine)}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(personnummer, "_get_current_date", lambda: TODAY)
        assume(personnummer.valid(text))  # 29 February is no day in the other century
        assert read_number(text, TODAY).value == personnummer.parse(text).format(long_format=True)


@given(number_like | digits)
def test_stdnum_agrees_on_which_numbers_are_right(text: str) -> None:
    read = read_number(text, TODAY)
    # Known differences: stdnum refuses every samordningsnummer and every temporary number, takes
    # dates to come, and knows no age that nobody has.
    assume(read.kind is NumberKind.PERSONNUMMER)
    assume(not {Doubt.FUTURE, Doubt.TOO_OLD} & set(read.doubts))
    assert stdnum_personnummer.is_valid(text) == (not read.doubts)
    if not read.doubts:
        assert stdnum_personnummer.get_birth_date(text) == read.birth_date


def test_the_known_differences_are_still_there() -> None:
    full_width = "19850412980\uff13"
    assert personnummer.valid(full_width)
    assert read_number(full_width, TODAY).kind is None
    assert personnummer.valid("20991231-9804") == stdnum_personnummer.is_valid("20991231-9804")
    assert Doubt.FUTURE in read_number("20991231-9804", TODAY).doubts
    assert not stdnum_personnummer.is_valid("19701063-2391")
    assert not personnummer.valid("19850412-T001")

import math
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.case_cells import (
    Cell,
    Trouble,
    Unreadable,
    as_text,
    match_key,
    read_count,
    read_date,
    read_described,
    read_percent,
    read_person_number,
    read_telephone,
    read_text,
    read_word,
)

TODAY = date(2026, 11, 24)
ANSWERS = {"ja": "yes", "j": "yes", "1": "yes", "nej": "no", "vetinte": "unknown"}
SHARES = {"hel": "100", "nej": "0"}
NOT_A_DATE = Unreadable(Trouble.NOT_A_DATE)
AMBIGUOUS = Unreadable(Trouble.AMBIGUOUS_DATE)
NOT_TEXT = Unreadable(Trouble.NOT_TEXT)

CELLS = st.one_of(
    st.none(),
    st.text(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.from_regex(r"[0-9]{1,4}[-/. ][0-9a-z]{1,4}[-/. ][0-9]{1,4}", fullmatch=True),
)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (TODAY, TODAY),
        (datetime(2026, 11, 24, 9, 30), TODAY),  # noqa: DTZ001 - a spreadsheet knows no zone
        (46350.0, TODAY),
        (46350.75, TODAY),
        (46350, TODAY),
        (20261124.0, TODAY),
        ("2026-11-24", TODAY),
        (" 2026-11-24 ", TODAY),
        ("2026-11-24 09:30", TODAY),
        ("2026-11-24T09:30:00", TODAY),
        ("2026/11/24", TODAY),
        ("2026.11.24", TODAY),
        ("20261124", TODAY),
        ("24/11 2026", TODAY),
        ("24/11-2026", TODAY),
        ("1/2 2026", date(2026, 2, 1)),
        ("24 nov 2026", TODAY),
        ("24 nov. 2026", TODAY),
        ("24 November 2026", TODAY),
        ("24-nov-2026", TODAY),
        ("1 maj 2026", date(2026, 5, 1)),
        ("24/11/2026", TODAY),
        ("11/24/2026", TODAY),
        ("24.11.2026", TODAY),
        ("05/05/2026", date(2026, 5, 5)),
        ("01/02/2026", AMBIGUOUS),
        ("1.2.2026", AMBIGUOUS),
        ("3-4-2026", AMBIGUOUS),
        ("31/31/2026", NOT_A_DATE),
        ("2026-02-30", NOT_A_DATE),
        ("2026-1124", NOT_A_DATE),
        ("30 feb 2026", NOT_A_DATE),
        ("24 no 2026", NOT_A_DATE),
        ("24 nav 2026", NOT_A_DATE),
        ("1066-10-14", NOT_A_DATE),
        (date(1815, 6, 18), NOT_A_DATE),
        ("261124", NOT_A_DATE),
        (261124.0, NOT_A_DATE),
        (45.0, NOT_A_DATE),
        ("i våras", NOT_A_DATE),
        ("²⁴/11 2026", NOT_A_DATE),
        (math.inf, NOT_A_DATE),
        (True, NOT_A_DATE),
        (time(9), NOT_A_DATE),
        (timedelta(days=1), NOT_A_DATE),
        ("", None),
        (None, None),
    ],
)
def test_a_date_has_one_reading_or_is_told(cell: Cell, day: object) -> None:
    assert read_date(cell) == day


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("Ja", "yes"),
        (" J. ", "yes"),
        (1.0, "yes"),
        (True, "yes"),
        (False, "no"),
        ("NEJ", "no"),
        ("vet  inte", "unknown"),
        ("", None),
        (None, None),
        ("kanske", Unreadable(Trouble.NOT_AN_ANSWER)),
        (TODAY, Unreadable(Trouble.NOT_AN_ANSWER)),
    ],
)
def test_a_word_is_matched_without_case_spaces_and_punctuation(cell: Cell, answer: object) -> None:
    assert read_word(cell, ANSWERS, Trouble.NOT_AN_ANSWER) == answer


@pytest.mark.parametrize(
    ("cell", "percent"),
    [
        ("50 %", 50),
        ("50%", 50),
        ("50", 50),
        ("50,0 %", 50),
        (50, 50),
        (50.0, 50),
        (0.5, 50),
        (1.0, 100),
        (0.0, 0),
        (0.07, 7),
        (100.0, 100),
        ("1", 1),
        ("hel", 100),
        ("nej", 0),
        (False, 0),
        ("", None),
        (None, None),
        ("101 %", Unreadable(Trouble.NOT_A_PERCENT)),
        (101.0, Unreadable(Trouble.NOT_A_PERCENT)),
        (-5.0, Unreadable(Trouble.NOT_A_PERCENT)),
        (33.5, Unreadable(Trouble.NOT_A_PERCENT)),
        (math.nan, Unreadable(Trouble.NOT_A_PERCENT)),
        ("hälften", Unreadable(Trouble.NOT_A_PERCENT)),
        (True, Unreadable(Trouble.NOT_A_PERCENT)),
        (TODAY, Unreadable(Trouble.NOT_A_PERCENT)),
    ],
)
def test_a_percentage_is_a_share_a_number_or_a_word(cell: Cell, percent: object) -> None:
    assert read_percent(cell, SHARES) == percent


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("2", 2),
        (2.0, 2),
        (0, 0),
        ("", None),
        (None, None),
        (2.5, Unreadable(Trouble.NOT_A_COUNT)),
        (-1.0, Unreadable(Trouble.NOT_A_COUNT)),
        ("två", Unreadable(Trouble.NOT_A_COUNT)),
        ("²", Unreadable(Trouble.NOT_A_COUNT)),
        (1000, Unreadable(Trouble.NOT_A_COUNT)),
        ("9" * 5000, Unreadable(Trouble.NOT_A_COUNT)),
        (TODAY, Unreadable(Trouble.NOT_A_COUNT)),
    ],
)
def test_a_count_is_a_whole_number(cell: Cell, count: object) -> None:
    assert read_count(cell) == count


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Å\tsa\n", "Å sa"),
        (21145.0, "21145"),
        (1.5, "1.5"),
        (math.inf, "inf"),
        (None, ""),
        (TODAY, NOT_TEXT),
        (True, NOT_TEXT),
        (time(9), NOT_TEXT),
        (timedelta(1), NOT_TEXT),
    ],
)
def test_text_is_one_line_and_a_number_as_it_is_written(cell: Cell, text: object) -> None:
    assert read_text(cell) == text


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("040-628 04 12", "040-628 04 12"),
        (406280412.0, Unreadable(Trouble.LOST_ZERO)),
        (406280412, Unreadable(Trouble.LOST_ZERO)),
        (True, NOT_TEXT),
        (None, ""),
    ],
)
def test_a_telephone_number_stored_as_a_number_has_lost_its_zero(
    cell: Cell, number: object
) -> None:
    assert read_telephone(cell) == number


@pytest.mark.parametrize(
    "cell", ["19850412-9803", "850412-9803", "198504129803", 198504129803.0, 8504129803.0]
)
def test_a_person_number_is_read_in_every_way_it_is_written(cell: Cell) -> None:
    number = read_person_number(cell, TODAY)
    assert not isinstance(number, Unreadable | None)
    assert (number.value, number.doubts) == ("198504129803", ())


@pytest.mark.parametrize(("cell", "number"), [("", None), (None, None), (TODAY, NOT_TEXT)])
def test_no_person_number_is_none(cell: Cell, number: object) -> None:
    assert read_person_number(cell, TODAY) == number


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("somaliska", "somaliska"),
        ("nej", ""),
        (False, ""),
        ("", ""),
        ("ja", Unreadable(Trouble.TELL_MORE)),
        ("vet inte", Unreadable(Trouble.TELL_MORE)),
        (TODAY, NOT_TEXT),
    ],
)
def test_a_bare_yes_tells_too_little_where_words_are_wanted(cell: Cell, text: object) -> None:
    assert read_described(cell, ANSWERS) == text


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ärende-nummer:", "ärendenummer"),
        ("Sjukskriven %", "sjukskrivenprocent"),
        ("?", "?"),
        (" — ", "—"),
        ("", ""),
    ],
)
def test_headings_are_matched_by_their_letters_and_digits(text: str, key: str) -> None:
    assert match_key(text) == key


READERS: list[Any] = [
    as_text,
    read_date,
    read_text,
    read_telephone,
    read_count,
    lambda cell: read_person_number(cell, TODAY),
    lambda cell: read_word(cell, ANSWERS, Trouble.NOT_AN_ANSWER),
    lambda cell: read_described(cell, ANSWERS),
    lambda cell: read_percent(cell, SHARES),
]


@pytest.mark.parametrize("reader", READERS)
@given(cell=CELLS)
def test_no_cell_makes_a_reader_raise(reader: Any, cell: Cell) -> None:
    reader(cell)


@given(cell=CELLS)
def test_a_date_read_is_of_our_time(cell: Cell) -> None:
    day = read_date(cell)
    assert not isinstance(day, date) or 1900 <= day.year <= 2100

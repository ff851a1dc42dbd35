"""The shipped routine against its document, and every mistake an office can make in the file."""

from datetime import date, time

import pytest

import resources
from models.errors import BadRoutine
from models.routine import OURS_KEYS, QUOTE_KEYS, Counted, routine_for
from models.routine_file import fold, load_routine
from models.vocabulary import MeetingKind

FILE = resources.path("routines", "malmo_30plus.toml").read_text("utf-8")
DOCUMENT = resources.path("routines", "malmo_30plus.txt").read_text("utf-8")
MALMO = load_routine(FILE, DOCUMENT)


def line_of(text: str, start: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if line.startswith(start))


@pytest.mark.parametrize("key", QUOTE_KEYS)
def test_every_quote_stands_in_the_routines_document(key: str) -> None:
    assert fold(MALMO.quotes[key]) in fold(DOCUMENT)


def test_our_own_readings_are_told_apart_from_the_routines_words() -> None:
    assert not any(MALMO.is_ours(key) for key in QUOTE_KEYS)
    assert all(MALMO.is_ours(key) for key in OURS_KEYS)
    assert not any(fold(words) in fold(DOCUMENT) for words in MALMO.ours.values())


def test_the_shipped_routine_says_what_malmo_says() -> None:
    general = MALMO.meeting(MeetingKind.ENROLMENT_GENERAL)
    sfi = MALMO.meeting(MeetingKind.ENROLMENT_SFI)
    assert (general.weekday, general.starts, general.ends) == (1, time(9), time(11))
    assert (sfi.weekday, sfi.starts, sfi.ends, sfi.minutes) == (4, time(9), time(11, 30), 150)
    assert general.place == sfi.place == "Nobelvägen 66"
    assert MALMO.meeting(MeetingKind.THREE_PARTY).place == "socialtjänstavdelningen"
    assert (MALMO.minimum_age, MALMO.absence_limit) == (30, 2)
    assert (MALMO.valid_from, MALMO.long_term_from) == (date(2018, 1, 1), date(2018, 4, 16))
    assert (MALMO.first_visit_counts, MALMO.enrolment_counts) == (Counted.BOOKED, Counted.HELD)


def test_the_routine_in_force_is_chosen_by_day() -> None:
    new_text = FILE.replace("valid_from = 2018-01-01", "valid_from = 2027-01-01")
    new = load_routine(new_text)
    assert routine_for((MALMO, new), date(2026, 12, 31)) == MALMO
    assert routine_for((new, MALMO), date(2027, 1, 1)) == new
    assert routine_for((MALMO, new), date(2017, 12, 31)) is None


def test_a_routine_ends_on_its_last_day() -> None:
    ended = load_routine(FILE.replace("valid_from =", "valid_to = 2026-12-31\nvalid_from ="))
    assert ended.valid_on(date(2026, 12, 31))
    assert not ended.valid_on(date(2027, 1, 1))


def test_an_office_may_close_days_and_hold_three_parties_at_set_times() -> None:
    text = FILE.replace("closures = []", "closures = [2026-12-23, 2027-01-05]")
    text = text.replace(
        'kind = "three_party"\n', 'kind = "three_party"\nstarts = "13:00"\nends = "14:30"\n'
    )
    routine = load_routine(text)
    assert routine.closures == (date(2026, 12, 23), date(2027, 1, 5))
    assert routine.meeting(MeetingKind.THREE_PARTY).minutes == 90


# What is changed in the file, the key that is named, and the start of the line that is named.
MISTAKES = (
    ("minimum_age = 30", "minimum_age = 0", "minimum_age", "minimum_age"),
    ("minimum_age = 30", 'minimum_age = "30"', "minimum_age", "minimum_age"),
    ("minimum_age = 30", "minimum_age = true", "minimum_age", "minimum_age"),
    ("minimum_age = 30", "", "minimum_age", "# Arbetsrutin"),
    ("minimum_age = 30", "minimum_age = 30\nmaximum_age = 65", "maximum_age", "maximum_age"),
    ("absence_limit = 2", "absence_limit = 2.5", "absence_limit", "absence_limit"),
    ("valid_from = 2018-01-01", 'valid_from = "1 januari 2018"', "valid_from", "valid_from"),
    ("valid_from = 2018-01-01", "valid_from = 2018-01-01 09:00:00", "valid_from", "valid_from"),
    (
        "valid_from = 2018-01-01",
        "valid_from = 2018-01-01\nvalid_to = 2017-12-31",
        "valid_to",
        "valid_to",
    ),
    ('version = "2019-05-10"', 'version = " "', "version", "version"),
    ('version = "2019-05-10"', "version = 3", "version", "version"),
    (
        'enrolment_counts = "held"',
        'enrolment_counts = "begun"',
        "enrolment_counts",
        "enrolment_counts",
    ),
    (
        'low_swedish_group = "general"',
        'low_swedish_group = "three_party"',
        "low_swedish_group",
        "low_swedish_group",
    ),
    (
        'partly_counts_as = "present"',
        'partly_counts_as = "excused"',
        "partly_counts_as",
        "partly_counts_as",
    ),
    ('"sfi", "general"]', '"general", "sfi"]', "order", "order"),
    ('order = ["exempt", ', "order = [", "order", "order"),
    ('order = ["exempt", ', "order = [1, ", "order", "order"),
    ("closures = []", 'closures = ["julafton"]', "closures", "closures"),
    ("closures = []", "closures = 3", "closures", "closures"),
    ('weekday = "tisdag"', 'weekday = "tuesday"', "weekday", 'weekday = "tuesday"'),
    ('weekday = "tisdag"', "weekday = 2", "weekday", "weekday = 2"),
    ('weekday = "fredag"', "", "weekday", "*2"),
    ('ends = "11.00"', 'ends = "09.00"', "ends", 'ends = "09.00"'),
    ('ends = "11.00"', 'ends = "11"', "ends", 'ends = "11"'),
    ('ends = "11.00"', 'ends = "24.00"', "ends", 'ends = "24.00"'),
    ('ends = "11.30"', "", "ends", "*2"),
    ('kind = "three_party"', 'kind = "three_party"\nstarts = "13.00"', "ends", "*3"),
    ('kind = "three_party"', 'kind = "enrolment_sfi"', "kind", "*3+1"),
    ('kind = "three_party"', 'kind = "trepart"', "kind", 'kind = "trepart"'),
    (
        'kind = "first_visit"\nplace = "socialtjänstavdelningen"\nminutes = 60',
        'kind = "first_visit"\nplace = "socialtjänstavdelningen"',
        "minutes",
        "*0",
    ),
    ('kind = "first_visit"\n', 'kind = "first_visit"\ncolour = "blue"\n', "colour", "colour"),
    (
        '[[meetings]]\nkind = "first_visit"\nplace = "socialtjänstavdelningen"\nminutes = 60\n',
        "",
        "first_visit",
        "*0",
    ),
    (
        '[[meetings]]\nkind = "three_party_high_risk"',
        '[meeting]\nkind = "three_party_high_risk"',
        "meeting",
        "[meeting]",
    ),
    ('Q4 = "Engångsansökningar', 'Q4 = "Engångsansökan', "Q4", "Q4"),
    ('Q2 = "Tid', 'Q28 = "Tid', "Q28", "Q28"),
    ("ours-A1 = ", "# ours-A1 = ", "ours-A1", "[ours]"),
    ("\n[ours]\n", "\n[our]\n", "our", "[our]"),
)


@pytest.mark.parametrize(("old", "new", "key", "at"), MISTAKES, ids=lambda value: value[:30])
def test_a_mistake_is_refused_with_its_line_and_key(old: str, new: str, key: str, at: str) -> None:
    text = FILE.replace(old, new, 1)
    assert text != FILE
    with pytest.raises(BadRoutine) as refused:
        load_routine(text, DOCUMENT)
    assert (refused.value.key, refused.value.line) == (key, _line(text, at))
    assert refused.value.expected


def _line(text: str, at: str) -> int:
    """Return the line a mistake stands on; `*2+1` is one line below the third meeting's heading."""
    if not at.startswith("*"):
        return line_of(text, at)
    nth, _, below = at[1:].partition("+")
    headings = [n for n, line in enumerate(text.splitlines(), 1) if line == "[[meetings]]"]
    return headings[int(nth)] + int(below or 0)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("key = \n", 1, id="a key without a value"),
        pytest.param('key = "a"\n\nversion "b"\n', 3, id="a line that is no TOML"),
        pytest.param('key = "a"\nkey = "b"\n', 2, id="a key twice"),
        pytest.param("key = {a = 1, a = 2}\n", 1, id="a key twice within braces"),
    ],
)
def test_what_is_no_toml_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(BadRoutine) as refused:
        load_routine(text)
    assert refused.value.line == line


@pytest.mark.parametrize("value", ["3", "[1]", '["a"]'])
@pytest.mark.parametrize(
    ("name", "first", "after"),
    [("meetings", "[[meetings]]", "[quotes]"), ("quotes", "[quotes]", "[ours]")],
)
def test_meetings_and_quotes_are_tables(name: str, first: str, after: str, value: str) -> None:
    rest = FILE[: FILE.index(f"\n{first}\n") + 1] + FILE[FILE.index(f"\n{after}\n") :]
    with pytest.raises(BadRoutine) as refused:
        load_routine(f"{name} = {value}\n{rest}")
    assert (refused.value.key, refused.value.line) == (name, 1)

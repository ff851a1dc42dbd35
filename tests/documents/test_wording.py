"""Days, times, numbers and names as letters write them; `~` stands for a hard space."""

from datetime import date, time

import pytest

from documents import wording
from models.vocabulary import Language

SV, EN = Language.SWEDISH, Language.ENGLISH
TUESDAY = date(2026, 12, 1)


def tilde(text: str) -> str:
    return text.replace(wording.HARD_SPACE, "~")


def test_days_are_joined_by_hard_spaces_up_to_the_year() -> None:
    assert tilde(wording.day_short(TUESDAY, SV)) == "tisdag~1~december"
    assert tilde(wording.day_long(TUESDAY, SV)) == "tisdag~1~december 2026"
    assert tilde(wording.day_long(TUESDAY, EN)) == "Tuesday~1~December 2026"
    assert tilde(wording.date_in_words(TUESDAY, SV)) == "1~december 2026"
    assert tilde(wording.date_in_words(TUESDAY, EN)) == "1~December 2026"


def test_a_line_opens_with_a_capital() -> None:
    assert wording.opening("tisdag 1 december") == "Tisdag 1 december"
    assert wording.opening("") == ""


@pytest.mark.parametrize(
    ("starts", "ends", "language", "expected"),
    [
        (time(9), time(11), SV, "kl.~9.00–11.00"),
        (time(9), None, SV, "kl.~9.00"),
        (time(13, 5), time(14, 30), EN, "13.05–14.30"),
    ],
)
def test_times_have_a_full_stop_and_no_leading_zero(
    starts: time, ends: time | None, language: Language, expected: str
) -> None:
    assert tilde(wording.time_span(starts, ends, language)) == expected


@pytest.mark.parametrize(
    ("minutes", "swedish", "english"),
    [
        (45, "45~minuter", "45~minutes"),
        (60, "en timme", "one hour"),
        (75, "en timme och 15~minuter", "one hour and 15~minutes"),
        (90, "en och en halv timme", "one and a half hours"),
        (120, "två timmar", "two hours"),
        (150, "två och en halv timme", "two and a half hours"),
        (540, "540~minuter", "540~minutes"),
    ],
)
def test_a_duration_is_written_as_it_is_said(minutes: int, swedish: str, english: str) -> None:
    assert tilde(wording.duration(minutes, SV)) == swedish
    assert tilde(wording.duration(minutes, EN)) == english


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("0406280412", "040-628~04~12"),
        ("040-628 04 12", "040-628~04~12"),
        ("+46 40 628 04 12", "040-628~04~12"),
        ("0046406280412", "040-628~04~12"),
        ("0701234567", "070-123~45~67"),
        ("08-123 456 78", "08-123~456~78"),
        ("0418-123 45", "0418-123~45"),
        ("0418 12 34 56", "0418-12~34~56"),
        ("+45 12 34 56 78", "+45~12~34~56~78"),
        ("112", "112"),
        ("040-12", "040-12"),
        ("040-628 04 12, knappval 2", "040-628~04~12,~knappval~2"),
        ("", ""),
    ],
)
def test_telephone_numbers_are_grouped(typed: str, expected: str) -> None:
    assert tilde(wording.telephone(typed)) == expected


@pytest.mark.parametrize(
    ("hours", "english"),
    [
        ("vardagar kl. 8.30–9.30", "weekdays 8.30–9.30"),
        ("Måndag och torsdag kl. 9–10", "Monday and Thursday 9–10"),
        ("efter överenskommelse", "efter överenskommelse"),
    ],
)
def test_telephone_hours_are_put_into_english_word_by_word(hours: str, english: str) -> None:
    assert wording.telephone_hours(hours, EN) == english


def test_telephone_hours_keep_kl_and_the_time_together() -> None:
    assert tilde(wording.telephone_hours("vardagar kl. 8.30–9.30", SV)) == "vardagar kl.~8.30–9.30"


@pytest.mark.parametrize(
    ("code", "swedish", "english"),
    [
        ("ar", "arabiska", "Arabic"),
        ("so", "somaliska", "Somali"),
        ("prs", "dari", "Dari"),
        ("ckb", "sorani", "Sorani"),
        ("teckenspråk", "teckenspråk", "teckenspråk"),
    ],
)
def test_languages_are_named_in_the_letter_s_language(
    code: str, swedish: str, english: str
) -> None:
    assert wording.language_name(code, SV) == swedish
    assert wording.language_name(code, EN) == english


def test_titles_without_an_english_word_stay_swedish() -> None:
    assert wording.title("Socialsekreterare", EN) == "social worker"
    assert wording.title("1:e socialsekreterare", EN) == "1:e socialsekreterare"
    assert wording.title("socialsekreterare", SV) == "socialsekreterare"


@pytest.mark.parametrize(
    ("code", "expected"),
    [("20138", "201~38"), ("201 38", "201~38"), ("DK-2100", "DK-2100"), ("", "")],
)
def test_postcodes_are_spaced_and_joined(code: str, expected: str) -> None:
    assert tilde(wording.postcode(code)) == expected

"""SMS and e-mail: one SMS each with the longest data, neutral where they must be, never to protected persons."""

from dataclasses import replace
from datetime import date, time

import pytest

from documents.short_messages import Fault, ShortMessage, fill, length, short_messages
from models.vocabulary import Language
from tests.documents.examples import AMINA, MAJA, MEETING, ROW

LONG = replace(
    ROW,
    meeting=replace(
        MEETING,
        day=date(2026, 9, 24),
        starts=time(13, 15),
        place="Kommendörkaptensgatan 128, plan 3",
    ),
    caseworker=replace(
        MAJA, name="Ann-Katrin Hallberg", telephone_hours="vardagar kl. 13.30–14.30"
    ),
)
REPLY = date(2026, 9, 30)
ALL = [
    (language, message) for language in Language for message in short_messages(language).values()
]


@pytest.mark.parametrize(
    ("language", "message"), ALL, ids=lambda value: getattr(value, "key", value)
)
def test_every_message_fits_in_one_sms_with_the_longest_data(
    language: Language, message: ShortMessage
) -> None:
    filled = fill(message, LONG, language, REPLY)
    assert filled.faults == ()
    assert length(filled.text) <= 160
    assert "{{" not in filled.subject + filled.text


def test_both_languages_have_the_same_messages() -> None:
    swedish, english = short_messages(Language.SWEDISH), short_messages(Language.ENGLISH)
    assert {key: found.open for key, found in swedish.items()} == {
        key: found.open for key, found in english.items()
    }


def test_the_reminder_reads_as_the_model_text() -> None:
    filled = fill(short_messages(Language.SWEDISH)["sms_reminder"], ROW, Language.SWEDISH)
    assert filled.text == (
        "Hej! Du har en tid tisdag 1 december kl. 9.00, Nobelvägen 66. Ta med legitimation. "
        "Kan du inte komma? Ring 040-628 04 12."
    )


def test_telephone_hours_are_written_in_plain_signs() -> None:
    filled = fill(short_messages(Language.SWEDISH)["sms_call_me"], ROW, Language.SWEDISH)
    assert "Jag svarar säkrast vardagar 8.30-9.30. Hälsningar Maja" in filled.text


def test_a_mail_has_a_subject_as_neutral_as_its_text() -> None:
    mail = short_messages(Language.SWEDISH)["mail_reminder"]
    assert fill(mail, ROW, Language.SWEDISH).subject == "Din tid tisdag 1 december"
    told = replace(mail, subject="Ditt ärende")
    assert fill(told, ROW, Language.SWEDISH).faults == (Fault("telling", "ärende"),)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Hej från socialtjänsten!", Fault("telling", "social")),
        ("Hej " + "på dig " * 23, Fault("too_long", "165")),
        ("Välkommen ☑", Fault("strange_signs", "☑")),
    ],
)
def test_a_neutral_sms_with_a_fault_says_which(text: str, fault: Fault) -> None:
    assert fault in fill(ShortMessage("sms_own", False, text), ROW, Language.SWEDISH).faults


def test_a_name_with_a_foreign_letter_is_told_before_it_costs_two_messages() -> None:
    row = replace(ROW, caseworker=replace(MAJA, name="Šaban Bajrami"))
    message = short_messages(Language.SWEDISH)["sms_call_me"]
    assert fill(message, row, Language.SWEDISH).faults == (Fault("strange_signs", "Š"),)


def test_a_mail_may_be_longer_and_hold_any_sign() -> None:
    mail = ShortMessage("mail_own", False, "Välkommen – " * 20)
    assert fill(mail, ROW, Language.SWEDISH).faults == ()


def test_a_street_may_hold_any_word() -> None:
    row = replace(ROW, meeting=replace(MEETING, place="Socialgatan 3"))
    message = short_messages(Language.SWEDISH)["sms_reminder"]
    assert fill(message, row, Language.SWEDISH).faults == ()


def test_some_signs_count_twice() -> None:
    assert length("5 €") == 4


def test_nothing_is_ever_written_to_a_protected_person() -> None:
    row = replace(ROW, recipient=replace(AMINA, protected=True))
    with pytest.raises(ValueError, match="sms_reminder"):
        fill(short_messages(Language.SWEDISH)["sms_reminder"], row, Language.SWEDISH)

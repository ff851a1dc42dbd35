"""The seven letters, their English and easy pages: what stands in them and what never does."""

import dataclasses
from dataclasses import replace
from datetime import time
from io import BytesIO
from zipfile import ZipFile

import pytest
from docxtpl import DocxTemplate

import resources
from documents.letters import LETTERS, file_word, filled_pages
from documents.template_check import check_template
from models.queries.rows import LetterRow
from models.vocabulary import Language, LetterKind, MeetingKind
from tests.documents.examples import (
    AMINA,
    LONGEST,
    MEETING,
    OFFICE,
    PAGES,
    ROW,
    fields,
    filled,
    lines,
)

SWEDISH = [stem for stem in PAGES if not stem.endswith("_en") and "easy" not in stem]
CALLING = ["first_visit", "enrolment_general", "enrolment_sfi", "three_party", "new_time"]


def words(stem: str, row: LetterRow) -> str:
    return "\n".join(text for _, text in lines(filled(stem, row))).replace("\u00a0", " ")


def everything(document: bytes) -> str:
    with ZipFile(BytesIO(document)) as package:
        return "\n".join(package.read(name).decode() for name in package.namelist())


@pytest.mark.parametrize("stem", PAGES)
def test_a_template_and_its_context_name_the_same_fields(stem: str) -> None:
    template = DocxTemplate(resources.path("templates", f"{stem}.docx"))
    declared = template.get_undeclared_template_variables()
    assert declared == {field.name for field in dataclasses.fields(PAGES[stem].letter.context)}


@pytest.mark.parametrize("stem", PAGES)
@pytest.mark.parametrize("row", [ROW, LONGEST], ids=["ordinary", "longest"])
def test_no_paragraph_is_empty_and_one_heading_leads(stem: str, row: LetterRow) -> None:
    read = lines(filled(stem, row))
    assert [style for style, text in read if not text.strip()] == []
    firsts = [
        style for style, _ in read if style in {"Brevrubrik", "Rubrik sida 2", "Lättläst rubrik"}
    ]
    assert len(firsts) == 1


def test_the_enrolment_letter_reads_as_the_model_text() -> None:
    assert words("enrolment_general", ROW).splitlines() == [
        "Datum\t24 november 2026",
        "Ärendenummer\t2026-01873",
        "Handläggare\tMaja Lindqvist",
        "Telefon\t040-628 04 12",
        "Telefontid\tvardagar kl. 8.30–9.30",
        "E-post\tmaja.lindqvist@post.example",
        "Amina Testsson",
        "Provgatan 14 B, lgh 1203",
        "201 34 Sundvalla",
        "Du är kallad till inskrivningsmöte",
        "tisdag 1 december kl. 9.00–11.00",
        "Dag\tTisdag 1 december 2026",
        "Tid\tkl. 9.00–11.00",
        "Plats\tNobelvägen 66",
        "\tPlan 1, sal Tallen. Busshållplats Nobeltorget.",
        "Ta med\tLegitimation och, om du har, papper från Arbetsförmedlingen",
        "Tolk\tVi har bokat tolk på arabiska.",
        "Du får ekonomiskt bistånd. Därför skriver vi in dig på kommunens arbetsmarknadsavdelning. Där får du stöd på vägen till arbete eller studier.",
        "Så går mötet till",
        "Mötet är i grupp. Vi berättar hur inskrivningen går till och vilket stöd du kan få. Du får ställa frågor, men du behöver inte berätta något privat.",
        "Känns det svårt att vara med i en grupp? Ring mig före mötet, så hittar vi ett annat sätt.",
        "Om du inte kan komma",
        "Ring mig före mötet på 040-628 04 12. Då får du en ny tid. Ring även om du blir sjuk samma dag.",
        "Om du inte kommer och inte hör av dig kan det påverka ditt bistånd. Vi frågar alltid dig först, och vi bedömer varje persons situation för sig.",
        "Bra att veta",
        "Du får ta med någon som stöd. Säg till om du behöver något för att kunna vara med, till exempel hörslinga. Alla som arbetar här har tystnadsplikt.",
        "Välkommen! Maja Lindqvist, socialsekreterare",
    ]


def test_the_three_party_letter_is_the_same_to_the_byte_whatever_the_reason() -> None:
    kinds = (MeetingKind.THREE_PARTY, MeetingKind.THREE_PARTY_HIGH_RISK)
    rows = [replace(ROW, meeting=replace(MEETING, kind=kind)) for kind in kinds]
    page = PAGES["three_party"]
    assert len({page.fill(row, OFFICE) for row in rows}) == 1
    assert len({PAGES["three_party_easy"].fill(row, OFFICE) for row in rows}) == 1
    assert len({PAGES["three_party_en"].fill(row, OFFICE) for row in rows}) == 1


@pytest.mark.parametrize("stem", CALLING)
def test_heading_joins_day_and_time_with_hard_spaces_on_a_line_of_its_own(stem: str) -> None:
    heading = next(text for style, text in lines(filled(stem, LONGEST)) if style == "Brevrubrik")
    first, second = heading.split("\n")
    assert first
    assert " " not in second


@pytest.mark.parametrize("stem", CALLING)
@pytest.mark.parametrize("easy", ["", "_en"])
def test_the_interpreter_row_is_left_out_when_none_is_needed(stem: str, easy: str) -> None:
    quiet = replace(
        ROW, meeting=replace(MEETING, interpreter_booked=False), interpreter_needed=False
    )
    label = "Interpreter\t" if easy else "Tolk\t"
    assert label in words(stem + easy, ROW)
    assert label not in words(stem + easy, quiet)


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("first_visit", "Behöver du tolk? Ring oss senast fredag 27 november, så bokar vi."),
        ("first_visit_en", "Call us by Friday 27 November and we will book one."),
    ],
)
def test_an_interpreter_not_booked_is_asked_for_until_a_day(stem: str, expected: str) -> None:
    row = replace(ROW, meeting=replace(MEETING, interpreter_booked=False))
    assert expected in words(stem, row)


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("first_visit", "Behöver du tolk? Ring oss, så bokar vi."),
        ("first_visit_en", "Do you need an interpreter? Call us and we will book one."),
    ],
)
def test_an_interpreter_is_asked_for_without_a_day_where_none_is_set(
    stem: str, expected: str
) -> None:
    row = replace(ROW, meeting=replace(MEETING, interpreter_booked=False), call_interpreter_by=None)
    assert expected in words(stem, row)


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("enrolment_sfi", "Vi har bokat tolk."),
        ("enrolment_sfi_en", "We have booked an interpreter."),
    ],
)
def test_a_booked_interpreter_without_a_language_is_still_told(stem: str, expected: str) -> None:
    row = replace(ROW, recipient=replace(AMINA, interpreter_language=""))
    assert expected in words(stem, row)


@pytest.mark.parametrize("stem", SWEDISH)
def test_a_protected_person_has_no_address_field(stem: str) -> None:
    protected = replace(ROW, recipient=replace(AMINA, protected=True))
    document = filled(stem, protected)
    assert "Mottagare" not in {style for style, _ in lines(document)}
    assert "Provgatan" not in everything(document)


def test_an_address_has_at_most_four_lines_and_says_care_of_once() -> None:
    assert (
        PAGES["first_visit"].fill(LONGEST, OFFICE).recipient[1]
        == "c/o Birgitta Wachtmeister-Öhrnstedt"
    )
    already = replace(AMINA.address, care_of="c/o Testsson")  # type: ignore[type-var]
    row = replace(ROW, recipient=replace(AMINA, address=already))
    assert PAGES["first_visit"].fill(row, OFFICE).recipient == (
        "Amina Testsson",
        "c/o Testsson",
        "Provgatan 14 B, lgh\u00a01203",
        "201\u00a034 Sundvalla",
    )


def test_a_long_email_address_stands_in_the_signature() -> None:
    text = words("first_visit", LONGEST)
    assert "E-post" not in text
    assert text.endswith(", 1:e socialsekreterare, ann-katrin.hallberg-papadopoulos@post.example")


def test_a_cancelled_meeting_without_a_new_one_says_until_when_there_will_be_one() -> None:
    row = replace(ROW, new_meeting=None, new_time_by=ROW.call_interpreter_by)
    text = words("cancelled", row)
    assert "Vi hör av oss med en ny tid senast fredag 27 november." in text
    for gone in ("Ny tid", "Plats", "Din nya tid"):
        assert gone not in text
    assert "by Friday 27 November." in words("cancelled_en", row)


def test_a_cancelled_meeting_with_a_new_one_shows_it_and_its_interpreter() -> None:
    text = words("cancelled", ROW)
    assert "Ny tid\tTisdag 8 december 2026 kl. 9.00–11.00" in text
    assert "Tolken är bokad till den nya tiden." in text
    assert "hör av oss" not in text


def test_a_new_time_without_the_missed_day_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="missed"):
        PAGES["new_time"].fill(replace(ROW, missed_on=None), OFFICE)


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("three_party", "mig och en arbetsmarknadssekreterare från"),
        ("three_party_en", "me and a labour-market officer from"),
        ("three_party_easy", "och en arbetsmarknadssekreterare."),
    ],
)
def test_a_labour_market_officer_not_named_yet_is_called_by_title(stem: str, expected: str) -> None:
    assert expected in words(stem, replace(ROW, labour_officer=None))


@pytest.mark.parametrize("stem", ["attendance_certificate", "attendance_certificate_en"])
def test_a_certificate_does_not_tell_whose_meeting_it_was(stem: str) -> None:
    text = everything(filled(stem, ROW)).lower()
    for never in (
        "social",
        "bistånd",
        "nobelvägen",
        "enheten",
        "inskrivning",
        "040-628",
        "2026-01873",
    ):
        assert never not in text


def test_a_certificate_says_how_long_the_person_was_there() -> None:
    row = replace(ROW, attended_from=time(9), attended_to=time(10, 45))
    assert "Tid\tkl. 9.00–10.45" in words("attendance_certificate", row)
    assert "Tid\tkl. 9.00–11.00" in words("attendance_certificate", ROW)
    assert "född 12 april 1985" in words("attendance_certificate", ROW)
    unborn = replace(ROW, recipient=replace(AMINA, birth_date=None))
    assert "född" not in words("attendance_certificate", unborn)


@pytest.mark.parametrize("stem", SWEDISH)
def test_no_letter_holds_a_number_of_the_person(stem: str) -> None:
    document = everything(filled(stem, ROW))
    assert "19850412" not in document
    assert "9803" not in document


def test_an_english_page_falls_back_to_the_office_s_own_words() -> None:
    unsaid = replace(ROW, bring_items="", bring_items_en="")
    assert "ID and your three latest bank statements" in words("first_visit_en", unsaid)
    assert "Legitimation och dina tre senaste kontoutdrag" in words("first_visit", unsaid)
    row = replace(ROW, bring_items_en="")
    assert "ID and dina tre senaste kontoutdrag" in words("first_visit_en", row)
    assert "Plan 1, sal Tallen." in words("first_visit_en", row)
    assert "Floor 12" in words("first_visit_en", LONGEST)


def test_easy_pages_speak_of_the_interpreter_in_one_sentence() -> None:
    assert "Det finns tolk på mötet." in words("enrolment_general_easy", ROW)
    unbooked = replace(ROW, meeting=replace(MEETING, interpreter_booked=False))
    assert "Vill du ha tolk? Ring oss." in words("enrolment_general_easy", unbooked)
    assert "But we always talk with you first." in words("enrolment_general_easy_en", ROW)


def test_fields_are_texts_flags_and_rows_of_texts() -> None:
    for page in PAGES.values():
        for value in fields(page.fill(page.row(ROW), OFFICE)).values():
            assert isinstance(value, str | bool) or all(isinstance(line, str) for line in value)


@pytest.mark.parametrize(
    ("kind", "language", "easy", "stems"),
    [
        (LetterKind.FIRST_VISIT, Language.SWEDISH, False, ["first_visit"]),
        (LetterKind.FIRST_VISIT, Language.SWEDISH, True, ["first_visit"]),
        (LetterKind.FIRST_VISIT, Language.ENGLISH, False, ["first_visit", "first_visit_en"]),
        (LetterKind.THREE_PARTY, Language.SWEDISH, True, ["three_party", "three_party_easy"]),
        (
            LetterKind.THREE_PARTY,
            Language.ENGLISH,
            True,
            ["three_party", "three_party_en", "three_party_easy_en"],
        ),
    ],
)
def test_the_swedish_page_comes_first_and_the_others_behind_it(
    kind: LetterKind, language: Language, easy: bool, stems: list[str]
) -> None:
    pages = list(filled_pages(kind, ROW, OFFICE, language, easy_to_read=easy))
    assert [letter.stem for letter, _ in pages] == stems
    assert all(type(context) is letter.context for letter, context in pages)


def test_every_kind_of_letter_has_its_templates() -> None:
    assert set(LETTERS) == set(LetterKind)
    stems = [letter.stem for pages in LETTERS.values() for letter in pages.letters]
    assert sorted(stems) == sorted(PAGES)
    assert all(resources.path("templates", f"{stem}.docx").is_file() for stem in stems)


def test_a_file_is_named_the_same_for_every_kind_of_meeting() -> None:
    names = {file_word(kind) for kind in LetterKind if kind != LetterKind.ATTENDANCE_CERTIFICATE}
    assert names == {"kallelse"}
    assert file_word(LetterKind.ATTENDANCE_CERTIFICATE) == "intyg"


@pytest.mark.parametrize("stem", PAGES)
def test_every_template_passes_the_check_an_office_s_own_must_pass(stem: str) -> None:
    data = resources.path("templates", f"{stem}.docx").read_bytes()
    assert check_template(data, PAGES[stem].letter.context) == ()

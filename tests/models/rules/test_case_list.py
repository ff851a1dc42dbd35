"""Reading whole rows: what goes through, what is told, and that nothing is dropped in silence."""

import re
import string
from dataclasses import fields
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from models.rules.case_cells import Cell, Trouble
from models.rules.case_columns import MEETING_FIELDS, TYPES, headings_table, words_from_toml
from models.rules.case_list import CaseList, Table, read_case_list
from models.rules.case_row import ReadCase
from models.rules.channels import Consent
from models.rules.facts import Answers, PastMeeting
from models.rules.personnummer import Doubt
from models.vocabulary import (
    Answer,
    Attendance,
    BrokenOffReason,
    CaseKind,
    Channel,
    DecisionOutcome,
    Language,
    MeetingKind,
    ProtectedIdentity,
)
from tests.models.rules.test_case_cells import CELLS

TODAY = date(2026, 11, 24)
WORDS = words_from_toml(resources.path("case_list.toml").read_text(encoding="utf-8"))
COMPLETE: dict[str, Cell] = {
    "Ärendenummer": "2026-00412",
    "Namn": "Lindqvist, Anna",
    "Personnummer": "19850412-9803",
    "Kontaktdatum": date(2026, 11, 16),
    "Beslut": "bifall",
    "Beslutsdatum": "2026-11-23",
}


def read(*rows: dict[str, Cell]) -> CaseList:
    headings = tuple(dict.fromkeys(heading for row in rows for heading in row))
    cells = tuple((n, tuple(row.get(h) for h in headings)) for n, row in enumerate(rows, 2))
    return read_case_list(Table(headings, cells), WORDS, TODAY)


def one(heading: str, cell: Cell) -> ReadCase:
    return read({**COMPLETE, heading: cell}).cases[0]


def reasons(*rows: dict[str, Cell]) -> list[tuple[int | None, str, str]]:
    return [(p.row, p.column, p.reason.value) for p in read(*rows).problems]


def test_a_complete_row_reads_without_a_problem() -> None:
    found = read(COMPLETE)
    assert found.problems == ()
    (case,) = found.cases
    assert (case.row, case.case_number, case.given_name, case.family_name) == (
        2,
        "2026-00412",
        "Anna",
        "Lindqvist",
    )
    assert case.number is not None
    assert case.number.value == "198504129803"
    assert (case.birth_date, case.contact_date) == (date(1985, 4, 12), date(2026, 11, 16))
    assert (case.decision, case.decision_date) == (DecisionOutcome.APPROVED, date(2026, 11, 23))
    assert case.kind is CaseKind.NEW
    assert case.answers == Answers()


@pytest.mark.parametrize(
    ("heading", "cell", "field", "value"),
    [
        ("c/o", "Berg", "care_of", "Berg"),
        ("Gatuadress", "Påhittsgatan 1", "street", "Påhittsgatan 1"),
        ("Postnr", 20130.0, "postcode", "20130"),
        ("Ort", "Sundvalla", "town", "Sundvalla"),
        ("Mobil", "070-123 45 67", "telephone", "070-123 45 67"),
        ("E-postadress", "a@sundvalla.example", "email", "a@sundvalla.example"),
        ("Språk", "Engelska", "language", Language.ENGLISH),
        ("Lättläst", "ja", "easy_to_read", True),
        ("Lättläst", "nej", "easy_to_read", False),
        ("Tolk", "somaliska", "interpreter_language", "somaliska"),
        ("Tolk", "nej", "interpreter_language", ""),
        ("Skyddad identitet", "nej", "protected", None),
        ("Skyddad identitet", "ja", "protected", ProtectedIdentity.MARKED),
        ("Skyddade uppgifter", "Skyddad folkbokföring", "protected", ProtectedIdentity.REGISTERED),
        (
            "Skyddade uppgifter",
            "fingerade personuppgifter",
            "protected",
            ProtectedIdentity.FICTITIOUS,
        ),
        ("Område", "Norr", "area", "Norr"),
        ("Socialsekreterare", "Karin Ek", "caseworker", "Karin Ek"),
        ("Ärendetyp", "Återkommande", "kind", CaseKind.RETURNING),
        ("Ärendetyp", "en längre tid", "kind", CaseKind.LONG_TERM),
        ("Ansökan inkom", "24/11 2026", "application_date", TODAY),
        ("Bistånd sedan", "2019-05-01", "support_since", date(2019, 5, 1)),
        ("Tidigare uteblivna", 2.0, "earlier_absences", 2),
        ("Tidigare undantag", "3", "earlier_exemption", 3),
        ("Granskas", "2026-11-02", "earlier_exemption_review", date(2026, 11, 2)),
        ("Beslut", "avslag", "decision", DecisionOutcome.REFUSED),
        ("Samtycke sms", "ja", "consents", (Consent(Channel.SMS, TODAY),)),
        ("Samtycke sms", date(2026, 1, 2), "consents", (Consent(Channel.SMS, date(2026, 1, 2)),)),
        ("Samtycke e-post", "2026-01-02", "consents", (Consent(Channel.EMAIL, date(2026, 1, 2)),)),
        ("Samtycke sms", "nej", "consents", ()),
        ("Samtycke sms", "vet inte", "consents", ()),
        ("Samtycke sms återkallat", "2026-01-02", "consents", ()),
    ],
)
def test_a_column_fills_its_field(heading: str, cell: Cell, field: str, value: object) -> None:
    found = read({**COMPLETE, heading: cell})
    assert found.problems == ()
    assert getattr(found.cases[0], field) == value


@pytest.mark.parametrize(
    ("heading", "cell", "field", "value"),
    [
        ("SFI", "ja", "sfi_student", Answer.YES),
        ("Våldsindikation", "vet inte", "violence_indication", Answer.UNKNOWN),
        ("Indikation på våldsbenägenhet", "n", "violence_indication", Answer.NO),
        ("Social fobi", "x", "social_phobia", Answer.YES),
        ("Social fobi", "—", "social_phobia", None),
        ("Sjukskriven %", 0.5, "sick_listed_percent", 50),
        ("Sjukskriven", True, "sick_listed", Answer.YES),
        ("Sjukersättning", "nej", "sickness_compensation_percent", 0),
        ("Terminen börjar", "18 jan 2027", "term_starts", date(2027, 1, 18)),
        ("Skäl till avbrott", "Hälsoskäl", "broke_off_reason", BrokenOffReason.HEALTH),
        (
            "Annan situation att beakta",
            "Ensam med tre barn",
            "other_situation",
            "Ensam med tre barn",
        ),
        ("Annan situation att beakta", "nej", "other_situation", ""),
        ("Ohälsa (upplevd eller utredd)", "ja", "ill_health", Answer.YES),
    ],
)
def test_a_question_of_the_routine_is_answered(
    heading: str, cell: Cell, field: str, value: object
) -> None:
    found = read({**COMPLETE, heading: cell})
    assert found.problems == ()
    assert getattr(found.cases[0].answers, field) == value


@pytest.mark.parametrize(
    ("heading", "cell", "reason"),
    [
        ("Född", "i våras", "not_a_date"),
        ("Född", "01/02/1985", "ambiguous_date"),
        ("Född", "1985-04-13", "birth_dates_differ"),
        ("Personnummer", "19850412-9804", "number_check_digit"),
        ("Personnummer", "A", "number_not_recognised"),
        ("Kontaktdatum", "snart", "not_a_date"),
        ("Kontaktdatum", None, "no_contact_date"),
        ("Beslut", "kanske", "unknown_word"),
        ("Beslut", None, "date_without_decision"),
        ("Beslutsdatum", None, "decision_without_date"),
        ("Ärendetyp", "vanlig", "unknown_word"),
        ("Brevspråk", "arabiska", "unknown_word"),
        ("Telefon", 406280412.0, "lost_zero"),
        ("Tolk", "ja", "tell_more"),
        ("Annan situation", "ja", "tell_more"),
        ("SFI", "kanske", "not_an_answer"),
        ("Sjukskriven %", "hälften", "not_a_percent"),
        ("Tidigare uteblivna", "många", "not_a_count"),
        ("Tidigare undantag", "9", "not_an_exemption"),
        ("Tidigare undantag", "första", "not_an_exemption"),
        ("Samtycke sms", "kanske", "not_a_consent"),
        ("Samtycke sms", "01/02/2026", "ambiguous_date"),
        ("Skyddad identitet", "vet inte", "protection_unclear"),
        ("Adress", date(2026, 1, 1), "not_text"),
        ("Namn", "Anna Lindqvist", "name_order"),
        ("Möte 1", "2026-11-10 allmän flög", "meeting_word"),
        ("Möte 1", "allmän uteblev", "meeting_without_date"),
        ("Möte 1", "2026-11-10", "meeting_without_kind"),
        ("Möte 6", "01/02/2026 allmän uteblev", "ambiguous_date"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_row_goes_through(
    heading: str, cell: Cell, reason: str
) -> None:
    row = {**COMPLETE, heading: cell}
    assert reasons(row) == [(2, heading, reason)]
    assert read(row).cases[0].case_number == "2026-00412"


def test_an_unreadable_birth_date_stays_unknown_whatever_the_number_says() -> None:
    assert one("Född", "i våras").birth_date is None


def test_unreadable_protection_is_protection() -> None:
    assert one("Skydd", "vet inte").protected is ProtectedIdentity.MARKED


def test_a_name_without_a_comma_is_kept_whole() -> None:
    found = one("Namn", "Anna Maria Lindqvist")
    assert (found.given_name, found.family_name) == ("", "Anna Maria Lindqvist")


def test_given_and_family_name_go_before_the_whole_name() -> None:
    found = read({**COMPLETE, "Namn": "A B", "Förnamn": "Eva", "Efternamn": "Berg"})
    assert found.problems == ()
    assert (found.cases[0].given_name, found.cases[0].family_name) == ("Eva", "Berg")


def test_a_missing_column_is_told_by_its_usual_heading() -> None:
    row = {heading: cell for heading, cell in COMPLETE.items() if heading != "Kontaktdatum"}
    assert reasons(row) == [(2, "Kontaktdatum", "no_contact_date")]


def test_a_decision_not_yet_made_is_no_problem() -> None:
    row = {**COMPLETE, "Beslut": "ej fattat", "Beslutsdatum": None}
    assert reasons(row) == []
    assert read(row).cases[0].decision is None


def test_a_withdrawn_consent_keeps_both_dates() -> None:
    row = {**COMPLETE, "Samtycke sms": "2026-01-02", "Samtycke sms återkallat": "2026-03-04"}
    assert read(row).cases[0].consents == (
        Consent(Channel.SMS, date(2026, 1, 2), date(2026, 3, 4)),
    )


def test_a_row_without_case_number_and_name_is_told_and_left_out() -> None:
    row: dict[str, Cell] = {**COMPLETE, "Ärendenummer": "", "Namn": None}
    assert reasons(row) == [(2, "", "no_identity")]
    assert read(row).cases == ()


def test_an_unreadable_name_is_told_beside_the_row() -> None:
    row = {**COMPLETE, "Ärendenummer": None, "Namn": date(2026, 1, 1)}
    assert reasons(row) == [(2, "Namn", "not_text"), (2, "", "no_identity")]


@pytest.mark.parametrize("missing", ["Ärendenummer", "Namn"])
def test_case_number_or_name_is_enough(missing: str) -> None:
    assert len(read({**COMPLETE, missing: None}).cases) == 1


def test_a_repeated_case_number_is_told_and_both_rows_are_read() -> None:
    second = {**COMPLETE, "Namn": "Lindqvist, Bo"}
    assert reasons(COMPLETE, second) == [(3, "Ärendenummer", "same_case_number")]
    assert [case.given_name for case in read(COMPLETE, second).cases] == ["Anna", "Bo"]


def test_two_rows_without_case_number_do_not_share_one() -> None:
    row = {**COMPLETE, "Ärendenummer": None}
    assert reasons(row, row) == []


def test_an_empty_row_is_passed_over_and_the_others_keep_their_numbers() -> None:
    empty: dict[str, Cell] = dict.fromkeys(COMPLETE, None) | {"Namn": " ", "Beslut": "-"}
    found = read(empty, COMPLETE)
    assert found.problems == ()
    assert [case.row for case in found.cases] == [3]


def test_a_short_row_is_read_as_far_as_it_goes() -> None:
    found = read_case_list(Table(("Ärendenummer", "Namn"), ((2, ("2026-1",)),)), WORDS, TODAY)
    assert found.cases[0].case_number == "2026-1"


def test_unknown_and_repeated_headings_are_told_once_each() -> None:
    row = {**COMPLETE, "Skostorlek": "42", "Kommentar": "bra", "": "x", "Dnr": "2026-1"}
    assert reasons(row, {**row, "Ärendenummer": "2026-2"}) == [
        (None, "Skostorlek", "unknown_heading"),
        (None, "Dnr", "same_heading"),
    ]


def test_a_heading_with_an_explanation_in_parentheses_is_known() -> None:
    assert WORDS.knows("Född (åååå-mm-dd)")
    assert WORDS.ignores("Kommentar (fri text)")
    assert not WORDS.knows("Kommentar")


def met(
    day: date, kind: MeetingKind, attendance: Attendance | None = None, **more: Any
) -> PastMeeting:
    return PastMeeting(day=day, kind=kind, attendance=attendance, **more)


GENERAL = MeetingKind.ENROLMENT_GENERAL
OCTOBER = date(2026, 10, 6)


@pytest.mark.parametrize(
    ("line", "meeting"),
    [
        ("2026-10-06 allmän uteblev", met(OCTOBER, GENERAL, Attendance.ABSENT)),
        ("6/10 2026 Allmänt, närvarande", met(OCTOBER, GENERAL, Attendance.PRESENT)),
        (
            "6 okt 2026 sfi – deltog delvis",
            met(OCTOBER, MeetingKind.ENROLMENT_SFI, Attendance.PARTLY),
        ),
        (
            "2026-10-06 kl 09.00 inskrivningsmöte allmänt U",
            met(OCTOBER, GENERAL, Attendance.ABSENT),
        ),
        (
            "2026-10-06 trepartssamtal giltigt förfall",
            met(OCTOBER, MeetingKind.THREE_PARTY, Attendance.EXCUSED),
        ),
        (
            "2026-10-06 trepart högrisk a",
            met(OCTOBER, MeetingKind.THREE_PARTY_HIGH_RISK, Attendance.CANCELLED),
        ),
        ("2026-10-06 nybesök", met(OCTOBER, MeetingKind.FIRST_VISIT)),
        ("2026-10-06 allmän inställt", met(OCTOBER, GENERAL, called_off=True)),
        (
            "2026-10-06 allmän uteblev (kallelse i retur)",
            met(OCTOBER, GENERAL, Attendance.ABSENT, invitation_returned=True),
        ),
        (
            "2026-10-06 allmän uteblev, utskickad för sent och kallelsen kom inte fram",
            met(OCTOBER, GENERAL, Attendance.ABSENT, called_too_late=True, undelivered=True),
        ),
    ],
)
def test_a_meeting_stands_in_one_cell(line: str, meeting: PastMeeting) -> None:
    found = read({**COMPLETE, "Möte 1": line})
    assert found.problems == ()
    assert found.cases[0].meetings == (meeting,)


def test_a_meeting_may_have_a_column_for_each_of_its_parts() -> None:
    row = {
        **COMPLETE,
        "Möte 2": datetime(2026, 10, 6, 9, 0),  # noqa: DTZ001 - a spreadsheet knows no zone
        "Möte 2 slag": "allmän",
        "Möte 2 utfall": "uteblev",
        "Möte 1 datum": "2026-09-29",
        "Möte 1 typ": "allmän",
        "Möte 1 närvaro": "u",
    }
    assert [meeting.day for meeting in read(row).cases[0].meetings] == [date(2026, 9, 29), OCTOBER]


@pytest.mark.parametrize(
    "line",
    [
        "2026-10-06 allmän sfi",
        "2026-10-06 allmän uteblev närvarande",
        "2026-10-06 allmän retur retur",
    ],
)
def test_a_meeting_that_says_two_things_is_told(line: str) -> None:
    assert reasons({**COMPLETE, "Möte 1": line}) == [(2, "Möte 1", "meeting_word")]


def test_a_meeting_cell_that_is_no_text_has_no_date() -> None:
    assert reasons({**COMPLETE, "Möte 1": True}) == [(2, "Möte 1", "meeting_without_date")]


def test_every_question_and_every_field_of_a_case_has_a_column() -> None:
    columns = {column.field for column in WORDS.columns}
    assert {field.name for field in fields(Answers)} <= columns
    made_of_several = {"row", "consents", "answers", "meetings"}
    assert {field.name for field in fields(ReadCase)} - made_of_several <= columns


def test_every_column_has_a_type_that_is_explained() -> None:
    assert {column.type for column in WORDS.columns} == set(TYPES)


def test_no_two_columns_answer_to_the_same_heading() -> None:
    for column in WORDS.columns:
        for name in (column.heading, *column.synonyms):
            assert WORDS.column(name) is column
    assert not WORDS.ignored & WORDS.by_heading.keys()


def test_the_table_of_headings_names_every_heading_and_synonym() -> None:
    table = headings_table(WORDS)
    for column in WORDS.columns:
        if column.field not in MEETING_FIELDS[1:]:
            row = f"| {column.heading} | {TYPES[column.type]} | {' · '.join(column.synonyms)} |\n"
            assert row in table


def test_readme_shows_the_headings_as_they_are() -> None:
    readme = resources.path("..", "README.md").read_text(encoding="utf-8")
    assert readme.split("<!-- headings -->\n")[1] == headings_table(WORDS)


def test_a_problem_never_repeats_what_the_cell_holds() -> None:
    held = "Hemligt"
    row: dict[str, Cell] = {column.heading: held for column in WORDS.columns}
    assert held not in repr(read(row).problems)


HEADINGS = [column.heading for column in WORDS.columns]


@settings(max_examples=60)
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from([*HEADINGS, "Skostorlek", "Kommentar"]), CELLS, min_size=1, max_size=12
        ),
        min_size=1,
        max_size=4,
    )
)
def test_every_row_is_read_told_or_blank(rows: list[dict[str, Cell]]) -> None:
    found = read(*rows)
    read_rows = {case.row for case in found.cases}
    told = {problem.row for problem in found.problems}
    for number, row in enumerate(rows, 2):
        blank = all(WORDS.is_blank(cell) for cell in row.values())
        assert blank or number in read_rows | told
        assert not (blank and number in read_rows | told)


@settings(max_examples=60)
@given(st.text(alphabet=string.printable + "åäöÅÄÖ–", max_size=40))
def test_any_line_of_a_meeting_is_read_or_told(line: str) -> None:
    found = read({**COMPLETE, "Möte 1": line})
    assert len(found.cases[0].meetings) + len(found.problems) == (0 if WORDS.is_blank(line) else 1)


def test_every_reason_has_words() -> None:
    for reason in (*Trouble, *Doubt):
        assert re.search(r"[a-z]", reason.label)

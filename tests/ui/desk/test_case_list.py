"""A case list carried over: everything it says, in one transaction, and a word on what it does not say."""

from dataclasses import fields
from datetime import date, time

import pytest
from sqlalchemy import select

import resources
from models.actions.meetings import plan_meeting
from models.case import Case
from models.errors import CouldNotWrite
from models.meeting import Booking, Invitation, Meeting
from models.office import Caseworker
from models.person import Person
from models.queries.case_state import facts_of, route_of
from models.rules.case_cells import Cell
from models.rules.case_row import ReadCase
from models.rules.enrolment import route, routine_of
from models.rules.facts import Answers, Facts
from models.vocabulary import (
    Answer,
    Attendance,
    CaseKind,
    Channel,
    DecisionOutcome,
    Language,
    MeetingKind,
    NextStep,
    NumberKind,
    ProtectedIdentity,
)
from tests.models.desk import Desk, group_draft
from tests.ui.desk.case_lists import carry, read, reasons, told
from ui.desk.case_list import import_case_list, read_case_file


def facts(desk: Desk, place: int = 0) -> Facts:
    with desk.store.read() as session:
        cases = session.scalars(select(Case).order_by(Case.id)).all()
        return facts_of(cases[place], desk.routines[0])


def test_all_that_a_row_says_is_carried_over(desk: Desk) -> None:
    row: dict[str, Cell] = {
        "Personnummer": "19810302-9805",
        "c/o": "Berg",
        "E-post": "anna@post.example",
        "Brevspråk": "engelska",
        "Lättläst": "ja",
        "Tolkspråk": "somaliska",
        "Skyddade personuppgifter": "skyddad folkbokföring",
        "Samtycke sms": "2026-11-02",
        "Samtycke sms återkallat": "2026-11-20",
        "Samtycke e-post": "2026-11-03",
        "Område": "Norr",
        "Handläggare": "Karin Ek",
        "Ärendetyp": "en längre tid",
        "Ansökningsdatum": "2026-11-12",
        "Försörjningsstöd sedan": "2019-05-01",
        "Tidigare uteblivna": 3,
        "SFI-studerande": "ja",
    }
    imported = carry(desk, told() | row)
    (case,), (person,) = desk.all(Case), desk.all(Person)
    assert imported.rows == ((2, case.id),)
    assert imported.problems == ()
    assert (case.number, case.area, case.kind) == ("2026-00501", "Norr", CaseKind.LONG_TERM)
    assert (case.contact_date, case.application_date) == (date(2026, 11, 9), date(2026, 11, 12))
    assert (case.support_since, case.earlier_absences) == (date(2019, 5, 1), 3)
    assert case.caseworker_id == desk.caseworker
    assert (person.name, person.birth_date) == ("Anna Öhrström", date(1981, 3, 2))
    assert (person.care_of, person.street) == ("Berg", "Provgatan 3")
    assert (person.postcode, person.town) == ("201 12", "Sundvalla")
    assert (person.telephone, person.email) == ("070-174 06 12", "anna@post.example")
    assert (person.language, person.easy_to_read) == (Language.ENGLISH, True)
    assert person.interpreter_language == "somaliska"
    assert person.protected is ProtectedIdentity.REGISTERED
    assert facts(desk).answers == Answers(sfi_student=Answer.YES, violence_indication=Answer.NO)
    assert facts(desk).decision is DecisionOutcome.APPROVED
    assert facts(desk).decision_date == date(2026, 11, 23)
    with desk.store.read() as session:
        here = session.get_one(Person, person.id)
        assert [(n.kind, n.value) for n in here.numbers] == [
            (NumberKind.PERSONNUMMER, "198103029805")
        ]
        assert [(c.channel, c.given_on, c.withdrawn_on) for c in here.consents] == [
            (Channel.SMS, date(2026, 11, 2), date(2026, 11, 20)),
            (Channel.EMAIL, date(2026, 11, 3), None),
        ]


@pytest.mark.parametrize(
    ("line", "counts", "attendance"),
    [
        ("2026-11-17 allmän uteblev", 1, Attendance.ABSENT),
        ("2026-11-20 sfi uteblev", 1, Attendance.ABSENT),
        ("2026-11-17 allmän deltog delvis", 0, Attendance.PARTLY),
        ("2026-11-17 allmän giltigt förfall", 0, Attendance.EXCUSED),
        ("2026-11-17 allmän avbokad", 0, Attendance.CANCELLED),
        ("2026-11-17 allmän inställt", 0, None),
        ("2026-11-17 allmän uteblev inställt", 0, Attendance.ABSENT),
        ("2026-11-17 allmän uteblev kallelse i retur", 0, Attendance.ABSENT),
        ("2026-11-17 allmän uteblev kallelsen kom inte fram", 0, Attendance.ABSENT),
        ("2026-11-17 allmän uteblev kallad för sent", 0, Attendance.ABSENT),
        ("2026-11-18 trepart uteblev", 0, Attendance.ABSENT),
        ("2026-11-18 högrisk uteblev, kallad för sent", 0, Attendance.ABSENT),
        ("2026-11-18 nybesök uteblev", 0, Attendance.ABSENT),
    ],
)
def test_the_history_becomes_places_that_count_as_the_routine_counts(
    desk: Desk, line: str, counts: int, attendance: Attendance | None
) -> None:
    assert carry(desk, told(Möte_1=line)).problems == ()
    (booking,) = desk.all(Booking)
    assert booking.attendance is attendance
    with desk.store.read() as session:
        case = session.get_one(Case, booking.case_id)
        (meeting,) = facts_of(case, desk.routines[0]).meetings
    counted = meeting.kind in {MeetingKind.ENROLMENT_GENERAL, MeetingKind.ENROLMENT_SFI}
    absent = meeting.attendance is Attendance.ABSENT and meeting.fairly_called
    assert (absent and counted) is bool(counts)


def test_those_of_one_group_meet_in_one_room_and_a_visit_is_a_persons_own(desk: Desk) -> None:
    planned = plan_meeting(desk.work, group_draft(date(2026, 11, 17)))
    lines = {
        "Möte_1": "2026-11-17 allmän närvarande",
        "Möte_2": "2026-11-20 sfi uteblev",
        "Möte_3": "2026-11-11 nybesök närvarande",
    }
    imported = carry(desk, told("1", Handläggare="Karin Ek", **lines), told("2", **lines))
    meetings = desk.all(Meeting)
    at = [(m.kind, m.starts, m.ends, m.place) for m in meetings if m.id != planned]
    assert imported.problems == ()
    assert [len([b for b in desk.all(Booking) if b.meeting_id == m.id]) for m in meetings] == [
        *(2, 2, 1, 1)
    ]
    assert at == [
        (MeetingKind.ENROLMENT_SFI, time(9), time(11, 30), "Nobelvägen 66"),
        (MeetingKind.FIRST_VISIT, time(9), time(10), "socialtjänstavdelningen"),
        (MeetingKind.FIRST_VISIT, time(9), time(10), "socialtjänstavdelningen"),
    ]
    assert [m.caseworker_id for m in meetings] == [None, None, desk.caseworker, None]


@pytest.mark.parametrize(
    ("lines", "places", "told_of"),
    [
        (["2026-12-01 allmän"], 1, []),
        (["2026-12-01 allmän", "2026-12-08 allmän"], 1, ["same_purpose"]),
        (["2026-12-08 allmän", "2026-12-01 allmän inställt"], 2, []),
        (["2026-11-17 allmän uteblev", "2026-11-17 allmän uteblev"], 1, ["same_purpose"]),
        (["2026-12-01 allmän uteblev"], 1, ["not_yet_held"]),
        (["2026-12-02 trepart"], 1, ["meeting_time_put_in"]),
        (["2026-11-18 trepart"], 1, []),
    ],
)
def test_a_meeting_ahead_is_booked_and_what_cannot_be_is_told(
    desk: Desk, lines: list[str], places: int, told_of: list[str]
) -> None:
    row = {f"Möte_{n}": line for n, line in enumerate(lines, 1)}
    imported = carry(desk, told(**row))
    assert reasons(imported) == [(2, "", reason) for reason in told_of]
    assert len(desk.all(Booking)) == places


def test_whoever_finds_the_room_full_waits_and_that_is_told(desk: Desk) -> None:
    desk.group(date(2026, 12, 1), capacity=1)
    imported = carry(
        desk,
        told("1", Möte_1="2026-12-01 allmän"),
        told("2", Möte_1="2026-12-01 allmän"),
        told("3", Möte_1="2026-12-01 allmän giltigt förfall"),
    )
    assert reasons(imported) == [
        (3, "", "meeting_full_waits"),
        (4, "", "meeting_full_waits"),
        (4, "", "meeting_waited"),
    ]
    assert [b.waiting for b in desk.all(Booking)] == [False, True, True]


@pytest.mark.parametrize(
    ("changes", "contact", "reason"),
    [
        ({"Kontaktdatum": None}, date(2026, 11, 23), "contact_as_decision"),
        ({"Kontaktdatum": "i går"}, date(2026, 11, 23), "contact_as_decision"),
        (
            {"Kontaktdatum": None, "Beslut": None, "Beslutsdatum": None},
            date(2026, 11, 23),
            "contact_today",
        ),
    ],
)
def test_a_missing_contact_date_is_put_in_and_told(
    desk: Desk, changes: dict[str, str | None], contact: date, reason: str
) -> None:
    imported = carry(desk, told() | changes)
    assert facts(desk).contact_date == contact
    assert reasons(imported) == [(2, "Kontaktdatum", reason)]


@pytest.mark.parametrize(
    ("changes", "decided", "reason"),
    [
        ({"Beslut": "bifall"}, None, "decision_left_out"),
        ({"Beslut": "avslag"}, date(2026, 11, 9), "decision_as_contact"),
        (
            {"Beslut": "bifall", "Ärendetyp": "en längre tid"},
            date(2026, 11, 9),
            "decision_as_contact",
        ),
    ],
)
def test_an_undated_decision_counts_only_where_its_day_does_not(
    desk: Desk, changes: dict[str, str], decided: date | None, reason: str
) -> None:
    imported = carry(desk, told() | {"Beslutsdatum": None} | changes)
    assert facts(desk).decision_date == decided
    assert reasons(imported) == [(2, "Beslutsdatum", reason)]


def test_a_birth_date_taken_from_the_number_is_told(desk: Desk) -> None:
    imported = carry(desk, told(Född="våren", Personnummer="19810302-9805"))
    assert facts(desk).birth_date == date(1981, 3, 2)
    assert reasons(imported) == [(2, "Född", "born_by_number")]


def test_an_unknown_caseworker_is_added_once_and_a_known_one_is_found(desk: Desk) -> None:
    rows = [told(str(n), Handläggare=name) for n, name in enumerate(("Mats Öberg", "KARIN EK"))]
    imported = carry(desk, *rows, told("7", Handläggare="mats öberg"), told("8"))
    assert [one.name for one in desk.all(Caseworker)] == ["Karin Ek", "Mats Öberg"]
    assert reasons(imported) == [(2, "Handläggare", "new_caseworker")]
    mats = desk.all(Caseworker)[1].id
    assert [c.caseworker_id for c in desk.all(Case)] == [mats, desk.caseworker, mats, None]


def test_two_adults_under_one_number_are_one_household(desk: Desk) -> None:
    imported = carry(desk, told(), told(Namn="Öhrström, Leif"), told("2026-00502"))
    first, second, third = desk.all(Case)
    assert first.household_id == second.household_id is not None
    assert third.household_id is None
    assert reasons(imported) == [(3, "Ärendenummer", "household")]


def test_a_list_read_again_adds_nothing_and_says_so(desk: Desk) -> None:
    rows = [told(), told(Namn="Öhrström, Leif"), told("2", Personnummer="19810302-9805")]
    first = carry(desk, *rows)
    second = carry(desk, *rows)
    assert second.rows == first.rows
    assert [p.reason for p in second.problems] == ["already_here"] * 3
    assert len(desk.all(Case)) == len(rows)


def test_a_strangers_case_of_the_same_number_is_told_and_not_linked(desk: Desk) -> None:
    desk.register(number="2026-00501")
    imported = carry(desk, told(Namn="Öhrström, Leif"))
    assert reasons(imported) == [(2, "Ärendenummer", "case_number_here")]
    assert [case.household_id for case in desk.all(Case)] == [None, None]


@pytest.mark.parametrize(
    ("name", "people", "told_of"),
    [
        ("Öhrström, Anna", 1, []),
        ("Öhrström, Leif", 2, [(3, "Personnummer", "same_number")]),
    ],
)
def test_one_number_is_one_person_only_when_all_else_agrees(
    desk: Desk, name: str, people: int, told_of: list[tuple[int, str, str]]
) -> None:
    row = {"Personnummer": "19810302-9805", "Samtycke sms": "ja"}
    imported = carry(desk, told("1") | row, told("2", Namn=name) | row)
    assert len(desk.all(Person)) == people
    assert reasons(imported) == told_of


def test_rows_without_a_number_take_none_that_stands_further_down(desk: Desk) -> None:
    imported = carry(desk, told(""), told("2026-00001", Namn="Öhrström, Leif"))
    numbers = {case.id: case.number for case in desk.all(Case)}
    assert [(row, numbers[id_]) for row, id_ in imported.rows] == [
        (2, "2026-00002"),
        (3, "2026-00001"),
    ]
    assert imported.problems == ()


def test_an_earlier_exemption_stands_with_its_review(desk: Desk) -> None:
    carry(desk, told(Tidigare_undantag=3, Undantag_granskas="2027-02-01", Ärendetyp="ny"))
    assert (facts(desk).earlier_exemption, facts(desk).earlier_exemption_review) == (
        3,
        date(2027, 2, 1),
    )
    (case,) = desk.all(Case)
    assert case.next_step is NextStep.CHOOSE_ROUTE  # nothing in the row makes it an exemption now


def test_a_letter_of_another_system_is_kept_without_words(desk: Desk) -> None:
    carry(desk, told(Möte_1="2026-11-17 allmän uteblev kallelse i retur"))
    (letter,) = desk.all(Invitation)
    assert letter.sent_at is not None
    assert (letter.sent_at.date(), letter.returned_on) == (date(2026, 11, 11), date(2026, 11, 17))
    assert letter.content_id is None


def test_the_list_goes_in_whole_or_not_at_all(desk: Desk) -> None:
    cases = read(desk, [told("1"), told("2"), told("3")]).cases

    def stop_at_two(done: int) -> None:
        if done == 2:
            raise CouldNotWrite(desk.store.file, "full")

    with pytest.raises(CouldNotWrite):
        import_case_list(desk.work, cases, stop_at_two)
    assert desk.all(Case) == []


def test_each_row_is_logged_under_the_verbs_of_the_window(desk: Desk) -> None:
    before = len(desk.lines())
    done: list[int] = []
    rows = [told("1", Möte_1="2026-11-17 allmän uteblev", Samtycke_sms="ja"), told("2")]
    import_case_list(desk.work, read(desk, rows).cases, done.append)
    verbs = {line.verb for line in desk.lines(before)}
    assert done == [1, 2]
    assert verbs == {
        *("register_case", "give_channel_consent", "save_answers", "record_decision"),
        *("plan_meeting", "book_meeting", "record_attendance"),
    }


def test_the_example_goes_through_with_nothing_but_new_caseworkers(desk: Desk) -> None:
    found = read_case_file(resources.path("demo", "arendelista.xlsx"), desk.today)
    imported = import_case_list(desk.work, found.cases)
    assert found.problems == ()
    assert reasons(imported) == [(3, "Handläggare", "new_caseworker")]
    assert [row for row, _ in imported.rows] == [case.row for case in found.cases]


def test_the_records_lead_where_the_rows_themselves_do(desk: Desk) -> None:
    found = read_case_file(resources.path("demo", "arendelista.xlsx"), desk.today)
    cases = dict(import_case_list(desk.work, found.cases).rows)
    with desk.store.read() as session:
        for row in found.cases:
            said = facts_of_row(row)
            case = session.get_one(Case, cases[row.row])
            routine = routine_of(said, desk.routines, desk.today)
            assert route_of(case, desk.routines, desk.today) == route(said, routine, desk.today)


def facts_of_row(row: ReadCase) -> Facts:
    """Return what a row says as the rules read it, by no way of the store."""
    told_otherwise = {"protected", "contact_date"}
    names = {field.name for field in fields(Facts)} - told_otherwise
    assert row.contact_date is not None
    return Facts(
        contact_date=row.contact_date,
        protected=row.protected is not None,
        **{name: getattr(row, name) for name in names},
    )

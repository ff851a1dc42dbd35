"""The outbox one step at a time: what waits and why, printed whole or not at all, marked with the bytes that went out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from models.actions.cases import PersonDraft
from models.actions.consents import give_consent, withdraw_consent
from models.actions.invitations import mark_returned
from models.actions.meetings import book
from models.errors import CouldNotWrite
from models.meeting import Invitation
from models.queries.letters import as_sent, outbox_size
from models.vocabulary import Answer, Channel, MeetingKind, ProtectedIdentity
from tests.models.desk import ANNA, CALM, MONDAY, Desk, with_protection
from tests.ui.desk.outbox import numbers_in, recipient_in, with_office
from tests.ui.desk.papers import files_in
from ui.desk.folders import output_folder, remember_output_folder
from ui.desk.hindrance import Hindered, in_short
from ui.desk.letters import Message, Templates, mark_as_sent, templates_of
from ui.desk.outbox import (
    by_meeting,
    export,
    lately,
    make_one,
    print_letters,
    still_waiting,
    waiting,
)
from ui.desk.papers import Stop, StoppedError, write_all

HOMELESS = replace(ANNA, given_name="Bo", street="", postcode="", town="")
HIDDEN = with_protection(ANNA, ProtectedIdentity.REGISTERED)


@pytest.fixture
def office(desk: Desk) -> Desk:
    return with_office(desk)


@pytest.fixture
def templates(office: Desk) -> Templates:
    return templates_of(office.work)


Call = Callable[..., UUID]


@pytest.fixture
def call(office: Desk) -> Call:
    group: list[UUID] = []

    def called(person: PersonDraft = ANNA, channel: Channel = Channel.LETTER, day: int = 8) -> UUID:
        if not group or day != 8:
            group.insert(0, office.group(MONDAY + timedelta(days=day)))
        case = office.routed(replace(CALM, may_attend_group=Answer.YES), person)
        office.prepare(book(office.work, case, group[0]), channel=channel)
        return case

    return called


def test_what_waits_is_told_with_what_hinders_it(
    office: Desk, templates: Templates, call: Call
) -> None:
    call()
    call(HOMELESS)
    found = waiting(office.work, templates)
    assert sorted((one.row.row.recipient.name, one.hindered) for one in found) == [
        ("Anna Öhrström", ()),
        ("Bo Öhrström", ("no_address",)),
    ]
    made = [make_one(one.row, templates) for one in found]
    assert [isinstance(one, Hindered) for one in made] == [bool(one.hindered) for one in found]


def test_a_withdrawn_consent_is_seen_and_holds_the_message_back(
    office: Desk, templates: Templates, call: Call
) -> None:
    case = office.routed()
    give_consent(office.work, case, Channel.SMS)
    office.prepare(book(office.work, case, office.group()), channel=Channel.SMS)
    withdraw_consent(office.work, case, Channel.SMS)
    (one,) = waiting(office.work, templates)
    assert (one.hindered, one.row.consent_ended) == (("consent_withdrawn",), MONDAY)
    assert isinstance(make_one(one.row, templates), Hindered)
    with office.store.read() as session:
        assert outbox_size(session, office.today) == 1  # as many as are listed


def test_meetings_come_in_their_order_and_what_is_hindered_first(
    office: Desk, templates: Templates, call: Call
) -> None:
    call(ANNA, day=9)
    call(replace(HOMELESS, given_name="Ärla"))
    call(ANNA, day=10)
    groups = by_meeting(waiting(office.work, templates))
    assert [group.day for group in groups] == [MONDAY + timedelta(days=day) for day in (9, 10)]
    assert [bool(one.hindered) for one in groups[0].messages] == [True, False]


def test_talks_of_a_kind_stand_together_by_day_and_groups_each_by_themselves(
    office: Desk, templates: Templates, call: Call
) -> None:
    for hour, kind in (
        (9, MeetingKind.FIRST_VISIT),
        (9, MeetingKind.THREE_PARTY),
        (13, MeetingKind.FIRST_VISIT),
    ):
        meeting = office.group(kind=kind, starts=time(hour))
        office.prepare(book(office.work, office.routed(), meeting))
    call()
    groups = by_meeting(waiting(office.work, templates))
    assert [(group.kind, group.starts, len(group.messages)) for group in groups] == [
        (MeetingKind.FIRST_VISIT, None, 2),
        (MeetingKind.THREE_PARTY, time(9), 1),
        (MeetingKind.ENROLMENT_GENERAL, time(9), 1),
    ]


def test_letters_are_printed_as_one_job_in_order_and_nothing_is_marked(
    office: Desk, templates: Templates, call: Call, tmp_path: Path
) -> None:
    cases = [call(), call(), call(ANNA, Channel.TELEPHONE)]
    rows = [one.row for one in waiting(office.work, templates)]
    handed: list[Path] = []

    def take(file: Path) -> bool:
        handed.append(file)
        return True

    printed = print_letters(office.work, rows, templates, tmp_path, hand_to_printer=take)
    assert printed.by_printer
    assert [file.name for file in files_in(tmp_path)] == ["utskrift-2026-11-23.docx"]
    assert handed == list(printed.files)
    assert len(printed.made) == len(cases) - 1
    assert numbers_in(printed.files[0].read_bytes()) >= {"2026-00001", "2026-00002"}
    assert all(one.sent_at is None for one in office.all(Invitation))
    assert [line.verb for line in office.lines()].count("print_letters") == 1


def test_a_protected_person_s_envelopes_are_a_job_of_their_own(
    office: Desk, templates: Templates, call: Call, tmp_path: Path
) -> None:
    call(HIDDEN)
    rows = [one.row for one in waiting(office.work, templates)]
    printed = print_letters(office.work, rows, templates, tmp_path)
    assert [file.name for file in printed.files] == [
        "utskrift-2026-11-23.docx",
        "kuvert-2026-11-23.docx",
    ]
    assert not printed.by_printer
    assert recipient_in(printed.files[0].read_bytes()) == []


@pytest.mark.parametrize("after", [0, 1, 3])
def test_a_batch_that_is_stopped_leaves_no_file(
    office: Desk, templates: Templates, call: Call, tmp_path: Path, after: int
) -> None:
    for _ in range(3):
        call()
    rows = [one.row for one in waiting(office.work, templates)]
    stop = Stop()

    def progress(done: int, _: int) -> None:
        if done >= after:
            stop.ask()
        stop.check()

    before = office.store.head()
    with pytest.raises(StoppedError):
        print_letters(office.work, rows, templates, tmp_path, progress=progress)
    assert files_in(tmp_path) == []
    assert office.store.head() == before


def test_a_printer_that_is_stopped_leaves_no_file(
    office: Desk, templates: Templates, call: Call, tmp_path: Path
) -> None:
    call()
    rows = [one.row for one in waiting(office.work, templates)]

    def stopped(_: Path) -> bool:
        raise StoppedError

    with pytest.raises(StoppedError):
        print_letters(office.work, rows, templates, tmp_path, hand_to_printer=stopped)
    assert files_in(tmp_path) == []


@pytest.mark.parametrize("on", [None, MONDAY, date(2026, 11, 20)])
def test_what_is_marked_is_what_was_made_and_on_the_day_told(
    office: Desk, templates: Templates, call: Call, on: date | None
) -> None:
    call()
    (one,) = waiting(office.work, templates)
    made = make_one(one.row, templates)
    assert isinstance(made, Message)
    mark_as_sent(office.work, (made,), on)
    assert waiting(office.work, templates) == ()
    (sent,) = office.all(Invitation)
    assert sent.sent_at is not None
    assert sent.sent_at.date() == (on or MONDAY)
    with office.store.read() as session:
        assert as_sent(session, sent.id) == (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            made.content,
        )


def test_only_what_was_made_and_waits_still_can_be_marked(
    office: Desk, templates: Templates, call: Call
) -> None:
    call()
    call()
    messages = waiting(office.work, templates)
    made = make_one(messages[1].row, templates)
    assert isinstance(made, Message)
    assert still_waiting({made.invitation_id: made}, messages) == (made,)
    assert still_waiting({made.invitation_id: made}, messages[:1]) == ()


def test_a_letter_that_is_saved_is_logged(
    office: Desk, templates: Templates, call: Call, tmp_path: Path
) -> None:
    call()
    made = make_one(waiting(office.work, templates)[0].row, templates)
    assert isinstance(made, Message)
    assert export(office.work, made, tmp_path).read_bytes() == made.content
    assert office.lines()[-1].verb == "export_letter"
    before = office.store.head()
    with pytest.raises(CouldNotWrite):
        export(office.work, made, tmp_path / "gone")
    assert office.store.head() == before


def test_letters_sent_lately_are_found_until_two_months_have_gone(office: Desk) -> None:
    _, letter = office.called(office.routed(), office.group())
    (sent,) = lately(office.work)
    assert (sent.invitation_id, sent.returned_on) == (letter, None)
    mark_returned(office.work, letter, MONDAY)
    assert [one.returned_on for one in lately(office.work)] == [MONDAY]
    office.go_to(MONDAY + timedelta(days=62))
    assert lately(office.work) == ()
    office.go_to(MONDAY)


def test_a_message_by_telephone_does_not_come_back_by_post(office: Desk) -> None:
    office.called(office.routed(), office.group(), channel=Channel.TELEPHONE)
    assert lately(office.work) == ()


def test_files_are_written_all_or_none(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    papers = [("a.txt", b"a"), ("b.txt", b"b")]
    assert len(write_all(tmp_path, papers, lambda *at: told.append(at))) == 2
    assert told == [(1, 2), (2, 2)]
    with pytest.raises(CouldNotWrite):
        write_all(tmp_path, [("c.txt", b"c"), ("no/d.txt", b"d")])
    assert [file.name for file in files_in(tmp_path)] == ["a.txt", "b.txt"]


def test_a_wish_to_stop_is_heard(office: Desk) -> None:
    stop = Stop()
    stop.check()
    assert not stop.wait(0)
    stop.ask()
    assert stop.asked
    assert stop.wait(60)
    with pytest.raises(StoppedError):
        stop.check()


def test_the_folder_chosen_is_remembered_while_it_is_there(office: Desk, tmp_path: Path) -> None:
    def chosen() -> Path | None:
        with office.store.read() as session:
            return output_folder(session)

    assert chosen() is None
    folder = tmp_path / "Brev"
    folder.mkdir()
    remember_output_folder(office.work, folder)
    assert chosen() == folder
    folder.rmdir()
    assert chosen() is None


@pytest.mark.parametrize(
    ("reason", "words"),
    [("no_address", "Address missing"), ("other_case", "Differs from the case")],
)
def test_a_hindrance_is_told_in_two_words(reason: str, words: str) -> None:
    assert in_short(reason, str) == words

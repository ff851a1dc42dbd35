"""The outbox becomes paper: made, read again, compared with its case, written whole and only then marked as sent."""

import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import docx
import pytest

from documents.letter import our_template
from documents.letterhead import address_lines
from documents.reread import reread
from documents.three_party import LETTER as THREE_PARTY
from models.actions.consents import give_consent, withdraw_consent
from models.actions.meetings import book, plan_meeting
from models.actions.office import save_template
from models.errors import CouldNotWrite
from models.meeting import Invitation
from models.queries.letters import OutboxRow, as_sent
from models.rules.facts import Answers
from models.vocabulary import (
    Answer,
    Attendance,
    Channel,
    Language,
    LetterKind,
    MeetingKind,
    ProtectedIdentity,
)
from tests.documents.examples import OFFICE, ROW
from tests.models.desk import ANNA, CALM, MONDAY, Desk, group_draft, with_protection
from tests.ui.desk.outbox import (
    letter_row,
    numbers_in,
    of_kind,
    outbox_row,
    recipient_in,
    texts,
    with_office,
)
from tests.ui.desk.papers import files_in, words_in
from ui.desk.hindrance import Hindered
from ui.desk.letters import (
    Message,
    Templates,
    make_letters,
    send_outbox,
    signed_by_somebody,
    templates_of,
)

BEFORE_LETTERS = timedelta(days=1)
PROTECTED = with_protection(ANNA, ProtectedIdentity.REGISTERED)


@pytest.fixture(scope="session")
def templates() -> Templates:
    return Templates(OFFICE)


@pytest.fixture
def office(desk: Desk) -> Desk:
    return with_office(desk)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    tmp_path.chmod(stat.S_IRWXU)


def made(templates: Templates, *rows: OutboxRow) -> list[Message]:
    batch = make_letters(rows, templates)
    assert batch.hindered == []
    return batch.made


def why(templates: Templates, *rows: OutboxRow) -> list[tuple[str, ...]]:
    batch = make_letters(rows, templates)
    assert batch.made == []
    return [one.reasons for one in batch.hindered]


def sent(desk: Desk) -> list[Invitation]:
    return [one for one in desk.all(Invitation) if one.sent_at is not None]


def waiting(desk: Desk, count: int = 1, **how: Any) -> None:
    """Put letters to a group in the outbox."""
    group = desk.group()
    for _ in range(count):
        desk.prepare(book(desk.work, desk.routed(), group), **how)


def test_none_of_200_letters_differs_from_its_case(templates: Templates) -> None:
    kinds = [kind for kind in LetterKind if kind is not LetterKind.ATTENDANCE_CERTIFICATE]
    rows = [
        outbox_row(
            letter_row(number),
            letter=kinds[number % len(kinds)],
            language=Language.ENGLISH if number % 5 == 0 else Language.SWEDISH,
            easy_to_read=number % 7 == 0,
        )
        for number in range(200)
    ]
    letters = made(templates, *rows)
    assert [letter.invitation_id for letter in letters] == [row.invitation_id for row in rows]
    different = [
        row.row.case_number
        for row, letter in zip(rows, letters, strict=True)
        if recipient_in(letter.content) != list(address_lines(row.row.recipient))
        or row.row.case_number not in numbers_in(letter.content)
    ]
    assert different == []


@pytest.mark.parametrize(
    "differing",
    [
        ({"recipient": replace(ROW.recipient, name="Någon Annan")}, "other_recipient"),
        ({"recipient": letter_row(7).recipient}, "other_recipient"),
        ({"case_number": "2026-99999"}, "other_case"),
        ({"recipient": replace(ROW.recipient, address=None)}, "no_recipient"),
    ],
)
def test_a_letter_that_differs_from_its_case_is_neither_written_nor_marked(
    office: Desk,
    templates: Templates,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    differing: tuple[dict[str, Any], str],
) -> None:
    change, reason = differing
    waiting(office)
    fill = "ui.desk.letters.letters.filled_pages"
    from documents.letters import filled_pages

    monkeypatch.setattr(
        fill,
        lambda kind, row, *rest, **how: filled_pages(kind, replace(row, **change), *rest, **how),
    )
    handed = send_outbox(office.work, templates, tmp_path)
    assert [one.reasons for one in handed.hindered] == [(reason,)]
    assert files_in(tmp_path) == []
    assert sent(office) == []


def test_one_that_is_hindered_does_not_hold_back_the_others(templates: Templates) -> None:
    rows = (
        outbox_row(letter_row(1)),
        outbox_row(letter_row(2, address=None)),
        outbox_row(letter_row(3)),
    )
    batch = make_letters(rows, templates)
    assert [one.case_number for one in batch.made] == ["2026-00001", "2026-00003"]
    assert batch.hindered == [Hindered(rows[1].invitation_id, "2026-00002", ("no_address",))]


def test_a_new_office_writes_no_letters_before_it_has_said_who_it_is() -> None:
    rows = (outbox_row(letter_row(1)),)
    batch = make_letters(rows, Templates(replace(OFFICE, telephone="")))
    assert batch.hindered == [Hindered(rows[0].invitation_id, "2026-00001", ("no_sender",))]


def test_a_protected_person_without_a_number_cannot_be_written_to(templates: Templates) -> None:
    unknown = letter_row(1, protected=True, address=None, number="")
    assert why(templates, outbox_row(unknown)) == [("no_number",)]


def test_letters_are_written_marked_and_kept_as_they_were_sent(
    office: Desk, templates: Templates, tmp_path: Path
) -> None:
    waiting(office, 3)
    before = office.store.head().number
    handed = send_outbox(office.work, templates, tmp_path)
    assert [file.name for file in handed.files] == [
        f"kallelse-2026-0000{number}.docx" for number in (1, 2, 3)
    ]
    assert [job.name for job in handed.jobs] == ["utskrift-2026-11-23.docx"]
    with office.store.read() as session:
        kept = {as_sent(session, one.id) for one in sent(office)}
    assert {content for _, content in filter(None, kept)} == {
        file.read_bytes() for file in handed.files
    }
    verbs = [line.verb for line in office.lines(before)]
    assert [verbs.count(v) for v in ("export_letter", "print_letters")] == [3, 1]
    assert "mark_sent" in verbs


def test_nothing_is_sent_twice(office: Desk, templates: Templates, tmp_path: Path) -> None:
    waiting(office)
    send_outbox(office.work, templates, tmp_path)
    before = office.store.head()
    handed = send_outbox(office.work, templates, tmp_path)
    assert (handed.files, handed.jobs) == ((), ())
    assert office.store.head() == before


def test_letters_can_be_sent_without_being_handed_over(office: Desk, templates: Templates) -> None:
    waiting(office)
    handed = send_outbox(office.work, templates)
    assert (handed.files, handed.jobs, handed.hindered) == ((), (), ())
    assert len(sent(office)) == 1
    assert "export_letter" not in {line.verb for line in office.lines()}


def test_one_meeting_can_be_sent_alone(office: Desk, templates: Templates, tmp_path: Path) -> None:
    waiting(office)
    other = office.group(MONDAY + timedelta(days=15))
    office.prepare(book(office.work, office.routed(), other))
    handed = send_outbox(office.work, templates, tmp_path, meeting_id=other)
    assert [file.name for file in handed.files] == ["kallelse-2026-00002.docx"]


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_the_file_of_a_call_has_the_same_name_for_every_kind_of_meeting(
    templates: Templates, kind: MeetingKind
) -> None:
    letter = LetterKind.__members__.get(kind.name, LetterKind.THREE_PARTY)
    row = outbox_row(of_kind(letter_row(412), kind), letter=letter)
    assert [one.file_name for one in made(templates, row)] == ["kallelse-2026-00412.docx"]


def test_a_three_party_letter_is_the_same_to_the_byte_for_every_reason(
    templates: Templates,
) -> None:
    row = replace(letter_row(), missed_on=None, new_meeting=None)
    reasons = (
        of_kind(row, MeetingKind.THREE_PARTY),
        of_kind(row, MeetingKind.THREE_PARTY_HIGH_RISK),
        replace(of_kind(row, MeetingKind.THREE_PARTY), missed_on=date(2026, 11, 17)),
    )
    for how in ({}, {"language": Language.ENGLISH}, {"easy_to_read": True}):
        contents = {
            one.content for one in made(templates, *(outbox_row(r, **how) for r in reasons))
        }
        assert len(contents) == 1


def test_three_reasons_end_to_end_give_three_letters_that_only_differ_in_the_case_number(
    office: Desk, templates: Templates, tmp_path: Path
) -> None:
    afraid = Answers(violence_indication=Answer.NO, social_phobia=Answer.YES)
    risk = Answers(violence_indication=Answer.YES)
    stayed_away = office.routed()
    for week in (1, 2):
        office.absent_from(stayed_away, MONDAY + timedelta(days=7 * week + 1))
    cases = {stayed_away: MeetingKind.THREE_PARTY}
    cases[office.routed(afraid)] = MeetingKind.THREE_PARTY
    cases[office.routed(risk)] = MeetingKind.THREE_PARTY_HIGH_RISK
    for case, kind in cases.items():
        meeting = plan_meeting(office.work, group_draft(MONDAY + timedelta(days=30), kind=kind))
        office.prepare(book(office.work, case, meeting), letter=LetterKind.THREE_PARTY)
    handed = send_outbox(office.work, templates, tmp_path)
    words = {
        words_in(file).replace(file.stem.removeprefix("kallelse-"), "NUMMER")
        for file in handed.files
    }
    assert len(handed.files) == 3
    assert len(words) == 1


def test_a_protected_person_gets_envelopes_and_no_address(
    office: Desk, templates: Templates, tmp_path: Path
) -> None:
    answers = replace(CALM, may_attend_group=Answer.YES)
    office.prepare(book(office.work, office.routed(answers, PROTECTED), office.group()))
    handed = send_outbox(office.work, templates, tmp_path)
    assert handed.hindered == ()
    assert [job.name for job in handed.jobs] == [
        "utskrift-2026-11-23.docx",
        "kuvert-2026-11-23.docx",
    ]
    (letter,) = handed.files
    assert recipient_in(letter.read_bytes()) == []
    for file in files_in(tmp_path):
        assert ANNA.street not in words_in(file)
        assert ANNA.telephone not in words_in(file)
    assert "19850412-9803" in words_in(handed.jobs[1])
    assert ANNA.family_name not in words_in(handed.jobs[1])


def test_nobody_else_gets_an_envelope(templates: Templates) -> None:
    (letter,) = made(templates, outbox_row())
    assert letter.envelopes == ()


def test_a_call_to_a_protected_person_does_not_stop_the_outbox(
    office: Desk, templates: Templates, tmp_path: Path
) -> None:
    answers = replace(CALM, may_attend_group=Answer.YES)
    booking = book(office.work, office.routed(answers, PROTECTED), office.group())
    office.prepare(booking, channel=Channel.TELEPHONE)
    handed = send_outbox(office.work, templates, tmp_path)
    assert [file.name for file in handed.files] == ["meddelande-2026-00001.txt"]


def folder_gone(folder: Path, _: pytest.MonkeyPatch) -> Path:
    return folder / "gone"


def third_file_fails(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    from documents.handing_over import write_atomically

    left = [1, 2]

    def write(folder: Path, name: str, data: bytes) -> Path:
        if not left:
            raise CouldNotWrite(folder / name, "No space left on device")
        left.pop()
        return write_atomically(folder, name, data)

    monkeypatch.setattr("ui.desk.papers.write_atomically", write)
    return folder


@pytest.mark.parametrize("trouble", [folder_gone, third_file_fails])
def test_what_cannot_be_written_is_not_sent_and_leaves_nothing(
    office: Desk, templates: Templates, folder: Path, monkeypatch: pytest.MonkeyPatch, trouble: Any
) -> None:
    waiting(office, 3)
    before = office.store.head()
    with pytest.raises(CouldNotWrite):
        send_outbox(office.work, templates, trouble(folder, monkeypatch))
    assert sent(office) == []
    assert files_in(folder) == []
    assert office.store.head() == before


def test_work_that_is_stopped_leaves_nothing(
    office: Desk, templates: Templates, tmp_path: Path
) -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int, count: int) -> None:
        if (done, count) == (2, 3):
            raise StoppedError

    waiting(office, 3)
    with pytest.raises(StoppedError):
        send_outbox(office.work, templates, tmp_path, progress=stop)
    assert sent(office) == []
    assert files_in(tmp_path) == []


def test_progress_is_told_letter_by_letter(templates: Templates) -> None:
    told: list[tuple[int, int]] = []
    rows = [outbox_row(letter_row(number)) for number in range(3)]
    make_letters(rows, templates, progress=lambda done, count: told.append((done, count)))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    "letter", [LetterKind.ENROLMENT_GENERAL, LetterKind.NEW_TIME, LetterKind.CANCELLED]
)
@pytest.mark.parametrize("channel", [Channel.SMS, Channel.TELEPHONE, Channel.EMAIL])
def test_a_short_message_names_no_office_unless_it_may(
    templates: Templates, letter: LetterKind, channel: Channel
) -> None:
    if (letter, channel) == (LetterKind.CANCELLED, Channel.EMAIL):
        return
    (neutral,) = made(templates, outbox_row(letter=letter, channel=channel))
    words = neutral.content.decode().casefold()
    assert "tid" in words
    assert not any(telling in words for telling in ("social", "bistånd", "kommun", "möte"))
    assert ROW.recipient.name.casefold() not in words
    assert neutral.file_name == "meddelande-2026-00001.txt"


@pytest.mark.parametrize("channel", [Channel.SMS, Channel.EMAIL])
def test_a_reminder_names_the_office_to_who_has_said_that_it_may(
    templates: Templates, channel: Channel
) -> None:
    row = outbox_row(letter=LetterKind.ENROLMENT_GENERAL, channel=channel, may_name_office=True)
    assert "socialtjänsten" in made(templates, row)[0].content.decode()


def test_there_are_no_words_for_an_email_about_a_meeting_that_is_off(templates: Templates) -> None:
    row = outbox_row(letter=LetterKind.CANCELLED, channel=Channel.EMAIL)
    assert why(templates, row) == [("no_words",)]


def test_an_sms_that_would_be_cut_in_two_is_hindered(templates: Templates) -> None:
    meeting = replace(ROW.meeting, place="Kommendörkaptensgatan " * 5)
    row = outbox_row(replace(letter_row(), meeting=meeting), channel=Channel.SMS)
    assert why(templates, row) == [("too_long",)]


def test_an_sms_goes_only_while_the_person_agrees(
    office: Desk, templates: Templates, tmp_path: Path
) -> None:
    def called() -> UUID:
        case = office.routed()
        give_consent(office.work, case, Channel.SMS)
        office.prepare(book(office.work, case, office.group()), channel=Channel.SMS)
        return case

    called()
    withdraw_consent(office.work, called(), Channel.SMS)
    office.prepare(book(office.work, office.routed(), office.group()), channel=Channel.SMS)
    handed = send_outbox(office.work, templates, tmp_path)
    assert [file.name for file in handed.files] == ["meddelande-2026-00001.txt"]
    assert len(texts(tmp_path)) == 1
    assert handed.jobs == ()


def test_an_offices_own_template_takes_the_place_of_ours(office: Desk, tmp_path: Path) -> None:
    template = docx.Document(BytesIO(our_template(THREE_PARTY)))
    template.paragraphs[-1].add_run("Sundvalla är vackrast om våren.")
    own = BytesIO()
    template.save(own)
    save_template(
        office.store,
        LetterKind.THREE_PARTY,
        Language.SWEDISH,
        own.getvalue(),
        approved_by="Åsa Chef",
        review_on=date(2027, 1, 1),
    )
    (letter,) = made(templates_of(office.work), outbox_row())
    assert any("vackrast om våren" in line for line in reread(letter.content).paragraphs)
    (other,) = made(templates_of(office.work), outbox_row(letter=LetterKind.NEW_TIME))
    assert not any("vackrast om våren" in line for line in reread(other.content).paragraphs)


def test_a_template_is_compiled_once(templates: Templates) -> None:
    assert templates.of(THREE_PARTY) is templates.of(THREE_PARTY)


def test_a_letter_without_a_caseworker_is_signed_by_the_office() -> None:
    nobody = replace(ROW.caseworker, name="", title="", telephone="", telephone_hours="", email="")
    signed = signed_by_somebody(replace(ROW, caseworker=nobody), OFFICE).caseworker
    assert (signed.name, signed.title) == (OFFICE.municipality, OFFICE.unit)
    assert (signed.telephone, signed.telephone_hours) == (OFFICE.telephone, OFFICE.telephone_hours)


def test_a_caseworker_keeps_what_is_theirs() -> None:
    known = replace(ROW.caseworker, telephone_hours="")
    assert signed_by_somebody(replace(ROW, caseworker=known), OFFICE).caseworker == known


def test_an_absence_is_told_in_the_letter_about_a_new_time(
    office: Desk, templates: Templates, tmp_path: Path
) -> None:
    case = office.routed()
    office.absent_from(case, MONDAY + timedelta(days=8))
    (first,) = office.all(Invitation)
    assert first.case_id == case
    booking = book(
        office.work, case, office.group(MONDAY + timedelta(days=22)), replaces=first.booking_id
    )
    office.prepare(booking, letter=LetterKind.NEW_TIME)
    (letter,) = send_outbox(office.work, templates, tmp_path).files
    assert "1 december" in words_in(letter).replace("\u00a0", " ")
    assert Attendance.ABSENT.label not in words_in(letter)

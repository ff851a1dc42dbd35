"""The single letters that can be written in a case: a certificate of attendance, or a call once more."""

from dataclasses import dataclass
from datetime import date

from models.actions.invitations import InvitationDraft, prepare_invitations
from models.actions.work import Work
from models.queries.case_file import CaseFile, HeldMeeting
from models.rules.letters import CALLS
from models.vocabulary import Attendance, Channel, LetterKind
from ui.desk.booking import certify

_CAME = (Attendance.PRESENT, Attendance.PARTLY)
_NO_CALLS = (LetterKind.CANCELLED, LetterKind.ATTENDANCE_CERTIFICATE)


@dataclass(frozen=True, slots=True)
class LetterChoice:
    """A letter that can be written now, and the meeting it is about."""

    letter: LetterKind
    meeting: HeldMeeting


def letter_choices(file: CaseFile, today: date) -> tuple[LetterChoice, ...]:
    """Return the letters that can be written: calls to what is ahead, certificates of what was attended."""
    standing = [m for m in file.meetings if not (m.cancelled or m.waiting)]
    calls = (
        LetterChoice(_call(file, m), m) for m in standing if m.day >= today and m.attendance is None
    )
    certificates = (
        LetterChoice(LetterKind.ATTENDANCE_CERTIFICATE, m)
        for m in reversed(standing)
        if m.attendance in _CAME
    )
    return (*calls, *certificates)


def write_letter(work: Work, file: CaseFile, choice: LetterChoice) -> None:
    """Make a letter ready in the outbox."""
    if choice.letter is LetterKind.ATTENDANCE_CERTIFICATE:
        certify(work, choice.meeting.booking_id)
        return
    draft = InvitationDraft(
        booking_id=choice.meeting.booking_id,
        letter=choice.letter,
        channel=Channel.LETTER,
        language=file.recipient.language,
        easy_to_read=file.recipient.easy_to_read,
    )
    prepare_invitations(work, (draft,))


def _call(file: CaseFile, meeting: HeldMeeting) -> LetterKind:
    """Return the letter that called to the meeting before, else the one for its kind."""
    before = (
        m.letter
        for m in file.messages
        if m.booking_id == meeting.booking_id and m.letter not in _NO_CALLS
    )
    return next(before, CALLS[meeting.kind])

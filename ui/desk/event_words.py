"""The log of a case in words: who did or read what. A verb of the log is a sentence here, never a value."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from types import MappingProxyType

from models.queries.case_file import CaseFile, Event, HeldMeeting, SentMessage
from models.text import N_
from models.vocabulary import Attendance, DecisionOutcome

VERBS: Mapping[str, str] = MappingProxyType(
    {
        # The case and its person
        "register_case": N_("Case registered"),
        "change_person": N_("Particulars changed"),
        "change_case": N_("Case changed"),
        "record_birth_date": N_("Date of birth recorded"),
        "close_case": N_("Case closed"),
        "reopen_case": N_("Case opened again"),
        "hand_over_case": N_("Case handed over"),
        "link_household": N_("Linked to the household"),
        "leave_household": N_("No longer linked to the household"),
        "give_channel_consent": N_("Consent to a channel recorded"),
        "withdraw_channel_consent": N_("Consent to a channel withdrawn"),
        # The decision and the route
        "record_decision": N_("Decision recorded"),
        "save_answers": N_("Questions answered"),
        "choose_route": N_("Route chosen"),
        "agree_follow_up": N_("Follow-up recorded"),
        "record_earlier_exemption": N_("Earlier exemption recorded"),
        # Meetings
        "plan_meeting": N_("Meeting planned"),
        "change_meeting": N_("Meeting changed"),
        "cancel_meeting": N_("Meeting cancelled by us"),
        "reinstate_meeting": N_("Meeting no longer cancelled"),
        "book_meeting": N_("Meeting booked"),
        "cancel_booking": N_("Place cancelled"),
        "reinstate_booking": N_("Place given back"),
        "record_attendance": N_("Attendance recorded"),
        # Letters
        "prepare_invitation": N_("Message made ready"),
        "mark_sent": N_("Message sent"),
        "mark_returned": N_("Returned mail recorded"),
        "record_earlier_letter": N_("Earlier letter recorded"),
        "export_letter": N_("Letter saved to a folder"),
        "export_message": N_("Message saved to a folder"),
        "print_letters": N_("Letters printed"),
        # Notes
        "write_note": N_("Note written"),
        "change_note": N_("Note changed"),
        "sign_note": N_("Note signed"),
        "save_draft": N_("Draft saved"),
        "discard_draft": N_("Draft discarded"),
        # Looks
        "read_case": N_("Case opened"),
        "read_events": N_("Events read"),
        "read_sent": N_("Message opened as it was sent"),
        "export_sent": N_("Message saved as it was sent"),
        "search": N_("Search"),
        "export_list": N_("List saved"),
        # Taken back
        "put_in_bin": N_("Put in the bin"),
        "take_back": N_("Taken back from the bin"),
        "undo": N_("Undone"),
        # The office and its vault
        "begin_day": N_("Next step settled for a new day"),
        "follow_routine": N_("Next step settled by a new routine"),
        "add_caseworker": N_("Caseworker added"),
        "change_caseworker": N_("Caseworker's particulars changed"),
        "end_caseworker": N_("Caseworker ended"),
        "approve_routine": N_("Routine approved"),
        "save_setting": N_("Settings saved"),
        "save_template": N_("Template approved"),
        "drop_template": N_("Own template put aside"),
        "rebuild_search": N_("Search rebuilt"),
        "create_vault": N_("Vault created"),
        "open_vault": N_("Vault opened"),
        "open_as_found": N_("Vault opened although it was older than when last closed"),
        "change_password": N_("Password changed"),
        "renew_recovery_key": N_("Recovery key renewed"),
        "recover_vault": N_("Vault opened with the recovery key"),
        "failed_unlock": N_("Unlocking failed"),
        "migrate": N_("Database brought up to date"),
        "restore": N_("Backup restored"),
    }
)
LOOKS = frozenset(
    {"read_case", "read_events", "read_sent", "export_sent", "begin_day", "follow_routine"}
)
_CAME_TO_NOTHING = N_("Attendance taken back")
_ATTENDED: Mapping[Attendance | None, str] = MappingProxyType(
    {
        Attendance.PRESENT: N_("Came to the meeting"),
        Attendance.PARTLY: N_("Took part in some of the meeting"),
        Attendance.ABSENT: N_("Did not come to the meeting"),
        Attendance.EXCUSED: N_("Had a valid excuse"),
        Attendance.CANCELLED: N_("Cancelled beforehand"),
        None: _CAME_TO_NOTHING,
    }
)
_DECIDED: Mapping[DecisionOutcome | None, str] = MappingProxyType(
    {
        DecisionOutcome.APPROVED: N_("Support approved: decision recorded"),
        DecisionOutcome.REFUSED: N_("Support refused: decision recorded"),
        None: VERBS["record_decision"],
    }
)
_MOVED_UP = N_("Got a place from the waiting list")
_MOVES_UP = frozenset(
    {"cancel_booking", "record_attendance", "put_in_bin", "change_meeting", "undo"}
)
_CHANGES = frozenset({"change_person", "change_case"})
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "given_name": N_("name"),
        "family_name": N_("name"),
        "birth_date": N_("date of birth"),
        "care_of": N_("address"),
        "street": N_("address"),
        "postcode": N_("address"),
        "town": N_("address"),
        "telephone": N_("telephone"),
        "email": N_("e-mail"),
        "language": N_("language of letters"),
        "easy_to_read": N_("easy to read"),
        "interpreter_language": N_("interpreter"),
        "protected": N_("protected identity"),
        "value": N_("person number"),
        "number": N_("case number"),
        "area": N_("area"),
        "contact_date": N_("first contact"),
        "application_date": N_("application date"),
        "kind": N_("kind of case"),
        "support_since": N_("support since"),
        "earlier_absences": N_("earlier absences"),
    }
)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was done or read: when, by whom, the words for it and what it was about."""

    at: datetime
    who: str
    verb: str
    words: str  # a msgid
    meeting: HeldMeeting | None = None
    message: SentMessage | None = None
    fields: tuple[str, ...] = ()  # msgids

    @property
    def is_look(self) -> bool:
        """Whether nothing was changed by it."""
        return self.verb in LOOKS


def told(events: Iterable[Event], file: CaseFile) -> tuple[Told, ...]:
    """Return the events of a case in words, the latest first: what one verb did at once is one of them."""
    newest = _Newest()
    steps = groupby(events, key=lambda event: (event.at, event.who, event.verb))
    return tuple(_told(tuple(lines), file, newest) for _, lines in steps)


class _Newest:
    """Knows whether a line is the newest that sets something: only then do the records still say it."""

    def __init__(self) -> None:
        self._seen: set[object] = set()

    def sets(self, what: object) -> bool:
        new = what not in self._seen
        self._seen.add(what)
        return new


def _told(lines: tuple[Event, ...], file: CaseFile, newest: _Newest) -> Told:
    first = lines[0]
    records = {event.record for event in lines}
    message = next((m for m in file.messages if m.invitation_id in records), None)
    about = {m.booking_id for m in file.messages if m is message}
    meetings = (m for m in file.meetings if m.booking_id in records | about)
    meeting = next(meetings, None)
    return Told(
        at=first.at,
        who=first.who,
        verb=first.verb,
        words=_words(lines, file, meeting, newest),
        meeting=meeting,
        message=message,
        fields=tuple(dict.fromkeys(_fields(lines))),
    )


def _fields(lines: tuple[Event, ...]) -> Iterator[str]:
    """Yield which particulars were changed; a record that is new says nothing by them."""
    if lines[0].verb in _CHANGES:
        for line in lines:
            yield from (FIELDS[name] for name in line.fields if name in FIELDS)


def _words(
    lines: tuple[Event, ...], file: CaseFile, meeting: HeldMeeting | None, newest: _Newest
) -> str:
    verb = lines[0].verb
    marked = _set("attendance", lines, newest)
    decided = any(e.kind == "decision" for e in lines) and newest.sets("decision")
    if verb in _MOVES_UP and not marked and any("waiting" in e.fields for e in lines):
        return _MOVED_UP
    if verb == "record_attendance" and marked and meeting:
        return _ATTENDED[meeting.attendance]
    return _DECIDED[file.decision] if decided else VERBS.get(verb, verb)


def _set(field: str, lines: tuple[Event, ...], newest: _Newest) -> bool:
    setting = [newest.sets((line.record, field)) for line in lines if field in line.fields]
    return any(setting)

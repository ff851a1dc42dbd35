"""Kommande möten: who is called to which meeting, how and whether the invitation came back."""

from dataclasses import replace
from typing import Final

from documents.sheet import CLOCK, DATE, DAY, WORD, Column, Sheet
from models.queries.list_rows import MeetingListRow
from models.text import N_
from models.vocabulary import MeetingKind, Term


def with_initials(row: MeetingListRow) -> MeetingListRow:
    """Return the row with the name as initials, for an office that wants its lists so."""
    return replace(row, name="".join(f"{word[0]}." for word in row.name.replace(",", " ").split()))


def _kind(row: MeetingListRow) -> Term:
    """Return the kind as it may stand on a list: high risk is never told outside the case (A23)."""
    if row.kind is MeetingKind.THREE_PARTY_HIGH_RISK:
        return MeetingKind.THREE_PARTY
    return row.kind


def _reply(row: MeetingListRow) -> str:
    if row.attendance is not None:
        return row.attendance.label
    return N_("Returned by post") if row.returned else ""


COMING_MEETINGS: Final[Sheet[MeetingListRow]] = Sheet(
    stem="kommande-moten",
    title=N_("Coming meetings"),
    purpose=N_("Purpose: handling of cases, to prepare the meetings."),
    columns=(
        Column(N_("Day"), lambda row: row.day, DAY),
        Column(N_("Start"), lambda row: row.start, CLOCK),
        Column(N_("End"), lambda row: row.end, CLOCK),
        Column(N_("Meeting"), _kind, WORD),
        Column(N_("Place"), lambda row: row.place),
        Column(N_("Case number"), lambda row: row.case_number),
        Column(N_("Name"), lambda row: row.name),
        Column(N_("Interpreter"), lambda row: row.interpreter_language),
        Column(N_("Invited"), lambda row: row.sent, DATE),
        Column(N_("Channel"), lambda row: row.channel, WORD),
        Column(N_("Reply"), _reply, WORD),
    ),
)

"""The weekly lists: rows from the records, columns from `documents`, files in a folder somebody chose."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from documents.absences import ABSENCES
from documents.attendance_list import ATTENDANCE_LIST
from documents.coming_meetings import COMING_MEETINGS
from documents.handing_over import write_atomically
from documents.overdue import OVERDUE
from documents.sheet import Heading, Sheet
from documents.weekly_follow_up import WEEKLY_FOLLOW_UP
from documents.wording import language_name
from models.actions.work import Work
from models.queries import lists
from models.queries.list_rows import MeetingListRow
from models.queries.lists import Listed
from models.queries.meetings import MeetingRow, meetings_between
from models.queries.office import names, office
from models.routine import GROUPS
from models.vocabulary import Language

Translator = Callable[[str], str]
_AHEAD = timedelta(days=13)  # this week and the next


@dataclass(frozen=True, slots=True)
class Made:
    """One list: what it is, its rows and what stands above them."""

    stem: str
    sheet: Sheet[Any]
    listed: Listed[Any]
    heading: Heading


def weekly_lists(
    work: Work, _: Translator, language: Language = Language.SWEDISH
) -> tuple[Made, ...]:
    """Return the week's lists: follow-up, coming meetings, absences, overdue and one for each group."""
    today, ahead = work.today, work.today + _AHEAD
    with work.store.read() as session:
        made_by = names(session)(work.store.who)
        listing = _Listing(work, _, language, office(session).secrecy, made_by)
        return (
            listing.made(
                WEEKLY_FOLLOW_UP,
                lists.weekly_follow_up(session, today, _sunday(today)),
                _("Week {number}").format(number=today.isocalendar().week),
            ),
            listing.made(
                COMING_MEETINGS, _worded(lists.coming_meetings(session, today, ahead), language)
            ),
            listing.made(ABSENCES, lists.absences(session, today, work.routines)),
            listing.made(OVERDUE, lists.overdue(session, today)),
            *(
                listing.group(group, lists.attendance_list(session, group.meeting_id))
                for group in meetings_between(session, today, ahead)
                if group.kind in GROUPS and group.called
            ),
        )


@dataclass(frozen=True, slots=True)
class _Listing:
    work: Work
    translate: Translator
    language: Language
    secrecy: str
    made_by: str

    def made(self, sheet: Sheet[Any], listed: Listed[Any], about: str = "", name: str = "") -> Made:
        heading = Heading(
            secrecy=self.secrecy,
            made_by=self.made_by,
            made_at=self.work.store.now(),
            left_out=listed.left_out,
            about=about,
            language=self.language,
        )
        return Made(name or sheet.stem, sheet, listed, heading)

    def group(self, group: MeetingRow, listed: Listed[Any]) -> Made:
        kind = self.translate(group.kind.label)
        about = f"{kind}, {group.place}, {group.day} {group.starts:%H.%M}"
        return self.made(ATTENDANCE_LIST, listed, about, f"{ATTENDANCE_LIST.stem}-{group.day}")


def _worded(listed: Listed[MeetingListRow], language: Language) -> Listed[MeetingListRow]:
    """Return the meetings with each interpreter's language by its name."""
    rows = (
        replace(row, interpreter_language=language_name(row.interpreter_language, language))
        for row in listed.rows
    )
    return replace(listed, rows=tuple(rows))


def _sunday(today: date) -> date:
    return today + timedelta(days=6 - today.weekday())


def write_lists(work: Work, made: tuple[Made, ...], folder: Path, _: Translator) -> Iterator[Path]:
    """Write lists into a folder, each as a file of its own, and log each export."""
    for one in made:
        data = one.sheet.write(one.listed.rows, one.heading, _)
        yield write_atomically(folder, f"{one.stem}.xlsx", data)
        work.store.note("export_list", one.sheet.stem, rows=len(one.listed.rows))

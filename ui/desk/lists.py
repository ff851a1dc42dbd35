"""The weekly lists: rows from the records, columns from `documents`, files in a folder somebody chose."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

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
from models.queries.office import office
from models.routine import GROUPS
from models.vocabulary import Language
from ui.desk.papers import Progress, nobody, write_all

Translator = Callable[[str], str]
_AHEAD = timedelta(days=13)  # this week and the next
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Made:
    """One list: what it is, its rows and what stands above them."""

    stem: str
    sheet: Sheet[Any]
    listed: Listed[Any]
    heading: Heading


@dataclass(frozen=True, slots=True)
class Choice:
    """One list that can be made; an attendance list is of one group."""

    sheet: Sheet[Any]
    group: MeetingRow | None = None

    @property
    def has_weeks(self) -> bool:
        """Whether it is of a week that can be chosen."""
        return self.sheet in {WEEKLY_FOLLOW_UP, COMING_MEETINGS}

    @property
    def has_owner(self) -> bool:
        """Whether it can be narrowed to one caseworker's cases."""
        return self.group is None


@dataclass(frozen=True, slots=True)
class Wish:
    """What a list is narrowed to: how many weeks ahead, and whose cases (by id and name)."""

    weeks: int = 0
    signed_by: UUID | None = None
    name: str = ""


EVERYTHING = Wish()
_Rows = Callable[[Session, Work, Wish, Language], Listed[Any]]


def choices(work: Work) -> tuple[Choice, ...]:
    """Return the lists there are: follow-up, coming meetings, absences, overdue and one for each group."""
    today = work.today
    with work.store.read() as session:
        groups = meetings_between(session, today, today + _AHEAD)
    return (
        *(Choice(sheet) for sheet in (WEEKLY_FOLLOW_UP, COMING_MEETINGS, ABSENCES, OVERDUE)),
        *(
            Choice(ATTENDANCE_LIST, group)
            for group in groups
            if group.kind in GROUPS and group.called
        ),
    )


def make_list(
    work: Work,
    choice: Choice,
    _: Translator,
    language: Language = Language.SWEDISH,
    wish: Wish = EVERYTHING,
) -> Made:
    """Return one list as it stands now."""
    with work.store.read() as session:
        if choice.group is None:
            listed = _ROWS[choice.sheet.stem](session, work, wish, language)
        else:
            listed = lists.attendance_list(session, choice.group.meeting_id)
        secrecy = office(session).secrecy
    heading = Heading(
        secrecy=secrecy,
        made_by=work.store.who,
        made_at=work.store.now(),
        left_out=listed.left_out,
        about=_about(work, choice, wish, _),
        language=language,
    )
    return Made(_stem(choice), choice.sheet, listed, heading)


def weekly_lists(
    work: Work, _: Translator, language: Language = Language.SWEDISH
) -> tuple[Made, ...]:
    """Return the week's lists, all of them."""
    return tuple(make_list(work, choice, _, language) for choice in choices(work))


def week_of_wish(work: Work, wish: Wish) -> int:
    """Return the number of the week a list is of."""
    return (work.today + wish.weeks * _WEEK).isocalendar().week


def _about(work: Work, choice: Choice, wish: Wish, _: Translator) -> str:
    """Return which week, group or caseworker a list is about."""
    if choice.group is not None:
        group, kind = choice.group, _(choice.group.kind.label)
        return f"{kind}, {group.place}, {group.day} {group.starts:%H.%M}"
    week = ""
    if choice.sheet is WEEKLY_FOLLOW_UP or (wish.weeks and choice.has_weeks):
        week = _("Week {number}").format(number=week_of_wish(work, wish))
    return ", ".join(filter(None, (week, wish.name)))


def _stem(choice: Choice) -> str:
    stem = choice.sheet.stem
    return stem if choice.group is None else f"{stem}-{choice.group.day}"


def _follow_up(session: Session, work: Work, wish: Wish, _: Language) -> Listed[Any]:
    until = _sunday(work.today) + wish.weeks * _WEEK
    return lists.weekly_follow_up(session, work.today, until, wish.signed_by)


def _coming(session: Session, work: Work, wish: Wish, language: Language) -> Listed[Any]:
    monday = _sunday(work.today) + wish.weeks * _WEEK - timedelta(days=6)
    first = max(work.today, monday)
    return _worded(lists.coming_meetings(session, first, first + _AHEAD, wish.signed_by), language)


def _absences(session: Session, work: Work, wish: Wish, _: Language) -> Listed[Any]:
    return lists.absences(session, work.today, work.routines, wish.signed_by)


def _overdue(session: Session, work: Work, wish: Wish, _: Language) -> Listed[Any]:
    return lists.overdue(session, work.today, wish.signed_by)


_ROWS: Mapping[str, _Rows] = MappingProxyType(
    {
        WEEKLY_FOLLOW_UP.stem: _follow_up,
        COMING_MEETINGS.stem: _coming,
        ABSENCES.stem: _absences,
        OVERDUE.stem: _overdue,
    }
)


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
        _note(work, one)


def save_lists(
    work: Work, made: Sequence[Made], folder: Path, _: Translator, progress: Progress = nobody
) -> tuple[Path, ...]:
    """Write lists into a folder, all of them or none, and log each export.

    Raises CouldNotWrite. An exception from `progress` stops the work, and no file is left.
    """
    papers = (
        (f"{one.stem}.xlsx", one.sheet.write(one.listed.rows, one.heading, _, progress))
        for one in made
    )
    files = write_all(folder, papers)
    for one in made:
        _note(work, one)
    return files


def _note(work: Work, one: Made) -> None:
    work.store.note("export_list", one.sheet.stem, rows=len(one.listed.rows))

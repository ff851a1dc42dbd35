"""A meeting in words: what its card in the week strip says."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from models.queries.today import Who
from models.queries.week import WeekMeeting
from models.routine import GROUPS
from models.text import N_
from models.vocabulary import MeetingKind
from ui.i18n import Translator
from ui.places import Place
from ui.widgets.week_strip import StripCard, StripDay
from ui.wording import clock, long_day, short_day, span

_FRIDAY = 4
_SHORT = {
    MeetingKind.ENROLMENT_GENERAL: N_("Enrolment, general"),
    MeetingKind.ENROLMENT_SFI: N_("Enrolment, SFI"),
    # What a week strip shows can be seen over a shoulder: high risk stays in the case.
    MeetingKind.THREE_PARTY_HIGH_RISK: MeetingKind.THREE_PARTY.label,
}


def short_kind(kind: MeetingKind, translate: Translator) -> str:
    """Return what a meeting is called where there is little room."""
    return translate(_SHORT.get(kind, kind.label))


def shown_kind(kind: MeetingKind, translate: Translator) -> str:
    """Return what a meeting is called; that one is of high risk is told in the case only."""
    risk = kind is MeetingKind.THREE_PARTY_HIGH_RISK
    return translate(MeetingKind.THREE_PARTY.label if risk else kind.label)


def shown_name(who: Who) -> str:
    """Return a person's name; a protected person is called by the case number."""
    return who.case_number if who.protected else who.name


def is_over(meeting: WeekMeeting, now: datetime) -> bool:
    """Tell whether a meeting has ended."""
    return datetime.combine(meeting.day, meeting.ends) <= now.replace(tzinfo=None)


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def strip_days(
    monday: date,
    meetings: Iterable[WeekMeeting],
    now: datetime,
    translate: Translator,
    *,
    most: int | None = None,
) -> tuple[StripDay, ...]:
    """Return the five days of a week, and those of the weekend that have a meeting.

    With `most`, a day shows that many cards and how many more there are.
    """
    days: dict[date, list[WeekMeeting]] = {monday + timedelta(days=n): [] for n in range(7)}
    for meeting in meetings:
        days[meeting.day].append(meeting)
    shown = (day for day in days if day.weekday() <= _FRIDAY or days[day])
    return tuple(_day(day, days[day], now, translate, most) for day in shown)


def _day(
    day: date, held: Sequence[WeekMeeting], now: datetime, translate: Translator, most: int | None
) -> StripDay:
    weekday, _, rest = short_day(day, translate).partition(" ")
    most = len(held) if most is None or len(held) == most + 1 else most
    more = len(held) - most
    words = translate.ngettext("{count} more", "{count} more", more).format(count=more)
    return StripDay(
        heading=weekday,
        day=rest,
        today=translate("today") if day == now.date() else "",
        cards=tuple(card(meeting, now, translate) for meeting in held[:most]),
        more=words if more > 0 else "",
        more_key=Place("meetings", held[most].meeting_id) if more > 0 else None,
    )


def card(meeting: WeekMeeting, now: datetime, translate: Translator) -> StripCard:
    """Return the card of a meeting."""
    kind, note = short_kind(meeting.kind, translate), _note(meeting, now, translate)
    when = span(meeting.starts, meeting.ends)
    parts = (long_day(meeting.day, translate), when, kind, note)
    return StripCard(
        key=meeting.meeting_id,
        time=clock(meeting.starts),
        until=when.removeprefix(clock(meeting.starts)),
        title=kind,
        note=note,
        spoken=", ".join(parts),
        state=_state(meeting, now),
        past=is_over(meeting, now),
    )


def _state(meeting: WeekMeeting, now: datetime) -> str:
    if is_over(meeting, now):
        return "warn" if meeting.unmarked else "done"
    return "warn" if meeting.without_interpreter and meeting.kind not in GROUPS else ""


def _note(meeting: WeekMeeting, now: datetime, translate: Translator) -> str:
    """Return who is called and what is missing; the word that matters stands first."""
    over = is_over(meeting, now)
    if over and meeting.unmarked:
        return " · ".join((translate("attendance missing"), _people(meeting, translate)))
    if over and meeting.who is None:
        words = translate("{came} of {called} came")
        return words.format(came=meeting.came, called=max(meeting.called, meeting.came))
    return " · ".join(filter(None, (_people(meeting, translate), _tongue(meeting, translate))))


def _people(meeting: WeekMeeting, translate: Translator) -> str:
    if meeting.who is not None:
        return shown_name(meeting.who)
    if meeting.capacity is not None:
        words = translate("{called} of {capacity} called")
        return words.format(called=meeting.called, capacity=meeting.capacity)
    words = translate.ngettext("{count} called", "{count} called", meeting.called)
    return words.format(count=meeting.called)


def _tongue(meeting: WeekMeeting, translate: Translator) -> str:
    if not meeting.interpreters:
        return ""
    if meeting.kind in GROUPS:
        return translate("interpreter {count}").format(count=meeting.interpreters)
    missing = meeting.without_interpreter > 0
    return translate("interpreter missing") if missing else translate("interpreter")

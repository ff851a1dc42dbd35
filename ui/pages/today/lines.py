"""The lines of today's queue in words: what waits, by which rule and day, and where its button leads."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from models.queries.today import Group, Queue, Waiting, WaitingCase, WaitingMeeting, Who
from models.routine import GROUPS
from models.rules.work_queue import Bucket
from models.text import N_
from ui.i18n import Translator
from ui.pages.meetings.words import shown_kind
from ui.pages.today.words import place_of, rule_words, step_words
from ui.places import Place
from ui.widgets.queue_view import QueueGroup, QueueItem
from ui.wording import clock, days_left, long_day, short_date, span

_WEEK = 7  # days


_HEADINGS = {
    Bucket.LATE: (N_("Overdue"), N_("Nothing is overdue.")),
    Bucket.TODAY: (N_("Today"), N_("Nothing more today.")),
    Bucket.THIS_WEEK: (N_("This week"), N_("Nothing more this week.")),
}
_ICONS = {
    Bucket.LATE: ("late", "late"),
    Bucket.TODAY: ("clock", "text2"),
    Bucket.THIS_WEEK: ("calendar", "text2"),
}


def queue_groups(queue: Queue, now: datetime, translate: Translator) -> tuple[QueueGroup, ...]:
    """Return the three groups of the queue as they are shown; an empty one names the next day."""
    lines = _Lines(now, translate)
    return tuple(
        lines.group(group, _next_day(queue, number)) for number, group in enumerate(queue.groups)
    )


def _next_day(queue: Queue, number: int) -> date | None:
    """Return the first day in a later group, or after the week."""
    later = (line.due for group in queue.groups[number + 1 :] for line in group.lines)
    return min(later, default=queue.next_day)


@dataclass(frozen=True, slots=True)
class _Lines:
    now: datetime
    translate: Translator

    def group(self, group: Group, next_day: date | None) -> QueueGroup:
        heading, empty = map(self.translate, _HEADINGS[group.bucket])
        late = group.bucket is Bucket.LATE
        hidden = group.count - len(group.lines)
        more = self.translate("{count} more: the lists have all of them.")
        return QueueGroup(
            heading=heading,
            count=group.count,
            items=tuple(self.item(line, group.bucket) for line in group.lines),
            empty="" if group.lines else self._nothing(empty, next_day),
            note=self.translate("Oldest first") if late and group.lines else "",
            more=more.format(count=hidden) if hidden > 0 else "",
            late=late,
        )

    def _nothing(self, empty: str, next_day: date | None) -> str:
        if next_day is None:
            return empty
        day = long_day(next_day, self.translate)
        return f"{empty} {self.translate('The next date is {day}.').format(day=day)}"

    def item(self, line: Waiting, group: Bucket) -> QueueItem:
        return (
            self.meeting(line, group)
            if isinstance(line, WaitingMeeting)
            else self.case(line, group)
        )

    def case(self, line: WaitingCase, group: Bucket) -> QueueItem:
        words = step_words(line.step)
        icon, color = _ICONS[group]
        what = words.late if group is Bucket.LATE else words.ahead
        return QueueItem(
            key=place_of(line),
            icon=icon,
            color=color,
            **self.who(line.who),
            what=self.translate(what),
            why=self.why(line),
            action=self.translate(words.action),
            **self.when(line.due),
        )

    def meeting(self, line: WaitingMeeting, group: Bucket) -> QueueItem:
        alone = line.who is not None and line.kind not in GROUPS
        icon, color = _ICONS[group]
        if not alone and group is not Bucket.LATE:
            icon, color = "people", "accent"
        return QueueItem(
            key=Place("meetings", line.meeting_id),
            icon=icon,
            color=color,
            **(self.who(line.who) if alone and line.who else self.group_of(line)),
            what=self.missing(line, alone=alone),
            why=self.held(line, alone=alone),
            action=self.translate("Mark attendance"),
            **self.when(line.due),
        )

    def who(self, who: Who) -> dict[str, Any]:
        if who.protected:
            under = self.translate("Protected personal data")
            return {"title": who.case_number, "under": under, "shield": True}
        born = who.born.isoformat() if who.born else ""
        return {"title": who.name, "under": " · ".join(filter(None, (born, who.case_number)))}

    def group_of(self, line: WaitingMeeting) -> dict[str, str]:
        many = self.translate.ngettext("{count} person", "{count} persons", line.missing)
        under = " · ".join(filter(None, (many.format(count=line.missing), line.place)))
        return {"title": shown_kind(line.kind, self.translate), "under": under}

    def missing(self, line: WaitingMeeting, *, alone: bool) -> str:
        if alone:
            return self.translate("Attendance is missing")
        words = self.translate.ngettext(
            "Attendance is missing for {count} person",
            "Attendance is missing for {count} persons",
            line.missing,
        )
        return words.format(count=line.missing)

    def held(self, line: WaitingMeeting, *, alone: bool) -> str:
        over = datetime.combine(line.due, line.ends) <= self.now
        words = N_("Ended {time}") if over else N_("Held {time}")
        time = clock(line.ends) if over else span(line.starts, line.ends)
        told = self.translate(words).format(time=time)
        return f"{shown_kind(line.kind, self.translate)} · {told}" if alone else told

    def when(self, due: date) -> dict[str, Any]:
        today = self.now.date()
        return {
            "when": short_date(due, today, self.translate),
            "left": days_left(due, today, self.translate),
            "late": due < today,
        }

    def why(self, line: WaitingCase) -> str:
        """Return the rule behind the day, with the day it counts from."""
        rule = rule_words(line)
        if rule is None:
            return ""
        late = line.due < self.now.date()
        day = rule.counts_from(line)
        told = short_date(day, self.now.date(), self.translate) if day else "–"
        what = self.translate(rule.late if late and rule.late else rule.words).format(day=told)
        return self.within((line.due - day).days, what) if rule.within and day else what

    def within(self, days: int, what: str) -> str:
        if days == _WEEK:
            return self.translate("Within a week from {what}").format(what=what)
        words = self.translate.ngettext(
            "Within {count} day from {what}", "Within {count} days from {what}", days
        )
        return words.format(count=days, what=what)
